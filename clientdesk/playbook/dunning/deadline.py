"""A final notice's deadline (L10). Rule: 5 business days at least and 30 days at most, or longer where the law says so.

Business days are the person's own, public holidays left out. The day on which it is sent does not count.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from clientdesk.model.days import counted
from clientdesk.model.letter_kinds import FINAL_NOTICE
from clientdesk.playbook.law import wait_of
from clientdesk.playbook.workdays import on_workday, workday_before

if TYPE_CHECKING:
    from clientdesk.model.client import Client
    from clientdesk.model.records import Records
    from clientdesk.model.settings import Settings

SHORTEST_DEADLINE = 5
"""Business days that a final notice leaves at the least (G3)."""
LONGEST_DEADLINE = 30
"""Calendar days that it leaves at the most (G3)."""


class DeadlineRange(NamedTuple):
    """The first and the last day that a final notice can name, the one it names by itself, and why not earlier."""

    earliest: date
    latest: date
    proposed: date
    why: str


def deadline_range(records: Records, client: Client, sent_on: date) -> DeadlineRange:
    """The deadlines that a final notice to a client, sent on a day, can name; both ends inclusive (G3, L10).

    Between 5 business days and 30 calendar days; where the law wants more, no earlier than that. What is proposed is as
    far off as the settings say, and a working day wherever one lies between the two.
    """
    settings = records.settings
    latest = sent_on + timedelta(days=LONGEST_DEADLINE)
    earliest = min(business_days_after(sent_on, SHORTEST_DEADLINE, settings), latest)
    why = f"it leaves {SHORTEST_DEADLINE} business days at the least"
    days, source = _by_law(settings, client, sent_on)
    if (by_law := sent_on + timedelta(days=days)) > earliest:
        earliest, why = by_law, f"{source} wants {counted(days, 'day')}"
    latest = max(earliest, latest)
    wanted = min(max(earliest, sent_on + timedelta(days=settings.deadline_days)), latest)
    return DeadlineRange(earliest, latest, _proposed(wanted, earliest, latest, settings), why)


def deadline_for(records: Records, client: Client, kind: str, on: date) -> date | None:
    """The deadline that a letter written on a day names by itself: a final notice's (L10); None for any other."""
    return deadline_range(records, client, on).proposed if kind == FINAL_NOTICE else None


def latest_deadline(records: Records, client: Client, sent_on: date) -> date:
    """The last of those days, for which no holidays are needed."""
    days, _source = _by_law(records.settings, client, sent_on)
    return sent_on + timedelta(days=max(LONGEST_DEADLINE, days))


def business_days_after(day: date, number: int, settings: Settings) -> date:
    """The last of so many business days after a day, which itself does not count."""
    for _ in range(number):
        day = on_workday(day + timedelta(days=1), settings)
    return day


def _by_law(settings: Settings, client: Client, sent_on: date) -> tuple[int, str]:
    """The law's days and who says so: the settings first, then what is known of the person's country."""
    if settings.legal_minimum_days is not None:
        return settings.legal_minimum_days, "the legal minimum in your settings"
    wait = wait_of(settings, client.kind, sent_on)
    return (wait.days, f"in {wait.place}, {wait.basis}") if wait else (0, "")


def _proposed(day: date, earliest: date, latest: date, settings: Settings) -> date:
    """A working day within the range, the next one first; the day itself where there is none."""
    both = on_workday(day, settings), workday_before(day, settings)
    return next((each for each in both if earliest <= each <= latest), day)
