"""Late interest rates that the person enters (M). Rule: one for each rule and day; a later one takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ledger.interest import of_days
from clientdesk.ledger.moves import entered
from clientdesk.ledger.statutes import STATUTES, rated_id
from clientdesk.model.change import Change
from clientdesk.model.currency import digits
from clientdesk.model.days import shown
from clientdesk.model.errors import NotFound, Refused
from clientdesk.model.money import Money
from clientdesk.model.settings import LateRate

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.records import Records

_OWED = 1000
"""What a rate is told on, in whole units of the desk's currency."""


def rate_given(records: Records, given: LateRate) -> LateRate:
    """A rate whose rule is as people type it, in place of the one of that day; raises Refused.

    It has a law of its own only where the program knows none.
    """
    key = rated_id(records, given.rule)
    if given.law and key in STATUTES:
        raise Refused(f"A letter names {STATUTES[key].law} for {key}: leave the law out.", "law")
    before = next((each for each in own_rates(records, key) if each.valid_from == given.valid_from), None)
    return given.but(id=before.id if before else given.id, rule=key)


def rate_entered(records: Records, given: LateRate) -> Change:
    """The change that puts a rate, told with what it means in money, so that a slip of the hand is seen."""
    change, currency = entered(records, given), records.settings.currency
    owed = Money(_OWED * 10 ** digits(currency), currency)
    means = f"{owed.shown()} late bears {of_days(owed, 1, given.rate).shown()} a day"
    return Change(f"{change.label}: {means}", change.puts)


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
