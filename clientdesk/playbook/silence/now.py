"""What the desk asks of a silence: how long, what comes next, since when too long. Rule: one step per thread."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from clientdesk.model.client import Stage
from clientdesk.model.journal import Matter
from clientdesk.model.letter_kinds import LATE_NOTICES
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.silence.days import FIRST_CHECK_IN, look_into_it_on
from clientdesk.playbook.silence.steps import FollowUp, Move, next_of
from clientdesk.playbook.step import Source, Step
from clientdesk.playbook.workdays import on_workday

if TYPE_CHECKING:
    from clientdesk.model.records import Records
    from clientdesk.playbook.silence.threads import Thread


def silent_days(records: Records, client_id: str, today: date) -> int | None:
    """Days since the oldest message of mine that asks for an answer and has none; None when nothing waits (G)."""
    return silence_of(Picture(records, client_id, today))


def silence_of(picture: Picture) -> int | None:
    """The same for a picture at hand."""
    threads = picture.threads
    return (picture.today - threads[0].since).days if threads else None


def follow_up(picture: Picture) -> FollowUp | None:
    """The first of the next steps with a client who has not answered; None when nothing waits."""
    return min(follow_ups(picture), key=lambda each: each.on, default=None)


def follow_ups(picture: Picture) -> list[FollowUp]:
    """The one next step of each thread, on the handbook's own day, the longest silence first (G1–G4)."""
    found = (next_of(picture, thread) for thread in picture.threads)
    return [each for each in found if each]


def silence_steps(picture: Picture) -> Iterator[Step]:
    """The one next step of each thread, on a working day (G1–G4)."""
    for each in follow_ups(picture):
        yield as_step(picture, each)


def as_step(picture: Picture, each: FollowUp) -> Step:
    """A thread's next step as the agenda has it: on a working day, with the record that was sent last."""
    day = on_workday(each.on, picture.records.settings)
    late = picture.today > max(day, each.until)
    return Step(
        day, picture.client, each.what, each.handbook, each.letter, late, Source.SILENCE, each.thread.sent[-1].id,
        each.thread.key, calls=each.move is Move.LOOK_INTO,
    )  # fmt: skip


def too_long_since(picture: Picture) -> date | None:
    """The day from which the silence is longer than G allows: the first follow-up's last day passed; None before it.

    A late notice alone is no message that waits: what is not paid upon it is late, and counted as that (S01).
    """
    if picture.client.stage is Stage.ENDED:
        return None
    day = min(filter(None, map(_too_long, picture.threads)), default=None)
    return day if day and picture.today >= day else None


def _too_long(thread: Thread) -> date | None:
    since = next((each.on for each in thread.sent if each.kind not in LATE_NOTICES), None)
    if since is None:
        return None
    if thread.stage is Matter.NEGOTIATING:
        return since + timedelta(days=FIRST_CHECK_IN[1] + 1)
    return look_into_it_on(since)


def over_since(picture: Picture) -> date | None:
    """The day from which it is time to move on, as a prospect left the last check-in unanswered; None before (G1)."""
    early = (thread for thread in picture.threads if thread.stage is Matter.NEGOTIATING)
    steps = (next_of(picture, thread) for thread in early)
    ends = (each.on for each in steps if each and each.move is Move.MOVE_ON)
    return min((day for day in ends if picture.today >= day), default=None)
