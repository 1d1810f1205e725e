"""Saving a change and saying so. Rule: a script gets the new record's id (or the record), a person what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.cli.output import put, talk
from clientdesk.model.names import sentence

if TYPE_CHECKING:
    from clientdesk.cli.session import Session
    from clientdesk.model.change import Change
    from clientdesk.model.record import Record


def save(session: Session, change: Change) -> None:
    """Commit a change, then answer with the record it is about: the first that it puts, else the first it removes."""
    session.commit(change)
    record = _as_saved(session, (change.puts or change.removes)[0])
    try:
        session.answer(lambda: _view(session, record), lambda: put(record.id))
    finally:
        talk(sentence(change.label))  # also where the answer can't be written: it is saved, and not to be typed again


def delete(session: Session, record: Record, *, yes: bool) -> None:
    """Take a record out with everything below it, once the person has agreed: `--yes`, or an answer at the terminal."""
    from clientdesk.cli.confirm import agreed
    from clientdesk.ledger.moves import removed
    from clientdesk.model.client import Client
    from clientdesk.model.entry.below import counts_below
    from clientdesk.model.forgetting import STILL_HELD

    records = session.desk.records
    change = removed(records, record)
    below = counts_below(records, record)
    agreed(f"{change.label.replace('Deleted', 'Delete', 1)}{f' ({below})' if below else ''}?", yes=yes)
    session.commit(change)
    try:
        session.answer(lambda: _view(session, record), lambda: put(record.id))
    finally:
        talk(f"{sentence(change.label)} To have it back: {session.command('undo')}")
        if isinstance(record, Client):
            talk(STILL_HELD)


def _as_saved(session: Session, record: Record) -> Record:
    """A record as it is on the desk now, which has sealed what belongs to the paper trail; itself where it is gone."""
    return session.desk.records.by_id(type(record)).get(record.id, record)


def _view(session: Session, record: Record) -> object:
    from clientdesk.cli.views import view_of

    return view_of(session.desk.records, record, session.today)
