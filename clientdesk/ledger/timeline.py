"""The payment timeline's rows: one invoice each, from issue to due to paid, with everything marked on the way."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.disputed import Disputed, disputes
from clientdesk.ledger.moved import moved, signed
from clientdesk.ledger.promise_state import Kept, outcome, promises_on
from clientdesk.ledger.standing import Standing, is_issued, standing
from clientdesk.ledger.status import Status
from clientdesk.model.client import Client
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.journal import Letter
from clientdesk.model.names import fold

if TYPE_CHECKING:
    from clientdesk.model.money import Money
    from clientdesk.model.records import Records


class PaymentMark(Struct, frozen=True):
    """A payment on the line: `full` when it covered the rest, for good; a refund counts below zero."""

    on: date
    minor: int
    full: bool


class PromiseMark(Struct, frozen=True):
    """A promise on the line: the day that it named, how much, where that was said, and what became of it (G4)."""

    on: date
    amount: Money | None
    state: Kept


class TimelineRow(Struct, frozen=True):
    """An invoice on the timeline. `ends` is the last day of its bar: paid, else today, never before it starts."""

    client: Client
    standing: Standing
    starts: date | None
    ends: date | None
    payments: tuple[PaymentMark, ...]
    letters: tuple[date, ...]
    disputes: tuple[Disputed, ...]
    promises: tuple[PromiseMark, ...]

    @property
    def invoice(self) -> Invoice:
        """The invoice itself."""
        return self.standing.invoice

    @property
    def flagged(self) -> bool:
        """Whether it was due before it was issued: kept as it came, and said."""
        return self.invoice.is_due_before_issued


def order(records: Records, client_id: str | None, today: date) -> list[Invoice]:
    """The invoices of the timeline in its order: clients by name, each client's oldest first; future ones left out."""
    if client_id is not None:
        return sorted((i for i in records.of(Invoice, client_id) if is_issued(i, today)), key=_age)
    by_name = sorted(records.all(Client), key=lambda client: fold(client.name))
    return [invoice for client in by_name for invoice in order(records, client.id, today)]


def timeline_row(records: Records, invoice: Invoice, today: date) -> TimelineRow:
    """One row, worked out when it comes into view: cost does not depend on how many rows there are."""
    where = standing(records, invoice, today)
    starts = invoice.issued or where.due
    return TimelineRow(
        client=records.get(Client, invoice.client),
        standing=where,
        starts=starts,
        ends=_ends(where, starts, today),
        payments=_payment_marks(records, where),
        letters=_letters(records, invoice, today),
        disputes=disputes(invoice, today),
        promises=_promise_marks(records, invoice, today),
    )


def _age(invoice: Invoice) -> tuple[date, str]:
    return (invoice.issued or invoice.due or date.min, invoice.number)


def _ends(where: Standing, starts: date | None, today: date) -> date | None:
    if starts is None:
        return None
    if where.status in (Status.PAID, Status.CREDITED, Status.WRITTEN_OFF):
        return max(starts, where.paid_on or where.due or starts)
    return max(starts, today)


def _payment_marks(records: Records, where: Standing) -> tuple[PaymentMark, ...]:
    dated = [(p.on, p) for p in moved(records, Payment, where.invoice, where.as_of) if p.on]
    by_day = sorted(dated, key=lambda pair: pair[0])
    return tuple(PaymentMark(on=day, minor=signed(payment), full=payment is where.paid_by) for day, payment in by_day)


def _letters(records: Records, invoice: Invoice, today: date) -> tuple[date, ...]:
    sent = (letter.sent for letter in records.of(Letter, invoice.client) if invoice.id in letter.named)
    return tuple(sorted(day for day in sent if day and day <= today))


def _promise_marks(records: Records, invoice: Invoice, today: date) -> tuple[PromiseMark, ...]:
    found = ((each, outcome(records, each, today).state) for each in promises_on(records, invoice, today))
    return tuple(PromiseMark(on=each.pay_by, amount=each.amount, state=state) for each, state in found)
