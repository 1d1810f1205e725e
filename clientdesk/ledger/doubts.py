"""What can't be right on a desk, also by the rules that need the arithmetic.

Rule: one door for it: `check` names what is doubtful on a desk, and an import refuses it, so that nothing comes in that
could not have been entered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ledger.course import Course, at, credit_courses, day_of, received
from clientdesk.model import doubts
from clientdesk.model.client import Client
from clientdesk.model.doubts import Doubt
from clientdesk.model.invoice import CreditNote, Invoice, Payment, PaymentKind
from clientdesk.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.model.record import Record
    from clientdesk.model.records import Records


class Doubts:
    """What is doubtful on one desk, with what takes a look at all of it worked out once."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._first: dict[tuple[str, str], str] = {}
        self._courses: dict[str, dict[str, Course]] = {}
        for invoice in records.all(Invoice):
            self._first.setdefault((invoice.client, fold(invoice.number)), invoice.id)

    def of(self, record: Record) -> Iterator[tuple[Doubt, str]]:
        """What is doubtful about a record of the desk, each time as the rest of a sentence, without a full stop."""
        yield from doubts.doubts(self._records, record)
        if isinstance(record, Invoice):
            yield from self._numbered(record)
            yield from self._fee(record)
        elif isinstance(record, CreditNote):
            yield from self._credited(record)
        elif isinstance(record, Payment) and record.kind is not PaymentKind.PAYMENT:
            yield from self._went(record)

    def _numbered(self, invoice: Invoice) -> Iterator[tuple[Doubt, str]]:
        """A client's invoices each have a number of their own; the first keeps it."""
        if self._first[invoice.client, fold(invoice.number)] != invoice.id:
            owner = self._records.by_id(Client).get(invoice.client)
            yield Doubt.TWICE, f"has the number of another invoice of {owner.name if owner else 'one client'}"

    def _fee(self, invoice: Invoice) -> Iterator[tuple[Doubt, str]]:
        """A late fee is on an invoice, in its currency."""
        late = self._records.late_one(invoice)
        if late and (late.fee_for or late.id == invoice.id):
            yield Doubt.IMPOSSIBLE, "is a late fee on a late fee"
        elif late and late.amount.currency != invoice.amount.currency:
            yield Doubt.CURRENCY, f"is in {invoice.amount.currency}, the late invoice in {late.amount.currency}"

    def _credited(self, note: CreditNote) -> Iterator[tuple[Doubt, str]]:
        """Credit notes stop at their invoice; the one with which they go beyond it is doubtful, and those after it."""
        invoice = self._records.by_id(Invoice).get(note.invoice)
        notes = self._records.on_invoice(CreditNote, note.invoice)
        so_far = sum(each.amount.minor for each in notes[: notes.index(note) + 1])
        if invoice and so_far > invoice.amount.minor:
            yield Doubt.AMOUNT, f"takes more from invoice {invoice.number} than it asks for"

    def _went(self, payment: Payment) -> Iterator[tuple[Doubt, str]]:
        """What goes back had come in, and credit that is used was there (M).

        A refund on account stands alone where the list it came from begins after its payment.
        """
        day, currency = day_of(payment), payment.amount.currency
        invoice = self._records.by_id(Invoice).get(payment.invoice or "")
        if payment.kind is PaymentKind.CREDIT and payment.invoice is None:
            yield Doubt.MISSING, "uses credit on no invoice"
        if invoice and at(received(self._records, invoice), day) < 0:
            yield Doubt.AMOUNT, f"is more than had come in on invoice {invoice.number} by its day"
        used = payment.kind is PaymentKind.CREDIT
        if used and at(self._credit(payment.client).get(currency, []), day) < 0:
            yield Doubt.AMOUNT, "is more than the client had in credit on its day"

    def _credit(self, client_id: str) -> dict[str, Course]:
        if client_id not in self._courses:
            self._courses[client_id] = credit_courses(self._records, client_id)
        return self._courses[client_id]
