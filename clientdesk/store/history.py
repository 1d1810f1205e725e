"""Undo and redo: what a change took out of the desk, kept in the desk file itself.

Rule: an entry holds only what the desk does not. Undoing swaps the two, and redoing swaps them back. Entries end at a
number and at a size; the newest stays whatever its size.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile

import msgspec
from msgspec import Raw, Struct

from clientdesk.model.change import Change
from clientdesk.model.errors import Refused
from clientdesk.model.record import Record, new_id
from clientdesk.model.records import TABLES, Records

ENTRIES = 200
BYTES = 2_000_000

_encode = msgspec.json.Encoder().encode


class HistoryEntry(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A change that can be undone, or redone when it is `undone`. `swap` is the JSON of a list of `Swap`."""

    id: str
    at: datetime
    label: str
    undone: bool = False
    swap: Raw


class Swap(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One record's other version (`null`: none), and the mark of the one in the desk, to know it by (None: none)."""

    table: str
    id: str
    other: Raw
    mark: int | None


_swaps = msgspec.json.Decoder(list[Swap])


def entry_of(change: Change, before: Records, after: Records, at: datetime) -> HistoryEntry:
    """The entry of a change just applied."""
    touched = dict.fromkeys((record.table, record.id) for record in (*change.removes, *change.puts))
    swaps = [_swap(table, key, _in(before, table, key), _in(after, table, key)) for table, key in touched]
    return HistoryEntry(id=new_id(), at=at, label=change.label, swap=Raw(_encode(swaps)))


def swapped(entry: HistoryEntry, records: Records) -> tuple[Change, HistoryEntry]:
    """The change that undoes (or redoes) an entry, and the entry after it.

    Raises Refused when a record is no longer as the entry left it.
    """
    puts: list[Record] = []
    removes: list[Record] = []
    turned: list[Swap] = []
    for swap, other in versions(entry):
        here = _in(records, swap.table, swap.id)
        if _mark(here) != swap.mark:
            verb = "redone" if entry.undone else "undone"
            raise Refused(
                f"“{entry.label}” can't be {verb}: what it changed has been changed again outside ClientDesk."
            )
        puts += [other] if other is not None else []
        removes += [here] if here is not None and other is None else []
        turned.append(_swap(swap.table, swap.id, here, other))
    change = Change(entry.label, tuple(puts), tuple(removes))
    return change, msgspec.structs.replace(entry, undone=not entry.undone, swap=Raw(_encode(turned)))


def versions(entry: HistoryEntry) -> list[tuple[Swap, Record | None]]:
    """An entry's swaps, each with the record it keeps. Raises Refused when the entry can't be read."""
    try:
        return [
            (swap, msgspec.json.decode(swap.other, type=TABLES[swap.table] | None))
            for swap in _swaps.decode(entry.swap)
        ]
    except (KeyError, msgspec.MsgspecError) as error:
        raise Refused(f"The history of “{entry.label}” can't be read, so it stays as it is.") from error


def to_undo(history: Sequence[HistoryEntry]) -> HistoryEntry | None:
    """The latest change that is not undone."""
    return next((entry for entry in reversed(history) if not entry.undone), None)


def to_redo(history: Sequence[HistoryEntry]) -> HistoryEntry | None:
    """The earliest of the changes undone since the last one made."""
    *_, earliest = (None, *takewhile(lambda entry: entry.undone, reversed(history)))
    return earliest


def with_entry(history: Sequence[HistoryEntry], entry: HistoryEntry) -> tuple[HistoryEntry, ...]:
    """The history after a new change: nothing is left to redo, and the oldest entries beyond the bounds are gone."""
    return bounded((*(old for old in history if not old.undone), entry))


def with_turned(history: Sequence[HistoryEntry], entry: HistoryEntry) -> tuple[HistoryEntry, ...]:
    """The history with an entry in place of the one with its id."""
    return tuple(entry if old.id == entry.id else old for old in history)


def bounded(history: Sequence[HistoryEntry]) -> tuple[HistoryEntry, ...]:
    """The newest entries within `ENTRIES` and `BYTES`; the newest always."""
    kept: list[HistoryEntry] = []
    size = 0
    for entry in list(reversed(history))[:ENTRIES]:
        size += len(memoryview(entry.swap))
        if kept and size > BYTES:
            break
        kept.append(entry)
    return tuple(reversed(kept))


def _in(records: Records, table: str, key: str) -> Record | None:
    return records.by_id(TABLES[table]).get(key)


def _swap(table: str, key: str, other: Record | None, here: Record | None) -> Swap:
    return Swap(table, key, Raw(_encode(other)), _mark(here))


def _mark(record: Record | None) -> int | None:
    from zlib import crc32

    return None if record is None else crc32(_encode(record))
