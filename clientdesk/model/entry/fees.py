"""A late fee that was billed, an invoice of its own (R02). Rule: it is of another invoice, and goes with what made it.

Most are billed by the person. One that came with the money is made by its payment, for as much, on that day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.entry import rules
from clientdesk.model.entry.trying import NOTHING, Follows
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import CreditNote, Invoice, Payment, PaymentKind, WriteOff

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.model.records import Records


def check_fee(records: Records, given: Invoice) -> None:
    """Raise Refused for a fee on no invoice of the client's, or on a fee, and for one changed without its payment."""
    before = records.by_id(Invoice).get(given.id)
    came = before and before.came_paid and records.on_invoice(Payment, given.id)
    if before and came and (before.amount, before.fee_for) != (given.amount, given.fee_for):
        raise Refused(f"{before.number} is what they paid as a late fee. Change that payment instead.", "amount")
    if given.fee_for is None:
        return
    late = records.get(Invoice, given.fee_for)
    if late not in late_ones(records, given.client, given.id) or records.fees_on(given.id):
        raise Refused("A late fee is on one of the client's own invoices, and never on a late fee.", "fee_for")
    rules.same_currency(given.amount, late)


def that_follows(records: Records, given: Payment) -> Follows:
    """What else changes when a payment does: the bill that it made, and the other payments of its transfer."""
    before = records.by_id(Payment).get(given.id)
    if before is None:
        return NOTHING
    others = [_moved(records, each, given) for each in with_it(records, before)]
    _check_whole(before, given, others)
    own = _bill_follows(records, before, given)
    return Follows((*own.puts, *(record for pair in others for record in pair)), own.removes)


def _bill_follows(records: Records, before: Payment, given: Payment) -> Follows:
    """The bill that a payment made, as it is now; gone where the payment is on another invoice."""
    fee = made_by(records, before)
    if fee is None:
        return NOTHING
    if given.invoice != fee.id:
        return Follows(removes=(fee,))
    on = given.on or fee.issued
    return Follows((fee.but(amount=given.amount, issued=on, due=on),))


def _moved(records: Records, other: Payment, given: Payment) -> tuple[Payment | Invoice, ...]:
    """Another payment of a transfer, with the bill that it made, on the transfer's day and under its reference."""
    fee, on = made_by(records, other), given.on
    reference = given.reference if other.kind is PaymentKind.PAYMENT else other.reference
    bill = (fee.but(issued=on or fee.issued, due=on or fee.issued),) if fee else ()
    return (other.but(on=on, reference=reference), *bill)


def _check_whole(before: Payment, given: Payment, others: Sequence[object]) -> None:
    """Raise Refused where the first part of a transfer gets less than the others were paid after."""
    if others and given.amount.minor < before.amount.minor:
        told = "The rest of this transfer paid more than this invoice."
        raise Refused(f"{told} Delete it, all of it goes, and enter the transfer anew.", "amount")


def with_it(records: Records, payment: Payment) -> tuple[Payment, ...]:
    """The other payments of the transfer that begins with a payment."""
    return tuple(each for each in records.of(Payment, payment.client) if each.transfer == payment.id)


def made_by(records: Records, payment: Payment) -> Invoice | None:
    """The late fee that a payment made, and nothing else moved on."""
    fee = records.by_id(Invoice).get(payment.invoice or "")
    if fee is None or not fee.came_paid:
        return None
    kinds: tuple[type[Payment | CreditNote | WriteOff], ...] = (Payment, CreditNote, WriteOff)
    others = (each for kind in kinds for each in records.on_invoice(kind, fee.id) if each.id != payment.id)
    return None if any(others) else fee


def kept(records: Records, bill: Invoice) -> tuple[Payment, ...]:
    """The money on a late fee's bill that goes, as it is on the late invoice then: it stays, as credit.

    Credit that was used on the bill is credit again as it is.
    """
    money = (each for each in records.on_invoice(Payment, bill.id) if each.kind is not PaymentKind.CREDIT)
    return tuple(each.but(invoice=bill.fee_for) for each in money) if records.late_one(bill) else ()


def late_ones(records: Records, client_id: str, but: str = "") -> list[Invoice]:
    """The invoices of a client whose late fee another one, `but` by its id, can bill: all but late fees (R02)."""
    return [each for each in records.of(Invoice, client_id) if not each.fee_for and each.id != but]
