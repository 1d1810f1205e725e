"""Every silence of a desk, for whoever asks for all of them. Rule: nobody is chased who is being left (G4)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.model.client import Client, Stage
from clientdesk.model.names import fold
from clientdesk.playbook.agenda import Ahead, ahead
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.rules import verdict_of
from clientdesk.playbook.silence.steps import FollowUp, project_name, why
from clientdesk.playbook.snoozing import moved_from
from clientdesk.playbook.step import Step
from clientdesk.playbook.step_behind import why_of
from clientdesk.playbook.unanswered.in_agenda import next_for

if TYPE_CHECKING:
    from clientdesk.model.records import Records
    from clientdesk.playbook.silence.threads import Thread


class Silence(Struct, frozen=True):
    """A thread that waits, and its next step as the agenda has it; None where `notes` say why there is none.

    `follow_up` is None too where the step is the money's. `project` is the name of the thread's project; `why` is what
    the step was counted from.
    """

    client: Client
    project: str
    thread: Thread
    days: int
    step: Step | None
    follow_up: FollowUp | None
    why: str
    notes: tuple[str, ...]
    moved: str = ""


def silences(records: Records, today: date, client_id: str | None = None) -> list[Silence]:
    """Every thread that waits, the longest silence first; of who has ended none."""
    ids = [client_id] if client_id else [each.id for each in records.all(Client)]
    pictures = [Picture(records, each, today) for each in ids]
    found = [each for picture in pictures for each in _of_client(picture)]
    return sorted(found, key=lambda each: (-each.days, fold(each.client.name), each.thread.key))


def _of_client(picture: Picture) -> list[Silence]:
    if picture.client.stage is Stage.ENDED or not picture.threads:
        return []
    found = ahead(picture, verdict_of(picture))
    return [_silence(picture, thread, found) for thread in picture.threads]


def _silence(picture: Picture, thread: Thread, found: Ahead) -> Silence:
    step, follow_up, notes = next_for(picture, thread, found)
    reason = why(picture, thread) if follow_up or step is None else why_of(picture, step)
    days = (picture.today - thread.since).days
    name = project_name(picture, thread)
    moved = moved_from(picture.records, step, picture.today) if step else ""
    return Silence(picture.client, name, thread, days, step, follow_up, reason, notes, moved)
