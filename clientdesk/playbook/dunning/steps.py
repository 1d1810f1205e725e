"""Overdue money in the agenda (G3, G4). Rule: one step per client that asks for it, its silence about it included.

What comes after a final notice, and the use of credit, are steps of their own beside it: nothing but what ends such a
one takes it out of the agenda.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from clientdesk.playbook.dunning.notice import Notice, looked_at, planned_notices
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.step import OF_MONEY, PAYMENT_DUE, Source, Step, seen, step_of

KEY = "dunning"
"""The thread's key: one per client."""
_KEYS = {Source.MONEY: KEY, Source.CLAIM: "claim", Source.CREDIT: "credit"}
"""The keys of it, of what comes after a final notice, and of the use of credit: one of each per client."""


def dunning_steps(picture: Picture) -> Iterator[Step]:
    """One step for what is asked of a client, from the oldest's age and what was really sent (G3, G4).

    One for a claim, and one for what their credit covers.
    """
    return (step_for(picture, notice) for notice in planned_notices(picture))


def step_for(picture: Picture, notice: Notice) -> Step:
    """A notice as a step, on the oldest invoice that it is about."""
    oldest = notice.about[0].invoice.id
    key = _KEYS[notice.source]
    step = step_of(picture, notice.source, notice.on, notice.what, PAYMENT_DUE, record=oldest, key=key)
    return structs.replace(step, letter=notice.letter, asks=notice.asks, brief=notice.brief)


def notice_of(picture: Picture, step: Step) -> Notice | None:
    """The notice that a step is, on the step's day; None where it is about no overdue money, or asks for an answer."""
    planned = planned_notices(seen(picture, step)) if step.source in OF_MONEY else ()
    own = (each for each in planned if each.source is step.source and each.about[0].invoice.id == step.record)
    notice = next(own, None)
    return looked_at(picture, notice, step.date) if notice else None
