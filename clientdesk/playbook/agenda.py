"""What is due and why: one step per client and thread. Rule: after weeks away there is one next step, not five (G)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.account import is_asked_for
from clientdesk.ledger.standing import Standing, standing
from clientdesk.model.client import Client, Stage
from clientdesk.model.days import counted
from clientdesk.model.exit import Exit
from clientdesk.model.invoice import Promise
from clientdesk.model.journal import Remedy, Task
from clientdesk.model.money import shown_totals, totals
from clientdesk.model.names import fold
from clientdesk.model.remedies import PAUSE, named
from clientdesk.playbook.assessment import Assessment, Verdict
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.rules import verdict_of
from clientdesk.playbook.silence import follow_up
from clientdesk.playbook.trying import proposed, running
from clientdesk.playbook.workdays import on_workday

if TYPE_CHECKING:
    from clientdesk.model.records import Records

NOTICES = ((30, "L07"), (60, "L08"), (90, "L09"))
"""Late notices: days after the due date, and the letter (G3)."""
FINAL_NOTICE_AFTER = 14
"""Days from the last late notice to the final one (L10)."""
LONGEST_DEADLINE = 30
"""Days that a final notice leaves at the most (G3)."""


class Step(Struct, frozen=True):
    """Something to do: on which day, with whom, what, and why (a handbook id); `letter` is the one to write.

    `record` is the id of the record it comes from, so that a face can open it; `late` when its day has passed.
    """

    date: date
    client: Client
    what: str
    handbook: str
    letter: str | None
    late: bool
    record: str = ""


def agenda(records: Records, today: date, until: date | None = None, client_id: str | None = None) -> list[Step]:
    """Every next step in order of date, those after `until` (inclusive) left out."""
    ids = [client_id] if client_id else [client.id for client in records.all(Client)]
    pictures = (Picture(records, each, today) for each in ids)
    steps = (step for picture in pictures for step in steps_of(picture, verdict_of(picture)))
    wanted = (step for step in steps if until is None or step.date <= until)
    return sorted(wanted, key=lambda step: (step.date, fold(step.client.name), step.what))


def next_step(picture: Picture, verdict: Verdict) -> Step | None:
    """The first of a client's steps."""
    return min(steps_of(picture, verdict), key=lambda step: step.date, default=None)


def steps_of(picture: Picture, verdict: Verdict) -> list[Step]:
    """A client's next steps, one per thread: the exit, the money, the silence, promises, remedies, tasks.

    Nobody is chased for an answer, or given another try, who is to be left at once or is being left. What could be
    tried is proposed only where nothing else is under way. What was late when it ended has a step of its own.
    """
    tasks, dunning = list(_tasks(picture)), list(_dunning(picture))
    if picture.client.stage is Stage.ENDED:
        return [*tasks, *dunning]
    leaving = list(_exit(picture)) or list(_leave(picture, verdict))
    if leaving or picture.client.stage is Stage.EXITING:
        return [*tasks, *dunning, *leaving, *_promises(picture)]
    silence = list(_silence(picture))
    if any(step.handbook == "G3" for step in silence):
        dunning, silence = _one_of([*dunning, *silence], picture.today), []
    steps = [*tasks, *dunning, *_promises(picture), *silence, *_remedies(picture), *_part(picture, verdict)]
    return steps or list(_proposed(picture, verdict))


def _one_of(thread: list[Step], today: date) -> list[Step]:
    """A thread's one step: of what is due only the last is worth doing, else what comes first."""
    due = [step for step in thread if step.date <= today]
    return [max(due, key=lambda step: step.date) if due else min(thread, key=lambda step: step.date)]


def _step(picture: Picture, day: date, what: str, handbook: str, letter: str | None = None, record: str = "") -> Step:
    return Step(day, picture.client, what, handbook, letter, day < picture.today, record)


def _exit(picture: Picture) -> Iterator[Step]:
    """The exit's own next step, where one is under way."""
    if picture.records.of(Exit, picture.client.id):
        from clientdesk.playbook.exit.due import due

        step = due(picture.records, picture.client.id, picture.today)
        if step:
            yield _step(picture, step.on, step.what, step.handbook, None, step.exit.id)


def _leave(picture: Picture, verdict: Verdict) -> Iterator[Step]:
    """Leave now: from the day of what makes it so (X07)."""
    if verdict.assessment is Assessment.LEAVE_NOW:
        yield _step(picture, verdict.reasons[0].on or picture.today, "Leave now: end it in writing", "X07", "L17")


def _tasks(picture: Picture) -> Iterator[Step]:
    for task in picture.records.of(Task, picture.client.id):
        if task.done is None and (what := _words(picture, task)):
            yield _step(picture, task.due, what, task.handbook, None, task.id)


def _is_asking(task: Task) -> bool:
    """Whether an exit left it as a task to ask for money."""
    return bool(task.exit) and task.handbook == "G3"


def _words(picture: Picture, task: Task) -> str:
    """A task's words; where an exit asks for money with the figure of the day, empty when all is paid (G4)."""
    if not _is_asking(task):
        return task.what
    from clientdesk.playbook.exit.asking import words_today

    return words_today(picture.records, task, picture.today)


def _not_asked_at_the_end(picture: Picture, overdue: list[Standing]) -> list[Standing]:
    """Invoices that no exit left to be asked for as a task: then there is no second step for them (X06)."""
    tasks = [each for each in picture.records.of(Task, picture.client.id) if _is_asking(each) and each.done is None]
    if not overdue or not tasks:
        return overdue
    from clientdesk.playbook.exit.asking import asked_until, was_late

    end = asked_until(picture.records, tasks)
    return [each for each in overdue if end is None or not was_late(each, end)]


def _open_promises(picture: Picture) -> list[Promise]:
    """Promises that still count: the newest per invoice, as long as money is open on what was promised."""
    newest = {p.invoice: p for p in sorted(picture.records.of(Promise, picture.client.id), key=lambda p: p.made)}
    unpaid = {each.invoice.id for each in picture.standings if each.balance > 0}
    return [p for p in newest.values() if p.made <= picture.today and (p.invoice in unpaid if p.invoice else unpaid)]


def _promises(picture: Picture) -> Iterator[Step]:
    for promise in _open_promises(picture):
        what = (
            "Payment was promised for this day" if promise.pay_by >= picture.today else "Promised payment did not come"
        )
        yield _step(picture, promise.pay_by, what, "G4", None, promise.id)


def _overdue(picture: Picture) -> list[Standing]:
    """Overdue invoices to ask for: never disputed ones, nor those a promise still covers (G4)."""
    kept = {promise.invoice for promise in _open_promises(picture) if promise.pay_by >= picture.today}
    return [
        each
        for each in picture.standings
        if each.days_overdue and is_asked_for(each) and None not in kept and each.invoice.id not in kept
    ]


def _dunning(picture: Picture) -> Iterator[Step]:
    """One step for all overdue invoices of a client, from the oldest's age and what was really sent (G3, G4)."""
    overdue = _not_asked_at_the_end(picture, _overdue(picture))
    if not overdue:
        return
    oldest = max(overdue, key=lambda each: each.days_overdue)
    assert oldest.due is not None  # noqa: S101  an invoice without a due date is never overdue
    day, letter, words = _notice(picture, oldest, oldest.due)
    sums = shown_totals(totals(each.open for each in overdue))
    many = f" on {counted(len(overdue), 'invoice')}" if len(overdue) > 1 else f" on {oldest.invoice.number}"
    day = on_workday(day, picture.records.settings)
    yield _step(picture, day, f"{words}: {sums}{many}", "G3", letter, oldest.invoice.id)


def _notice(picture: Picture, oldest: Standing, due: date) -> tuple[date, str | None, str]:
    """The next notice: its day, its letter and its name. Of several that are due only the last is worth sending."""
    about_it = (letter for letter in picture.sent_letters if oldest.invoice.id in letter.invoices)
    sent = {letter.kind: day for letter in about_it if (day := letter.sent)}
    reached = [(days, letter) for days, letter in NOTICES if oldest.days_overdue >= days]
    if "L10" in sent:
        return sent["L10"] + timedelta(days=LONGEST_DEADLINE), None, "Take the step that the final notice named"
    if "L09" in sent:
        return sent["L09"] + timedelta(days=FINAL_NOTICE_AFTER), "L10", "Send the final notice"
    if reached and reached[-1][1] not in sent:
        days, letter = reached[-1]
        return due + timedelta(days=days), letter, f"Send the {days}-day late notice"
    if not reached and not _asked_since(picture, due):
        return due + timedelta(days=1), None, "Ask for payment"
    days, letter = NOTICES[len(reached)]
    return due + timedelta(days=days), letter, f"Send the {days}-day late notice"


def _asked_since(picture: Picture, due: date) -> bool:
    """Whether something of mine that asks for an answer went out after the due date."""
    return any(message.on > due for message in picture.unanswered)


def _silence(picture: Picture) -> Iterator[Step]:
    step = follow_up(picture)
    if step:
        day = on_workday(step.on, picture.records.settings)
        late = picture.today > max(day, step.until)
        yield Step(day, picture.client, step.what, step.handbook, step.letter, late, picture.unanswered[-1].id)


def _remedies(picture: Picture) -> Iterator[Step]:
    """The day to look again at what runs; a pause is over as soon as everything overdue is paid (R04)."""
    for remedy in running(picture):
        if remedy.kind == PAUSE and (paid := all_paid_on(picture, remedy)):
            yield _step(
                picture, paid, "Everything overdue is paid: offer to go on with the work", PAUSE, None, remedy.id
            )
        elif remedy.review:
            what = f"Look again: did it help to {named(remedy.kind)}?"
            yield _step(picture, remedy.review, what, remedy.kind, None, remedy.id)


def _part(picture: Picture, verdict: Verdict) -> Iterator[Step]:
    """Let go: from today on, the way out is beside whatever else there is to do (X01)."""
    if verdict.assessment is Assessment.LET_GO:
        yield _step(picture, picture.today, "Part well: think it over first", "X01")


def _proposed(picture: Picture, verdict: Verdict) -> Iterator[Step]:
    """The first remedy to try, where the verdict asks for one."""
    if verdict.assessment is Assessment.SAVE:
        for each in proposed(picture).tries[:1]:
            yield _step(picture, picture.today, f"Try first: {each.remedy.name}", each.remedy.id)


def all_paid_on(picture: Picture, pause: Remedy) -> date | None:
    """The day on which the last of what was overdue came in, not before the pause began; None while something is.

    What is disputed is not waited for; what was given up meanwhile was not paid.
    """
    asked = [each for each in picture.standings if is_asked_for(each)]
    if any(each.days_overdue or _given_up_since(picture, each, pause.on) for each in asked):
        return None
    late = (each.paid_on for each in asked if each.days_late and each.paid_on)
    return max((day for day in late if day >= pause.on), default=pause.on)


def _given_up_since(picture: Picture, now: Standing, day: date) -> bool:
    return now.is_lost and not standing(picture.records, now.invoice, day).is_lost
