"""Overdue money in the agenda (G3, G4). Rule: one step per client, its silence about a payment included."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from clientdesk.playbook.dunning.notice import Notice, looked_at, planned_notice
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.step import Source, Step, seen, step_of

KEY = "dunning"
"""The thread's key: one per client."""


def dunning_steps(picture: Picture) -> Iterator[Step]:
    """One step for all overdue invoices of a client, from the oldest's age and what was really sent (G3, G4)."""
    if notice := planned_notice(picture):
        yield step_for(picture, notice)


def step_for(picture: Picture, notice: Notice) -> Step:
    """A notice as a step, on the oldest invoice that it is about."""
    oldest = notice.about[0].invoice.id
    step = step_of(picture, Source.MONEY, notice.on, notice.what, "G3", record=oldest, key=KEY)
    return structs.replace(step, letter=notice.letter, asks=notice.asks, claims=notice.claims)


def notice_of(picture: Picture, step: Step) -> Notice | None:
    """The notice that a step is, on the step's day; None where it is about no overdue money, or asks for an answer."""
    notice = planned_notice(seen(picture, step)) if step.source is Source.MONEY else None
    is_its_own = notice is not None and notice.about[0].invoice.id == step.record
    return looked_at(picture, notice, step.date) if notice and is_its_own else None
