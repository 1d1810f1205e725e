"""Where the wizard stands, without a screen. Rule: nothing is remembered that the desk can tell.

Besides the machine's places there are the wizard's own: BEGIN and WAY (why and which way, before there is an exit),
and PATH (take another path).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from clientdesk.letters import exit_letter
from clientdesk.model.change import Change
from clientdesk.model.client import Client, Stage
from clientdesk.model.exit import Exit
from clientdesk.model.records import Records
from clientdesk.playbook.exit import opening, places, turning, view
from clientdesk.playbook.exit.case import Case, open_exit
from clientdesk.playbook.exit.machine import latest_exit
from clientdesk.playbook.exit.places import CHECK, END, LIST, Place
from clientdesk.playbook.exit.progress import closed_page, of_step
from clientdesk.playbook.exit.steps import STEPS, pages, step_on
from clientdesk.playbook.exit.turning import Turn
from clientdesk.playbook.exit.view import PageView

BEGIN = Place("", "begin")
WAY = Place("", "way")
PATH = Place("", "path")


def case_of(records: Records, client_id: str, today: date, known: str = "") -> Case | None:
    """The exit to show: the one under way, else the `known` one, else that of a client who is gone; None to begin."""
    found = open_exit(records, client_id) or records.by_id(Exit).get(known)
    if found is None and records.get(Client, client_id).stage is Stage.ENDED and records.of(Exit, client_id):
        found = latest_exit(records, client_id)
    return Case(records, found, today, write=exit_letter) if found else None


def settled(case: Case | None, place: Place) -> Place:
    """The place as it holds today: pages and waits come and go with the answers, the records and the day."""
    if case is None:
        return place if place == WAY else BEGIN
    if case.exit.saved or case.exit.ended:
        return END
    if place == CHECK:
        return CHECK if view.state(case).act else LIST
    if place.step in STEPS:
        return place if _holds(case, place) else LIST
    return place if place == PATH else LIST


def _holds(case: Case, place: Place) -> bool:
    return places.can_enter(case, place.step) and place.page in {page.key for page in pages(case, place.step)}


def opened(case: Case, step: str) -> Place:
    """The place that opening a step leads to: a page of it, or the list when it can't be worked on now.

    A step that waits for a day of its own (the talk's), or for somebody's answer, opens where that is said.
    """
    if not places.can_enter(case, step):
        return LIST
    entered = places.enter(case, step)
    return Place(step, _reopened(case, step)) if entered == LIST else entered


def _reopened(case: Case, step: str) -> str:
    """The page on which what a step waits for is said; its first one where none is named."""
    asked = pages(case, step)
    return next((page.reopens for page in asked if page.reopens and closed_page(case, page)), asked[0].key)


def back(case: Case | None, place: Place, *, from_check: bool) -> Place | None:
    """One page back, to the check page for those who came from there; None leaves the wizard."""
    if case is None:
        return BEGIN if place == WAY else None
    if place in (LIST, END):
        return None
    if from_check and place.step:
        return CHECK
    return places.back(case, place) if place.step else LIST


def page_at(case: Case, place: Place) -> PageView:
    """The page to show at a place that is one."""
    return opening.another(case) if place == PATH else view.page_view(case, place)


def page_before(records: Records, client_id: str, today: date, place: Place, reason: str) -> PageView:
    """The page to show before there is an exit; `reason` is what the first one was answered with."""
    if place == WAY:
        return opening.way(records, client_id, today, reason)
    return opening.begin(records, client_id, today)


def same(one: PageView, other: PageView) -> bool:
    """Whether two pages say and ask the same."""
    return _content(one) == _content(other)


def _content(shown: PageView) -> tuple[object, ...]:
    page = shown.page
    return shown.title, dict(shown.values), page.heading, page.questions, tuple(page.notes)


def why_left(case: Case | None, place: Place) -> str:
    """Why a page is not there any more, in a sentence."""
    if case is None or case.exit.ended or case.exit.saved:
        return "This exit was ended, or broken off, elsewhere."
    if place.step not in STEPS:
        return "This exit was changed elsewhere."
    state = of_step(case, place.step)
    return f"{step_on(case.path, place.step).title} can't be gone on with here now. {state.because}".strip()


def turned(case: Case, place: Place, typed: Mapping[str, str]) -> Turn:
    """The change that a page's answers make, and the place after it.

    Raises Refused, and then the place is still this one. Beginning is `started`.
    """
    return Turn(opening.taken(case, typed), LIST) if place == PATH else turning.turn(case, place, typed)


def started(records: Records, client_id: str, today: date, place: Place, typed: Mapping[str, str]) -> Turn:
    """Why leads to which way, and that to the exit begun and its task list; raises Refused."""
    if place == WAY:
        return Turn(opening.begun(records, client_id, today, typed), LIST)
    opening.why(records, client_id, today, typed)
    return Turn(Change(""), WAY)
