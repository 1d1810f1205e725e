"""Every silence of a desk, for whoever asks for all of them. Rule: nobody is chased who is being left (G4)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.model.client import Client, Stage
from clientdesk.model.journal import Matter
from clientdesk.model.names import fold
from clientdesk.playbook.agenda import way_out
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.rules import verdict_of
from clientdesk.playbook.silence.notes import notes_of
from clientdesk.playbook.silence.now import as_step
from clientdesk.playbook.silence.steps import FollowUp, next_of, project_name, why
from clientdesk.playbook.step import Step

if TYPE_CHECKING:
    from clientdesk.model.records import Records
    from clientdesk.playbook.silence.threads import Thread

LEAVING = "No more reminders: they are being left."
HELD = "Nothing is asked for now: what is open is disputed, promised or paused."
DUNNING = "The late notices go on from here: see the agenda."
WITH_MONEY = "The agenda has one step for this and for what is overdue."


class Silence(Struct, frozen=True):
    """A thread that waits, and its next step as the agenda has it; None where `notes` say why there is none.

    `project` is the name of the thread's project; `why` is what the step was counted from.
    """

    client: Client
    project: str
    thread: Thread
    days: int
    step: Step | None
    follow_up: FollowUp | None
    why: str
    notes: tuple[str, ...]


def silences(records: Records, today: date, client_id: str | None = None) -> list[Silence]:
    """Every thread that waits, the longest silence first; of who has ended none."""
    ids = [client_id] if client_id else [each.id for each in records.all(Client)]
    pictures = [Picture(records, each, today) for each in ids]
    found = [
        _silence(picture, thread)
        for picture in pictures
        if picture.client.stage is not Stage.ENDED
        for thread in picture.threads
    ]
    return sorted(found, key=lambda each: (-each.days, fold(each.client.name), each.thread.key))


def _silence(picture: Picture, thread: Thread) -> Silence:
    is_left = way_out(picture, verdict_of(picture)) is not None
    next_one = None if is_left else next_of(picture, thread)
    step = as_step(picture, next_one) if next_one else None
    notes = (LEAVING,) if is_left else _notes(picture, thread, next_one)
    days = (picture.today - thread.since).days
    name = project_name(picture, thread)
    return Silence(picture.client, name, thread, days, step, next_one, why(picture, thread), notes)


def _notes(picture: Picture, thread: Thread, step: FollowUp | None) -> tuple[str, ...]:
    is_overdue = any(each.days_overdue for each in picture.standings)
    if step is None:
        return (DUNNING if thread.has("L06") and is_overdue else HELD,)
    with_money = thread.stage is Matter.PAYMENT and is_overdue
    return (*notes_of(picture, step), *((WITH_MONEY,) if with_money else ()))
