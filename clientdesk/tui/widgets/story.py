"""How an invoice came to where it is, told in order. Rule: records and a day in, words out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from clientdesk.ledger.promise_state import Kept
from clientdesk.ledger.standing import is_issued
from clientdesk.ledger.status import Status
from clientdesk.model.days import counted, shown
from clientdesk.model.invoice import CreditNote, Payment, PaymentKind, Waiver, WriteOff
from clientdesk.model.journal import Letter
from clientdesk.playbook.late_fee.billed import late_number
from clientdesk.tui.safe_text import safe
from clientdesk.tui.widgets.bar import (
    CREDITED,
    DISPUTED,
    LETTER,
    PAID,
    PART_PAID,
    PROMISE,
    REFUNDED,
    TO_COME,
    WRITTEN_OFF,
)
from clientdesk.tui.widgets.line_view import Tone

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.ledger.timeline import TimelineRow
    from clientdesk.model.records import Records


_CAME_OF_IT = {
    Kept.KEPT: ", kept",
    Kept.BROKEN: ", not kept",
    Kept.OPEN: "",
    Kept.NOTHING_LEFT: ", nothing left to come",
}
"""What became of a promise, behind it."""


class Event(NamedTuple):
    """Something that happened to an invoice; without a day when the source did not say."""

    on: date | None
    words: str
    tone: Tone = Tone.PLAIN


def events(records: Records, row: TimelineRow, today: date) -> list[Event]:
    """Everything of an invoice by its day: what happened, what is open today, what is to come; without a day last."""
    told = [*_dates(row), *_payments(records, row), *_reductions(records, row), *_late_fees(records, row)]
    told += _disputes(row)
    told += [*_letters(records, row, today), *_promises(row), *_now(row, today)]
    return sorted(told, key=lambda event: (event.on is None, event.on or today))


def summary(records: Records, row: TimelineRow) -> str:
    """The invoice's story in a sentence or two."""
    where, invoice = row.standing, row.invoice
    sentences = [_how_late(row) + _after(row)]
    if late := late_number(records, invoice):
        sentences.append(f"It bills the late fee on {safe(late)}.")
    if row.flagged:
        sentences.append("It was due before it was issued: kept as it came.")
    if invoice.sent and invoice.issued and invoice.sent > invoice.issued:
        sentences.append(f"It went out {counted((invoice.sent - invoice.issued).days, 'day')} after its date.")
    if not invoice.payable:
        sentences.append("It did not say how to pay.")
    if where.is_disputed and where.balance > 0:
        sentences.append("The client disputes it.")
    if where.is_given_back:
        sentences.append("What they paid of it went back.")
    elif where.given_back:
        sentences.append(f"{where.back.shown(whole=True)} of that went back, and is not asked for.")
    return " ".join(sentences)


def _how_late(row: TimelineRow) -> str:
    where = row.standing
    days = counted(where.days_late or 0, "day")
    open_part = where.open.shown(whole=True)
    if where.open != row.invoice.amount:
        open_part += f" of {row.invoice.amount.shown(whole=True)}"
    match where.status:
        case Status.WRITTEN_OFF:
            return "Written off"
        case Status.CREDITED:
            return "Taken back by credit note"
        case Status.PAID:
            return f"Paid {days} after it was due" if where.days_late else _paid_in_time(row)
    if where.due is None:
        return f"{open_part} is open; no due date is known"
    return f"{days} after it was due {open_part} is open" if where.days_late else f"Not due yet; {open_part} is open"


def _paid_in_time(row: TimelineRow) -> str:
    return "Paid in time" if row.standing.paid_on and row.standing.due else "Paid; on which day is not known"


def _after(row: TimelineRow) -> str:
    """What was tried: `, after 2 letters and a broken promise`, and the full stop."""
    broken = sum(1 for each in row.promises if each.state is Kept.BROKEN)
    causes = [counted(len(row.letters), "letter")] if row.letters else []
    causes += ["a broken promise" if broken == 1 else f"{broken} broken promises"] if broken else []
    return f", after {' and '.join(causes)}." if causes else "."


def _dates(row: TimelineRow) -> Iterator[Event]:
    if row.invoice.issued:
        yield Event(row.invoice.issued, "issued")
    if row.standing.due:
        agreed = "" if row.invoice.due else " by its terms"
        yield Event(row.standing.due, f"due{agreed}", Tone.STRONG)


def _now(row: TimelineRow, today: date) -> Iterator[Event]:
    if row.standing.balance > 0:
        tone = Tone.BAD if row.standing.days_late else Tone.PLAIN
        yield Event(today, f"{row.standing.open.shown(whole=True)} open", tone)


def _payments(records: Records, row: TimelineRow) -> Iterator[Event]:
    full = row.standing.paid_by
    for payment in records.on_invoice(Payment, row.invoice.id):
        if payment.on and payment.on > row.standing.as_of:
            continue
        amount = payment.amount.shown(whole=True)
        if payment.kind is PaymentKind.REFUND:
            yield Event(payment.on, f"{REFUNDED} {amount} refunded", Tone.WATCH)
        else:
            whole = payment is full or payment.amount.minor >= row.invoice.amount.minor
            how = "from credit" if payment.kind is PaymentKind.CREDIT else "paid"
            yield Event(payment.on, f"{PAID if whole else PART_PAID} {amount} {how}", Tone.GOOD)


def _disputes(row: TimelineRow) -> Iterator[Event]:
    for since, settled in row.disputes:
        if since:
            yield Event(since, f"{DISPUTED} disputed", Tone.WATCH)
        if settled:
            yield Event(settled, "dispute settled")


def _reductions(records: Records, row: TimelineRow) -> Iterator[Event]:
    for note in records.on_invoice(CreditNote, row.invoice.id):
        if note.on <= row.standing.as_of:
            yield Event(note.on, f"{CREDITED} {note.amount.shown(whole=True)} credited{_because(note.reason)}")
    for loss in records.on_invoice(WriteOff, row.invoice.id):
        if loss.on <= row.standing.as_of:
            lost = f"{WRITTEN_OFF} {loss.amount.shown(whole=True)} written off{_because(loss.reason)}"
            yield Event(loss.on, lost, Tone.BAD)


def _late_fees(records: Records, row: TimelineRow) -> Iterator[Event]:
    for bill in records.fees_on(row.invoice.id):
        if is_issued(bill, row.standing.as_of):
            yield Event(bill.issued, f"late fee of {bill.amount.shown(whole=True)} billed, {safe(bill.number)}")
    for given in records.on_invoice(Waiver, row.invoice.id):
        if given.on <= row.standing.as_of:
            yield Event(given.on, f"late fee of {given.amount.shown(whole=True)} waived{_because(given.note)}")


def _because(reason: str) -> str:
    return f" ({safe(reason)})" if reason else ""


def _letters(records: Records, row: TimelineRow, today: date) -> Iterator[Event]:
    for letter in records.of(Letter, row.invoice.client):
        if row.invoice.id in letter.named and letter.sent and letter.sent <= today:
            yield Event(letter.sent, f"{LETTER} {safe(letter.subject) or letter.kind}", Tone.ACCENT)


def _promises(row: TimelineRow) -> Iterator[Event]:
    for each in row.promises:
        promised = f"{PROMISE} {each.amount.shown(whole=True)} promised" if each.amount else f"{PROMISE} promised"
        tone = Tone.BAD if each.state is Kept.BROKEN else Tone.ACCENT
        yield Event(each.on, f"{promised} for this day{_CAME_OF_IT[each.state]}", tone)


def leads_to(event: Event, today: date) -> str:
    """What stands before an event: an arrow, or a dotted line to what is still to come."""
    return f" {TO_COME if event.on and event.on > today else '→'} "


def day_words(event: Event, row: TimelineRow, today: date) -> str:
    """An event's day, with how late that was: `27 Sep +7 d`."""
    due = row.standing.due
    late = (event.on - due).days if event.on and due else 0
    day = "today" if event.on == today else shown(event.on, today) if event.on else "some day"
    return f"{day} +{late} d" if late > 0 else day
