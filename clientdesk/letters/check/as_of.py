"""The day that a letter's figures are of (L, M). Rule: the one that it states, else the one on which it was kept.

What was right on that day, while nothing moved since, is not wrong for the days that went by: it is told once, with the
way to write it anew.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from clientdesk.ledger.standing import standings
from clientdesk.letters.check.problem import Problem
from clientdesk.letters.fees import fees
from clientdesk.letters.names import NAMES
from clientdesk.model.days import counted, shown
from clientdesk.model.money import said_totals, totals
from clientdesk.model.way import Deed, Hint, Way
from clientdesk.playbook.dunning.sent import is_before

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from clientdesk.letters.check.sight import Sight
    from clientdesk.model.way import Words

    Found = Callable[[date], Sequence[Problem]]
    """What the rules beside the desk find in a letter that goes out on a day."""

FRESH = timedelta(days=7)
"""So long a letter that states no day stands as it was kept."""
_MOST_DAYS = 12
"""So many of the days that it states are tried, the last ones."""
_OF_THE_DAY = frozenset(("amount", "missing"))
"""Rules on figures that go on by themselves, day by day."""


def of_its_day(sight: Sight, found: Sequence[Problem], then: Found) -> list[Problem]:
    """What is found in a letter, measured by the day that its figures are of; `then` finds it on another day."""
    if not any(each.rule in _OF_THE_DAY for each in found):
        return list(found)
    left_on = {day: _left(found, then(day)) for day in _days(sight)}
    day = min(left_on, key=lambda day: len(left_on[day]), default=None)
    if day is None or len(left_on[day]) == len(found):
        return list(found)
    return [*left_on[day], Problem("as-of", 0, "", _why(sight, day))]


def _left(found: Sequence[Problem], then: Sequence[Problem]) -> list[Problem]:
    """Of what is found today what was so on another day too, or has nothing to do with the day."""
    of_old = {each.key for each in then}
    return [each for each in found if each.rule not in _OF_THE_DAY or each.key in of_old]


def _days(sight: Sight) -> Iterator[date]:
    """The days that its figures could be of, the likeliest first; none since which something moved."""
    stated = {each.day for each in sight.days if _is_over(sight, each.day)}
    kept = sight.draft.written.written
    is_fresh = kept is not None and kept < sight.today <= kept + FRESH
    days = [*sorted(stated, reverse=True)[:_MOST_DAYS], *([kept] if kept and is_fresh and kept not in stated else [])]
    return (day for day in days if not _has_moved(sight, day))


def _is_over(sight: Sight, day: date) -> bool:
    """Whether a day that it names is over, and after the due days of what it is about."""
    return day < sight.today and all(each.due is None or each.due < day for each in sight.about)


def _has_moved(sight: Sight, day: date) -> bool:
    """Whether anything came in, was taken off, or went out to them after a day."""
    then, now = ({each.invoice.id: each.balance for each in standings(sight.records, sight.client.id, on)}
                 for on in (day, sight.today))  # fmt: skip
    out = (each for each in sight.picture.sent_letters if each.sent and day < each.sent)
    return then != now or any(is_before(each, sight.draft.kind, sight.today) for each in out)


def _why(sight: Sight, day: date) -> Words:
    told, kind = f"Its figures are as of {shown(day, sight.today)}; today it is {_today(sight)}. ", sight.draft.kind
    if kind not in NAMES:
        return f"{told}Write it anew."
    return Hint(told, Way(Deed.LETTER, (kind, sight.client.name)), " writes it anew.")


def _today(sight: Sight) -> str:
    """What is to be paid today, with the late fee where there is one; else how late it is."""
    charged = [each.amount for each in fees(sight.records, sight.about)]
    if not charged:
        return f"{counted(max((each.days_overdue for each in sight.about), default=0), 'day')} late"
    owed = totals([*(each.to_pay for each in sight.about), *charged])
    return f"{said_totals(owed, whole=False)} with the late fee"
