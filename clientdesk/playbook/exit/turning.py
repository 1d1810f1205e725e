"""Answering a page of the exit, and where that leads. Rule: the place is still the same when an answer is refused."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from clientdesk.model.change import Change
from clientdesk.playbook.exit.answering import answer_page
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.places import CHECK, LIST, Place, enter
from clientdesk.playbook.exit.progress import closed_page, current, is_open, is_ready
from clientdesk.playbook.exit.steps import STEPS, pages


class Turn(Struct, frozen=True):
    """An answered page: the change to commit, and the place to go to when it is committed."""

    change: Change
    place: Place


def turn(case: Case, place: Place, values: Mapping[str, str]) -> Turn:
    """Answer the page and go on. Raises Refused, and then the place is still this one."""
    change = answer_page(case, place.step, place.page, values)
    return Turn(change, onward(case.on(case.records.after(change)), place))


def onward(case: Case, place: Place) -> Place:
    """The place after a page: the same while it asks for more, the next page, the next step, the check, or the list."""
    keys = [page.key for page in pages(case, place.step)]
    if place.page not in keys:
        return LIST
    here = pages(case, place.step)[keys.index(place.page)]
    if any(is_open(case, place.step, question) for question in here.questions):
        return place
    later = pages(case, place.step)[keys.index(place.page) + 1 :]
    if later:
        return LIST if closed_page(case, later[0]) else Place(place.step, later[0].key)
    return _next_step(case, place.step)


def _next_step(case: Case, step: str) -> Place:
    if is_ready(case):
        return CHECK
    names = list(STEPS)
    following = current(case)
    if following and names.index(following) > names.index(step):
        return enter(case, following)
    return LIST
