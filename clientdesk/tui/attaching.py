"""Attaching files (P). Rule: a file is beside the desk before the change that names it, and is copied in a thread."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from clientdesk.ledger.moves import entered
from clientdesk.ledger.trail import day_of
from clientdesk.model.change import Change
from clientdesk.model.journal import Attachment, Incident, Letter
from clientdesk.model.record import new_id
from clientdesk.tui.forms.files import FILES, paths_of

if TYPE_CHECKING:
    from pathlib import Path

    from clientdesk.tui.screens.form import Filled
    from clientdesk.tui.session import Session


async def with_files(session: Session, filled: Filled) -> Change:
    """The change of a form with the files that it names; raises Refused, Unsaved.

    They go with the incident that the form logs, or with the letter that it says was sent. The form that only attaches
    files hands in a record of one, without a name, as all of them are to be.
    """
    first = filled.change.puts[0] if filled.change.puts else None
    paths = paths_of(filled.typed.get(FILES, ""))
    if isinstance(first, Attachment):
        return await _attached(session, Change(""), paths, first)
    if isinstance(first, (Incident, Letter)) and paths:
        blank = Attachment(id="", client=first.client, name="", sha256="", size=0, on=day_of(first), to=first.id)
        return await _attached(session, filled.change, paths, blank)
    return filled.change


async def _attached(session: Session, change: Change, paths: list[Path], blank: Attachment) -> Change:
    """A change with files like `blank` attached."""
    for path in paths:
        kept = await asyncio.to_thread(session.desk.files.keep, path)
        given = blank.but(id=new_id(), name=kept.name, sha256=kept.sha256, size=kept.size)
        more = entered(session.records.after(change), given, session.today)
        label = f"{change.label}, with {kept.name}" if change.label else more.label
        change = Change(label, (*change.puts, *more.puts), change.removes)
    return change
