"""To put a step off, and to take that back. Rule: a client has one snooze for each thread, and none that is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from clientdesk.ledger.moves import entered
from clientdesk.model.change import Change
from clientdesk.model.days import shown
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Snooze
from clientdesk.model.record import derived_id
from clientdesk.playbook.agenda import due_of, steps_of
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.rules import verdict_of
from clientdesk.playbook.snoozed import WAITING, holds

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.records import Records
    from clientdesk.playbook.step import Step


def put_off(records: Records, step: Step, until: date, today: date) -> Change:
    """The change that puts a step off, again where it was put off before; what no longer holds goes with it.

    Raises Refused for a day that is not after today and after the step's own, and for a step that is over by now.
    """
    if not _is_due(records, step, today):
        raise Refused("This is not due any more, or another step came in its place: look at the agenda.")
    if until <= today:
        raise Refused(f"{shown(until)} is not to come. Put it off to a later day than today.", "until")
    snooze = Snooze(
        id=derived_id("snooze", step.client.id, step.key), client=step.client.id, step=step.key,
        was=step.was or step.date, until=until, handbook=step.handbook,
        last=step.record if step.source in WAITING else "",
    )  # fmt: skip
    change = entered(records, snooze)
    label = f"Put off until {shown(until, today)}: {step.client.name}, {step.what}"
    return Change(label, change.puts, (*change.removes, *_over(records, step, today)))


def put_back(records: Records, step: Step, today: date) -> Change:
    """The change that brings a step back to its own day; raises Refused for one that was not put off."""
    if not is_put_off(records, step):
        raise Refused("This step was not put off.")
    label = f"Back on {shown(step.was, today)}: {step.client.name}, {step.what}"
    return Change(label, (), (*_made_for(records, step), *_over(records, step, today)))


def is_put_off(records: Records, step: Step) -> bool:
    """Whether the person put a step off; one that only another letter of its day has moved was put off by nobody."""
    return step.was is not None and bool(_made_for(records, step))


def moved_from(records: Records, step: Step, today: date) -> str:
    """`put off from 3 Nov`, or that another letter of that day goes first; empty for a step that waits for nothing."""
    if step.was is None:
        return f"{step.after} goes first: one letter a day" if step.after else ""
    day = shown(step.was, today)
    return f"put off from {day}" if is_put_off(records, step) else f"moved from {day}: one letter a day"


def _is_due(records: Records, step: Step, today: date) -> bool:
    """Whether a step, on its own day, is still one of the client's."""
    own = step.was or step.date
    return any(
        (each.key, each.handbook) == (step.key, step.handbook) and (each.is_undated or each.date == own)
        for each in _due(records, step, today)
    )


def _made_for(records: Records, step: Step) -> tuple[Snooze, ...]:
    return tuple(each for each in records.of(Snooze, step.client.id) if each.step == step.key)


def _over(records: Records, but: Step, today: date) -> tuple[Snooze, ...]:
    """The client's snoozes of other threads that hold no longer."""
    due = _due(records, but, today)
    others = (each for each in records.of(Snooze, but.client.id) if each.step != but.key)
    return tuple(each for each in others if not any(holds(each, step, today) for step in due))


def _due(records: Records, step: Step, today: date) -> list[Step]:
    """The steps of a step's client, each on its own day: those of today, and what they will have become by then."""
    picture = Picture(records, step.client.id, today)
    verdict = verdict_of(picture)
    told = (structs.replace(each, date=each.was or each.date) for each in steps_of(picture, verdict))
    return [*due_of(picture, verdict), *told]
