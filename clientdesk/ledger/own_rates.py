"""Late interest rates that the person enters (M). Rule: one for each rule and day; a later one takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ledger.statutes import STATUTES, rated_id
from clientdesk.model.days import shown
from clientdesk.model.errors import NotFound, Refused
from clientdesk.model.settings import LateRate

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.records import Records


def rate_given(records: Records, given: LateRate) -> LateRate:
    """A rate whose rule is as people type it, in place of the one of that day; raises Refused.

    It has a law of its own only where the program knows none.
    """
    key = rated_id(records, given.rule)
    if given.law and key in STATUTES:
        raise Refused(f"A letter names {STATUTES[key].law} for {key}: leave the law out.", "law")
    before = next((each for each in own_rates(records, key) if each.valid_from == given.valid_from), None)
    return given.but(id=before.id if before else given.id, rule=key)


def own_rates(records: Records, key: str) -> list[LateRate]:
    """The person's own rates of a rule, oldest first."""
    return sorted((each for each in records.all(LateRate) if each.rule == key), key=lambda each: each.valid_from)


def own_rate(records: Records, rule: str, since: date | None) -> LateRate:
    """The person's rate of a rule from a day on, or the only one; raises NotFound, and Refused where there are more."""
    key = rated_id(records, rule)
    every = own_rates(records, key)
    found = [each for each in every if since in (None, each.valid_from)]
    if not found:
        raise NotFound(f"You entered no rate of {key}{f' from {shown(since)}' if since else ''}.")
    if len(found) > 1:
        days = ", ".join(f"{each.valid_from}" for each in found)
        raise Refused(f"You entered {len(found)} rates of {key}. Say from which day: {days}.")
    return found[0]
