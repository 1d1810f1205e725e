"""The exit as a conversation: a page at a time on stderr, answers from standard input.

Rule: each page is saved when it is answered, so that Ctrl+C, Ctrl+D or a cut line loses at most the page being typed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from clientdesk.cli.exit_view import exit_lines, exit_object
from clientdesk.model.errors import Refused
from clientdesk.model.names import clean_lines
from clientdesk.playbook.exit import places, view
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.machine import finish, skip
from clientdesk.playbook.exit.places import CHECK, END, LIST, Place
from clientdesk.playbook.exit.progress import current
from clientdesk.playbook.exit.question import Kind, Question, Unread, read, shown

if TYPE_CHECKING:
    from clientdesk.cli.session import Session
    from clientdesk.model.change import Change

HINT = "Enter takes what stands in [ ]. - leaves it empty; back, skip and quit work everywhere."


class _Back(Exception):
    """The person wants the page before."""


class _Skip(Exception):
    """The person wants to leave the step out."""


class _Quit(Exception):
    """The person wants to go on another time."""


def walk_through(session: Session, case: Case) -> None:
    """Walk from where the exit stands to its end, a wait, or until the person stops; raises Refused at a cut line."""
    conversation = _Conversation(session, case)
    try:
        conversation.run()
    except _Quit:
        _say(_go_on(case))
    except (EOFError, KeyboardInterrupt):
        raise Refused(_go_on(case)) from None
    session.answer(lambda: exit_object(conversation.case), lambda: None)


def _go_on(case: Case) -> str:
    return f"Stopped here; every page you answered is saved. Go on with: clientdesk exit “{case.client.name}”"


class _Conversation:
    """Where the conversation is: the case as saved, and the place."""

    def __init__(self, session: Session, case: Case) -> None:
        self.session = session
        self.case = case
        self.place = LIST

    def run(self) -> None:
        """Go from place to place until there is nothing to do today."""
        _say(*exit_lines(self.case), HINT)
        self._go_to_work()
        while self.place not in (LIST, END):
            if self.place == CHECK:
                self._check()
            else:
                self._page()
            if self.place == LIST:
                self._go_to_work()
        self._say_farewell()

    def _go_to_work(self) -> None:
        """From the task list to what can be done now; it stays there when all waits."""
        case, step = self.case, current(self.case)
        if case.exit.ended:
            self.place = END
        elif view.state(case).act:
            self.place = CHECK
        elif step:
            self.place = places.enter(case, step)

    def _page(self) -> None:
        try:
            typed = self._ask_page()
            turned = places.turn(self.case, self.place, typed)
        except _Back:
            self.place = places.back(self.case, self.place)
            return
        except _Skip:
            self._skip()
            return
        except Refused as refused:
            _say(refused.sentence)
            return
        self._commit(turned.change)
        self.place = turned.place

    def _ask_page(self) -> dict[str, str]:
        """The page's answers as typed, each read once so that a slip is said at once."""
        shown_page = view.page_view(self.case, self.place)
        page = shown_page.page
        _say("", f"{shown_page.title}", page.heading, *(f"  {note}" for note in page.notes))
        if not page.questions:
            _line("Enter goes on")
            return {}
        typed: dict[str, str] = {}
        for question in page.questions:
            typed |= self._ask(question, shown_page.values[question.key])
        return typed

    def _ask(self, question: Question, stands: str) -> dict[str, str]:
        """One answer, asked until it can be read; nothing when what stands is taken."""
        _say(*_asked(question))
        while True:
            text = _typed(question, stands)
            if text is None:
                return {}
            try:
                return {question.key: read(question, text, self.case.today)}
            except Unread as error:
                _say(error.sentence)

    def _skip(self) -> None:
        reason = _line("Why do you skip this step?")
        try:
            self._commit(skip(self.case, self.place.step, reason))
        except Refused as refused:
            _say(refused.sentence)
            return
        self.place = LIST

    def _check(self) -> None:
        """The check page: do the act, change an answer, or leave it for another time."""
        checked = view.check(self.case)
        _say("", "Check your answers", *_numbered(checked), *(f"  ! {warning}" for warning in checked.warnings))
        try:
            answer = _line(f"{checked.act}? yes does it, a number changes that answer, quit leaves it for later")
        except (_Back, _Skip):
            raise _Quit from None
        if answer.casefold() in ("yes", "y"):
            self._finish()
        elif number := _number(answer, len(checked.rows)):
            self.place = _place_of(checked.rows[number - 1])

    def _finish(self) -> None:
        try:
            self._commit(finish(self.case))
        except Refused as refused:
            _say(refused.sentence)
        self.place = END

    def _commit(self, change: Change) -> None:
        self.session.commit(change)
        self.case = self.case.on(self.session.desk.records)

    def _say_farewell(self) -> None:
        if self.case.exit.outcome:
            last = view.final(self.case)
            _say("", last.headline, *(f"  {line}" for line in (*last.happened, *last.next)))
            _say("To take it back: clientdesk undo")
            return
        _say("", *exit_lines(self.case))
        waits = [row.state.why for row in view.state(self.case).rows if row.state.why]
        _say(*waits[:1], _go_on(self.case))


def _place_of(row: view.CheckRow) -> Place:
    return row.place or CHECK


def _numbered(checked: view.Check) -> Iterator[str]:
    for number, row in enumerate(checked.rows, 1):
        yield f"{number:>3} {row.title:<11}{row.prompt}: {row.answer}"


def _asked(question: Question) -> Iterator[str]:
    yield question.prompt
    if question.help:
        yield f"  {question.help}"
    for number, option in enumerate(question.options, 1):
        yield f"  {number} {option.words}{f' ({option.why})' if option.why else ''}"


def _typed(question: Question, stands: str) -> str | None:
    """What was typed, in the form the question reads; None when Enter takes what stands."""
    if question.kind is Kind.LETTER:
        _say(*(f"  | {line}" for line in stands.split("\n")))
        return _lines("Enter keeps it; else write another, and end it with a line of one dot", ends=".")
    if question.kind is Kind.LINES:
        return _lines(f"One a line, an empty line ends [{shown(question, stands)}]", ends="")
    text = _line(f"[{shown(question, stands)}]")
    if question.kind in (Kind.CHOICE, Kind.CHOICES):
        text = ",".join(_by_number(question, part) for part in text.split(",")) if text else text
    return text or None


def _by_number(question: Question, text: str) -> str:
    """An option's value when its number was typed."""
    number = _number(text.strip(), len(question.options))
    return question.options[number - 1].value if number else text


def _number(text: str, most: int) -> int:
    """A number from 1 to `most` that was typed; 0 when it is none."""
    known = text.isdecimal() and len(text) <= len(str(most)) and int(text) <= most
    return int(text) if known else 0


def _lines(prompt: str, *, ends: str) -> str | None:
    first = _line(prompt)
    if not first:
        return None
    lines = [first]
    while (line := _raw()) != ends:
        lines.append(line)
    return "\n".join(lines)


def _line(prompt: str) -> str:
    """A line that was typed; raises what `back`, `skip` and `quit` mean, and EOFError at the end of input."""
    click.echo(f"{clean_lines(prompt)} > ", err=True, nl=False)
    text = _raw().strip()
    wishes: dict[str, type[Exception]] = {"back": _Back, "skip": _Skip, "quit": _Quit}
    if text.casefold() in wishes:
        raise wishes[text.casefold()]
    return text


def _raw() -> str:
    line = sys.stdin.readline() if sys.stdin is not None else ""
    if not line:
        raise EOFError
    return line.rstrip("\r\n")


def _say(*lines: str) -> None:
    for line in lines:
        click.echo(clean_lines(line), err=True)
