"""A form as data, and what was typed into it. Rule: text in, values out; a refusal names the field it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING, Any, TypeVar

from clientdesk.model.amounts import parse_amount
from clientdesk.model.change import Change
from clientdesk.model.currency import CODES
from clientdesk.model.days import echo, parse_date
from clientdesk.model.errors import Refused
from clientdesk.model.money import Money
from clientdesk.model.names import clean, clean_lines, fold

if TYPE_CHECKING:
    from clientdesk.model.records import Records
    from clientdesk.model.way import Words

YES, NO = "yes", ""

T = TypeVar("T")


class Kind(Enum):
    """What a field holds. PICK is one of many records, found by typing a part of its name; SOME of a few are ticked."""

    TEXT = auto()
    LINES = auto()
    AMOUNT = auto()
    DATE = auto()
    NUMBER = auto()
    DECIMAL = auto()
    CURRENCY = auto()
    CHOICE = auto()
    PICK = auto()
    YES_NO = auto()
    TIME = auto()
    SOME = auto()


Choices = tuple[tuple[str, str], ...]
"""Values and how they are shown."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in, named as the record's field; `start` is what it holds at first, as a person would type it.

    `enum` is what a CHOICE's value is turned into. `rule` is the model's for a text: it raises Refused. `placeholder`
    is what an empty line stands for. `tall` is how many lines a field of LINES shows, where there is room.
    `is_name`: others know it by what it holds, which is changed by hand and never typed over.
    `doubt` says what is odd about what was typed, and can be saved all the same; nothing where all is well.
    `read` says how the program reads a text, to be shown below it.
    """

    key: str
    label: str
    kind: Kind = Kind.TEXT
    start: str = ""
    help: str = ""
    required: bool = False
    choices: Choices = ()
    enum: type[StrEnum] | None = None
    rule: Callable[[str], object] | None = None
    doubt: Callable[[Answers], str] | None = None
    placeholder: str = ""
    tall: int = 4
    is_name: bool = False
    read: Callable[[str], str] | None = None


class FieldRefused(Refused):
    """What was typed into one field won't do; `about` is that field's key."""

    def __init__(self, key: str, told: Words) -> None:
        super().__init__(told, key)


@dataclass(frozen=True, slots=True)
class Form:
    """A form: `key` names its draft, `button` the act; `build` makes the Change, raising Refused.

    `currency` tells in which currency an amount is meant, from what has been typed so far. `does` says what F2 is for.
    `now` gives the fields that are asked for what has been typed so far: some of `fields`, with other words, choices or
    starts; without it they stay as they are. `about` is kept with a draft, so that the same form can be made for it.
    `after` says, in a sentence, what is best done next once it is saved. `is_kept`: it changes what is on the desk
    already, so that a stray key should write over nothing; `begin` is the key of the field that has the focus first
    then, where that is not the first one. `look` is what else is to be looked at, a line each, above the fields.
    """

    key: str
    title: str
    fields: tuple[Field, ...]
    build: Callable[[Answers], Change]
    button: str = "Save"
    does: str = "save"
    currency: Callable[[Answers], str] = lambda _: "EUR"
    now: Callable[[Answers], Iterable[Field]] | None = None
    about: tuple[tuple[str, str], ...] = ()
    after: Callable[[Records], str] = lambda _: ""
    is_kept: bool = False
    begin: str = ""
    look: Callable[[Answers], str] = lambda _: ""

    @property
    def start(self) -> dict[str, str]:
        """What each field holds at first."""
        return {field.key: field.start for field in self.fields}


class Answers:
    """What was typed, read on demand: each getter raises FieldRefused with the sentence for that field."""

    def __init__(self, form: Form, typed: Mapping[str, str], today: date) -> None:
        self._typed = typed
        self._form = form
        self.today = today
        self._fields = {field.key: field for field in form.fields}
        if form.now:
            self._fields = {field.key: field for field in form.now(self)}

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields that are asked for what was typed, by key."""
        return self._fields

    def values(self, *keys: str) -> dict[str, Any]:
        """The values of some fields (of all, when none are named), for a record's `but`."""
        return {key: self.value(key) for key in keys or self._fields}

    def value(self, key: str) -> Any:
        """A field's value, of the type that its kind says."""
        field = self._fields[key]
        readers = {
            Kind.AMOUNT: self.money,
            Kind.DATE: self.day,
            Kind.NUMBER: self.number,
            Kind.DECIMAL: self.decimal,
            Kind.CURRENCY: self.code,
            Kind.PICK: self.picked,
            Kind.YES_NO: self.yes,
            Kind.TIME: self.time,
            Kind.SOME: self.some,
        }
        value: Any = readers.get(field.kind, self.text)(key)
        return value if field.enum is None else field.enum(value) if value else None

    def raw(self, key: str) -> str:
        """What was typed, as it is."""
        return self._typed.get(key, self._fields[key].start)

    def text(self, key: str) -> str:
        """A line, or lines, cleaned; refused when it is required and empty."""
        field = self._fields[key]
        typed = self.raw(key)
        shown = clean_lines(typed) if field.kind is Kind.LINES else clean(typed)
        if field.required and not shown.strip():
            raise FieldRefused(key, f"{field.label} is needed.")
        if rule := field.rule:
            self._read(key, lambda: rule(shown))
        return shown

    def yes(self, key: str) -> bool:
        """Whether a yes-or-no field says yes."""
        return self.text(key) == YES

    def day(self, key: str) -> date | None:
        """A day, or None when nothing was typed."""
        typed = self.text(key)
        return self._read(key, lambda: parse_date(typed, self.today)) if typed else None

    def money(self, key: str) -> Money | None:
        """An amount in the form's currency, or None when nothing was typed."""
        typed = self.text(key)
        if not typed:
            return None
        currency = self._form.currency(self)  # what is wrong with that is for its own field to say
        return self._read(key, lambda: parse_amount(typed, currency))

    def number(self, key: str) -> int | None:
        """A whole number of zero or more, or None when nothing was typed."""
        typed = self.text(key)
        if typed and not (typed.isascii() and typed.isdigit() and len(typed) < 7):
            raise FieldRefused(key, f"“{typed}” is not a whole number. Write it like 14.")
        return int(typed) if typed else None

    def decimal(self, key: str) -> Decimal | None:
        """A number of zero or more with a decimal point or comma, or None when nothing was typed."""
        typed = self.text(key).removesuffix("%").strip().replace(",", ".")
        if not typed:
            return None
        try:
            value = Decimal(typed)
        except InvalidOperation:
            value = Decimal(-1)
        if not (value.is_finite() and Decimal(0) <= value < Decimal(10**9)):
            raise FieldRefused(key, f"“{self.text(key)}” is not a number. Write it like 8.5.")
        return value

    def some(self, key: str) -> tuple[str, ...]:
        """The values that are ticked, in the order in which they are offered."""
        ticked = self.text(key).split(",")
        return tuple(value for value, _words in self._fields[key].choices if value in ticked)

    def time(self, key: str) -> time | None:
        """A time of day, or None when nothing was typed."""
        typed = self.text(key)
        hours, _, minutes = typed.replace(".", ":").partition(":")
        try:
            return time(int(hours), int(minutes or 0)) if typed else None
        except ValueError:
            raise FieldRefused(key, f"“{typed}” is not a time of day. Write it like 9:30.") from None

    def code(self, key: str) -> str:
        """A currency's code."""
        typed = self.text(key).upper()
        if typed not in CODES:
            raise FieldRefused(key, f"“{typed}” is no currency's code. Write it like EUR, MYR or JPY.")
        return typed

    def picked(self, key: str) -> str | None:
        """The value of the choice whose name was typed, or a unique part of it; None when nothing was typed."""
        typed = self.text(key)
        if not typed:
            return None
        found = matches(self._fields[key].choices, typed)
        if len(found) == 1:
            return found[0][0]
        many = f"{len(found)} of them answer to" if found else "Nothing answers to"
        raise FieldRefused(key, f"{many} “{typed}”. Type more of the name.")

    def echo(self, key: str) -> str:
        """How the program reads what was typed, to be shown beside it; empty where that is plain."""
        match self._fields[key].kind:
            case Kind.DATE:
                day = self.day(key)
                return echo(day, self.today) if day else ""
            case Kind.AMOUNT:
                return self._echo_amount(key)
            case Kind.PICK:
                picked = self.picked(key)
                return dict(self._fields[key].choices).get(picked or "", "")
            case _:
                self.value(key)
                read = self._fields[key].read
                return read(self.text(key)) if read else ""

    def _echo_amount(self, key: str) -> str:
        try:
            money = self.money(key)
        except FieldRefused as error:
            if error.about == key:
                raise
            return ""
        return money.shown() if money else ""

    def doubt(self, key: str) -> str:
        """What is odd about a field that can be read; nothing where all is well, or other fields can't be read."""
        doubted = self._fields[key].doubt
        try:
            return doubted(self) if doubted else ""
        except Refused:
            return ""

    def _read(self, key: str, read: Callable[[], T]) -> T:
        try:
            return read()
        except Refused as error:
            raise FieldRefused(key, error.told) from error


def matches(choices: Choices, typed: str) -> Choices:
    """The choices that a typed text may mean: the one of that very name, else those whose folded name holds it.

    A name ends at the first ` · `; what follows only explains.
    """
    wanted = fold(typed).strip()
    exact = tuple(choice for choice in choices if wanted in (fold(choice[1]), fold(choice[1]).partition(" · ")[0]))
    return exact[:1] or tuple(choice for choice in choices if wanted in fold(choice[1]))
