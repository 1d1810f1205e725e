"""What is typed on a page and not saved yet. Rule: one draft a page, gone when the page is saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from clientdesk.playbook.exit.places import Place
from clientdesk.playbook.exit.question import Kind, Question
from clientdesk.playbook.exit.steps import STEPS
from clientdesk.tui.keeper import TITLE
from clientdesk.tui.screens.exit.answer import as_typed

if TYPE_CHECKING:
    from clientdesk.playbook.exit.view import PageView
    from clientdesk.tui.keeper import Keeper


def key_of(owner: str, place: Place) -> str:
    """The draft's name; `owner` is the exit's id, or the client's before there is an exit."""
    return f"exit:{owner}:{place.step}:{place.page}"


def is_typed(kept: Mapping[str, str], shown: PageView) -> bool:
    """Whether a draft has words of the person's own: what was only chosen, or is proposed anyway, is none."""
    asked = (question for question in shown.page.questions if question.key in kept)
    return any(_is_own(question, kept[question.key], shown) for question in asked)


def _is_own(question: Question, text: str, shown: PageView) -> bool:
    stands = {as_typed(question, each or "") for each in (shown.values.get(question.key), question.default)}
    chosen = {option.value for option in question.options}
    return text not in stands and question.kind is not Kind.YES_NO and not chosen.issuperset(text.split(","))


async def keep(keeper: Keeper, key: str, typed: Mapping[str, str], title: str) -> None:
    """Keep what is typed, under a title for the person; forget the draft when nothing is."""
    if typed:
        await keeper.keep_draft(key, {**typed, TITLE: title})
    else:
        await keeper.forget_draft(key)


async def forget_all(keeper: Keeper, owner: str) -> None:
    """The exit is over: nothing half-typed is left of it."""
    for name, step in STEPS.items():
        for page in step.pages:
            await keeper.forget_draft(key_of(owner, Place(name, page)))
