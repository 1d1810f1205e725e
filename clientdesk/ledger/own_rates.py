"""Late interest rates that the person enters (M). Rule: one for each rule and day; a later one takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ledger.statutes import rated_id
from clientdesk.model.days import shown
from clientdesk.model.errors import NotFound, Refused
from clientdesk.model.record import new_id
from clientdesk.model.settings import LateRate

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from clientdesk.model.records import Records


def rate_given(records: Records, rule: str, rate: Decimal, since: date, source: str, checked: date | None) -> LateRate:
    """The record of a rate in per cent a year from a day on, in place of the one of that day; raises Refused."""
    key = rated_id(records, rule)
    before = next((each for each in own_rates(records, key) if each.valid_from == since), None)
    record_id = before.id if before else new_id()
    return LateRate(id=record_id, rule=key, valid_from=since, rate=rate, source=source, checked=checked)


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
        raise Refused(f"You entered {len(found)} rates of {key}. Say which with --from: {days}.")
    return found[0]
