"""What is due and why: one step per client and thread. Rule: after weeks away there is one next step, not five (G)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from clientdesk.model.client import Client, Stage
from clientdesk.model.days import shown
from clientdesk.model.exit import Exit
from clientdesk.model.journal import Task
from clientdesk.model.letter_kinds import AT_ONCE
from clientdesk.model.names import fold
from clientdesk.model.remedies import PAUSE, named
from clientdesk.playbook.assessment import Assessment, Verdict
from clientdesk.playbook.disputes import dispute_steps
from clientdesk.playbook.dunning import (
    dunning_steps,
    fee_steps,
    is_asking,
    one_letter_a_day,
    one_thread,
)
from clientdesk.playbook.foretold import Foretold
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.promises import promise_steps
from clientdesk.playbook.resuming import all_paid_on, resume_steps
from clientdesk.playbook.rules import verdict_of
from clientdesk.playbook.safeguarding import safeguard_steps
from clientdesk.playbook.silence import follow_ups, silence_steps
from clientdesk.playbook.snoozed import put_off_to
from clientdesk.playbook.step import Source, Step, step_of, undated
from clientdesk.playbook.trying import proposed, running

if TYPE_CHECKING:
    from clientdesk.model.records import Records


class WayOut(NamedTuple):
    """How somebody is being left: the next step of it, where it has one; `is_at_once` where it has to begin now."""

    steps: tuple[Step, ...]
    is_at_once: bool


class Ahead(NamedTuple):
    """A client's next steps, and how they are being left; None where they are not, or have ended."""

    steps: list[Step]
    leaving: WayOut | None


def agenda(records: Records, today: date, until: date | None = None, client_id: str | None = None) -> list[Step]:
    """Every next step in the order of `in_order`, those after `until` (inclusive) left out."""
    ids = [client_id] if client_id else [client.id for client in records.all(Client)]
    pictures = (Picture(records, each, today) for each in ids)
    steps = (step for picture in pictures for step in steps_of(picture, verdict_of(picture)))
    wanted = (step for step in steps if until is None or step.date <= until)
    return in_order(wanted, today)


def in_order(steps: Iterable[Step], today: date) -> list[Step]:
    """What is late first, the longest on top; then by day, what can be done since an earlier one among today's.

    What another letter goes before comes below the rest of its day.
    """
    return sorted(
        steps,
        key=lambda step: (not step.late, shown_on(step, today), bool(step.after), fold(step.client.name), step.what),
    )


def shown_on(step: Step, today: date) -> date:
    """The day under which a step is shown: its own where it is late or to come, else today."""
    return step.date if step.late else max(step.date, today)


def first_of(steps: Iterable[Step]) -> Step | None:
    """The first of a client's steps; a letter that another one goes before comes after it."""
    return min(steps, key=lambda step: (bool(step.after), step.date), default=None)


def steps_of(picture: Picture, verdict: Verdict) -> list[Step]:
    """A client's next steps, one per thread, those that were put off on their later day, no two letters on one.

    What is told of a later day is what that day tells itself, when nothing happens meanwhile.
    """
    return ahead(picture, verdict).steps


def ahead(picture: Picture, verdict: Verdict) -> Ahead:
    """The same, with whether they are being left: whoever shows one of the steps by itself reads it here."""
    leaving = way_out(picture, verdict)
    later = Foretold(picture, lambda then: put_off_to(then, _chasing(then, leaving)))
    steps = one_letter_a_day(picture, put_off_to(picture, _due(picture, verdict, leaving)), later.told)
    return Ahead(steps, None if picture.client.stage is Stage.ENDED else leaving)


def due_of(picture: Picture, verdict: Verdict) -> list[Step]:
    """The same, each on its own day: exit, money, silence, promises, remedies, tasks, disputes, fees, safeguards.

    Nobody is chased for an answer, or given another try, who is to be left at once or is being left. What could be
    tried is proposed only where nothing else is under way. What was late when it ended has a step of its own.
    """
    return _due(picture, verdict, way_out(picture, verdict))


def _due(picture: Picture, verdict: Verdict, leaving: WayOut | None) -> list[Step]:
    tasks = list(_tasks(picture))
    settling = list(_settling(picture, leaving))
    chasing = _chasing(picture, leaving)
    if picture.client.stage is Stage.ENDED:
        return [*tasks, *chasing, *settling]
    if leaving is not None:
        return [*tasks, *chasing, *settling, *leaving.steps, *promise_steps(picture)]
    resuming = [*_remedies(picture), *resume_steps(picture)]
    steps = [*tasks, *chasing, *promise_steps(picture), *resuming, *_part(picture, verdict, chasing)]
    return [*(steps or _proposed(picture, verdict)), *settling, *fee_steps(picture), *safeguard_steps(picture)]


def _chasing(picture: Picture, leaving: WayOut | None) -> list[Step]:
    """What asks for money and for an answer; who is being left, or has ended, is asked for money alone."""
    if leaving is not None or picture.client.stage is Stage.ENDED:
        return list(dunning_steps(picture))
    return one_thread(picture, list(silence_steps(picture)))


def _settling(picture: Picture, leaving: WayOut | None) -> Iterator[Step]:
    """What is in dispute; not with who is left at once, as nobody talks there any more (X07)."""
    return iter(()) if leaving and leaving.is_at_once else dispute_steps(picture)


def way_out(picture: Picture, verdict: Verdict) -> WayOut | None:
    """The end that is under way, or has to begin now; None where nobody is being left."""
    under_way = tuple(_exit(picture))
    steps = under_way or tuple(_leave(picture, verdict))
    if steps or picture.client.stage is Stage.EXITING:
        return WayOut(steps, any(each.source is Source.AT_ONCE for each in steps))
    return None


def _exit(picture: Picture) -> Iterator[Step]:
    """The exit's own next step, where one is under way."""
    if picture.records.of(Exit, picture.client.id):
        from clientdesk.playbook.exit.due import due

        step = due(picture.records, picture.client.id, picture.today)
        if step:
            if step.on != picture.today or (step.exit.saved and step.exit.last_day == step.on):
                yield step_of(picture, Source.EXIT, step.on, step.what, step.handbook, record=step.exit.id)
            else:
                yield undated(picture, Source.EXIT, step.what, step.handbook, step.exit.id, step.exit.id)


def _leave(picture: Picture, verdict: Verdict) -> Iterator[Step]:
    """Leave now: from the day of what makes it so; once the end went out, what is left of it (X07)."""
    if verdict.assessment is not Assessment.LEAVE_NOW:
        return
    from clientdesk.playbook.exit.ended import written_at_once

    if sent := written_at_once(picture.records, picture.client.id, picture.today):
        what = f"You ended it on {shown(sent[-1][0], picture.today)}: settle what is left"
        yield undated(picture, Source.LEAVING, what, "X07", "leave-now")
    else:
        day = verdict.reasons[0].on or picture.today
        what = "Leave now: end it in writing"
        yield structs.replace(step_of(picture, Source.AT_ONCE, day, what, "X07", key="leave-now"), letter=AT_ONCE)


def _tasks(picture: Picture) -> Iterator[Step]:
    for task in picture.records.of(Task, picture.client.id):
        if task.done is None and (what := _words(picture, task)):
            yield step_of(picture, Source.TASK, task.due, what, task.handbook, record=task.id)


def _words(picture: Picture, task: Task) -> str:
    """A task's words; where an exit asks for money with the figure of the day, empty when all is paid (G4)."""
    if not is_asking(task):
        return task.what
    from clientdesk.playbook.exit.asking import words_today

    return words_today(picture.records, task, picture.today)


def _remedies(picture: Picture) -> Iterator[Step]:
    """The day to look again at what runs; a pause is over as soon as everything overdue is paid (R04)."""
    for remedy in running(picture):
        if remedy.kind == PAUSE and (paid := all_paid_on(picture, remedy.on)):
            what = "Everything overdue is paid: offer to go on with the work"
            yield step_of(picture, Source.REMEDY, paid, what, PAUSE, record=remedy.id)
        elif remedy.review:
            what = f"Look again: did it help to {named(remedy.kind)}?"
            yield step_of(picture, Source.REMEDY, remedy.review, what, remedy.kind, record=remedy.id)


def _part(picture: Picture, verdict: Verdict, chasing: list[Step]) -> Iterator[Step]:
    """Let go: from today on, the way out is beside whatever else there is to do (X01).

    Where a silence has come to its end, to move on is that way out already (G1).
    """
    if verdict.assessment is not Assessment.LET_GO:
        return
    over = {each.thread.key for each in follow_ups(picture) if each.move.is_the_end and each.on <= picture.today}
    if not any(each.key in over for each in chasing):
        yield undated(picture, Source.LEAVING, "Part well: think it over first", "X01", "part")


def _proposed(picture: Picture, verdict: Verdict) -> Iterator[Step]:
    """The first remedy to try, where the verdict asks for one."""
    if verdict.assessment is Assessment.SAVE:
        for each in proposed(picture).tries[:1]:
            yield undated(picture, Source.PROPOSAL, f"Try first: {each.remedy.name}", each.remedy.id, "proposed")
