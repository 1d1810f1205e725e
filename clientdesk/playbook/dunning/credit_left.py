"""What of a client's credit is left for a letter, or a late fee (G4, M). Rule: no cent of it pays two things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.money import totals
from clientdesk.playbook.dunning.in_credit import in_hand, paid_parts
from clientdesk.playbook.dunning.overdue import overdue
from clientdesk.playbook.promises import is_held

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from clientdesk.ledger.standing import Standing
    from clientdesk.model.money import Totals
    from clientdesk.playbook.picture import Picture


def paid_by_credit(picture: Picture) -> list[Standing]:
    """The overdue invoices that nobody is asked for today, as the credit covers them (G4)."""
    return in_hand(picture, _awake(picture))


def is_covered(picture: Picture, asked: Collection[Standing]) -> bool:
    """Whether there is something to ask for and the credit covers all of it: then nobody is asked (G4)."""
    paid = paid_by_credit(picture)
    return bool(asked) and all(each in paid for each in asked)


def credit_for(picture: Picture, about: Iterable[Standing]) -> Totals:
    """What of the credit can be taken off some invoices: all but what it pays of others that are overdue.

    For none of them it is what is left for anything else.
    """
    if not picture.account.credit:
        return {}
    ids, awake = {each.invoice.id for each in about}, _awake(picture)
    parts = zip(awake, paid_parts(picture, awake), strict=True)
    others = (-part for each, part in parts if each.invoice.id not in ids)
    left = totals([*picture.account.credit.values(), *others])
    return {code: money for code, money in left.items() if money}


def _awake(picture: Picture) -> list[Standing]:
    return [each for each in overdue(picture) if not is_held(picture, each)]
