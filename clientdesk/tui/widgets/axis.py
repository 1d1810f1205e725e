"""The axis of days: which cell a day falls into, and the labels above. Rule: whole days and whole cells, no floats.

Labels never touch each other, and the period that the window begins in is always named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from clientdesk.model.days import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable

_LAST_DAY = date.max.toordinal()


class Zoom(Enum):
    """How much time a cell holds: `days` to `cells`."""

    WEEK = (1, 2)
    MONTH = (1, 1)
    QUARTER = (4, 1)
    HALF = (7, 1)
    YEAR = (10, 1)
    TWO_YEARS = (15, 1)
    THREE_YEARS = (20, 1)
    YEARS = (30, 1)
    MANY_YEARS = (60, 1)
    DECADE = (120, 1)

    def other(self, steps: int) -> Zoom:
        """The zoom some steps further out (in, when below zero), as far as there is one."""
        every = list(Zoom)
        return every[max(0, min(every.index(self) + steps, len(every) - 1))]


class Tick(NamedTuple):
    """A mark on the axis, and its label."""

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A window of days: cell 0 begins with the day of ordinal `first`; `width` counts cells."""

    first: int
    width: int
    zoom: Zoom

    def cell(self, day: date) -> int:
        """The cell of a day; below 0 or from `width` on when it is out of the window."""
        days, cells = self.zoom.value
        return (day.toordinal() - self.first) * cells // days

    def day(self, cell: int) -> date:
        """The first day of a cell, kept within what a date can be."""
        days, cells = self.zoom.value
        return date.fromordinal(max(1, min(self.first + cell * days // cells, _LAST_DAY)))

    def showing(self, day: date, cell: int) -> Scale:
        """This window moved so that a day stands in a cell."""
        days, cells = self.zoom.value
        first = day.toordinal() - cell * days // cells
        return Scale(max(1, min(first, _LAST_DAY - 1)), self.width, self.zoom)

    def ticks(self) -> list[Tick]:
        """The fine marks of the window: weeks, months, quarters or half years."""
        return list(_TICKS[self.zoom][0](self.day(0), self.day(self.width)))

    def periods(self) -> list[Tick]:
        """The coarse ones: months or years, the one in which the window begins among them."""
        return list(_TICKS[self.zoom][1](self.day(0), self.day(self.width)))


def label_line(marks: Iterable[tuple[int, str]], width: int) -> str:
    """Labels at their cells in one line; of two that would touch, the one given first stays."""
    line = [" "] * width
    for cell, text in marks:
        at = max(0, cell)
        around = line[max(0, at - 1) : at + len(text) + 1]
        if at + len(text) <= width and all(char == " " for char in around):
            line[at : at + len(text)] = text
    return "".join(line)


def _mondays(first: date, last: date) -> Iterator[Tick]:
    for ordinal in range(first.toordinal() + (-first.weekday()) % 7, last.toordinal(), 7):
        day = date.fromordinal(ordinal)
        yield Tick(day, str(day.day))


def _named_mondays(first: date, last: date) -> Iterator[Tick]:
    return (Tick(day, f"{WEEKDAYS[0]} {label}") for day, label in _mondays(first, last))


def _months(first: date, last: date, step: int = 1, *, dated: bool = False) -> Iterator[Tick]:
    """Every `step`th month's first day, from the one that `first` lies in."""
    begin = (first.year * 12 + first.month - 1) // step * step
    for month in range(begin, last.year * 12 + last.month, step):
        name = MONTHS[month % 12]
        yield Tick(date(month // 12, month % 12 + 1, 1), f"{name} {month // 12}" if dated else name)


def _later_months(step: int, first: date, last: date) -> Iterator[Tick]:
    return (tick for tick in _months(first, last, step) if tick.day >= first)


def _years(first: date, last: date, step: int = 1) -> Iterator[Tick]:
    return (Tick(date(max(1, year), 1, 1), str(year)) for year in range(first.year // step * step, last.year + 1, step))


_Ticks = Callable[[date, date], Iterator[Tick]]
_TICKS: dict[Zoom, tuple[_Ticks, _Ticks]] = {
    Zoom.WEEK: (_named_mondays, lambda first, last: _months(first, last, dated=True)),
    Zoom.MONTH: (_mondays, lambda first, last: _months(first, last, dated=True)),
    Zoom.QUARTER: (lambda first, last: _later_months(1, first, last), _years),
    Zoom.HALF: (lambda first, last: _later_months(1, first, last), _years),
    Zoom.YEAR: (lambda first, last: _later_months(3, first, last), _years),
    Zoom.TWO_YEARS: (lambda first, last: _later_months(3, first, last), _years),
    Zoom.THREE_YEARS: (lambda first, last: _later_months(3, first, last), _years),
    Zoom.YEARS: (lambda first, last: _later_months(6, first, last), _years),
    Zoom.MANY_YEARS: (lambda _first, _last: iter(()), _years),
    Zoom.DECADE: (lambda _first, _last: iter(()), lambda first, last: _years(first, last, 5)),
}
