"""The calendar of a silence (G1, G2). Rule: days alone; whose they are and what is done on them is not known here."""

from __future__ import annotations

from datetime import date, timedelta

FIRST_CHECK_IN = (4, 7)
"""G1: the first follow-up's window in days after the unanswered message, both inclusive."""
SECOND_AFTER = 7
"""G1: days from the first follow-up to the second and last, and from that one to moving on."""
ANSWER_WITHIN = 2
"""G2: working days from the last attempt, the call as a rule, to stopping the work at the earliest."""
PART_AFTER = 30
"""G2, G3: days from the last letter to parting, where the contract names none: a notice's length (X04)."""


def tuesday_after(day: date) -> date:
    """The Tuesday of the ISO week after a day's own, over the year's end too (G2)."""
    return monday_after(day) + timedelta(days=1)


def look_into_it_on(day: date) -> date:
    """The Monday after the week of that Tuesday: from here on the silence is looked into (G2)."""
    return monday_after(day) + timedelta(days=7)


def monday_after(day: date) -> date:
    """The Monday of the ISO week after a day's own."""
    return day + timedelta(days=7 - day.weekday())
