"""What money can't do: the rules of entry that need the arithmetic. Rule: held on the day, and on every day after it.

A rule says no by raising Refused with one sentence; the door, `moves`, asks all of them.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clientdesk.ledger.account import overdue
from clientdesk.ledger.course import at, credit_courses, received, shortfall
from clientdesk.ledger.standing import standing
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.days import shown
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import CreditNote, Invoice, Payment, PaymentKind, WriteOff
from clientdesk.model.journal import Remedy, RemedyOutcome
from clientdesk.model.money import Money, shown_totals
from clientdesk.model.remedies import PAUSE

if TYPE_CHECKING:
    from clientdesk.model.records import Records


def check_pause(records: Records, given: Remedy) -> None:
    """Raise Refused for a pause of who owed nothing when it began, and for one that worked while they still do."""
    before = records.by_id(Remedy).get(given.id)
    is_begun = before is not None and before.kind == PAUSE
    if given.kind != PAUSE or (is_begun and before and before.outcome is given.outcome):
        return
    if given.outcome is RemedyOutcome.WAITING and not is_begun and not overdue(records, given.client, given.on):
        raise Refused(
            "Nothing of theirs is overdue, so there is nothing to wait for. Change their stage to pause for another"
            " reason.",
            "kind",
        )
    if given.outcome is RemedyOutcome.WORKED and given.decided:
        left = overdue(records, given.client, given.decided)
        if left:
            raise Refused(
                f"{shown_totals(left)} is still overdue. Record the payment first, or say that it did not help.",
                "outcome",
            )


def check_write_off(records: Records, given: WriteOff) -> None:
    """Raise Refused for more than is open without it, from its day on; a smaller one of the same day passes."""
    before = records.by_id(WriteOff).get(given.id)
    if before and before.on == given.on and given.amount.minor <= before.amount.minor:
        return
    without = records.after(Change("", removes=(before,))) if before else records
    invoice = records.get(Invoice, given.invoice)
    left = _least_open(without, invoice, given.on)
    if given.amount.minor > left.minor:
        raise Refused(
            f"Only {left.shown()} is open on invoice {invoice.number}, so no more can be written off.", "amount"
        )


def check_received(records: Records, change: Change) -> None:
    """Raise Refused for a change after which more would have gone back on an invoice than had come in, on any day."""
    after = records.after(change)
    paid = [each for each in (*change.puts, *change.removes) if isinstance(each, Payment)]
    were = (before for each in paid if (before := records.by_id(Payment).get(each.id)))
    for invoice_id in {each.invoice or "" for each in (*paid, *were)} & after.by_id(Invoice).keys():
        invoice = after.get(Invoice, invoice_id)
        if short := shortfall(received(records, invoice), received(after, invoice)):
            raise _gone_back(change, invoice, *short)


def check_credit(records: Records, change: Change) -> None:
    """Raise Refused for a change that takes away what has been used as credit, or paid back, since (M)."""
    after = records.after(change)
    money = (each for each in (*change.puts, *change.removes) if isinstance(each, (Invoice, Payment, CreditNote)))
    for client_id in {each.client for each in money} & after.by_id(Client).keys():
        before = credit_courses(records, client_id)
        for code, now in credit_courses(after, client_id).items():
            if short := shortfall(before.get(code, []), now):
                raise Refused(
                    "What came in too much has been used as credit or paid back since:"
                    f" {Money(short[1], code).shown()} of that would be missing. Take that use back first."
                )


def free_credit(records: Records, client_id: str, currency: str, on: date) -> Money:
    """The credit of a day that is not used later either: the least of that day's and of every day after it."""
    course = credit_courses(records, client_id).get(currency, [])
    return Money(min(at(course, on), *(left for day, left in course if day >= on), at(course, date.max)), currency)


def still_open(records: Records, invoice: Invoice, on: date) -> Money:
    """What is open on an invoice from a day on; raises Refused when nothing is."""
    left = _least_open(records, invoice, on)
    if not left:
        raise Refused(f"Nothing is open on invoice {invoice.number}. Give the amount if more came in.")
    return left


def _gone_back(change: Change, invoice: Invoice, day: date, minor: int) -> Refused:
    """What to say of a change after which by a day so much more had gone back on an invoice than had come in."""
    put, missing = next(iter(change.puts), None), Money(minor, invoice.amount.currency)
    if isinstance(put, Payment) and put.kind is PaymentKind.REFUND and put.amount.minor >= minor:
        came = f"what came in on invoice {invoice.number}{_by(put.on or day)}"
        return Refused(f"Only {(put.amount - missing).shown()} of {came} can go back.", "amount")
    return Refused(
        f"{missing.shown()} more would have gone back on invoice {invoice.number} than came in{_by(day)}."
        " Delete or change the refund first."
    )


def _by(day: date) -> str:
    """Until when, as the end of a clause; nothing for the first day of all, on which undated payments count."""
    return f" by {shown(day)}" if day > date.min else ""


def _least_open(records: Records, invoice: Invoice, on: date) -> Money:
    """What is open on an invoice at the end of a day and not settled later either: the least of it and what follows."""
    kinds: tuple[type[Payment | CreditNote | WriteOff], ...] = (Payment, CreditNote, WriteOff)
    moved = (move.on for kind in kinds for move in records.on_invoice(kind, invoice.id))
    days = {on, *(day for day in moved if day and day > on)}
    return min(standing(records, invoice, day).open for day in days)
