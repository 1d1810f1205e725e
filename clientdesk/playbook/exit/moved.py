"""Days of the end that no longer are what they were: moved since Notice was settled, too early, or named otherwise.

Rule: a day that a person chose is never replaced, and one that the desk worked out never moves unsaid (X04). Nothing is
stored for it: the day on which Notice was settled tells which last day stood then.
"""

from __future__ import annotations

from datetime import date

from clientdesk.model.days import counted
from clientdesk.model.days import shown as shown_day
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.notice import agreed_days, earliest_end, given, last_day, told_end

STEP, LAST_DAY = "notice", "last-day"
_LEADS_TO_IT = ("given", "length", "delivery", LAST_DAY)
"""The answers that the last day is worked out from, and the day itself."""
_CHOSEN = {
    "given": "The day of giving notice you chose",
    "delivery": "The day of the delivery you chose",
    LAST_DAY: "The last day you chose",
    "hand-over": "The day of the hand-over you chose",
}


def changes_the_end(before: Case, after: Case) -> bool:
    """Whether an answer to Notice is another one, so that the last day is worked out anew."""
    return any(before.said(STEP, key) != after.said(STEP, key) for key in _LEADS_TO_IT)


def moved(case: Case) -> str:
    """That the last day was only worked out, and has moved since Notice was settled; empty where it has not."""
    stood, now = _settled_end(case), last_day(case)
    if stood is None or stood >= now:
        return ""
    from_to = f"from {shown_day(stood, now)} to {shown_day(now)}"
    return f"The last day has moved {from_to}: notice counts from the day it is given."


def _settled_end(case: Case) -> date | None:
    """The last day as it was worked out when Notice was settled; None where it was chosen, or is no longer to come."""
    settled = case.exit.done.get(STEP)
    is_fixed = case.exit.saved or case.exit.ended or STEP in case.skips or case.day(STEP, LAST_DAY)
    if settled is None or is_fixed or not case.path.notice_days or case.keeps:
        return None
    return last_day(case.on_day(settled))


def too_early(case: Case, key: str, earliest: date | None) -> str:
    """That a day which was chosen for the notice can't be kept any more; empty where it can, or none was chosen."""
    day = case.day(STEP, key)
    if day is None or earliest is None or day >= earliest or key not in _CHOSEN:
        return ""
    why = f"notice counts from {shown_day(given(case))}{_asks(case) if key != 'given' else ''}"
    because = "that day is over" if key == "hand-over" else why
    return f"{_CHOSEN[key]}, {shown_day(day)}, has become too early: {because}. Choose it again."


def named_otherwise(case: Case) -> str:
    """That the end is not the day which was named in the talk, and why; empty when it is."""
    told = told_end(case)
    if told is None or told == last_day(case):
        return ""
    is_late = told < earliest_end(case) and bool(case.path.notice_days)
    why = f": notice counts from {shown_day(given(case))}{_asks(case)}" if is_late else ""
    return f"You named {shown_day(told)} in the talk; now it is {shown_day(last_day(case))}{why}."


def _asks(case: Case) -> str:
    return f", and your contract asks for {counted(agreed_days(case), 'day')}" if agreed_days(case) else ""
