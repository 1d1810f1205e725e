"""The exit's next step for the agenda. Rule: worked out, never stored; a wait whose end no day tells is today's.

So what is waited for is seen every day, and is never late.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from clientdesk.model.exit import Exit
from clientdesk.model.records import Records
from clientdesk.playbook.exit import projects, refer
from clientdesk.playbook.exit.case import Case, open_exit
from clientdesk.playbook.exit.places import enter
from clientdesk.playbook.exit.progress import Progress, Status, current, is_ready, of_step, progress
from clientdesk.playbook.exit.question import Page
from clientdesk.playbook.exit.steps import STEPS, pages, step_on

WAITS_FOR = "X02"
"""Where the handbook has the order of money and news."""
_AFTER_WAITING = {
    "Reflect": "the cooling-off is over, go on", "Meet": "have the talk", "Price": "say what came of the price",
}  # fmt: skip
"""What a wait with a known end leads to, by the step's title on its path; else what there is to do."""
_TO_DO = {
    ("reflect", "history"): "look back on what has been",
    ("reflect", "keep"): "keep them, or go?",
    ("reflect", "remedies"): "say what you will try",
    ("reflect", "wait"): "sleep on it",
    ("review", "projects"): "does all of it end, or a part?",
    ("review", "contract"): "read the contract",
    ("review", "extras"): "see what they got for nothing",
    ("review", "duties"): "have you done your own part?",
    ("review", "undelivered"): "deliver it, or pay it back?",
    ("review", "money"): "settle the money",
    ("review", "trail"): "complete the paper trail",
    ("meet", "card"): "choose when you talk",
    ("meet", "reason"): "choose the one reason",
    ("meet", "words"): "read what you say",
    ("meet", "after"): "say how the talk went",
    ("meet", "remedies"): "say what you will try",
    ("meet", "confirm"): "confirm the talk in writing",
    ("meet", "price"): "put a price on every extra",
    ("meet", "price-letter"): "write what it costs from now on",
    ("meet", "result"): "say what came of the price",
    ("notice", "reason"): "choose the one reason",
    ("notice", "length"): "choose how long the notice is",
    ("notice", "last-day"): "choose the last day",
    ("notice", "hand-over"): "say what you hand over",
    ("notice", "goes-on"): "say what could go on",
    ("notice", "letter"): "read the letter that ends it",
    ("refer", "ask"): "who could take them on?",
    ("refer", "who"): "who could take them on?",
    ("refer", "part"): "say what you do well",
    ("refer", "letter"): "read the referral",
    ("close-down", "checklist"): "plan what is left to do",
    ("close-down", "letter"): "read the hand-over",
    ("close-down", "next"): "make the next contract better",
}
"""What there is to do on a page, after “Exit: ”; another page says its heading."""


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


def to_do(case: Case, step: str) -> str:
    """What there is to do in a step, on the page that it goes on with."""
    asked = pages(case, step)
    key = enter(case, step).page or next((page.reopens for page in asked if page.is_closed), "")
    page = next((each for each in asked if each.key == key), asked[0])
    if (step, page.key) == ("refer", "agreed"):
        return f"did {' or '.join(each.name for each in refer.asked(case))} answer?"
    return _TO_DO.get((step, page.key), page.heading)


def _hangs_on_a_page(case: Case, state: Progress) -> bool:
    """Whether what a step waits for is said on one of its own pages."""
    closed = (page for page in pages(case, state.step) if page.is_closed and page.reopens)
    return any(page.closed_until == state.waits for page in closed)


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
        words = f"Exit: {to_do(case, step)}"
        return Due(later.expected or case.today if later else case.today, words, STEPS[step].handbook, case.exit)
    if not waiting:
        return None
    first = min(waiting, key=lambda each: each.waiting_until or date.max)
    if first.waiting_until is None:
        is_own = _hangs_on_a_page(case, first)
        words = to_do(case, first.step) if is_own else first.words
        return Due(case.today, f"Exit: {words}", STEPS[first.step].handbook if is_own else WAITS_FOR, case.exit)
    what = _AFTER_WAITING.get(step_on(case.path, first.step).title) or to_do(case, first.step)
    return Due(first.waiting_until, f"Exit: {what}", STEPS[first.step].handbook, case.exit)
