"""Symbols and short words for lists. Rule: a state is a symbol and a word, never a colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.money import shown_totals

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.ledger.standing import Standing
    from clientdesk.model.money import Totals

NONE = "–"


def status(standing: Standing) -> str:
    """An invoice's state as `▲ overdue`."""
    return f"{standing.status.symbol} {standing.status.words}"


def day(value: date | None) -> str:
    """A day for a column, where all must be equally wide."""
    return value.isoformat() if value else NONE


def money(sums: Totals) -> str:
    """Totals per currency beside each other."""
    return shown_totals(sums)


def late(days: int | None) -> str:
    """Days late as `+41 d`, on time as `0 d`."""
    return NONE if days is None else f"{days:+d} d" if days else "0 d"


def days(number: int | None) -> str:
    """A number of days."""
    return NONE if number is None else f"{number} d"


def soon(when: date, today: date) -> str:
    """A day near today, in words as short as can be."""
    from clientdesk.model.days import shown

    return shown(when, today)
