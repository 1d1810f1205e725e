"""What was paid of a late fee (R02). Rule: who paid what a letter asked for, in the time it left, owes no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from clientdesk.ledger.standing import Standing, is_issued, standing
from clientdesk.model.days import shown
from clientdesk.model.money import Money
from clientdesk.playbook.late_days import is_waived

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from clientdesk.model.invoice import Invoice
    from clientdesk.model.records import Records
    from clientdesk.playbook.late_interest import LateFee


def paid_on(records: Records, where: Standing) -> list[Invoice]:
    """The late fees on an invoice that were paid by the standing's day."""
    return [each for each in records.fees_on(where.invoice.id) if is_issued(each, where.as_of)]


def fee_paid(records: Records, where: Standing) -> Money:
    """What was paid of the late fee on an invoice by the standing's day."""
    return Money(sum(each.amount.minor for each in paid_on(records, where)), where.invoice.amount.currency)


def left_of(
    records: Records, where: Standing, whole: LateFee, on: Callable[[Standing], LateFee | None]
) -> LateFee | None:
    """A late fee less what was paid of it; None where nothing is left. `on` works the whole fee out as of another day.

    A letter that was paid in time, its fee as well, is settled: the days since it went out are not asked for.
    """
    paid = fee_paid(records, where)
    if not paid:
        return whole
    asked = (each.total for at in _paid_in_time(records, where) if (each := on(at)))
    if any(each.minor <= paid.minor for each in (whole.total, *asked)):
        return None
    return structs.replace(whole, paid=paid, total=whole.total - paid)


def _paid_in_time(records: Records, where: Standing) -> Iterator[Standing]:
    """Where an invoice stood on the day of each letter that asked for it and was followed in the time it left."""
    from clientdesk.playbook.dunning.sent import asked_by_letter, given_until
    from clientdesk.playbook.picture import Picture

    came: date | None = where.paid_on
    if where.balance > 0 or came is None:
        return
    for each in asked_by_letter(Picture(records, where.invoice.client, where.as_of), where):
        if each.sent and each.sent <= came <= given_until((each,)):
            yield standing(records, where.invoice, each.sent)


def told_paid(records: Records, where: Standing) -> str:
    """That the late fee on an invoice was paid, or a part of one that was let go, in a sentence; empty where not."""
    fees, number = paid_on(records, where), where.invoice.number
    if not fees:
        return ""
    paid = fee_paid(records, where).shown()
    if is_waived(records, where):
        return f"You waived the rest of the late fee on {number}; {paid} of it was paid."
    last = max((each.issued for each in fees if each.issued), default=None)
    return f"The late fee on {number} was paid: {paid}{f', {shown(last)}' if last else ''}."
