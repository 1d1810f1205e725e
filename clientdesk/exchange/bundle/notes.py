"""The private notes on a client, in a page of their own. Rule: only in the version for the person and their lawyer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.exchange.bundle.answers import answers
from clientdesk.exchange.paper import Block, Heading, Line, Quote
from clientdesk.model.client import Client
from clientdesk.model.days import shown
from clientdesk.model.exit import Exit
from clientdesk.model.invoice import CreditNote, Invoice, Promise, Waiver, WriteOff
from clientdesk.model.journal import Attachment, Remedy, Task
from clientdesk.model.naming import noun
from clientdesk.model.project import Contract, Project
from clientdesk.model.remedies import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.exchange.bundle.private import Trail
    from clientdesk.model.record import Owned

_KINDS: tuple[type[Owned], ...] = (
    Project, Contract, Invoice, CreditNote, WriteOff, Promise, Waiver, Remedy, Attachment,
)  # fmt: skip
_NAMES = ("name", "number", "kind", "on", "made")


def notes(trail: Trail) -> Iterator[Block]:
    """Every note of the client's records, tasks, and what was answered in exits."""
    yield Line("PRIVATE. My own notes, and answers I gave to nobody but myself.")
    yield from _noted("About the client", trail.records.get(Client, trail.client_id).note)
    for kind in _KINDS:
        for each in trail.records.of(kind, trail.client_id):
            yield from _noted(_named(each), getattr(each, "note", "") or getattr(each, "reason", ""))
    for task in trail.records.of(Task, trail.client_id):
        yield from _noted(f"Task for {shown(task.due)}{', done' if task.done else ''}", task.what)
    for exit_ in trail.records.of(Exit, trail.client_id):
        yield from answers(trail, exit_)


def _named(record: Owned) -> str:
    """A record for a heading: `Invoice A-1`, `Remedy: have the conversation`, `Promise 2026-11-03`."""
    name = next((str(value) for field in _NAMES if (value := getattr(record, field, ""))), "")
    if isinstance(record, Remedy):
        return f"Remedy: {named(record.kind)}"
    words = noun(type(record))
    return f"{words[:1].upper()}{words[1:]} {name}".strip()


def _noted(about: str, note: str) -> Iterator[Block]:
    if note:
        yield Heading(about)
        yield Quote(note)
