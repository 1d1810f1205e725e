"""What a desk file holds, between its bytes and the rest of the store.

    {"meta": {"1": {"schema": 1, "desk": uuid}}, "clients": {"1": {…}, …}, … a table for each kind …, "history": {…}}

Rule: nothing is read that writing it again would lose. Keys twice, unknown fields and two records with one id are
damage, not things to smooth over. Doc ids are stable, and end here.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, defstruct

from clientdesk.model.change import Change
from clientdesk.model.errors import Damaged
from clientdesk.model.record import Record, new_id
from clientdesk.model.records import TABLES, Records
from clientdesk.store.history import HistoryEntry
from clientdesk.store.schema import SCHEMA, upgraded

Tables = dict[str, dict[Any, Any]]

_UNREADABLE = (msgspec.MsgspecError, UnicodeError, RecursionError)


class Meta(Struct, frozen=True, forbid_unknown_fields=True):
    """The file's own line: the version of its form, and which desk it is, however often it is copied."""

    schema: int
    desk: str


class _Version(Struct):
    schema: int


class _Peek(Struct):
    meta: dict[str, _Version]


def _rows_of(kind: type[Record]) -> Any:
    return dict[int, kind]  # type: ignore[valid-type]  # read by msgspec at run time


_File: Any = defstruct(
    "_File",
    [
        ("meta", dict[int, Meta]),
        *((name, _rows_of(kind), msgspec.field(default_factory=dict)) for name, kind in TABLES.items()),
        ("history", dict[int, HistoryEntry], msgspec.field(default_factory=dict)),
    ],
    forbid_unknown_fields=True,
    gc=False,
)
_decoder = msgspec.json.Decoder(_File)
_encoder = msgspec.json.Encoder()
_CURRENT = b'{"meta":{"1":{"schema":%d,' % SCHEMA


class Contents(Struct, frozen=True):
    """All that a desk file holds. `docs` are each table's doc ids, in the order of its records.

    `keep_as` is set while the file is still of an older version: what its backup is to be called.
    """

    desk: str
    records: Records
    docs: Mapping[str, Sequence[int]]
    history: tuple[HistoryEntry, ...] = ()
    entries: Sequence[int] = ()
    keep_as: str = ""

    @classmethod
    def fresh(cls) -> Contents:
        """A new desk with nothing on it."""
        return cls(new_id(), Records(), dict.fromkeys(TABLES, ()))

    def after(self, change: Change, records: Records, history: tuple[HistoryEntry, ...]) -> Contents:
        """The contents after a change that made `records`, with another history; doc ids of what stays are kept."""
        touched = {record.table for record in (*change.puts, *change.removes)}
        docs = {**self.docs} | {name: self._docs_after(name, records, change) for name in touched}
        entries = _matched([entry.id for entry in self.history], self.entries, [entry.id for entry in history])
        return Contents(self.desk, records, docs, history, entries)

    def _docs_after(self, name: str, after: Records, change: Change) -> Sequence[int]:
        kind = TABLES[name]
        gone = {record.id for record in change.removes if record.table == name}
        docs = list(self.docs[name])
        if gone:
            docs = [doc for doc, key in zip(docs, self.records.by_id(kind), strict=True) if key not in gone]
        return _numbered(docs, len(after.by_id(kind)))

    def tables(self) -> Tables:
        """The contents as TinyDB's tables."""
        meta: Tables = {"meta": {1: Meta(SCHEMA, self.desk)}}
        kinds = {name: _table(self.docs[name], self.records.all(kind)) for name, kind in TABLES.items()}
        return meta | kinds | {"history": _table(self.entries, self.history)}


def encode(tables: Tables) -> bytes:
    """The bytes of a desk file."""
    return _encoder.encode(tables)


def decode(data: bytes, path: Path) -> Contents:
    """The contents of a desk file's bytes; `path` is named in what is raised. Raises Damaged."""
    keep_as = ""
    if not data.startswith(_CURRENT):
        data, keep_as = _brought_up(data, path)
    with _no_gc():
        try:
            contents = _contents(_decoder.decode(data), keep_as)
            if encode(contents.tables()) != data:
                _refuse_double_keys(data)
        except (*_UNREADABLE, _Lossy) as error:
            raise _damaged(path, f"can't be read as a desk ({error})") from error
    return contents


def _contents(file: Any, keep_as: str) -> Contents:
    if file.meta.keys() != {1}:
        raise _Lossy("its first table has other rows than one")
    tables = {name: _by_id(name, getattr(file, name).values()) for name in TABLES}
    docs = {name: list(getattr(file, name)) for name in TABLES}
    history = tuple(msgspec.structs.replace(entry, swap=entry.swap.copy()) for entry in file.history.values())
    return Contents(file.meta[1].desk, Records(tables), docs, history, list(file.history), keep_as)


def _by_id(name: str, records: Iterable[Record]) -> dict[str, Record]:
    found: dict[str, Record] = {}
    count = 0
    for count, record in enumerate(records, 1):  # noqa: B007  # counted for the line below
        found[record.id] = record
    if len(found) != count:
        raise _Lossy(f"two records in “{name}” have the same id")
    return found


class _Lossy(Exception):
    """Something is there twice, so that reading would drop one of the two."""


def _refuse_double_keys(data: bytes) -> None:
    """Raise _Lossy when an object of the file has one key twice. Slow: only for files that others have written."""

    def checked(pairs: list[tuple[str, Any]]) -> None:
        if len({key for key, _ in pairs}) != len(pairs):
            raise _Lossy(f"an entry has the same key twice, near “{pairs[0][0]}”")

    json.loads(data, object_pairs_hook=checked)


def _brought_up(data: bytes, path: Path) -> tuple[bytes, str]:
    """A file that doesn't begin as ours do, in the current version, and what to call its backup."""
    try:
        schema = msgspec.json.decode(data, type=_Peek).meta["1"].schema
        if schema == SCHEMA:
            return data, ""
        if schema < SCHEMA:
            return msgspec.json.encode(upgraded(msgspec.json.decode(data), schema)), f"schema-{schema}"
    except (*_UNREADABLE, KeyError) as error:
        raise _damaged(path, _what_is_wrong(data, error)) from error
    raise Damaged(
        f"The desk file {path} was written by a newer ClientDesk (its form is {schema}, this program knows {SCHEMA})."
        " Update ClientDesk to open it; it was left as it is."
    )


def _what_is_wrong(data: bytes, error: Exception) -> str:
    if not data:
        return "is empty"
    if not data.strip(b"\0"):
        return "holds nothing but zeros"
    return f"can't be read as a desk ({error})"


def _damaged(path: Path, what: str) -> Damaged:
    return Damaged(
        f"The desk file {path} {what}. It was left as it is. `clientdesk restore 1` brings back the last backup;"
        f" `clientdesk salvage {path} -o NEW` gets out all that can still be read."
    )


def _table(docs: Sequence[int], rows: Iterable[Any]) -> dict[int, Any]:
    return dict(zip(docs, rows, strict=True))


def _matched(before: Sequence[str], docs: Sequence[int], now: Sequence[str]) -> Sequence[int]:
    known = dict(zip(before, docs, strict=True))
    return _numbered([known[key] for key in now if key in known], len(now))


def _numbered(docs: list[int], count: int) -> Sequence[int]:
    """Doc ids for `count` rows, the last of them new."""
    following = max(docs, default=0) + 1
    return [*docs, *range(following, following + count - len(docs))]


@contextmanager
def _no_gc() -> Iterator[None]:
    """Without garbage collection, which takes a third of the time of reading a large desk and finds nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
