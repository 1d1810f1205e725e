"""Forgetting a client: off the desk, and out of all that lies beside it (P).

Rule: attached files go first, then forms, while something is left that names them, and the desk goes last. What is cut
off leaves whole files and a client who can be forgotten again; none of its files is a copy that stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import json, structs

from clientdesk.model.client import Client
from clientdesk.model.errors import Damaged, Unsaved
from clientdesk.model.forgetting import Forgotten
from clientdesk.store import backups, disk
from clientdesk.store.contents import Contents, encode
from clientdesk.store.drafts import Drafts
from clientdesk.store.editing import Editing
from clientdesk.store.failures import unforgotten
from clientdesk.store.files import Files
from clientdesk.store.live import LiveFile
from clientdesk.store.places import Places
from clientdesk.store.purging import Theirs, once_there, theirs, without
from clientdesk.store.reading import decode

_HASH = re.compile(rb"[0-9a-f]{64}")


def forget(live: LiveFile, client: Client) -> Forgotten:
    """Forget a client. Nothing undoes it. Raises Unsaved when the disk says no; it can be done again then."""
    act = _Forgetting(live.places, client)
    live.rewrite(act.step, unforgotten)
    with suppress(Unsaved), live.alone():
        Files(live.places).clear()
    return act.done


def once_on(places: Places) -> dict[str, Client]:
    """Every client that a desk, its history or a backup knows of, by id."""
    return once_there(_readable((*(each.path for each in backups.listed(places.backups)), places.desk)))


class _Forgetting:
    """One forgetting: what it has done so far, over all its tries."""

    def __init__(self, places: Places, client: Client) -> None:
        self._places, self._client = places, client
        self._ids: set[str] = {client.id}
        self._hashes: set[str] = set()
        self.done = Forgotten(client.name, 0, 0)

    def step(self, now: Contents) -> Contents:
        """The desk without the client, once all that lies beside it is."""
        after = structs.replace(without(now, self._client), forgets=now.forgets + 1)
        self._note(theirs(now, self._client))
        files = self.done.files + self._remove_files(after)
        _clear_temporary(self._places)
        Editing(self._places.editing).forget(self._client.id)
        drafts = self.done.drafts + Drafts(self._places.drafts).forget(self._ids, self._client.name)
        anew, dropped = self._purge_backups()
        gone = now.records.count() - after.records.count()
        changes = len(now.history) - len(after.history)
        self.done = Forgotten(self._client.name, gone, changes, anew, dropped, drafts, files)
        return after

    def _note(self, found: Theirs) -> None:
        self._ids |= found.ids
        self._hashes |= found.files

    def _remove_files(self, after: Contents) -> int:
        """Remove the attached files that only the client's records name; how many."""
        others = _hashes_in(encode(after.plain_tables()))
        for each in backups.listed(self._places.backups):
            others |= self._of_others(each.path)
        return Files(self._places).remove(self._hashes - others)

    def _of_others(self, path: Path) -> set[str]:
        """The hashes that a backup names for others than the client; none where it can't be read and names them."""
        if not self._is_marked(path):
            return _hashes_in(disk.read(path)[0])
        held = next(_readable((path,)), None)
        if held is None:
            return set()
        self._note(theirs(held, self._client))
        return _hashes_in(encode(without(held, self._client).plain_tables()))

    def _purge_backups(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The names of the backups written anew, and of those removed because they can't be read."""
        folder = self._places.backups
        paths = [each.path for each in backups.listed(folder) if self._is_marked(each.path)]
        dropped = tuple(path.name for path in paths if not _can_be_read(path))
        for name in dropped:
            disk.remove(folder / name)
        if dropped:
            disk.sync_folder(folder)
        return tuple(path.name for path in paths if path.name not in dropped and self._purge(path)), dropped

    def _is_marked(self, path: Path) -> bool:
        """Whether the client's id or name stands in a file at all."""
        data = disk.read(path)[0]
        return self._client.id.encode() in data or json.encode(self._client.name)[1:-1] in data

    def _purge(self, path: Path) -> bool:
        """Write a backup anew without the client, under its name; whether there was anything of theirs in it."""
        held = decode(disk.read(path)[0], path)
        self._note(theirs(held, self._client))
        purged = without(held, self._client)
        if purged is not held:
            disk.replace(path, path.with_name(f".{path.name}.tmp"), encode(purged.plain_tables()))
        return purged is not held


def _clear_temporary(places: Places) -> None:
    """Remove what saves that were cut off have left: it may be theirs."""
    inside = [folder / name for folder in (places.backups, places.drafts) for name in disk.names(folder)]
    for path in (places.temporary, *(each for each in inside if each.name.endswith(".tmp"))):
        if disk.is_regular(path):
            disk.remove(path)


def _hashes_in(data: bytes) -> set[str]:
    return set(map(bytes.decode, _HASH.findall(data)))


def _can_be_read(path: Path) -> bool:
    return bool(list(_readable((path,))))


def _readable(paths: Iterable[Path]) -> Iterator[Contents]:
    for path in paths:
        try:
            yield decode(disk.read(path)[0], path)
        except (Damaged, OSError):
            continue
