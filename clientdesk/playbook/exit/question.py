"""Pages and questions as data, and how what a person typed becomes canonical text.

Rule: reading never guesses; what can't be read is refused with a sentence, and the face keeps what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.model.days import YEARS, DateOrder, counted, parse_date
from clientdesk.model.days import shown as shown_day
from clientdesk.model.errors import Refused
from clientdesk.model.names import clean, clean_lines, fold
from clientdesk.model.way import Words
from clientdesk.playbook.exit.lengths import length_of

if TYPE_CHECKING:
    from clientdesk.playbook.month import Months

LONGEST_ANSWER = 300
LONGEST_OF_LINES = 500
"""A line of several may hold an answer of one line and the words around it."""
SIGN_ID = r"(?i)\bS(?:0[1-9]|1\d|2[0-2])\b"
"""The pattern of a sign's id, which is for the person, and never for the client."""
_NUMBER = r"[0-9]{1,4}"
_LIKE_A_SIGN = r"(?i)S[0-9]+"
_YES, _NO = ("yes", "y", "true", "on", "1"), ("no", "n", "false", "off", "0")


class Kind(StrEnum):
    """What kind of answer a question takes, in canonical text.

    CHOICE an option's value (`free`: or own words) · CHOICES some, joined by commas · DATE ISO · YES_NO `yes`, `no` ·
    TEXT one line · LINES several, at most `most` · LENGTH `30 days`, `2 weeks`, `1 month`, or an option's
    value · NUMBER a whole one, from `least` to `most` · LETTER long text.
    """

    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    YES_NO = "yes-no"
    TEXT = "text"
    LINES = "lines"
    LENGTH = "length"
    NUMBER = "number"
    LETTER = "letter"


class Option(Struct, frozen=True):
    """One of a question's answers: `value` is kept, `words` are shown, `why` stands beside them."""

    value: str
    words: str
    why: str = ""


class Question(Struct, frozen=True):
    """Something the desk can't know.

    `default` is what the desk proposes, as canonical text. `derived`: an answer equal to the default is not kept, so
    that it goes on following what the default is worked out from, the day too. `follows`: taken as proposed, it is kept
    in those words, and changes only when another answer of its step changes what would be proposed. `free`: own words
    go too. `decide`: what is proposed holds only once the person has taken it. `or_no`: “no” leaves it out. `most`
    lines (0: any), or the largest number, as `least` is the smallest, both inclusive. No day before `earliest`, and
    `too_early` says why; none after `latest`, and `too_late` says why. `missing` says that none is there. `unless` is a
    question of the same page and its answer: with any other answer there this one is needed, too.
    """

    key: str
    prompt: str
    kind: Kind = Kind.TEXT
    help: str = ""
    options: tuple[Option, ...] = ()
    required: bool = True
    default: str | None = None
    derived: bool = False
    follows: bool = False
    free: bool = False
    decide: bool = False
    or_no: bool = False
    least: int = 0
    most: int = 0
    earliest: date | None = None
    too_early: str = ""
    latest: date | None = None
    too_late: str = "Choose that day or an earlier one."
    missing: str = ""
    unless: tuple[str, str] | None = None

    def is_needed(self, said: Mapping[str, str]) -> bool:
        """Whether it has to be answered, beside what the page's other questions hold."""
        if self.required or self.unless is None:
            return self.required
        key, spared = self.unless
        return bool(said.get(key)) and said[key] != spared

    @property
    def asks_for_one(self) -> str:
        """What is said while there is no answer."""
        return self.missing or f"“{self.prompt}” needs an answer."


class Page(Struct, frozen=True):
    """One decision: a heading, notes shown beside it, and one or a few questions (or none: something to read).

    `told` are the notes, or makes them when the page is shown: whether a question is open does not hang on them.
    `opens` is the day before which its questions can't be answered; `closed_because` says why. `expected` is the day on
    which they are looked at again, when they can be answered before it. `is_closed`: they can't be answered until
    `closed_until`, which no day tells. `reopens` is the page on which what is waited for is said. `calendar` gives the
    months around a day that its first question asks for.
    """

    key: str
    heading: str
    questions: tuple[Question, ...] = ()
    told: tuple[Words, ...] | Callable[[], tuple[Words, ...]] = ()
    opens: date | None = None
    closed_because: str = ""
    expected: date | None = None
    is_closed: bool = False
    closed_until: str = ""
    reopens: str = ""
    calendar: Callable[[date], Months] | None = None

    @property
    def notes(self) -> tuple[Words, ...]:
        """What is shown beside the questions."""
        return self.told() if callable(self.told) else self.told


class Unread(Refused):
    """An answer that can't be taken; `key` names its question."""

    def __init__(self, key: str, sentence: str) -> None:
        super().__init__(sentence)
        self.key = key


def read(question: Question, text: str, today: date, order: DateOrder = DateOrder.DMY) -> str:
    """The canonical text of an answer; an empty one leaves an optional question out. Raises Unread."""
    if not text.strip() or fold(text.strip()) in (("-", "none", *_NO) if question.or_no else ("-", "none")):
        if question.required:
            raise Unread(question.key, question.asks_for_one)
        return ""
    if question.kind is Kind.DATE:
        return _date(question, text, today, order)
    return _READERS[question.kind](question, text)


def shown(question: Question, answer: str) -> str:
    """An answer in a person's words; an en dash for none."""
    if not answer:
        return "–"
    if question.kind in (Kind.CHOICE, Kind.CHOICES, Kind.LENGTH):
        by_value = {option.value: option.words for option in question.options}
        values = answer.split(",") if question.kind is Kind.CHOICES else [answer]
        return ", ".join(by_value.get(value, value) for value in values)
    if question.kind is Kind.DATE:
        return shown_day(day) if (day := day_of(answer)) else answer
    if question.kind is Kind.LETTER:
        first, *rest = answer.split("\n")
        return f"“{first} …”, {counted(len(rest) + 1, 'line')}" if rest else first
    return answer.replace("\n", " · ")


def day_of(text: str) -> date | None:
    """A kept day; None for a text that is none, or lies outside the years of a desk."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None


def number_of(text: str) -> int | None:
    """A kept number; None for a text that is none."""
    return int(text) if re.fullmatch(_NUMBER, text) else None


def no_sign(text: str) -> str:
    """What is said to a reason that reads like a sign's id, and is none (`S99`, `S1`); empty to any other."""
    line = clean(text)
    if re.fullmatch(_LIKE_A_SIGN, line) and not re.fullmatch(SIGN_ID, line):
        return f"There is no sign “{line}”. They run from S01 to S22; own words go too."
    return ""


def _date(question: Question, text: str, today: date, order: DateOrder) -> str:
    try:
        day = parse_date(clean(text), today, order)
    except Refused as refused:
        raise Unread(question.key, refused.sentence) from None
    if question.earliest and day < question.earliest:
        why = question.too_early or "Choose that day or a later one."
        raise Unread(question.key, f"{shown_day(day)} is before {shown_day(question.earliest)}. {why}")
    if question.latest and day > question.latest:
        raise Unread(question.key, f"{shown_day(day)} is after {shown_day(question.latest)}. {question.too_late}")
    return day.isoformat()


def _option(question: Question, text: str) -> str | None:
    wanted = fold(clean(text))
    for option in question.options:
        if wanted in (fold(option.value), fold(option.words)):
            return option.value
    return None


def _choice(question: Question, text: str) -> str:
    if found := _option(question, text):
        return found
    if question.free:
        return _one_reason(question, text)
    names = ", ".join(f"“{option.words}”" for option in question.options)
    raise Unread(question.key, f"“{clean(text)}” is none of the answers. Choose one of: {names}.")


def _one_reason(question: Question, text: str) -> str:
    """Own words, in one line that doesn't name several of the options."""
    named = set(re.findall(SIGN_ID, text))
    if len(named) > 1 or "\n" in text.strip():
        raise Unread(question.key, "One reason only: every further one opens a door to argue.")
    if named:
        raise Unread(question.key, f"The records don't show {named.pop()} today. Choose a reason that they do show.")
    if wrong := no_sign(text):
        raise Unread(question.key, wrong)
    return _text(question, text).rstrip(".")


def _choices(question: Question, text: str) -> str:
    parts = [part for part in re.split(r"[,\n;]", text) if part.strip()]
    found = {_choice(question, part) for part in parts}
    return ",".join(option.value for option in question.options if option.value in found)


def _yes_no(question: Question, text: str) -> str:
    wanted = fold(clean(text))
    if wanted in _YES:
        return "yes"
    if wanted in _NO:
        return "no"
    raise Unread(question.key, f"“{clean(text)}” is neither yes nor no.")


def _text(question: Question, text: str, longest: int = LONGEST_ANSWER) -> str:
    line = clean(text)
    if len(line) > longest:
        raise Unread(question.key, f"That is {len(line)} characters; {longest} are enough here.")
    return line


def _lines(question: Question, text: str) -> str:
    lines = [_text(question, line, LONGEST_OF_LINES) for line in clean_lines(text).split("\n") if line.strip()]
    if question.most and len(lines) > question.most:
        raise Unread(question.key, f"That is {len(lines)} lines, and {question.most} are the most. Take some out.")
    return "\n".join(lines)


def _length(question: Question, text: str) -> str:
    if clean(text).isascii() and (found := _option(question, text)):
        return found  # folded, ½ would be an option's 1
    try:
        return counted(*length_of(text))
    except Refused as refused:
        raise Unread(question.key, refused.sentence) from None


def _number(question: Question, text: str) -> str:
    number = number_of(clean(text).lower().removesuffix("days").removesuffix("day").rstrip())
    if number is None or not question.least <= number <= question.most:
        raise Unread(question.key, f"“{clean(text)}” is no number from {question.least} to {question.most}.")
    return str(number)


def _letter(_question: Question, text: str) -> str:
    return clean_lines(text).rstrip()


_READERS: dict[Kind, Callable[[Question, str], str]] = {
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.YES_NO: _yes_no,
    Kind.TEXT: _text,
    Kind.LINES: _lines,
    Kind.LENGTH: _length,
    Kind.NUMBER: _number,
    Kind.LETTER: _letter,
}
