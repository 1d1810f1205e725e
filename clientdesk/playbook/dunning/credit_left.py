"""What of a client's credit is left for a letter (G4, M). Rule: it pays the oldest first, and no cent of it twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.money import totals
from clientdesk.playbook.dunning.in_credit import in_hand
from clientdesk.playbook.dunning.notice import overdue
from clientdesk.playbook.promises import is_held

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.ledger.standing import Standing
    from clientdesk.model.money import Totals
    from clientdesk.playbook.picture import Picture


def paid_by_credit(picture: Picture) -> list[Standing]:
    """The overdue invoices that nobody is asked for today, as the credit covers them, the oldest first (G4)."""
    return in_hand(picture, [each for each in overdue(picture) if not is_held(picture, each)])


def credit_for(picture: Picture, about: Iterable[Standing]) -> Totals:
    """What of the credit can be taken off some invoices: all but what pays older ones that are none of them."""
    ids = {each.invoice.id for each in about}
    others = (each for each in paid_by_credit(picture) if each.invoice.id not in ids)
    left = totals([*picture.account.credit.values(), *(-each.to_pay for each in others)])
    return {code: money for code, money in left.items() if money}
