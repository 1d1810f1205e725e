"""A desk file's bytes read as what they hold.

Rule: nothing is read that writing it again would lose. Keys twice, unknown fields and two records with one id are
damage, not things to smooth over.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, defstruct

from clientdesk.model.errors import Damaged
from clientdesk.model.record import Record
from clientdesk.model.records import TABLES, Records
from clientdesk.store import disk
from clientdesk.store.contents import Contents, Meta, encode
from clientdesk.store.history import HistoryEntry
from clientdesk.store.schema import SCHEMA, upgraded

_UNREADABLE = (msgspec.MsgspecError, ValueError, RecursionError)


class _Version(Struct):
    schema: int


class _Peek(Struct):
    meta: dict[str, _Version]


class _Forgets(Struct):
    forgets: int = 0


class _PeekForgets(Struct):
    meta: dict[str, _Forgets]


class _Lossy(Exception):
    """Something is there twice, so that reading would drop one of the two."""


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
_CURRENT = b'{"meta":{"1":{"schema":%d,' % SCHEMA


def decode(data: bytes, path: Path) -> Contents:
    """The contents of a desk file's bytes; `path` is named in what is raised. Raises Damaged."""
    keep_as = ""
    if not data.startswith(_CURRENT):
        data, keep_as = _brought_up(data, path)
    try:
        with _no_gc():
            contents = _contents(_decoder.decode(data), keep_as)
            if encode(contents.plain_tables()) != data:
                _check_nothing_twice(data, contents)
    except (*_UNREADABLE, _Lossy) as error:
        raise _damaged(path, f"can't be read as a desk ({error})") from error
    return contents


def forgets_in(path: Path) -> int:
    """How often a client was forgotten in a desk file; 0 where it can't be read."""
    try:
        return msgspec.json.decode(disk.read(path)[0], type=_PeekForgets).meta["1"].forgets
    except (OSError, *_UNREADABLE, KeyError):
        return 0


def _contents(file: Any, keep_as: str) -> Contents:
    tables = {name: {record.id: record for record in getattr(file, name).values()} for name in TABLES}
    docs = {name: list(getattr(file, name)) for name in TABLES}
    if file.meta.keys() != {1}:
        raise _Lossy("its first table has other rows than one")
    for name, found in tables.items():
        if len(found) != len(docs[name]):
            raise _Lossy(f"two records in “{name}” have the same id")
    history = tuple(msgspec.structs.replace(entry, swap=entry.swap.copy()) for entry in file.history.values())
    meta = file.meta[1]
    return Contents(
        meta.desk, Records(tables), docs, history, list(file.history), keep_as, trail=meta.trail, forgets=meta.forgets
    )


def _check_nothing_twice(data: bytes, contents: Contents) -> None:
    """Raise _Lossy when an object of the file has one key twice. Slow: only for files that others have written."""
    import json

    def checked(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise _Lossy(f"an entry has the same key twice, near “{pairs[0][0]}”")
        return found

    tables = json.loads(data, object_pairs_hook=checked)
    if any(len(tables.get(name, ())) != len(docs) for name, docs in contents.docs.items()):
        raise _Lossy("a row is there twice")


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
    from clientdesk.store.backups import can_go_back
    from clientdesk.store.places import Places

    back = "`clientdesk restore 1` brings back the last backup; " if can_go_back(Places.of(path).backups) else ""
    return Damaged(
        f"The desk file {path} {what}. It was left as it is."
        f" {back}`clientdesk salvage {path} -o NEW` gets out all that can still be read."
    )


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
