"""What was billed of a late fee, and paid of that (R02). Rule: a bill asks for what it bills, the letters for the rest.

A bill is an invoice like any other, but for this: it bears no fee itself, and tells nothing of how they pay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ledger.standing import Standing, is_issued, standing
from clientdesk.model.days import shown
from clientdesk.model.invoice import Invoice
from clientdesk.model.money import Money
from clientdesk.model.names import fold
from clientdesk.model.record import new_id
from clientdesk.playbook.late_fee.days import is_waived

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clientdesk.model.records import Records


def bill_of(records: Records, late: Invoice, fee: Money, on: date, *, came_paid: bool = False) -> Invoice:
    """An invoice for the late fee on another one, of a day, under the first number after the late one's that is free.

    It is due by the terms; one that `came_paid` with the money, that day.
    """
    taken = {fold(each.number) for each in records.of(Invoice, late.client)}
    names = (f"{late.number}-F{count if count > 1 else ''}" for count in range(1, len(taken) + 2))
    return Invoice(
        id=new_id(),
        client=late.client,
        number=next(each for each in names if fold(each) not in taken),
        amount=fee,
        issued=on,
        due=on if came_paid else None,
        project=late.project,
        fee_for=late.id,
        came_paid=came_paid,
    )


def late_number(records: Records, invoice: Invoice) -> str:
    """The number of the invoice whose late fee another one bills; empty where it bills none."""
    late = records.late_one(invoice)
    return late.number if late else ""


def bills_on(records: Records, where: Standing) -> list[Standing]:
    """The bills for the late fee on an invoice, as they stood on the standing's day."""
    issued = (each for each in records.fees_on(where.invoice.id) if is_issued(each, where.as_of))
    return [standing(records, each, where.as_of) for each in issued]


def fee_billed(records: Records, where: Standing) -> Money:
    """What was billed of the late fee on an invoice by the standing's day, paid or not, less credit notes."""
    return _sum(where, (each.invoice.amount.minor - each.credited for each in bills_on(records, where)))


def fee_paid(records: Records, where: Standing) -> Money:
    """What was paid of it by then, what they were given back of that as well."""
    return _sum(where, (each.paid - each.surplus.minor + each.given_back for each in bills_on(records, where)))


def fee_let_go(records: Records, where: Standing) -> Money:
    """What was billed of it and written off by then."""
    return _sum(where, (each.written_off for each in bills_on(records, where)))


def _sum(where: Standing, minors: Iterator[int]) -> Money:
    return Money(sum(minors), where.invoice.amount.currency)


def told_billed(records: Records, where: Standing) -> str:
    """What became of the late fee on an invoice that was billed, in a sentence; empty where it was not."""
    number = where.invoice.number
    if not fee_billed(records, where):
        return ""
    if is_waived(records, where):
        return f"You waived the rest of the late fee on {number}; the other part was {in_short(records, where)}."
    return f"The late fee on {number} was {in_short(records, where)}."


def in_short(records: Records, where: Standing) -> str:
    """`paid: £150.00, 8 Sep 2026`, else what it was billed with: `billed with A-1-F: £150.00, 12 days late`."""
    bills = bills_on(records, where)
    if (paid := fee_paid(records, where)) == fee_billed(records, where):
        last = max((each.paid_on for each in bills if each.paid_on), default=None)
        return f"paid: {paid.shown()}{f', {shown(last)}' if last else ''}"
    return f"billed with {'; '.join(map(_bill_told, bills))}"


def _bill_told(bill: Standing) -> str:
    """`A-1-F: £150.00, £20.00 of it paid, written off`."""
    amount = bill.invoice.amount
    part = f", {Money(bill.paid, amount.currency).shown()} of it paid" if 0 < bill.paid < amount.minor else ""
    return f"{bill.invoice.number}: {amount.shown()}{part}, {bill.words}"
