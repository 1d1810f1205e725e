"""What is overdue and the client's to pay, in the order in which it is asked for (G3, G4). Rule: nothing in dispute.

Nor what was given back, nor what an exit left to be asked for as a task.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clientdesk.ledger.account import is_asked_for
from clientdesk.model.journal import Task
from clientdesk.playbook.after_dispute import counted_from
from clientdesk.playbook.dunning.sent import highest
from clientdesk.playbook.step import PAYMENT_DUE

if TYPE_CHECKING:
    from clientdesk.ledger.standing import Standing
    from clientdesk.playbook.picture import Picture


def overdue(picture: Picture) -> list[Standing]:
    """What is overdue and the client's to pay: never what is in dispute or was given back (G4).

    First comes what is longest due, or longest out of dispute; of the same day what was asked for most firmly.
    """
    late = [each for each in picture.standings if each.days_overdue and is_asked_for(each)]
    asked = _not_asked_at_the_end(picture, late)
    return sorted(asked, key=lambda each: _rank(picture, each))


def is_asking(task: Task) -> bool:
    """Whether an exit left it as a task to ask for money."""
    return bool(task.exit) and task.handbook == PAYMENT_DUE


def _rank(picture: Picture, standing: Standing) -> tuple[date, int, str, str]:
    since = counted_from(picture, standing) or date.max
    return since, -highest(picture, standing), standing.invoice.number, standing.invoice.id


def _not_asked_at_the_end(picture: Picture, late: list[Standing]) -> list[Standing]:
    """Invoices that no exit left to be asked for as a task: then there is no second step for them (X06)."""
    tasks = [each for each in picture.records.of(Task, picture.client.id) if is_asking(each) and each.done is None]
    if not late or not tasks:
        return late
    from clientdesk.playbook.exit.asking import asked_until, was_late

    end = asked_until(picture.records, tasks)
    return [each for each in late if end is None or not was_late(each, end)]
