"""Clients, colleagues, and the person themselves, as they enter the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.bars import check_bars
from clientdesk.model.client import Client, Contact
from clientdesk.model.entry import rules
from clientdesk.model.entry.figures import check_figures
from clientdesk.model.errors import Refused
from clientdesk.model.names import clean_lines, fold
from clientdesk.model.settings import Colleague, Court, LateRate, Settings

if TYPE_CHECKING:
    from clientdesk.model.records import Records

HIGHEST_RATE = 200
"""Per cent a year; what is above is taken for a slip of the hand."""


def client(records: Records, given: Client) -> Client:
    """A client: a name of their own, a known currency, e-mail addresses that could be some."""
    name = rules.filled(given.name, "A client's name")
    check_bars(given.bars)
    for other in records.all(Client):
        if other.id != given.id and fold(other.name) == fold(name) and _is_new_name(records, given):
            raise Refused(
                f"There is a client called {other.name} already. Add something that tells them apart.", "name"
            )
    contacts = (_contact(contact) for contact in given.contacts)
    return given.but(
        name=name,
        contacts=tuple(contact for contact in contacts if contact != Contact()),
        currency=rules.currency(given.currency),
        country=rules.country(given.country),
        address=clean_lines(given.address),
        trade=rules.line(given.trade, "The trade"),
        note=clean_lines(given.note),
        late_rule=rules.line(given.late_rule, "What late interest goes by"),
    )


def colleague(records: Records, given: Colleague) -> Colleague:
    """A colleague: a name of their own."""
    name = rules.filled(given.name, "A colleague's name")
    if any(other.id != given.id and fold(other.name) == fold(name) for other in records.all(Colleague)):
        raise Refused(f"There is a colleague called {name} already. Add something that tells them apart.", "name")
    return given.but(
        name=name,
        email=rules.email(given.email),
        phone=rules.line(given.phone, "The telephone number"),
        does=rules.line(given.does, "What a colleague does"),
        note=clean_lines(given.note),
    )


def late_rate(_records: Records, given: LateRate) -> LateRate:
    """A late interest rate of the person's own, 0 to 200 per cent a year (M)."""
    if not (given.rate.is_finite() and 0 <= given.rate <= HIGHEST_RATE):
        raise Refused(f"A late interest rate lies between 0 and {HIGHEST_RATE} per cent a year.", "rate")
    if given.rate != round(given.rate, 4):
        raise Refused("A late interest rate can have four decimals at most.", "rate")
    return given.but(
        rate=given.rate.normalize() + 0,
        rule=rules.filled(given.rule, "The rule that a rate belongs to"),
        source=rules.line(given.source, "Where a rate comes from"),
        law=rules.line(given.law, "The law that gives a rate"),
    )


def settings(_records: Records, given: Settings) -> Settings:
    """The person's settings: a known currency, terms and hours that can be (the cooling-off is 1 to 14 days, X01)."""
    check_figures(given)
    check_bars(given.bars)
    if given.rate is not None:
        rules.above_zero(given.rate, "Your rate", "rate")
    if given.work_to <= given.work_from:
        raise Refused("Your working day must end after it begins.", "work_to")
    return given.but(
        name=rules.line(given.name, "Your name"),
        business=rules.line(given.business, "Your business's name"),
        email=rules.email(given.email),
        phone=rules.line(given.phone, "Your telephone number"),
        address=clean_lines(given.address),
        payment_details=clean_lines(given.payment_details),
        country=rules.country(given.country),
        currency=rules.currency(given.currency),
        workdays=tuple(sorted(set(given.workdays))),
        court=_court(given.court),
    )


def _court(given: Court) -> Court:
    if given.limit is not None:
        rules.above_zero(given.limit, "A court's limit", "court")
    return Court(
        name=rules.line(given.name, "The court's name"),
        limit=given.limit,
        source=rules.line(given.source, "Where a court's limit stands"),
        checked=given.checked,
    )


def _is_new_name(records: Records, given: Client) -> bool:
    """Two that an import brought in under one name can still be edited; a new name must be one's own."""
    before = records.by_id(Client).get(given.id)
    return before is None or fold(before.name) != fold(given.name)


def _contact(given: Contact) -> Contact:
    return Contact(
        name=rules.line(given.name, "A contact's name"),
        role=rules.line(given.role, "A contact's role"),
        email=rules.email(given.email),
        phone=rules.line(given.phone, "The telephone number"),
    )
