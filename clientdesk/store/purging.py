"""A client taken out of what a desk file holds, its history included. Rule: values in, values out; nothing is written.

A change that touched anything of theirs, or names them, can't be undone any more: it goes as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct, structs

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.entry.below import below_of
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Attachment
from clientdesk.model.record import Owned, Record
from clientdesk.store.contents import Contents
from clientdesk.store.history import HistoryEntry, versions


class Theirs(Struct, frozen=True):
    """What is a client's in one desk file: ids, the hashes of attached files, and the history's entries."""

    ids: frozenset[str]
    files: frozenset[str]
    changes: frozenset[str]


def theirs(contents: Contents, client: Client) -> Theirs:
    """What belongs to a client, on the desk and in what undo keeps."""
    records = (*_on_desk(contents, client), *_kept(contents.history, client))
    ids = frozenset({client.id, *(each.id for each in records)})
    files = frozenset(each.sha256 for each in records if isinstance(each, Attachment))
    changes = frozenset(each.id for each in contents.history if _concerns(each, ids, client))
    return Theirs(ids, files, changes)


def without(contents: Contents, client: Client) -> Contents:
    """The contents without a client; the same object where there is nothing of theirs."""
    found, gone = theirs(contents, client), _on_desk(contents, client)
    if not gone and not found.changes:
        return contents
    change = Change("", removes=gone)
    history = tuple(each for each in contents.history if each.id not in found.changes)
    return structs.replace(contents.after(change, contents.records.after(change), history), keep_as=contents.keep_as)


def once_there(contents: Iterable[Contents]) -> dict[str, Client]:
    """Every client who is, or undo can bring back, in some desk files, by id."""
    found: dict[str, Client] = {}
    for each in contents:
        for entry in each.history:
            found |= {other.id: other for other in _others(entry) if isinstance(other, Client)}
        found |= each.records.by_id(Client)
    return found


def _on_desk(contents: Contents, client: Client) -> tuple[Record, ...]:
    held = contents.records.by_id(Client).get(client.id)
    return (held, *below_of(contents.records, held)) if held else ()


def _kept(history: Iterable[HistoryEntry], client: Client) -> list[Record]:
    every = (other for entry in history for other in _others(entry))
    return [each for each in every if each.id == client.id or (isinstance(each, Owned) and each.client == client.id)]


def _others(entry: HistoryEntry) -> Iterator[Record]:
    """The versions that an entry keeps; none where it can't be read."""
    try:
        yield from (other for _swap, other in versions(entry) if other is not None)
    except Refused:
        return


def _concerns(entry: HistoryEntry, ids: frozenset[str], client: Client) -> bool:
    try:
        touched = {swap.id for swap, _other in versions(entry)}
    except Refused:
        return client.id.encode() in bytes(entry.swap)
    return not ids.isdisjoint(touched) or bool(re.search(rf"(?<!\w){re.escape(client.name)}(?!\w)", entry.label))
