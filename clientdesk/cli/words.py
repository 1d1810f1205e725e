"""Symbols and short words for lists, as the screens have them. Rule: a state is a symbol and a word, never a colour.

Days are `21 Nov 2026` in columns that go to the right; ISO days are for `--json`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.days import lateness, shown
from clientdesk.model.money import shown_totals

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date, datetime

    from clientdesk.ledger.standing import Standing
    from clientdesk.model.money import Money, Totals

NONE = "–"


def status(standing: Standing) -> str:
    """An invoice's state as `▲ 62 days late`."""
    return f"{standing.status.symbol} {standing.words}"


def day(value: date | None) -> str:
    """A day for a column."""
    return shown(value)


def moment(at: datetime) -> str:
    """A time of this machine's clock, to the second."""
    here = at.astimezone()
    return f"{shown(here.date())} {here:%H:%M:%S}"


def amount(value: Money | None, broken: Container[str] = ()) -> str:
    """An amount for a column, a fraction of zero dropped but in the currencies of `broken`; an en dash for none."""
    return value.shown(whole=value.currency not in broken) if value else NONE


def price(value: Money | None) -> str:
    """What something is worth, nought too; an en dash where nobody knows."""
    return NONE if value is None else value.shown(whole=True)


def money(sums: Totals, broken: Container[str] = ()) -> str:
    """Totals per currency beside each other."""
    return shown_totals(sums, broken=broken)


def late(days: int | None) -> str:
    """Days late as `+41 d`, on time as `0 d`."""
    return lateness(days)


def days(number: int | None) -> str:
    """A number of days."""
    return NONE if number is None else f"{number} d"
