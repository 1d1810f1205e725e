"""Under which heading a step of the agenda stands. Rule: what is late and today's comes first, as the agenda has it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from clientdesk.model.days import MONTHS_IN_FULL, WEEKDAYS, shown
from clientdesk.playbook.agenda import shown_on

if TYPE_CHECKING:
    from clientdesk.playbook.step import Step

LATE = "Late"
_DAYS, _WEEKS = 7, 4
"""How many days from today have a heading each, to the end of their week, and how many weeks after it have one.

What comes later has one a month.
"""


def heading(step: Step, today: date) -> str:
    """`Late`, `Today · Sat 21 Nov`, `Tomorrow · …`, `Tue 24 Nov`, `Week of Mon 30 Nov`, `January 2027`."""
    if step.late:
        return LATE
    day, weeks_from = shown_on(step, today), _weeks_from(today)
    if day < weeks_from:
        near = {today: "Today · ", today + timedelta(days=1): "Tomorrow · "}
        return f"{near.get(day, '')}{_named(day, today)}"
    if day < weeks_from + timedelta(weeks=_WEEKS):
        return f"Week of {_named(day - timedelta(days=day.weekday()), today)}"
    return f"{MONTHS_IN_FULL[day.month - 1]} {day.year}"


def when(step: Step, today: date) -> str:
    """What a row says of its day below its heading: how late, since when, put off from when, which day."""
    if step.late:
        return f"{(today - step.date).days} d late"
    if step.date < today:
        return f"since {shown(step.date, today)}"
    if step.date >= _weeks_from(today):
        return _named(step.date, step.date)
    return f"was {shown(step.was, today)}" if step.was else ""


def _weeks_from(today: date) -> date:
    """The first Monday from which headings are weeks."""
    last = today + timedelta(days=_DAYS - 1)
    return last + timedelta(days=7 - last.weekday())


def _named(day: date, today: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {shown(day, today)}"
