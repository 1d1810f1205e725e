"""Ticking off, and letters that go out. Rule: a letter is sent when the task to send it is done, and the reverse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.entry import rules
from clientdesk.model.journal import Letter, Task

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.records import Records


def ticked_off(records: Records, task: Task, on: date) -> Change:
    """The change that ticks off a task; a letter that is sent by it counts as sent on that day."""
    done = task.but(done=on)
    rules.possible_days(done)
    return Change(f"Ticked off “{task.what}”", (done, *letter_of(records, done)))


def marked(records: Records, letter: Letter, on: date | None) -> Change:
    """The change that marks a letter as sent on a day, or as a draft again (None); the task to send it goes with it."""
    sent = letter.but(sent=on)
    rules.possible_days(sent)
    tasks = (each for each in records.of(Task, letter.client) if each.letter == letter.id)
    client = records.get(Client, letter.client)
    label = f"Marked {letter.kind} to {client.name} as {'sent' if on else 'not sent'}"
    return Change(label, (sent, *(each.but(done=on) for each in tasks if (each.done is None) != (on is None))))


def letter_of(records: Records, task: Task) -> tuple[Letter, ...]:
    """The letter that a task sends, where it doesn't say yet what the task says."""
    letter = records.by_id(Letter).get(task.letter or "")
    return (letter.but(sent=task.done),) if letter and (letter.sent is None) != (task.done is None) else ()
