"""The figures in records, and where each can lie. Rule: one table, for what is entered and for what a file holds."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from clientdesk.model.errors import Refused

if TYPE_CHECKING:
    from clientdesk.model.record import Record


class _Figure(NamedTuple):
    """What a figure is called in a sentence, and its bounds, both inclusive."""

    what: str
    most: int
    least: int = 0


_FIGURES = {
    "notice_days": _Figure("The notice in days", 3650),
    "term_days": _Figure("The payment term in days", 365),
    "silence_days": _Figure("The days of silence", 3650),
    "cooling_days": _Figure("The cooling-off in days", 14, least=1),
    "revisions": _Figure("The number of revisions", 1000),
    "rounds": _Figure("The number of rounds", 1000),
    "hours": _Figure("The hours", 100_000),
    "deposit_percent": _Figure("The deposit in per cent", 100),
    "kill_fee": _Figure("The cancellation fee in per cent", 100),
    "late_fee": _Figure("The late fee in per cent a year", 100),
    "deadline_days": _Figure("The days that a final notice leaves", 30, least=5),
    "legal_minimum_days": _Figure("The days that the law wants a final notice to leave", 90, least=1),
}


def check_figures(record: Record) -> None:
    """Raise Refused for a count, a number of days, hours or per cents that can't be; what is not known passes."""
    for field, figure in _FIGURES.items():
        number = getattr(record, field, None)
        if number is not None and not _lies(number, figure):
            raise Refused(f"{figure.what} must lie between {figure.least} and {figure.most:,}.", field)
        if isinstance(number, Decimal) and number != round(number, 2):
            raise Refused(f"{figure.what} can have two decimals at most.", field)


def _lies(number: int | Decimal, figure: _Figure) -> bool:
    is_number = not isinstance(number, Decimal) or number.is_finite()
    return is_number and figure.least <= number <= figure.most
