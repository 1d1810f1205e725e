"""X04 Notice: how long, the last day, what is handed over until then, and the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from clientdesk.model.days import add_months, counted, parse_date
from clientdesk.model.days import shown as shown_day
from clientdesk.model.errors import Refused
from clientdesk.playbook.exit import reasons
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.letter import letter_page
from clientdesk.playbook.exit.question import Kind, Option, Page, Question, length_of
from clientdesk.playbook.workdays import workday_before

LONGEST = 3650
"""The longest notice in days that a contract is taken at its word for."""
_CHANNELS = (Option("email", "by e-mail"), Option("letter", "by registered letter"))


def given(case: Case) -> date:
    """The day on which notice is given: as chosen, else the day of the talk that is still to come, else today."""
    return case.day("notice", "given") or _first_chance(case)


def _first_chance(case: Case) -> date:
    return max(case.today, case.day("meet", "on") or case.today)


def agreed_days(case: Case) -> int:
    """The contract's notice in days; 0 without one."""
    contract = case.records.contract(case.client.id)
    agreed = contract.notice_days if contract and contract.exists and case.path.notice_days else None
    return max(0, min(agreed or 0, LONGEST))


def usual_length(case: Case) -> str:
    """The contract's notice if it is longer than the path's, else the path's (X04)."""
    return counted(max(agreed_days(case), case.path.notice_days), "day")


def earliest_end(case: Case) -> date:
    """The first day on which the contract may end."""
    return given(case) + timedelta(days=agreed_days(case))


def computed_end(case: Case) -> date:
    """The day the notice's length leads to; months end on the month's last day where the day does not exist."""
    if not case.path.notice_days:
        return case.today
    number, unit = _length(case)
    if unit == "month":
        return max(add_months(given(case), number), earliest_end(case))
    return max(given(case) + timedelta(days=number * (7 if unit == "week" else 1)), earliest_end(case))


def _length(case: Case) -> tuple[int, str]:
    """The notice's length as chosen; the usual one where what is kept can't be read."""
    try:
        return length_of(case.said("notice", "length") or "")
    except Refused:
        return length_of(usual_length(case))


def told_end(case: Case) -> date | None:
    """The day that was named in the talk, the latest of several; None without one."""
    if case.said("meet", "held") != "yes":
        return None
    return max(_days_in(case.said("meet", "lines") or "", case.today), default=None)


def _days_in(text: str, today: date) -> Iterator[date]:
    for found in re.findall(r"\b\d{1,2} [^\W\d_]+ \d{4}\b", text):
        try:
            yield parse_date(found, today)
        except Refused:
            continue


def proposed_end(case: Case) -> date:
    """The day named in the talk while it can be kept and nothing else was chosen since, else the computed one."""
    told = told_end(case)
    is_chosen = bool(case.said("notice", "given")) or case.said("notice", "length") not in (None, usual_length(case))
    return told if told and told >= earliest_end(case) and not is_chosen else computed_end(case)


def last_day(case: Case) -> date:
    """The day on which the contract ends: as saved, as chosen, as computed; without a notice it is today."""
    if case.exit.last_day:
        return case.exit.last_day
    if "notice" in case.skips:
        return case.today
    return case.day("notice", "last-day") or proposed_end(case)


def last_working_day(case: Case) -> date:
    """The person's last working day on or before the contract's end, never before the day of the act, or today."""
    return max(case.exit.saved or case.today, workday_before(last_day(case), case.records.settings))


def reason(case: Case) -> Page | None:
    """The one reason, where there was no talk to give it in."""
    return reasons.page(case) if "meet" in case.skips else None


def length(case: Case) -> Page:
    """When notice is given, and for how long."""
    start = Question(
        "given", "When do you give notice?", Kind.DATE, "", default=_first_chance(case).isoformat(), derived=True,
        earliest=case.today, too_early="Notice can't be given in the past.",
    )  # fmt: skip
    days = agreed_days(case)
    options = [Option(usual_length(case), usual_length(case), "what your contract asks for" if days > 30 else "usual")]
    options += [Option(text, text) for text in ("1 month", "2 months")]
    how_long = Question(
        "length", "How long is the notice?", Kind.LENGTH, "As 30 days, 6 weeks or 2 months.",
        tuple(options), default=usual_length(case),
    )  # fmt: skip
    return Page("length", "Time to find someone else", (start, how_long), _length_notes(case, days))


def _length_notes(case: Case, days: int) -> tuple[str, ...]:
    asks = f"Your contract asks for {counted(days, 'day')}." if days else "No notice is agreed; 30 days is usual."
    dread = "They did nothing wrong: one to two months is kind." if "S19" in case.signs else ""
    return tuple(note for note in (asks, dread) if note)


def end(case: Case) -> Page:
    """The last day, computed and movable."""
    proposed = proposed_end(case)
    source = "The day you named in the talk" if proposed == told_end(case) else "Computed from the notice"
    question = Question(
        "last-day", "When does the contract end?", Kind.DATE, f"{source}; move it if another day fits.",
        default=proposed.isoformat(), derived=True, earliest=earliest_end(case),
        too_early="Your contract asks for that much notice." if agreed_days(case) else "Notice is given that day.",
    )  # fmt: skip
    working = last_working_day(case)
    note = f"Your last working day before it: {shown_day(working)}." if working < last_day(case) else ""
    return Page("last-day", "The last day", (question,), tuple(filter(None, (_moved(case), note))))


def _moved(case: Case) -> str:
    """That the end is not the day which was named in the talk, and why; empty when it is."""
    told = told_end(case)
    if told is None or told == last_day(case):
        return ""
    asks = f", and your contract asks for {counted(agreed_days(case), 'day')}" if agreed_days(case) else ""
    why = f": notice counts from {shown_day(given(case))}{asks}" if told < earliest_end(case) else ""
    return f"You named {shown_day(told)} in the talk; now it is {shown_day(last_day(case))}{why}."


def hand_over(case: Case) -> Page:
    """What will be delivered before the end, and when."""
    what = Question(
        "deliver", "What will you still deliver?", Kind.LINES, "One a line. It is named in the letter.", required=False
    )
    when = Question(
        "hand-over", "When do you hand it over?", Kind.DATE, "", default=last_working_day(case).isoformat(),
        derived=True, required=False,
    )  # fmt: skip
    return Page("hand-over", "What you hand over", (what, when))


def letter(case: Case) -> Page:
    """The letter that says it, written from what the desk knows, to be edited."""
    channel = Question("channel", "How does it go out?", Kind.CHOICE, "", _CHANNELS, default="email")
    note = "You send it yourself; nothing leaves this desk."
    return letter_page(case, case.path.letter, "The letter", note, (channel,))
