"""Attaching files (P). Rule: a file is beside the desk before the change that names it, and is copied in a thread."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from clientdesk.ledger.attaching import check_files
from clientdesk.ledger.attaching import with_files as attached_to
from clientdesk.ledger.trail import day_of
from clientdesk.model.change import Change
from clientdesk.model.journal import Attachment, Incident, Letter
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


async def let_go(session: Session, change: Change) -> None:
    """Let go of the files that were kept for a change which is not saved."""
    await asyncio.to_thread(session.desk.files.let_go, change)


async def _attached(session: Session, change: Change, paths: list[Path], like: Attachment) -> Change:
    """A change with files attached, each `like` a record; all is checked before the first is kept."""
    records, today = session.records, session.today
    check_files(records, change, paths, like, today)
    return attached_to(records, change, await asyncio.to_thread(session.desk.files.keep_all, paths), like, today)
