"""What is typed on a page and not saved yet. Rule: one draft a page, gone when the page is saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from clientdesk.playbook.exit.places import Place
from clientdesk.playbook.exit.steps import STEPS
from clientdesk.tui.keeper import TITLE

if TYPE_CHECKING:
    from clientdesk.tui.keeper import Keeper


def key_of(owner: str, place: Place) -> str:
    """The draft's name; `owner` is the exit's id, or the client's before there is an exit."""
    return f"exit:{owner}:{place.step}:{place.page}"


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
