"""The person's working days: their weekdays, without the public holidays of their country.

Rule: the library that knows holidays is slow to import. It is asked once for a country's year; what it said is kept
for the process, and by whatever was handed to `keep_in` for the next one. Who has named no working day works on every.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from clientdesk.model.settings import Settings

Year = Mapping[date, str]
"""A year's public holidays by day, each with its name."""

_FAR = 366
"""The days that are looked through for a working one; a desk without one in a year has none."""


class Keeper(Protocol):
    """Where years that were worked out once are kept for the next process."""

    def recall(self, country: str, year: int) -> Year | None:
        """A year as it was kept; None where it was not."""

    def keep(self, country: str, year: int, days: Year) -> None:
        """Keep a year."""


class _Memo:
    """The years known to this process."""

    def __init__(self) -> None:
        self.years: dict[tuple[str, int], Year] = {}
        self.keeper: Callable[[], Keeper] | None = None


_MEMO = _Memo()


def keep_in(keeper: Callable[[], Keeper] | None) -> None:
    """Look for years at a keeper before the library is asked, and hand it what the library says; None: at none."""
    _MEMO.keeper = keeper


def forget() -> None:
    """Forget every year, as a new process would have."""
    _MEMO.years.clear()


def holidays_of(country: str, year: int) -> Year:
    """A year's public holidays in a country as the settings name it; none where none are known."""
    found = _MEMO.years.get((country, year))
    if found is None:
        found = _MEMO.years[country, year] = _looked_up(country, year)
    return found


def _looked_up(country: str, year: int) -> Year:
    keeper = _MEMO.keeper() if _MEMO.keeper else None
    kept = keeper.recall(country, year) if keeper else None
    if kept is not None:
        return kept
    from clientdesk.playbook.holidays import of_year

    days = of_year(country, year)
    if keeper:
        keeper.keep(country, year, days)
    return days


def is_weekday(day: date, settings: Settings) -> bool:
    """Whether a day is one of the person's weekdays, holidays or not."""
    return day.weekday() in settings.workdays or not any(0 <= each <= 6 for each in settings.workdays)


def weekday_before(day: date, settings: Settings) -> date:
    """The day itself, or the last of the person's weekdays before it."""
    return next(each for each in _from(day, -1) if is_weekday(each, settings))


def is_workday(day: date, settings: Settings) -> bool:
    """Whether the person works on a day: one of their weekdays, and no public holiday of their country (G4)."""
    is_off = bool(settings.country) and day in holidays_of(settings.country, day.year)
    return is_weekday(day, settings) and not is_off


def on_workday(day: date, settings: Settings) -> date:
    """The day itself, or the first working day after it; holidays don't count for who would never work (G4)."""
    return _first(_from(day, 1), settings)


def workday_before(day: date, settings: Settings) -> date:
    """The day itself, or the last working day before it; holidays don't count for who would never work."""
    return _first(_from(day, -1), settings)


def _first(days: Iterator[date], settings: Settings) -> date:
    """The first working day of some; where none is one, the first of the person's weekdays."""
    looked_at: list[date] = []
    for day in days:
        if is_workday(day, settings):
            return day
        looked_at.append(day)
    return next(day for day in looked_at if is_weekday(day, settings))


def _from(day: date, step: int) -> Iterator[date]:
    """A day and those after it, or before it, for a year, as far as the calendar goes."""
    here = day.toordinal()
    last = max(1, min(here + step * _FAR, date.max.toordinal()))
    return (date.fromordinal(each) for each in range(here, last + step, step) if 0 < each <= date.max.toordinal())
