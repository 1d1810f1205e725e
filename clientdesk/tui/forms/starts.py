"""What fields start with, and the choices they offer. Rule: text in the form a person would type, which reads back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from clientdesk.ledger.moves import entered
from clientdesk.ledger.standing import standing
from clientdesk.model.client import Client
from clientdesk.model.currency import digits
from clientdesk.model.days import shown
from clientdesk.model.invoice import Invoice
from clientdesk.model.money import Money
from clientdesk.model.project import Project
from clientdesk.model.record import Owned, Record
from clientdesk.model.records import Records
from clientdesk.tui.forms.field import Choices, Field, Form, Kind
from clientdesk.tui.marks import status


def day(value: date | None) -> str:
    """A day, or nothing."""
    return shown(value) if value else ""


def number(value: float | Decimal | None) -> str:
    """A number, or nothing."""
    return "" if value is None else f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def amount(value: Money | None) -> str:
    """An amount without its currency; nothing for none and for zero, which no record holds.

    Three figures after the point could be taken for thousands when they are read back, so those get a zero more.
    """
    return "" if not value else f"{value.plain()}0" if digits(value.currency) == 3 else value.plain()


def clock(value: time | None) -> str:
    """A time of day, or nothing."""
    return f"{value.hour}:{value.minute:02}" if value else ""


def choice(key: str, label: str, kinds: type[StrEnum], start: StrEnum | None, **more: str | bool) -> Field:
    """A choice among an enum's values, shown by their own words."""
    choices = tuple((kind.value, getattr(kind, "words", kind.value)) for kind in kinds)
    return Field(key, label, Kind.CHOICE, start or "", str(more.get("help", "")), start is not None, choices, kinds)


def projects(records: Records, client_id: str, start: str | None) -> Field:
    """Which of a client's projects, or none."""
    found = records.of(Project, client_id)
    here = next((each.name for each in found if each.id == start), "")
    names = tuple((each.id, each.name) for each in found)
    return Field("project", "Project", Kind.PICK, here, "a part of its name, or nothing", choices=names)


def invoices(records: Records, client_id: str, today: date, start: str | None, *, unpaid: bool) -> Field:
    """Which of a client's invoices; the newest come first, and the one it starts with is always among them."""
    found = sorted(records.of(Invoice, client_id), key=lambda each: str(each.issued), reverse=True)
    choices = [
        (each.id, f"{each.number} · {where.open.shown()} open · {status(where)[0]}")
        for each in found
        for where in (standing(records, each, today),)
        if where.balance > 0 or not unpaid or each.id == start
    ]
    here = next((each.number for each in found if each.id == start), "")
    return Field("invoice", "Invoice", Kind.PICK, here, "a part of its number", choices=tuple(choices))


def of_record(records: Records, given: Record, name: str, *fields: Field, currency: str = "EUR") -> Form:
    """A form whose fields are the record's own, by name."""
    return Form(
        key=key_of(records, given, name),
        title=title(records, given, name),
        fields=fields,
        build=lambda answers: entered(records, given.but(**answers.values()), answers.today),
        button=f"Save the {name}",
        currency=lambda _: currency,
    )


def key_of(records: Records, given: Record, name: str) -> str:
    """A draft's key: the record's own when it is on the desk, else one per kind and client."""
    if given.id in records.by_id(type(given)):
        return f"{name} {given.id}"
    return f"new {name} {given.client if isinstance(given, Owned) else ''}".strip()


def title(records: Records, given: Record, name: str) -> str:
    """What the form is headed with."""
    verb = "Change the" if given.id in records.by_id(type(given)) else "New"
    whose = f" · {records.get(Client, given.client).name}" if isinstance(given, Owned) else ""
    return f"{verb} {name}{whose}"


def pairs(choices: Iterable[tuple[str, str]]) -> Choices:
    """Choices in words, with their ids behind: `threatened you · S11`."""
    return tuple((value, f"{words} · {value}") for value, words in choices)
