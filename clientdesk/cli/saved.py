"""Saving a change and saying so. Rule: a script gets the new record's id (or the record), a person what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.cli.output import put, talk

if TYPE_CHECKING:
    from clientdesk.cli.session import Session
    from clientdesk.model.change import Change


def save(session: Session, change: Change) -> None:
    """Commit a change, then answer with the record it is about: the first that it puts, else the first it removes."""
    session.commit(change)
    record = (change.puts or change.removes)[0]
    session.answer(lambda: _view(session, record.id), lambda: put(record.id))
    talk(f"{change.label}. Undo with: clientdesk undo")


def _view(session: Session, record_id: str) -> object:
    from clientdesk.cli.views import view_of

    return view_of(session.desk.records, record_id)
