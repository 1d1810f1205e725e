"""What a letter left time for (R02): as much of a late fee as it asked for. Rule: who pays in it owes no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ledger.standing import Standing, standing
from clientdesk.playbook.asked import asks, given_until, letters_about
from clientdesk.playbook.late_fee.whole import LateFee, whole_fee
from clientdesk.playbook.picture import picture_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.ledger.late_rule import Rule
    from clientdesk.model.records import Records


def owed_fee(records: Records, where: Standing, rule: Rule | None = None) -> LateFee | None:
    """A late fee as it is owed, billed or not; None where there is none.

    Where the invoice was paid in the time that a letter left, the days since that went out cost nothing.
    """
    whole = whole_fee(records, where, rule)
    if whole is None:
        return None
    asked = (whole_fee(records, at, rule) for at in _when_asked(records, where))
    return min((whole, *filter(None, asked)), key=lambda each: each.total.minor)


def _when_asked(records: Records, where: Standing) -> Iterator[Standing]:
    """Where an invoice stood on the day of each letter that asked for it and was followed in the time it left."""
    came = where.came_on
    if came is None:
        return
    picture = picture_of(records, where.invoice.client, where.as_of)
    for each in letters_about(picture, where):
        if each.sent and each.sent <= came <= given_until((each,)) and asks(picture, each, where):
            yield standing(records, where.invoice, each.sent)
