"""What each backup holds, to tell one from another. Rule: it is read from the files; one that can't be says so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import msgspec
from msgspec import Raw, Struct

from clientdesk.model.records import TABLES
from clientdesk.store import disk
from clientdesk.store.backups import Backup
from clientdesk.store.history import HistoryEntry
from clientdesk.store.places import Places
from clientdesk.store.restore import listed

_Rows = dict[str, dict[str, Raw]]


class Held(Struct, frozen=True):
    """A backup, how many records it holds (None: it can't be read), and the label of the change made after it.

    The label is empty for those with a word in their name, which no number leads to.
    """

    backup: Backup
    records: int | None = None
    before: str = ""


class _Read(Struct, frozen=True):
    records: int
    history: Sequence[HistoryEntry]


def holdings(path: Path) -> list[Held]:
    """The backups of the desk at a path, the newest first, as `listed`. Raises NoDesk."""
    found = listed(path)
    files = [_read(each.path) for each in found]
    after = chain([_read(Places.of(path).desk)], files)  # what each was followed by: the one kept next, or the desk
    return [
        Held(backup, read.records, _label(read, following) if backup.number else "") if read else Held(backup)
        for backup, read, following in zip(found, files, after, strict=False)
    ]


def _read(path: Path) -> _Read | None:
    try:
        tables = msgspec.json.decode(disk.read(path)[0], type=_Rows)
        history = [msgspec.json.decode(row, type=HistoryEntry) for row in tables.get("history", {}).values()]
    except (OSError, msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
    return _Read(sum(len(rows) for name, rows in tables.items() if name in TABLES), history)


def _label(before: _Read, after: _Read | None) -> str:
    """The first change that the later of two has and the earlier has not; or the one undone or redone between them."""
    if after is None:
        return ""
    known = {entry.id: entry.undone for entry in before.history}
    if new := [entry.label for entry in after.history if entry.id not in known]:
        more = f", and {len(new) - 1} more" if len(new) > 1 else ""
        return f"{new[0]}{more}"
    turned = next((entry for entry in after.history if known[entry.id] != entry.undone), None)
    return f"{'Undone' if turned.undone else 'Done again'}: {turned.label}" if turned else ""
