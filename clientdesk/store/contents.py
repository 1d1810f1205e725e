"""What a desk file holds, as a value, and how it becomes the file's bytes.

    {"meta": {"1": {"schema": 1, "desk": uuid}}, "clients": {"1": {…}, …}, … a table for each kind …, "history": {…}}

Rule: TinyDB's doc ids are stable, in the order of the records, and known to nobody beyond this room.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Raw, Struct

from clientdesk.model.change import Change
from clientdesk.model.record import new_id
from clientdesk.model.records import TABLES, Records
from clientdesk.store.history import HistoryEntry
from clientdesk.store.schema import SCHEMA

Tables = dict[str, Any]
TRAIL = frozenset({"clients", "incidents", "attachments", "letters"})
"""The tables that paper trails are made of, and the one of those whose they are."""

_encoder = msgspec.json.Encoder()


class Meta(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The file's own line: the version of its form, and which desk it is, however often it is copied.

    `trail` keeps the ends of each client's paper trail (P), `forgets` how often a client was forgotten.
    """

    schema: int
    desk: str
    trail: dict[str, tuple[str, ...]] = {}
    forgets: int = 0


class Contents(Struct, frozen=True):
    """All that a desk file holds.

    `docs` are each table's doc ids, in the order of its records, and `entries` the history's.
    `keep_as` is set while the file is still of an older version: what its backup is to be called. `encoded` keeps the
    JSON of tables that a save has written, until a change touches them: that is half the time of the next save.
    `trail` and `forgets` are as in `Meta`.
    """

    desk: str
    records: Records
    docs: Mapping[str, Sequence[int]]
    history: tuple[HistoryEntry, ...] = ()
    entries: Sequence[int] = ()
    keep_as: str = ""
    encoded: dict[str, Raw] = {}
    trail: Mapping[str, tuple[str, ...]] = {}
    forgets: int = 0

    @classmethod
    def fresh(cls) -> Contents:
        """A new desk with nothing on it."""
        return cls(new_id(), Records(), dict.fromkeys(TABLES, ()))

    def after(self, change: Change, records: Records, history: tuple[HistoryEntry, ...]) -> Contents:
        """The contents after a change that made `records`, with another history; doc ids of what stays are kept."""
        touched = {record.table for record in (*change.puts, *change.removes)}
        docs = {**self.docs} | {name: self._docs_after(name, records, change) for name in touched}
        encoded = {name: rows for name, rows in self.encoded.items() if name not in touched}
        return Contents(
            self.desk, records, docs, history, self._entries_after(history), "", encoded,
            self._trail_after(change, records), self.forgets,
        )  # fmt: skip

    def tables(self) -> Tables:
        """The contents as TinyDB's tables; those of records as JSON already, which the next save can use again."""
        for name in TABLES.keys() - self.encoded.keys():
            self.encoded[name] = Raw(_encoder.encode(self._rows(name)))
        return self._tables({name: self.encoded[name] for name in TABLES})

    def plain_tables(self) -> Tables:
        """The contents as TinyDB's tables, with nothing kept."""
        return self._tables({name: self._rows(name) for name in TABLES})

    def _tables(self, kinds: Tables) -> Tables:
        meta = Meta(SCHEMA, self.desk, dict(self.trail), self.forgets)
        return {"meta": {1: meta}, **kinds, "history": _rows(self.entries, self.history)}

    def _rows(self, name: str) -> dict[int, Any]:
        return _rows(self.docs[name], self.records.all(TABLES[name]))

    def _trail_after(self, change: Change, records: Records) -> Mapping[str, tuple[str, ...]]:
        """The ends of the paper trails after a change; of clients whose trail it does not touch they stay as kept."""
        if TRAIL.isdisjoint(record.table for record in (*change.puts, *change.removes)):
            return self.trail
        from clientdesk.ledger.trail import ends_after

        return ends_after(self.trail, self.records, records, change)

    def _docs_after(self, name: str, after: Records, change: Change) -> Sequence[int]:
        kind = TABLES[name]
        gone = {record.id for record in change.removes if record.table == name}
        docs = list(self.docs[name])
        if gone:
            docs = [doc for doc, key in zip(docs, self.records.by_id(kind), strict=True) if key not in gone]
        return _numbered(docs, len(after.by_id(kind)))

    def _entries_after(self, history: tuple[HistoryEntry, ...]) -> Sequence[int]:
        known = {entry.id: doc for entry, doc in zip(self.history, self.entries, strict=True)}
        return _numbered([known[entry.id] for entry in history if entry.id in known], len(history))


def encode(tables: Tables) -> bytes:
    """The bytes of a desk file."""
    return _encoder.encode(tables)


def encoded_parts(tables: Tables) -> Iterator[bytes | Raw]:
    """The bytes of a desk file one after the other, without making one large piece of them first."""
    before = b"{"
    for name, rows in tables.items():
        yield before + _encoder.encode(name) + b":"
        yield rows if isinstance(rows, Raw) else _encoder.encode(rows)
        before = b","
    yield b"}"


def _rows(docs: Sequence[int], rows: Iterable[Any]) -> dict[int, Any]:
    return dict(zip(docs, rows, strict=True))


def _numbered(docs: list[int], count: int) -> Sequence[int]:
    """Doc ids for `count` rows, the last of them new."""
    following = max(docs, default=0) + 1
    return [*docs, *range(following, following + count - len(docs))]
