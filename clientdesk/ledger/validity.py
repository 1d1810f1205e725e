"""Until when a late interest rate is valid, and when it was looked up (M). Rule: no check is known before its day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from clientdesk.ledger.late_rule import CHECK_AFTER, Doubt, half_year
from clientdesk.model.days import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.ledger.late_rule import Rate, Rule

UNKNOWN = "the rate of today is not known here"


def since_of(day: date) -> date:
    """The first day of a day's half-year."""
    year, half = half_year(day)
    return date(year, 1 if half == 1 else 7, 1)


def valid_until(rate: Rate) -> date:
    """The last day of the half-year that a rate is from."""
    return since_of(since_of(rate.valid_from) + timedelta(days=200)) - timedelta(days=1)


def checked_by(rate: Rate, today: date) -> date | None:
    """When a rate was last found where it stands, as far as that is known on a day; None where nobody did by then."""
    return rate.checked if rate.checked and rate.checked <= today else None


def what_stale_means(found: Iterable[Rule], today: date) -> str:
    """What the stale ones of these rules are, until when they were valid, and what comes next; empty without one."""
    stale = [each for each in found if each.doubt(today, today) is Doubt.STALE]
    return " ".join(_sentences(stale, today))


def _sentences(stale: list[Rule], today: date) -> Iterator[str]:
    over = [held for each in stale if each.half_yearly and (held := each.on(today))]
    if over:
        last, next_one = max(map(valid_until, over)), since_of(today)
        yield f"{UNKNOWN}. The one shown was valid until {shown(last)}, the end of its half-year."
        yield f"Look up the one of {shown(next_one)} where it stands."
    if any(not each.half_yearly for each in stale):
        yield f"{'One' if over else 'one'} that is no half-year's was looked up over {CHECK_AFTER} days ago."
