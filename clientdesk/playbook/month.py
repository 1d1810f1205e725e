"""Months as weeks of days, with the days that matter marked. Rule: every mark is a sign with words beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from msgspec import Struct

from clientdesk.model.days import MONTHS, MONTHS_IN_FULL, WEEKDAYS, planned
from clientdesk.model.settings import Settings
from clientdesk.playbook.holidays import holiday
from clientdesk.playbook.workdays import is_workday

END, WORKING, HOLIDAY = "◆", "■", "*"
HEAD = "".join(f" {name[:2]} " for name in WEEKDAYS)
"""The weekdays over a month, Monday first, a day in four cells."""
_NEAR = timedelta(days=7)


class Day(Struct, frozen=True):
    """A day in its week; `is_off` when the person doesn't work then."""

    on: date
    mark: str
    is_off: bool

    @property
    def cells(self) -> str:
        """The day in four cells, its sign before it."""
        return f"{self.mark}{self.on.day}".rjust(3) + " "


class Month(Struct, frozen=True):
    """A month's weeks, Monday first; None for the other months' days."""

    title: str
    weeks: tuple[tuple[Day | None, ...], ...]


class Months(Struct, frozen=True):
    """Months to show; `marked` tells the marked days and `holidays` names the public holidays, a line each."""

    marked: tuple[str, ...]
    months: tuple[Month, ...]
    holidays: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """All of it as plain text in exact columns, without blanks at the ends."""
        yield from self.marked
        for month in self.months:
            yield from ("", f" {month.title}", HEAD.rstrip())
            yield from ("".join(day.cells if day else "    " for day in week).rstrip() for week in month.weeks)
        if self.holidays:
            yield from ("", *self.holidays)


def around(end: date, working: date, settings: Settings, today: date) -> Months:
    """The month in which a contract ends; the weeks from the last working day on where that lies in another (X04)."""
    marks = {working: WORKING, end: END}
    firsts = sorted({working.replace(day=1), end.replace(day=1)})
    near = (working - _NEAR, end + _NEAR) if len(firsts) > 1 else (date.min, date.max)
    months = tuple(Month(_title(first), _weeks(first, near, marks, settings)) for first in firsts)
    days = (day for month in months for week in month.weeks for day in week if day)
    return Months(tuple(_marked(end, working, today)), months, tuple(_holidays(days, settings)))


def _title(first: date) -> str:
    return f"{MONTHS_IN_FULL[first.month - 1]} {first.year}"


def _marked(end: date, working: date, today: date) -> Iterator[str]:
    if working == end:
        yield f"{END} {planned(end, today)}: contract ends"
        yield "  (your last working day too)"
        return
    yield f"{WORKING} {planned(working, today)}: last working day"
    yield f"{END} {planned(end, today)}: contract ends"


def _weeks(
    first: date, near: tuple[date, date], marks: Mapping[date, str], settings: Settings
) -> tuple[tuple[Day | None, ...], ...]:
    """A month's weeks that have a day within some days, both included."""
    monday = first - timedelta(days=first.weekday())
    days = [monday + timedelta(days=each) for each in range(42)]
    weeks = (days[at : at + 7] for at in range(0, len(days), 7))
    return tuple(
        tuple(_day(day, marks, settings) if day.month == first.month else None for day in week)
        for week in weeks
        if any(day.month == first.month and near[0] <= day <= near[1] for day in week)
    )


def _day(day: date, marks: Mapping[date, str], settings: Settings) -> Day:
    sign = HOLIDAY if holiday(day, settings.country) else ""
    return Day(day, marks.get(day, sign), is_off=not is_workday(day, settings))


def _holidays(days: Iterable[Day], settings: Settings) -> Iterator[str]:
    for day in days:
        if name := holiday(day.on, settings.country):
            yield f"{HOLIDAY} {day.on.day} {MONTHS[day.on.month - 1]}: {name}"
