"""Steps that were put off, on the day that they were put off to. Rule: nothing is hidden, and nothing comes earlier.

A snooze holds for the very step that it was made for. When the thread has another one, or the same on another day, the
step is there on its own day again, whatever was put off before. A silence is put off until something happens in it:
what its step becomes meanwhile, as a follow-up does that was not written in its week, waits with it. So is a dispute,
whose day moves where nobody wrote down since when it is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from clientdesk.model.journal import Snooze
from clientdesk.playbook.step import Source

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from clientdesk.playbook.picture import Picture
    from clientdesk.playbook.step import Step

WAITING = (Source.SILENCE, Source.DISPUTE)
"""What a step comes from that is put off as a whole, and not one step of it."""


def put_off_to(picture: Picture, steps: Iterable[Step]) -> list[Step]:
    """A client's steps in the order given, those that were put off on their later day."""
    snoozes = picture.records.of(Snooze, picture.client.id)
    return [_on_its_day(step, snoozes, picture.today) for step in steps] if snoozes else list(steps)


def holds(snooze: Snooze, step: Step, today: date) -> bool:
    """Whether a step, on its own day, is the one that a snooze was made for.

    A step without a day of its own is back for good on the day that it was put off to.
    """
    if snooze.step != step.key or snooze.handbook != step.handbook or snooze.until <= step.date:
        return False
    if step.is_undated or (step.source in WAITING and snooze.last == step.record):
        return snooze.was <= max(step.date, today)
    return snooze.was == step.date


def _on_its_day(step: Step, snoozes: Iterable[Snooze], today: date) -> Step:
    found = next((each for each in snoozes if holds(each, step, today)), None)
    if found is None:
        return step
    return structs.replace(step, date=found.until, was=found.was, late=step.late and found.until < today)
