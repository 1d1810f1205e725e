"""The way back to a backup. Rule: what a restore replaces can itself be brought back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import NamedTuple

from clientdesk.ledger.trail import broken
from clientdesk.model.client import Client
from clientdesk.model.days import shown
from clientdesk.model.errors import Damaged, NoDesk, NotFound
from clientdesk.store import backups, disk
from clientdesk.store.backups import Backup
from clientdesk.store.contents import Contents
from clientdesk.store.desk import Desk, utc_now
from clientdesk.store.failures import unreadable
from clientdesk.store.glance import no_desk
from clientdesk.store.merge import difference
from clientdesk.store.places import Places
from clientdesk.store.reading import decode
from clientdesk.store.saving import saving
from clientdesk.store.storage import DeskStorage


def listed(path: Path) -> list[Backup]:
    """The backups of the desk at a path, the newest first, whatever state the desk itself is in.

    Raises NoDesk when there is neither a desk nor a backup of one.
    """
    places = Places.of(path)
    found = backups.listed(places.backups)
    if not found and disk.look(places.desk) is None:
        raise no_desk(places)
    return found


class Restored(NamedTuple):
    """The backup brought back; whether that is a change which `undo` takes back; whether nothing had to change.

    `aside`: whether a damaged desk file was replaced, and is among the backups now. `broken`: whose paper trails in it
    were changed around the program (P).
    """

    backup: Backup
    can_undo: bool
    is_same: bool = False
    aside: bool = False
    broken: tuple[str, ...] = ()


def restore(path: Path, number: int, now: Callable[[], datetime] = utc_now) -> Restored:
    """Bring back backup `number`.

    On a desk that can be read this is one change, which `undo` takes back; none where the desk is as the backup. A
    damaged desk file is replaced, and kept among the backups as `damaged`. Paper trails come with the ends that the
    backup kept of them, so that what was taken out of it is missed. Raises NotFound, Damaged when the backup itself is,
    or what a save raises.
    """
    backup = _numbered(path, number)
    data = _read(backup.path)
    contents = decode(data, backup.path)
    try:
        desk = Desk.open(path, now=now)
    except (Damaged, NoDesk):
        return Restored(backup, can_undo=False, aside=_replace(path, data, now), broken=_broken(contents))
    change = difference(desk.records, contents.records, _label(backup.at))
    if not (change.puts or change.removes):
        return Restored(backup, can_undo=False, is_same=True)
    desk.become(contents.records, change.label, contents.trail)
    return Restored(backup, can_undo=True, broken=_broken(contents))


def _broken(contents: Contents) -> tuple[str, ...]:
    """The names of the clients whose paper trails were changed around the program."""
    clients = contents.records.all(Client)
    return tuple(each.name for each in clients if any(broken(contents.records, contents.trail, each.id)))


def _numbered(path: Path, number: int) -> Backup:
    found = listed(path)
    for backup in found:
        if backup.number == number > 0:
            return backup
    count = sum(backup.number > 0 for backup in found)
    there = f"They are numbered 1 (the newest) to {count}." if count else "There is none of this desk yet."
    raise NotFound(f"There is no backup {number}. {there}")


def _read(path: Path) -> bytes:
    try:
        return disk.read(path)[0]
    except OSError as error:
        raise unreadable(error, path) from error


def _replace(path: Path, data: bytes, now: Callable[[], datetime]) -> bool:
    """Put the data in place of the desk file; whether there was one, which is a backup now."""
    storage = DeskStorage(path, now)
    with saving(RLock(), storage.places.lock):
        there = storage.look()
        storage.expect(there, "damaged")
        storage.replace(data)
    return there is not None


def _label(at: datetime) -> str:
    local = at.astimezone()
    return f"Restored the desk of {shown(local.date())}, {local:%H:%M}"
