"""X04 Notice: how long, the last day, what is handed over until then, and the letter.

Rule: the contract's notice is the least there can be, whatever is chosen; the day on which it is given doesn't count.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from clientdesk.model.days import add_months, counted, years_later
from clientdesk.model.errors import Refused
from clientdesk.playbook.comeback_since import is_unsigned
from clientdesk.playbook.exit import reasons
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.lengths import LONGEST_LENGTH, length_of
from clientdesk.playbook.exit.letter import letter_page
from clientdesk.playbook.exit.question import Kind, Option, Page, Question
from clientdesk.playbook.workdays import on_workday, workday_before

if TYPE_CHECKING:
    from clientdesk.playbook.month import Months

USUAL = 30
"""The notice in days where nothing is agreed; a longer one is the path's kindness."""
UNTIL_DELIVERY = Option("delivery", "until a delivery", "a major piece of work is finished first")
_CHANNELS = (Option("email", "by e-mail"), Option("letter", "by registered letter"))


def given(case: Case) -> date:
    """The day on which notice is given: as chosen, else the day of the talk that is still to come, else today.

    Never a day that was over when it was saved.
    """
    chosen = case.day("notice", "given") or _first_chance(case)
    return chosen if case.exit.saved else max(chosen, case.today)


def _first_chance(case: Case) -> date:
    return max(case.today, case.day("meet", "on") or case.today)


def agreed_days(case: Case) -> int:
    """The contract's notice in days; 0 without one, and while it is only proposed to who came back (X09)."""
    contract = None if is_unsigned(case.records, case.client.id) else case.records.contract(case.client.id)
    agreed = contract.notice_days if contract and contract.exists and case.path.notice_days else None
    return max(0, min(agreed or 0, LONGEST_LENGTH))


def usual_length(case: Case) -> str:
    """The contract's notice if it is longer than the path's, else the path's (X04)."""
    return counted(max(agreed_days(case), case.path.notice_days), "day")


def earliest_end(case: Case) -> date:
    """The first day on which the contract may end."""
    return given(case) + timedelta(days=agreed_days(case))


def _latest_end(case: Case) -> date:
    """The last day on which the contract may end: five years ahead, or where a longer notice leads."""
    return max(years_later(case.today, 5), earliest_end(case), _after(case, *_length(case)))


def computed_end(case: Case) -> date:
    """The day the notice leads to: its length, the delivery, or the contract's notice, whichever is last."""
    return max(_chosen_end(case), earliest_end(case)) if case.path.notice_days else case.today


def _chosen_end(case: Case) -> date:
    """The day that what was chosen leads to, whatever the contract asks for."""
    if is_until_delivery(case) and (delivery := case.day("notice", "delivery")):
        return delivery
    return _after(case, *_length(case))


def _after(case: Case, number: int, unit: str) -> date:
    """A length after the day of the notice; months end on the month's last day where the day does not exist."""
    if unit == "month":
        return add_months(given(case), number)
    return given(case) + timedelta(days=number * (7 if unit == "week" else 1))


def is_until_delivery(case: Case) -> bool:
    """Whether the contract goes on until a major delivery."""
    return case.said("notice", "length") == UNTIL_DELIVERY.value


def _length(case: Case) -> tuple[int, str]:
    """The notice's length as chosen; the usual one where what is kept is none."""
    try:
        return length_of(case.said("notice", "length") or "")
    except Refused:
        return length_of(usual_length(case))


def told_end(case: Case) -> date | None:
    """The day that was named in the talk, the latest of several; None without one."""
    if case.said("meet", "held") != "yes":
        return None
    from clientdesk.playbook.wording.days import days_in

    return max((said.day for said in days_in(case.said("meet", "lines") or "", case.client.language)), default=None)


def proposed_end(case: Case) -> date:
    """The day named in the talk while it can be kept and nothing else was chosen since, else the computed one."""
    return case.once("proposed end", lambda: _proposed_end(case))


def _proposed_end(case: Case) -> date:
    told = told_end(case)
    is_chosen = bool(case.said("notice", "given")) or case.said("notice", "length") not in (None, usual_length(case))
    return told if told and earliest_end(case) <= told <= _latest_end(case) and not is_chosen else computed_end(case)


def last_day(case: Case) -> date:
    """The day on which the contract ends: as saved, as chosen, as computed; without a notice today, or as they go."""
    if case.exit.last_day:
        return case.exit.last_day
    if "notice" in case.skips:
        return case.left_on or case.today
    return case.day("notice", "last-day") or proposed_end(case)


def last_working_day(case: Case) -> date:
    """The last day on or before the contract's end that is worked and no holiday; never before the act, or today."""
    return _working_before(case, last_day(case))


def _working_before(case: Case, end: date) -> date:
    return max(case.exit.saved or case.today, workday_before(end, case.records.settings))


def working_day(case: Case, day: date) -> date:
    """The day itself, or the first working day after it."""
    return on_workday(day, case.records.settings)


def calendar(case: Case, end: date) -> Months:
    """The months around an end, with the last working day before it."""
    from clientdesk.playbook.month import around

    return around(end, _working_before(case, end), case.records.settings, case.today)


def reason(case: Case) -> Page | None:
    """The one reason, where there was no talk to give it in."""
    is_said = "meet" not in case.skips and "reason" in case.path.asks.get("meet", ())
    return None if is_said else reasons.page(case)


def length(case: Case) -> Page:
    """When notice is given, and for how long; until a delivery, its day is asked for too."""
    start = Question(
        "given", "When do you give notice?", Kind.DATE, "", default=_first_chance(case).isoformat(), derived=True,
        earliest=case.today, too_early="Notice can't be given in the past.",
        latest=years_later(case.today, 2), too_late="Notice is given within two years.",
    )  # fmt: skip
    how_long = Question(
        "length", "How long is the notice?", Kind.LENGTH, "Or another length, as 6 weeks.",
        _lengths(case), default=usual_length(case), free=True,
    )  # fmt: skip
    asked = (start, how_long, _delivery(case)) if is_until_delivery(case) else (start, how_long)
    return Page("length", "Time to find someone else", asked, _length_notes(case))


def _lengths(case: Case) -> tuple[Option, ...]:
    """What can be chosen: no length that the contract is longer than; in brief no month is counted for it."""
    usual = Option(
        usual_length(case), usual_length(case), "what your contract asks for" if _is_agreed(case) else "usual"
    )
    months = ((number, counted(number, "month")) for number in (1, 2))
    fits = (text for number, text in months if case.is_brief or _after(case, number, "month") >= earliest_end(case))
    return (usual, *(Option(text, text) for text in fits), UNTIL_DELIVERY)


def _is_agreed(case: Case) -> bool:
    """Whether the usual length is the contract's."""
    return 0 < agreed_days(case) >= case.path.notice_days


def _delivery(case: Case) -> Question:
    return Question(
        "delivery", "On which day is it delivered?", Kind.DATE, "The contract ends on that day.",
        earliest=earliest_end(case), too_early=_too_early(case), latest=_latest_end(case),
        missing="Name the day, or choose a length.",
    )  # fmt: skip


def _too_early(case: Case) -> str:
    return "Your contract asks for that much notice." if agreed_days(case) else "Notice is given that day."


def _length_notes(case: Case) -> tuple[str, ...]:
    from clientdesk.playbook.exit.moved import too_early

    days, usual = agreed_days(case), case.path.notice_days
    asks = f"Your contract asks for {counted(days, 'day')}." if days else f"No notice is agreed; {usual} days is usual."
    is_long = "S19" in case.signs or usual > USUAL
    kind = "They did nothing wrong: one to two months is kind." if is_long else ""
    stale = too_early(case, "given", case.today), too_early(case, "delivery", earliest_end(case))
    return tuple(filter(None, (*stale, asks, kind)))


def end(case: Case) -> Page:
    """The last day, computed and movable, on a calendar."""
    question = Question(
        "last-day", "When does the contract end?", Kind.DATE, f"{_source(case)}; move it if another day fits.",
        default=proposed_end(case).isoformat(), derived=True, earliest=earliest_end(case), too_early=_too_early(case),
        latest=_latest_end(case),
    )  # fmt: skip
    return Page(
        "last-day", "The last day", (question,), lambda: _end_notes(case), calendar=lambda day: calendar(case, day)
    )


def _end_notes(case: Case) -> tuple[str, ...]:
    from clientdesk.playbook.exit.moved import moved, named_otherwise, too_early
    from clientdesk.playbook.holidays import unknown

    stale = too_early(case, "last-day", earliest_end(case)) or moved(case)
    return tuple(filter(None, (stale, named_otherwise(case), unknown(case.records.settings))))


def _source(case: Case) -> str:
    """Where the proposed last day comes from."""
    agreed, chosen = f"Your contract's {counted(agreed_days(case), 'day')}", case.said("notice", "length")
    if proposed_end(case) == told_end(case):
        return "The day you named in the talk"
    if _chosen_end(case) < earliest_end(case):
        return f"{agreed}, more than you chose"
    if is_until_delivery(case):
        return "The day of the delivery"
    if chosen in (None, usual_length(case)):
        return agreed if _is_agreed(case) else f"The usual {usual_length(case)}"
    return f"The {chosen} you chose"


def hand_over(case: Case) -> Page:
    """What will be delivered before the end and what not, and when it is handed over."""
    what = Question(
        "deliver", "What will you still deliver?", Kind.LINES, "One a line. It is named in the letter.", required=False
    )
    rest = Question(
        "not-deliver", "What will you not deliver any more?", Kind.LINES, "One a line, so that nobody waits for it.",
        required=False,
    )  # fmt: skip
    when = Question(
        "hand-over", "When do you hand it over?", Kind.DATE, "", default=last_working_day(case).isoformat(),
        derived=True, required=False, earliest=case.today, too_early="That day is over.",
    )  # fmt: skip
    return Page("hand-over", "What you hand over", (what, rest, when))


def goes_on(_case: Case) -> Page:
    """The part of the work that you would go on doing, where an end is open to talk (X07)."""
    question = Question(
        "goes-on", "Is there a part you would go on doing?", Kind.LINES, "One a line. The letter offers it.",
        required=False,
    )  # fmt: skip
    return Page("goes-on", "What could go on", (question,), ("Only what you would still like to do in a year.",))


def letter(case: Case) -> Page:
    """The letter that says it, written from what the desk knows, to be edited."""
    channel = Question("channel", "How does it go out?", Kind.CHOICE, "", _CHANNELS, default="email")
    note = "You send it yourself; nothing leaves this desk."
    return letter_page(case, case.letter_kind, "The letter", note, (channel,))
