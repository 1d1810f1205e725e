"""Asking on the command line: a page's questions on stderr, answers from standard input, a line at a time.

Rule: what was typed is read once, so that a slip is said at once; nothing is saved here. Where nobody sits before it,
a slip is not said for ever: a few in a row end it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NoReturn

import click

from clientdesk.cli.longtext import MOST
from clientdesk.cli.output import width
from clientdesk.cli.spelled import spelled
from clientdesk.model.names import clean_lines
from clientdesk.playbook.exit.question import Kind, Question, Unread, day_of, read, shown
from clientdesk.playbook.exit.view import PageView

if TYPE_CHECKING:
    from clientdesk.cli.session import Session

HINT = "Enter takes what stands in [ ]. - leaves it empty, ? says what is asked; back, skip and quit work everywhere."
OWN_WORDS = "In your own words"
_HINT_BELOW = f"  {HINT}"
_PATIENCE = 3
"""So many refusals of one question end it, where nobody is there to read them."""


class Back(Exception):
    """The person wants the page before."""


class Skip(Exception):
    """The person wants to leave the step out."""


class Quit(Exception):
    """The person wants to go on another time."""


class Unheard(EOFError):
    """What comes in answers nothing that is asked, as if nothing came; why has been said."""


class Refusals:
    """What was refused of one question so far."""

    def __init__(self) -> None:
        self._left = _PATIENCE

    def say(self, *lines: str) -> None:
        """Say why it was refused; raises Unheard where nobody is there, and it was refused before."""
        say(*lines)
        self._left -= 1
        if self._left <= 0 and not (sys.stdin and sys.stdin.isatty()):
            _give_up(f"That was refused {_PATIENCE} times: what is piped in does not answer what is asked.")


def ask_page(session: Session, asked: PageView) -> dict[str, str]:
    """A page's answers as typed; what Enter takes as it stands is left out."""
    page = asked.page
    say("", asked.title, page.heading, *(f"  {spelled(session, note)}" for note in page.notes), *_calendar(asked))
    if not page.questions:
        go_on()
        return {}
    typed: dict[str, str] = {}
    for question in page.questions:
        # what a last one of several needs hangs on those before it, so that the page itself judges it
        is_free = question is page.questions[-1] and len(page.questions) > 1
        typed |= _ask(question, asked.values[question.key], session.today, is_needed=question.required and not is_free)
    return typed


def go_on() -> None:
    """Wait for Enter; what is typed besides it is answered, and never taken for something else."""
    told = "Nothing is asked here, so nothing was kept of that. Enter goes on; back, skip and quit work too."
    refusals = Refusals()
    while ask_line("Enter goes on", told):
        refusals.say(told)


def _calendar(asked: PageView) -> Iterator[str]:
    """The months around the day that a page starts with, where it asks for one."""
    page = asked.page
    day = day_of(asked.values[page.questions[0].key]) if page.calendar else None
    if page.calendar and day:
        yield from (f"  {line}".rstrip() for line in page.calendar(day).lines())


def _ask(question: Question, stands: str, today: date, *, is_needed: bool) -> dict[str, str]:
    """One answer, asked until it can be read, and is there where it is needed; none when what stands is taken."""
    say(*_asked(question))
    refusals = Refusals()
    while True:
        try:
            text = _typed(question, stands)
            if text is not None:
                return {question.key: read(question, text, today)}
        except Unread as error:
            refusals.say(error.sentence)
        else:
            if stands or not is_needed:
                return {}
            refusals.say(question.asks_for_one)


def _asked(question: Question) -> Iterator[str]:
    yield question.prompt
    if question.help:
        yield f"  {question.help}"
    for number, option in enumerate(question.options, 1):
        yield f"  {number} {option.words}{f' ({option.why})' if option.why else ''}"
    if question.options and question.free:
        yield f"  {len(question.options) + 1} {OWN_WORDS}"
    if question.kind is Kind.CHOICES:
        yield "  Their numbers, with commas."


def _typed(question: Question, stands: str) -> str | None:
    """What was typed, in the form the question reads; None when Enter takes what stands. Raises Unread."""
    if question.kind is Kind.LETTER:
        say(*(f"  | {line}" for line in stands.split("\n")))
        return _lines(question, "Enter keeps it; else write another, and end it with a line of one dot", ends=".")
    if question.kind is Kind.LINES:
        return _lines(question, f"One a line, an empty line ends [{shown(question, stands)}]", ends="")
    text = ask_line(f"[{shown(question, stands)}]", *_asked(question), _HINT_BELOW)
    if question.options and question.free and text.isdecimal():
        return _own_or_numbered(question, text)
    if question.kind is Kind.LENGTH:
        text = _bynumber(question, text)
    if question.kind in (Kind.CHOICE, Kind.CHOICES):
        text = ",".join(_bynumber(question, part) for part in text.split(",")) if text else text
    return text or None


def _own_or_numbered(question: Question, text: str) -> str:
    """An option's value by its number, or one's own words where the number after the last one was typed."""
    own = len(question.options) + 1
    at = number_in(text, own)
    if not at:
        raise Unread(question.key, f"There is no number {text} here.")
    if at < own:
        return question.options[at - 1].value
    if words := ask_line(OWN_WORDS, *_asked(question), _HINT_BELOW):
        return words
    raise Unread(question.key, question.asks_for_one)


def _bynumber(question: Question, text: str) -> str:
    """An option's value when its number was typed."""
    at = number_in(text.strip(), len(question.options))
    return question.options[at - 1].value if at else text


def number_in(text: str, most: int) -> int:
    """A number from 1 to `most` that was typed; 0 when it is none."""
    known = text.isdecimal() and len(text) <= len(str(most)) and int(text) <= most
    return int(text) if known else 0


def _lines(question: Question, prompt: str, *, ends: str) -> str | None:
    first = ask_line(prompt, *_asked(question), _HINT_BELOW)
    if not first:
        return None
    lines, room = [first], MOST - len(first)
    while (line := _raw(room)) != ends:
        lines.append(line)
        room -= len(line) + 1
    return "\n".join(lines)


def ask_line(prompt: str, *told: str) -> str:
    """A line that was typed; raises what `back`, `skip` and `quit` mean, and EOFError at the end of input.

    `?` is never an answer: it says what was `told`, or the hint, and asks again.
    """
    refusals = Refusals()
    while (text := _answered(prompt)) == "?":
        refusals.say(*(told or (HINT,)))
    return text


def _answered(prompt: str) -> str:
    click.echo(f"{_fitted(clean_lines(prompt), room=3)} > ", err=True, nl=False)
    text = _raw().strip()
    wishes: dict[str, type[Exception]] = {"back": Back, "skip": Skip, "quit": Quit}
    if text.casefold() in wishes:
        raise wishes[text.casefold()]
    return text


def _raw(most: int = MOST) -> str:
    line = sys.stdin.readline(max(most, 0) + 2) if sys.stdin is not None else ""
    if not line:
        raise EOFError
    if len(line) > most + 1:
        _give_up(f"An answer of more than {MOST:,} characters is none.")
    return line.rstrip("\r\n")


def _give_up(sentence: str) -> NoReturn:
    say("", sentence)
    raise Unheard


def say(*lines: str) -> None:
    """Say some lines to the person, in a terminal broken between words."""
    for line in lines:
        click.echo(_fitted(clean_lines(line)), err=True)


def _fitted(text: str, room: int = 0) -> str:
    """A text in the terminal's width less `room`; a line goes on below where it began, and below its bar."""
    cells = width()
    if cells is None or cells <= room:
        return text
    return "\n".join(_wrapped(line, cells - room) for line in text.split("\n"))


def _wrapped(line: str, cells: int) -> str:
    from textwrap import fill

    if len(line) <= cells:
        return line
    inset = re.match(r" *(\| )?", line)
    lead = inset[0] if inset else ""
    return fill(
        line[len(lead) :], cells, initial_indent=lead, subsequent_indent=lead,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
