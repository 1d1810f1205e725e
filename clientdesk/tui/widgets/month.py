"""Months on the screen: the marked days in words, weeks, holidays. Rule: dimming only repeats what signs say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from clientdesk.playbook.month import HEAD as WEEK
from clientdesk.playbook.month import HOLIDAY
from clientdesk.tui.card import ACCENT, HEAD, MUTED, PLAIN, Piece
from clientdesk.tui.safe_text import safe

if TYPE_CHECKING:
    from clientdesk.playbook.month import Day, Month, Months

_MARKED = f"bold {ACCENT}"


class MonthView(Static):
    """Some months around a day; `show` puts others in their place."""

    DEFAULT_CSS = "MonthView { height: auto; }"

    def __init__(self, months: Months, *, classes: str = "") -> None:
        super().__init__(laid_out(months), classes=classes)

    def show(self, months: Months) -> None:
        """Show other months."""
        self.update(laid_out(months))


def laid_out(months: Months) -> Content:
    """The months as styled text, in the columns of their plain lines."""
    pieces: list[Piece] = [*_lines(months.marked, _MARKED)]
    for month in months.months:
        pieces += _month(month)
    return Content.assemble(*pieces, ("\n", PLAIN), *_lines(months.holidays, MUTED)).rstrip()


def _lines(lines: tuple[str, ...], style: str) -> Iterator[Piece]:
    """Lines with their sign in a style, and the words beside it plain."""
    for line in lines:
        sign, _, words = line.partition(" ")
        yield (sign, style)
        yield (f" {safe(words)}\n", PLAIN)


def _month(month: Month) -> Iterator[Piece]:
    yield (f"\n {month.title}\n", HEAD)
    yield (f"{WEEK}\n", MUTED)
    for week in month.weeks:
        yield from map(_day, week)
        yield ("\n", PLAIN)


def _day(day: Day | None) -> Piece:
    if day is None:
        return (" " * 4, PLAIN)
    if day.mark not in ("", HOLIDAY):
        return (day.cells, _MARKED)
    return (day.cells, MUTED if day.is_off else PLAIN)
