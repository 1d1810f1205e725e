"""Where one is in the exit: the task list, a page, the check page, the end. Rule: moving about changes nothing.

A place is the face's own memory and is not kept on the desk: who comes back starts at the task list.
"""

from __future__ import annotations

from msgspec import Struct

from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit import refer
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.gates import shut_gate
from clientdesk.playbook.exit.progress import (
    Status,
    before,
    closed_page,
    is_open,
    of_step,
    progress,
)
from clientdesk.playbook.exit.question import Page
from clientdesk.playbook.exit.steps import STEPS, pages

_SHOWN = 3
"""The most colleagues that are named in a sentence."""


class Place(Struct, frozen=True):
    """A page of a step, or one of LIST, CHECK and END."""

    step: str = ""
    page: str = ""


LIST = Place()
CHECK = Place("", "check")
END = Place("", "end")


def enter(case: Case, step: str) -> Place:
    """Where to go on in a step: its first page, or after the last one answered; LIST when it can't be worked on now."""
    if not can_enter(case, step):
        return LIST
    asked = pages(case, step)
    page = asked[_goes_on_at(case, step, asked)]
    return LIST if closed_page(case, page) else Place(step, page.key)


def _goes_on_at(case: Case, step: str, asked: tuple[Page, ...]) -> int:
    """The first page that is open among those gone past, else the one after the last answered; a done step's first."""
    begun = [at for at, page in enumerate(asked) if any(case.said(step, q.key) is not None for q in page.questions)]
    if of_step(case, step).is_settled or not begun:
        return 0
    past = asked[: begun[-1] + 1]
    left = (at for at, page in enumerate(past) if _is_left(case, step, page))
    return next(left, min(begun[-1] + 1, len(asked) - 1))


def _is_left(case: Case, step: str, page: Page) -> bool:
    """Whether a page asks for something still, or what was answered on it waits for somebody else again."""
    return page.is_closed or any(is_open(case, step, question) for question in page.questions)


def asked_again(case: Case) -> Place:
    """The page on which it is said what a step waits for, such as a colleague's answer; LIST where no page asks it."""
    for state in progress(case):
        if state.status is Status.WAITING and can_enter(case, state.step):
            for page in pages(case, state.step):
                if page.is_closed and page.reopens and page.closed_until == state.waits:
                    return Place(state.step, page.reopens)
    return LIST


def can_enter(case: Case, step: str) -> bool:
    """Whether a step's pages may be opened now; a step that was skipped may be taken up again."""
    if case.exit.saved or case.exit.ended or step not in case.path.asks:
        return False
    state = of_step(case, step)
    return not (state.because and state.by_path) and shut_gate(case, step) is None and before(case, step) is None


def to_ask(case: Case) -> tuple[Colleague, ...]:
    """The colleagues who can be asked while the talk is waited for: that is no word to the client (X05)."""
    is_wanted = "refer" in case.path.asks and not of_step(case, "refer").is_settled and not refer.skip_advice(case)
    return refer.unasked(case) if _waits_for_the_talk(case) and is_wanted else ()


def _waits_for_the_talk(case: Case) -> bool:
    is_asked = "after" in case.path.asks.get("meet", ()) and shut_gate(case, "meet") is None
    return is_asked and of_step(case, "meet").waiting_until is not None


def meanwhile(case: Case) -> str:
    """What may be done while the talk is waited for, in a sentence; empty where there is nothing."""
    names = " or ".join(each.name for each in to_ask(case)[:_SHOWN])
    return f"Meanwhile you can ask {names} whether you may name them, without saying who it is for." if names else ""


def back(case: Case, place: Place) -> Place:
    """One page back: the one before it in its step, else the task list. From the list, a face quits."""
    if place.step not in STEPS:
        return LIST
    keys = [page.key for page in pages(case, place.step)]
    at = keys.index(place.page) if place.page in keys else 0
    return Place(place.step, keys[at - 1]) if at else LIST


def page_before(case: Case, place: Place) -> Place | None:
    """The page before, through the steps before it too, for a face without a task list; None when there is none.

    What was skipped, or is not open today, is passed over; from the check, it is the last page of all.
    """
    if place.step in STEPS and (earlier := back(case, place)) != LIST:
        return earlier
    names = list(STEPS)
    steps = names[: names.index(place.step)] if place.step in STEPS else names
    open_steps = (step for step in reversed(steps) if step not in case.skips and can_enter(case, step))
    step = next(open_steps, None)
    if step is None:
        return None
    return next((Place(step, page.key) for page in reversed(pages(case, step)) if not closed_page(case, page)), None)
