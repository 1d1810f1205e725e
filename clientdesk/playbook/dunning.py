"""Dunning: what is asked for again, when, and by which letter (G3, G4). Rule: never what is paid, or in dispute.

Every day counts from what was really sent; after weeks away there is one step.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from clientdesk.ledger.account import is_asked_for
from clientdesk.ledger.standing import Standing
from clientdesk.model.days import counted
from clientdesk.model.invoice import Promise
from clientdesk.model.journal import Task
from clientdesk.model.money import shown_totals, totals
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.step import Step, step_of
from clientdesk.playbook.workdays import on_workday

NOTICES = ((30, "L07"), (60, "L08"), (90, "L09"))
"""Late notices: days after the due date, and the letter (G3)."""
FINAL_NOTICE_AFTER = 14
"""Days from the last late notice to the final one (L10)."""
LONGEST_DEADLINE = 30
"""Days that a final notice leaves at the most (G3)."""


def _overdue(picture: Picture) -> list[Standing]:
    """Overdue invoices to ask for: never disputed ones, nor those a promise still covers (G4)."""
    kept = {promise.invoice for promise in open_promises(picture) if promise.pay_by >= picture.today}
    return [
        each
        for each in picture.standings
        if each.days_overdue and is_asked_for(each) and None not in kept and each.invoice.id not in kept
    ]


def dunning_steps(picture: Picture) -> Iterator[Step]:
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
    yield step_of(picture, day, f"{words}: {sums}{many}", "G3", letter, oldest.invoice.id, key="dunning")


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


def open_promises(picture: Picture) -> list[Promise]:
    """Promises that still count: the newest per invoice, as long as money is open on what was promised."""
    newest = {p.invoice: p for p in sorted(picture.records.of(Promise, picture.client.id), key=lambda p: p.made)}
    unpaid = {each.invoice.id for each in picture.standings if each.balance > 0}
    return [p for p in newest.values() if p.made <= picture.today and (p.invoice in unpaid if p.invoice else unpaid)]


def _not_asked_at_the_end(picture: Picture, overdue: list[Standing]) -> list[Standing]:
    """Invoices that no exit left to be asked for as a task: then there is no second step for them (X06)."""
    tasks = [each for each in picture.records.of(Task, picture.client.id) if is_asking(each) and each.done is None]
    if not overdue or not tasks:
        return overdue
    from clientdesk.playbook.exit.asking import asked_until, was_late

    end = asked_until(picture.records, tasks)
    return [each for each in overdue if end is None or not was_late(each, end)]


def is_asking(task: Task) -> bool:
    """Whether an exit left it as a task to ask for money."""
    return bool(task.exit) and task.handbook == "G3"


def promise_steps(picture: Picture) -> Iterator[Step]:
    """A step for each promise to pay that still counts: on its day, and after it until the money comes (G4)."""
    for promise in open_promises(picture):
        what = (
            "Payment was promised for this day" if promise.pay_by >= picture.today else "Promised payment did not come"
        )
        yield step_of(picture, promise.pay_by, what, "G4", None, promise.id)
