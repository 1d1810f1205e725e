"""A sum with a late fee in it that a letter nowhere speaks of (R02, L). Rule: told, as nobody could follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.letters.check.money import ASKS
from clientdesk.letters.fees import fees
from clientdesk.model.money import Money, totals
from clientdesk.playbook.dunning.credit_left import credit_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.letters.check.problem import Problem
    from clientdesk.letters.check.sight import Sight
    from clientdesk.model.money import Totals


def unexplained(sight: Sight) -> Iterator[Problem]:
    """A sum that is asked for with the late fee, where neither a word nor the fee's own sum says that it is in it."""
    if sight.draft.kind not in ASKS:
        return
    charged = totals(each.amount for each in fees(sight.records, sight.about))
    said = {each.amount for each in sight.said_sums}
    if not charged or not said.isdisjoint(charged.values()) or sight.fee_words:
        return
    with_fee = _asked(sight, charged) - _asked(sight, {}) - {each.invoice.amount for each in sight.picture.standings}
    if found := next((each for each in sight.said_sums if each.amount in with_fee), None):
        fee = charged[found.amount.currency].shown()
        why = f"{found.amount.shown()} holds a late fee of {fee}, and it nowhere says so: add the fee and its basis."
        yield sight.draft.at(found.start, found.end).problem("late-fee", why)


def _asked(sight: Sight, charged: Totals) -> set[Money]:
    """What the invoices come to with some fees: those it is about, and with those besides; and less their credit."""
    found = set[Money]()
    for group in (sight.about, (*sight.about, *sight.besides)):
        sums = totals([*(each.to_pay for each in group), *charged.values()])
        credit = credit_for(sight.picture, group)
        found |= {*sums.values()}
        found |= {Money(max(0, each.minor - credit[code].minor), code) for code, each in sums.items() if code in credit}
    return found
