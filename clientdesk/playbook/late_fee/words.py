"""What both faces say of a late fee beside its sums. Rule: no figure of its own but what one more day costs (M)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ledger.interest import of_days
from clientdesk.model.days import counted, days_later, shown

if TYPE_CHECKING:
    from clientdesk.ledger.standing import Standing
    from clientdesk.model.money import Money
    from clientdesk.playbook.late_fee.whole import LateFee


def a_day(where: Standing, fee: LateFee) -> Money:
    """What each further day costs, of what is still open."""
    return of_days(where.to_pay, 1, fee.rate)


def no_compensation(fee: LateFee) -> str:
    """Why a statute's compensation is not on it; empty where there is one, or where the rule has none."""
    if fee.compensation or not fee.rule.bands:
        return ""
    due, own = fee.rule.bands[-1].sum.currency, fee.interest.currency
    return f"none here: it is fixed in {due}, and the invoice is in {own}"


def is_by_rate(fee: LateFee) -> bool:
    """Whether it counts only from the day on which the first rate that is known begins, and not from the due date."""
    is_unknown_before = fee.rule.on(days_later(fee.since, -1)) is None
    return fee.since > fee.overdue and is_unknown_before and fee.rule.on(fee.since) is not None


def counted_from(fee: LateFee) -> str:
    """`from 1 Sep 2026, when the first known rate begins`; empty where it counts from the first day overdue on.

    Days in dispute are told by themselves.
    """
    late = fee.invoice.days_sent_late
    if is_by_rate(fee):
        return f"from {shown(fee.since)}, when the first known rate begins"
    is_by_sending = late and fee.since == days_later(fee.overdue, late)
    return f"from {shown(fee.since)}, as it was sent {counted(late, 'day')} late" if is_by_sending else ""


def late_by(where: Standing, fee: LateFee) -> int:
    """The days that an invoice is late, or was when it was paid: more than those of the fee where not all count."""
    return where.days_late or fee.days


def overdue(where: Standing, fee: LateFee) -> str:
    """What is overdue: `£400.00 of £1,000.00`, where a part is left; what was, once nothing is left to pay."""
    if not where.to_pay:
        return fee.debt.shown()
    is_part = where.to_pay != where.invoice.amount
    return f"{where.to_pay.shown()} of {where.invoice.amount.shown()}" if is_part else where.to_pay.shown()
