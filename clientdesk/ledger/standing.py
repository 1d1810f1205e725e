"""Where one invoice stands at the end of a day: paid, open, late. Rule: what happened after that day is not known.

Everything else in this room is a sum over standings.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.moved import covering, known, signed
from clientdesk.ledger.returned import given_back
from clientdesk.ledger.spared import Spared, spared
from clientdesk.ledger.status import Status
from clientdesk.model.days import counted
from clientdesk.model.invoice import CreditNote, Invoice, Payment, WriteOff
from clientdesk.model.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clientdesk.model.records import Records


class Standing(Struct, frozen=True, gc=False):
    """An invoice at the end of `as_of`. The sums are minor units of the invoice's currency, refunds taken off `paid`.

    `lost` is the part of what was written off that did not come in after all; `is_lost` when that is more than half of
    what was asked; `lost_on` is the day on which it came to be so, else that of the first write-off that still counts.
    `balance` is what is left, below zero when more came than was asked. `due` is the invoice's own due date, or the one
    its terms give it. `paid_by` is the payment with which all that was to come had come, for good; None while open, and
    where most of it was lost. `given_back` is what of the balance was due, had come and went back; nobody owes that.
    `came_by` is that payment, whether some of it went back or not.
    A late fee's bill stands and falls with the invoice that was late: `late_spared` is why no fee on that is asked for.
    """

    invoice: Invoice
    as_of: date
    due: date | None
    paid: int
    credited: int
    written_off: int
    lost: int
    is_lost: bool
    balance: int
    paid_by: Payment | None
    lost_on: date | None = None
    given_back: int = 0
    came_by: Payment | None = None
    late_spared: Spared | None = None

    @property
    def late_disputed(self) -> bool:
        """Whether it bills the late fee on an invoice that they dispute."""
        return self.late_spared is Spared.DISPUTED

    @property
    def is_disputed(self) -> bool:
        """Whether the client disputes it, paid or not, on that day, or the invoice whose late fee it bills (G4)."""
        return self.late_disputed or self.invoice.is_disputed(self.as_of)

    @property
    def paid_on(self) -> date | None:
        """The day on which it came to be paid; None while open, when lost, and when the source did not say."""
        return self.paid_by.on if self.paid_by else None

    @property
    def came_on(self) -> date | None:
        """The day on which all had come that they are asked for and did not get back; None as for `paid_on`."""
        return self.came_by.on if self.came_by else None

    @property
    def open(self) -> Money:
        """What is left of it, asked for or not; never below zero."""
        return Money(max(0, self.balance), self.invoice.amount.currency)

    @property
    def to_pay(self) -> Money:
        """What of that is asked for: all but what they were given back; never below zero."""
        return self.open - self.back

    @property
    def back(self) -> Money:
        """What of that was due, had come and went back: it is asked of nobody."""
        return Money(self.given_back, self.invoice.amount.currency)

    @property
    def is_given_back(self) -> bool:
        """Whether something is open, and they were given back all of that."""
        return 0 < self.balance == self.given_back

    @property
    def is_all_back(self) -> bool:
        """Whether they were given back all that ever came of it, so that nothing of it was ever theirs to pay."""
        return self.is_given_back and self.paid <= 0

    @property
    def surplus(self) -> Money:
        """What came beyond the invoice; it is the client's credit. A write-off never makes one."""
        return Money(max(0, -self.balance), self.invoice.amount.currency)

    @property
    def days_overdue(self) -> int:
        """Days since the due date while money is open; 0 when nothing is open or it is not due yet."""
        return max(0, (self.as_of - self.due).days) if self.due and self.balance > 0 else 0

    @property
    def days_late(self) -> int | None:
        """How many days after its due date it was paid (early counts 0), or has been overdue; None when unknown."""
        if self.balance > 0:
            return self.days_overdue if self.due else None
        paid_on = self.paid_on
        return max(0, (paid_on - self.due).days) if paid_on and self.due else None

    @property
    def status(self) -> Status:
        """The one word for it."""
        if self.balance <= 0:
            return self._settled_by()
        if self.is_disputed:
            return Status.DISPUTED
        if self.days_overdue:
            return Status.OVERDUE
        return Status.PARTIAL if self.paid > 0 else Status.OPEN

    @property
    def words(self) -> str:
        """How a person reads it: `62 days late`, `paid 3 days late`, `disputed`."""
        late = counted(self.days_late, "day") + " late" if self.days_late else ""
        match self.status:
            case Status.OVERDUE:
                return late
            case Status.PAID:
                return f"paid {late}" if late else "paid"
            case other:
                return other.words

    def _settled_by(self) -> Status:
        if self.is_lost:
            return Status.WRITTEN_OFF
        is_all_credited = 0 < self.invoice.amount.minor <= self.credited
        return Status.CREDITED if is_all_credited else Status.PAID


def standing(records: Records, invoice: Invoice, as_of: date) -> Standing:
    """Where an invoice stands at the end of `as_of` (handbook M)."""
    payments, notes = records.on_invoice(Payment, invoice.id), records.on_invoice(CreditNote, invoice.id)
    return _standing(records, invoice, as_of, payments, notes, records.on_invoice(WriteOff, invoice.id))


def standings(records: Records, client_id: str, as_of: date) -> Iterator[Standing]:
    """Where each of a client's invoices stands, those issued after `as_of` left out; in the order they were added."""
    payments, notes = records.by_invoice(Payment), records.by_invoice(CreditNote)
    write_offs = records.by_invoice(WriteOff)
    for each in records.of(Invoice, client_id):
        if is_issued(each, as_of):
            key = each.id
            yield _standing(records, each, as_of, payments.get(key, ()), notes.get(key, ()), write_offs.get(key, ()))


def _standing(
    records: Records,
    invoice: Invoice,
    as_of: date,
    on_it: Sequence[Payment],
    notes: Sequence[CreditNote],
    write_offs: Sequence[WriteOff],
) -> Standing:
    """The same from all that ever moved on it."""
    payments = known(on_it, invoice, as_of)
    notes, write_offs = known(notes, invoice, as_of), known(write_offs, invoice, as_of)
    credited, written_off = _sum(notes), _sum(write_offs)
    paid, asked = sum(map(signed, payments)), invoice.amount.minor - credited
    lost = min(written_off, max(0, asked - paid)) if written_off else 0
    is_lost = 2 * lost > asked
    late = _late_one(records, invoice, as_of) if invoice.fee_for else None
    back = _given_back(invoice.amount.minor, payments, notes, write_offs) if asked - paid - lost > 0 else 0
    return Standing(
        invoice=invoice,
        as_of=as_of,
        due=due_date(records, invoice),
        paid=paid,
        credited=credited,
        written_off=written_off,
        lost=lost,
        is_lost=is_lost,
        balance=asked - paid - lost,
        paid_by=None if is_lost else covering(payments, asked - lost),
        lost_on=_lost_on(invoice, write_offs, asked // 2 if is_lost else 0) if lost else None,
        given_back=back,
        came_by=None if is_lost else covering(payments, asked - lost - back),
        late_spared=spared(late) if late else None,
    )


def _late_one(records: Records, bill: Invoice, as_of: date) -> Standing | None:
    """Where the invoice stands whose late fee another one bills; no late fee is on a late fee."""
    late = records.late_one(bill)
    return None if late is None or late.fee_for else standing(records, late, as_of)


def _given_back(
    whole: int, payments: Sequence[Payment], notes: Sequence[CreditNote], write_offs: Sequence[WriteOff]
) -> int:  # fmt: skip
    return next(reversed(given_back(whole, payments, notes, write_offs).values()), 0)


def _lost_on(invoice: Invoice, write_offs: Sequence[WriteOff], above: int) -> date | None:
    """The day on which more than so many minor units had been written off; nothing is lost before it is asked for."""
    so_far = 0
    for each in sorted(write_offs, key=lambda each: each.on):
        so_far += each.amount.minor
        if so_far > above:
            return max(each.on, invoice.issued or each.on)
    return None


def is_issued(invoice: Invoice, as_of: date) -> bool:
    """Whether an invoice was out at the end of a day; one without an issue date always is."""
    return invoice.issued is None or invoice.issued <= as_of


def due_date(records: Records, invoice: Invoice) -> date | None:
    """The invoice's due date; without one, its issue date plus the contract's payment term, else the desk's (C08)."""
    return invoice.due or records.due_by_terms(invoice.client, invoice.issued)


def _sum(moves: Sequence[CreditNote | WriteOff]) -> int:
    return sum([each.amount.minor for each in moves]) if moves else 0
