"""Dates of a file. Rule: one order for the whole file, stated or settled by its own values, never assumed.

`25/04/2026` anywhere settles that days come first; where every date could be read both ways the file is refused.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from clientdesk.exchange.unsettled import Unsettled, say_which
from clientdesk.model.days import DateOrder, parse_date
from clientdesk.model.errors import Refused
from clientdesk.model.names import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

_TIME = re.compile(r"[ T]\d{1,2}:\d{2}.*$")
_WHOLE = re.compile(r".*\d{4}|\d{4}.*|\d{1,2}[./\- ]\d{1,2}[./\- ]\d{2}\.?|\d{1,2}[. \-]*[^\W\d_]{3,9}[. ,\-]*\d{2}")
_SHORT_YEAR = re.compile(r"\d{1,2}([./\- ])\d{1,2}[./\- ]\d{2}\.?")
_ZEROS = re.compile(r"[0./\-]+")
_LONGEST = 40
_ABOUT = "date_order"
_SAID = {
    DateOrder.DMY: "day first",
    DateOrder.MDY: "month first",
    DateOrder.YMD: "year first",
}


class Dates:
    """Reads a file's dates in one order."""

    def __init__(self, order: DateOrder, today: date) -> None:
        self.order = order
        self._today = today
        self._known: dict[str, date | None] = {}

    @property
    def said(self) -> str:
        """The order in words."""
        return _SAID[self.order]

    def read(self, text: str) -> date | None:
        """The date in a cell; None for an empty one (and for zeros). Raises Refused when it is no date with a year."""
        if not text or _ZEROS.fullmatch(text):
            return None
        if text not in self._known:
            self._known[text] = _reading(text, self.order, self._today)
        if (day := self._known[text]) is None:
            raise Refused(f"“{clean(text)[:_LONGEST]}” is not a date ({self.said}).")
        return day


def settle_order(cells: Iterable[tuple[int, str]], today: date) -> DateOrder:
    """The order that all dates of a file agree on, from `(line, text)` of its date cells.

    Cells that are a date in no order don't count. Raises Refused when two orders stay possible and differ somewhere,
    or when cells contradict each other.
    """
    lines: dict[str, int] = {}
    for line, text in cells:
        lines.setdefault(text, line)
    readings = {text: found for text in lines if (found := _readings(text, today))}
    possible = set(DateOrder)
    for text, found in readings.items():
        if not possible & found.keys():
            raise Unsettled(_contradiction(readings, lines, text), _ABOUT, say_which("date-order", "ORDER"))
        possible &= found.keys()
    for text, found in readings.items():
        if len({found[order] for order in possible}) > 1:
            orders = " or ".join(_SAID[order] for order in DateOrder if order in possible)
            what = f"Dates such as {text} (line {lines[text]}) could be {orders}."
            raise Unsettled(what, _ABOUT, say_which("date-order", "ORDER"))
    return next(order for order in reversed(DateOrder) if order in possible)


def _readings(text: str, today: date) -> dict[DateOrder, date]:
    found = {order: day for order in DateOrder if (day := _reading(text, order, today))}
    short = _SHORT_YEAR.fullmatch(text)
    if short and short.group(1) != "-" and len(found) > 1:
        found.pop(DateOrder.YMD, None)  # years of two digits come first with hyphens only
    return found


def _reading(text: str, order: DateOrder, today: date) -> date | None:
    """The date a text is in one order; None when it is none, or has no year (`today`, `21 Nov`)."""
    text = _TIME.sub("", text)
    if len(text) > _LONGEST or not _WHOLE.fullmatch(text):
        return None
    try:
        return parse_date(text, today, order)
    except Refused:
        return None


def _contradiction(readings: dict[str, dict[DateOrder, date]], lines: dict[str, int], text: str) -> str:
    other = next(
        earlier for earlier in readings if not readings[earlier].keys() & readings[text].keys() or earlier == text
    )
    pair = f"{other} (line {lines[other]}) and {text} (line {lines[text]})"
    return f"The dates {pair} are written in different orders."
