"""Forgetting a client, in words and as a value: what goes, what went, and which copies no program can reach.

Rule: what can't be undone is said before, and what is out of reach after, both in plain words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.model.days import counted
from clientdesk.model.entry.below import counts_below

if TYPE_CHECKING:
    from clientdesk.model.client import Client
    from clientdesk.model.records import Records

STILL_HELD = "Undo and the backups still hold it; to have it gone from there too, forget the client."
OUT_OF_REACH = (
    "Out of reach, and yours to delete: exports, statements, letters and bundles you wrote to files;"
    " e-mails that were sent; copies of the desk elsewhere, such as a sync service's versions, your own backups,"
    " snapshots of the disk. What you wrote about them in other clients' entries"
    " and in colleagues' notes stays too."
)


class Forgotten(Struct, frozen=True):
    """What a forgetting took away.

    `records`: on the desk; `changes`: those that can't be undone any more; `backups` were written anew without the
    client, `dropped` removed because they can't be read (both by their files' names).
    """

    name: str
    records: int
    changes: int
    backups: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    drafts: int = 0
    files: int = 0


def asked(records: Records, client: Client) -> str:
    """What is asked before a client is forgotten, without what to type."""
    below = counts_below(records, client)
    return (
        f"Forget {client.name}{f' ({below})' if below else ''}? They go from the desk, from undo and from every backup,"
        " with half-typed forms and attached files. This can't be undone."
    )


def told(done: Forgotten) -> Iterator[str]:
    """What was done, a sentence at a time; what is out of reach comes last."""
    yield f"Forgot {done.name}: {counted(done.records, 'record')} on the desk."
    if done.changes:
        yield f"{counted(done.changes, 'change')} of before can't be undone any more."
    if done.backups:
        yield f"Written anew without them: {counted(len(done.backups), 'backup')}."
    if done.dropped:
        yield f"Removed, because it can't be read and names them: {', '.join(done.dropped)}."
    if done.drafts:
        yield f"Thrown away: {counted(done.drafts, 'half-typed form')}."
    if done.files:
        yield f"Deleted: {counted(done.files, 'attached file')}."
    yield OUT_OF_REACH
