"""A late fee that was billed, an invoice of its own (R02). Rule: it is of another invoice, and goes with what made it.

Most are billed by the person. One that came with the money is made by its payment, for as much, on that day. What one
transfer paid stays together: all of it is moved and deleted at once, and no part of it becomes another sum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.days import shown
from clientdesk.model.entry import rules
from clientdesk.model.entry.trying import NOTHING, Follows
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import CreditNote, Invoice, Payment, PaymentKind, WriteOff
from clientdesk.model.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    """What else changes when a payment does: the bills that its transfer made, and the other parts of that.

    Raises Refused for another amount or invoice of a part: the others were paid beside it.
    """
    before = records.by_id(Payment).get(given.id)
    if before is None:
        return NOTHING
    whole = transfer_of(records, before)
    if len(whole) > 1:
        _check_part(before, given, whole)
    parts = tuple(_moved(each, given) for each in whole)
    bills = made_by(records, whole)
    stays = [each for each in bills if any(part.invoice == each.id for part in parts)]
    puts = (part for part in parts if part.id != given.id)
    return Follows((*puts, *(_bill(each, parts) for each in stays)), tuple(each for each in bills if each not in stays))


def _moved(part: Payment, given: Payment) -> Payment:
    """A part of a transfer on the day of the one that is given, and under its reference where both are money."""
    if part.id == given.id:
        return given
    is_money = PaymentKind.CREDIT not in (part.kind, given.kind)
    return part.but(on=given.on, reference=given.reference if is_money else part.reference)


def _bill(bill: Invoice, parts: Sequence[Payment]) -> Invoice:
    """A bill that a transfer made, as it is by its parts: for as much, on that day."""
    first, *more = (each for each in parts if each.invoice == bill.id)
    on = first.on or bill.issued
    return bill.but(amount=sum((each.amount for each in more), first.amount), issued=on, due=on)


def _check_part(before: Payment, given: Payment, whole: Sequence[Payment]) -> None:
    """Raise Refused for a part of a transfer that becomes another sum, or is on another invoice."""
    if (before.amount, before.invoice) == (given.amount, given.invoice):
        return
    money = sum((each.amount for each in whole if each.kind is PaymentKind.PAYMENT), Money.zero(before.amount.currency))
    day = f" of {shown(before.on)}" if before.on else ""
    told = f"This is a part of the transfer of {money.shown()}{day}, which paid several things."
    about = "amount" if before.amount != given.amount else "invoice"
    raise Refused(f"{told} Delete it, all of it goes, and enter the transfer anew.", about)


def transfer_of(records: Records, payment: Payment) -> tuple[Payment, ...]:
    """All parts of the transfer that a payment is of, the first one first; itself alone where it is of none."""
    first = payment.transfer or payment.id
    every = (each for each in records.of(Payment, payment.client) if first in (each.id, each.transfer))
    return tuple(sorted(every, key=lambda each: each.id != first))


def made_by(records: Records, transfer: Sequence[Payment]) -> list[Invoice]:
    """The late fees that a transfer made, and nothing else moved on."""
    found = dict.fromkeys(records.by_id(Invoice).get(each.invoice or "") for each in transfer)
    return [each for each in found if each and each.came_paid and all(one in transfer for one in _on(records, each))]


def _on(records: Records, fee: Invoice) -> Iterator[Payment | CreditNote | WriteOff]:
    kinds: tuple[type[Payment | CreditNote | WriteOff], ...] = (Payment, CreditNote, WriteOff)
    return (each for kind in kinds for each in records.on_invoice(kind, fee.id))


def kept(records: Records, bill: Invoice) -> tuple[Payment, ...]:
    """The money on a late fee's bill that goes, as it is on the late invoice then: it stays, as credit.

    Credit that was used on the bill is credit again as it is.
    """
    money = (each for each in records.on_invoice(Payment, bill.id) if each.kind is not PaymentKind.CREDIT)
    return tuple(each.but(invoice=bill.fee_for) for each in money) if records.late_one(bill) else ()


def late_ones(records: Records, client_id: str, but: str = "") -> list[Invoice]:
    """The invoices of a client whose late fee another one, `but` by its id, can bill: all but late fees (R02)."""
    return [each for each in records.of(Invoice, client_id) if not each.fee_for and each.id != but]
