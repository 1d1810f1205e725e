"""The rules that several kinds of record share. Rule: a slip is refused with one sentence that shows the way out."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from clientdesk.model.client import Client
from clientdesk.model.country import country_in
from clientdesk.model.currency import is_known
from clientdesk.model.days import YEARS
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import CreditNote, Invoice, Payment, WriteOff
from clientdesk.model.journal import Attachment, Incident, Message, Remedy
from clientdesk.model.names import clean
from clientdesk.model.project import Project
from clientdesk.model.record import Record
from clientdesk.model.remedies import PAUSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.model.money import Money
    from clientdesk.model.records import Records

LONGEST_LINE = 500
"""Characters in a name or another single line; what is longer is text, and belongs in a note."""
_EMAIL = re.compile(r"[^@\s,;:<>\"()]+@[^@\s,;:<>\"()]+\.[^@\s.,;:<>\"()]+")


def line(text: str, what: str) -> str:
    """A single line without what would steer a terminal; may be empty. Raises Refused when it is endless."""
    cleaned = clean(text)
    if len(cleaned) > LONGEST_LINE:
        raise Refused(f"{what} is longer than {LONGEST_LINE} characters. Shorten it, and keep the rest as a note.")
    return cleaned


def filled(text: str, what: str) -> str:
    """A single line that says something."""
    cleaned = line(text, what)
    if not any(char.isprintable() and not char.isspace() for char in cleaned):
        raise Refused(f"{what} can't be empty.")
    return cleaned


def email(text: str) -> str:
    """An e-mail address that could be one, or nothing."""
    cleaned = line(text, "The e-mail address")
    if cleaned and not _EMAIL.fullmatch(cleaned):
        raise Refused(f"“{cleaned}” is not an e-mail address. Write it like ada@example.com.", "email")
    return cleaned


def currency(code: str) -> str:
    """A currency's ISO code in capitals."""
    cleaned = clean(code).upper()
    if not is_known(cleaned):
        raise Refused(f"“{cleaned}” is not a currency. Write its code, like EUR, MYR, IDR or TRY.", "currency")
    return cleaned


def country(text: str) -> str:
    """A country, by its code where it is one that the desk knows; what is no name, such as `XX9`, is refused."""
    cleaned = line(text, "The country")
    if len(cleaned) == 1 or any(char.isdigit() for char in cleaned):
        raise Refused(f"“{cleaned}” is no country. Write two letters, such as DE, or its name.", "country")
    return str(country_in(cleaned)) or cleaned


def above_zero(amount: Money, what: str, about: str = "amount") -> Money:
    """An amount of a known currency above zero; `about` is the record's field that holds it."""
    currency(amount.currency)
    if amount.minor <= 0:
        raise Refused(f"{what} must be above zero.", about)
    return amount


def in_order(first: date | None, last: date | None, sentence: str) -> None:
    """Two days of which the second isn't before the first; an unknown one passes."""
    if first and last and last < first:
        raise Refused(sentence)


def possible_days(record: Record) -> None:
    """Every day in a record, and in what it holds, lies in years that people have to do with."""
    for day in _days_in(record):
        if day.year not in YEARS:
            raise Refused(f"{day.isoformat()} is too far away: years run from {YEARS[0]} to {YEARS[-1]}.")


def _days_in(value: object) -> Iterator[date]:
    if isinstance(value, date):
        yield value
    elif isinstance(value, Struct):
        yield from _days_in(structs.astuple(value))
    elif isinstance(value, (tuple, dict)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _days_in(inner)


def own_client(records: Records, client_id: str) -> Client:
    """The client that a record belongs to; raises NotFound."""
    return records.get(Client, client_id)


def own_project(records: Records, client_id: str, project_id: str | None) -> None:
    """A project, when there is one, is the same client's."""
    if project_id is not None and records.get(Project, project_id).client != client_id:
        raise Refused("That project belongs to another client.")


def same_currency(amount: Money, invoice: Invoice) -> None:
    """Money on an invoice is of the invoice's currency."""
    if amount.currency != invoice.amount.currency:
        raise Refused(
            f"Invoice {invoice.number} is in {invoice.amount.currency}, so {amount.currency} can't go on it."
            f" Give the amount in {invoice.amount.currency}.",
            "amount",
        )


def not_ahead(record: Record, today: date) -> None:
    """Raise Refused for what only a later day could know: money that moved, a message, an incident … (P, R04)."""
    for kind, field, sentence in _KNOWN_LATER:
        on = getattr(record, field) if isinstance(record, kind) else None
        if on and on > today:
            raise Refused(sentence, field)
    if isinstance(record, Remedy) and record.kind == PAUSE and record.on > today:
        raise Refused("A pause begins on the day it is noted, never ahead. Check the day.", "on")


_KNOWN_LATER: tuple[tuple[type[Record], str, str], ...] = (
    (Invoice, "disputed_on", "A dispute can't be of a day ahead. Check the day."),
    (Invoice, "settled_on", "A dispute can't be settled on a day ahead. Check the day."),
    (Payment, "on", "Money that hasn't moved yet can't be recorded. Check the day, or note it as a promise."),
    (CreditNote, "on", "A credit note can't be of a day ahead. Check the day."),
    (WriteOff, "on", "A write-off can't be of a day ahead. Check the day."),
    (Message, "on", "A message can't be of a day ahead. Check the day; what you plan is a task."),
    (Incident, "on", "What hasn't happened yet can't be logged. Check the day."),
    (Attachment, "on", "A file can't be of a day ahead. Check the day."),
    (Remedy, "decided", "What comes of a remedy isn't known before its day. Check the day."),
)
"""Records that tell what was: the day by which each is known, and what to say of one ahead."""


def pause_to_come(before: Invoice | None, given: Invoice, today: date) -> None:
    """Raise Refused for a pause that is set to a day that is over; one that has run out meanwhile may stay (G4)."""
    until = given.paused_until
    if until and until < today and (before is None or before.paused_until != until):
        raise Refused("That pause is over already. Give a day to come, or none to take it away.", "paused_until")
