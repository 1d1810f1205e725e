"""What both faces say of a late fee beside its sums. Rule: no figure of its own but what one more day costs (M)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ledger.interest import of_days

if TYPE_CHECKING:
    from clientdesk.ledger.standing import Standing
    from clientdesk.model.money import Money
    from clientdesk.playbook.late_interest import LateFee


def a_day(where: Standing, fee: LateFee) -> Money:
    """What each further day costs, of what is still open."""
    return of_days(where.to_pay, 1, fee.rate)


def no_compensation(fee: LateFee) -> str:
    """Why a statute's compensation is not on it; empty where there is one, or where the rule has none."""
    if fee.compensation or not fee.rule.bands:
        return ""
    due, own = fee.rule.bands[-1].sum.currency, fee.interest.currency
    return f"none here: it is fixed in {due}, and the invoice is in {own}"
