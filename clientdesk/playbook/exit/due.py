"""The exit's next step for the agenda. Rule: worked out, never stored; a wait whose end no day tells is today's.

So what is waited for is seen every day, and is never late.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from clientdesk.model.exit import Exit
from clientdesk.model.records import Records
from clientdesk.playbook.exit import projects
from clientdesk.playbook.exit.case import Case, open_exit
from clientdesk.playbook.exit.progress import Status, current, is_ready, of_step, progress
from clientdesk.playbook.exit.question import Page
from clientdesk.playbook.exit.steps import STEPS, pages

WAITS_FOR = "X02"
"""Where the handbook has the order of money and news."""
_AFTER_WAITING = {"reflect": "Exit: the cooling-off is over, go on", "meet": "Exit: have the talk"}
"""What a wait with a known end leads to."""


class Due(Struct, frozen=True):
    """What the exit asks for next, on which day, with the handbook's id."""

    on: date
    what: str
    handbook: str
    exit: Exit


def due(records: Records, client_id: str, today: date) -> Due | None:
    """The next step of a client's exit, or what it waits for; None without an exit."""
    under_way = open_exit(records, client_id)
    if under_way is None:
        return None
    case = Case(records, under_way, today, is_brief=True)
    if under_way.saved:
        ends = projects.names(case) or "The contract"
        return Due(under_way.last_day or today, f"{ends} ends: close the exit", "X06", under_way)
    if is_ready(case):
        return Due(today, "Exit: check the answers and finish", "X04", under_way)
    return _of_case(case)


def _expected(case: Case, step: str) -> Page | None:
    """The page that all of a step waits for, where its answer is looked for on a later day."""
    left = of_step(case, step).open
    later = (each for each in pages(case, step) if each.expected and each.expected > case.today)
    return next((page for page in later if left and set(left) <= set(page.questions)), None)


def _of_case(case: Case) -> Due | None:
    step = current(case)
    waiting = [each for each in progress(case) if each.status is Status.WAITING]
    if step and of_step(case, step).status is not Status.WAITING:
        later = _expected(case, step)
        words = f"Exit: {later.heading}" if later else f"Exit: {STEPS[step].title}"
        return Due(later.expected or case.today if later else case.today, words, STEPS[step].handbook, case.exit)
    if not waiting:
        return None
    first = min(waiting, key=lambda each: each.waiting_until or date.max)
    if first.waiting_until is None:
        return Due(case.today, f"Exit: {first.words}", WAITS_FOR, case.exit)
    what = _AFTER_WAITING.get(first.step, f"Exit: {STEPS[first.step].title}")
    return Due(first.waiting_until, what, STEPS[first.step].handbook, case.exit)
