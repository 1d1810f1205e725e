"""The person's working days. Rule: who has named none works on every day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clientdesk.model.settings import Settings


def is_workday(day: date, settings: Settings) -> bool:
    """Whether the person works on a day."""
    return day.weekday() in settings.workdays or not any(0 <= each <= 6 for each in settings.workdays)


def on_workday(day: date, settings: Settings) -> date:
    """The day itself, or the first of the person's working days after it (G4)."""
    while not is_workday(day, settings):
        day += timedelta(days=1)
    return day


def workday_before(day: date, settings: Settings) -> date:
    """The day itself, or the last of the person's working days before it."""
    while not is_workday(day, settings):
        day -= timedelta(days=1)
    return day
