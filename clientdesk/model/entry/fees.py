"""A late fee that was paid, an invoice of its own (R02). Rule: it is of another invoice, and for what came on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.entry import rules
from clientdesk.model.entry.trying import NOTHING, Follows
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import CreditNote, Invoice, Payment, WriteOff

if TYPE_CHECKING:
    from clientdesk.model.records import Records


def check_fee(records: Records, given: Invoice) -> None:
    """Raise Refused for a fee on no invoice of the client's, or on a fee, and for one changed without its payment."""
    if given.fee_for is None:
        return
    late = records.get(Invoice, given.fee_for)
    if late.client != given.client or late.fee_for or late.id == given.id:
        raise Refused("A late fee is on one of the client's own invoices, and never on a late fee.")
    rules.same_currency(given.amount, late)
    before = records.by_id(Invoice).get(given.id)
    if before and before.fee_for and before.amount != given.amount and records.on_invoice(Payment, given.id):
        raise Refused(f"{before.number} is what they paid as a late fee. Change that payment instead.", "amount")


def that_follows(records: Records, given: Payment) -> Follows:
    """What else changes when a payment does: the fee that it alone had paid is as much as it is now, or is gone."""
    before = records.by_id(Payment).get(given.id)
    fee = None if before is None else paid_alone(records, before)
    if fee is None:
        return NOTHING
    if given.invoice != fee.id:
        return Follows(removes=(fee,))
    on = given.on or fee.issued
    return Follows((fee.but(amount=given.amount, issued=on, due=on),))


def paid_alone(records: Records, payment: Payment) -> Invoice | None:
    """The late fee that a payment, and nothing besides, was for."""
    fee = records.by_id(Invoice).get(payment.invoice or "")
    if fee is None or not fee.fee_for:
        return None
    kinds: tuple[type[Payment | CreditNote | WriteOff], ...] = (Payment, CreditNote, WriteOff)
    others = (each for kind in kinds for each in records.on_invoice(kind, fee.id) if each.id != payment.id)
    return None if any(others) else fee
