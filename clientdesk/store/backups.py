"""Rolling backups: the last 10 saves, one a day for 30 days, one a month for 12.

Rule: what a save replaces is kept first, under a second name rather than as a copy. A backup with a word in its name
(`damaged`, `schema-1`) is never pruned, and has no number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import Struct

from clientdesk.store import disk
from clientdesk.store.disk import Print

SAVES, DAYS, MONTHS = 10, 30, 12
_STAMP = "%Y%m%dT%H%M%S.%fZ"
_STAMP_LENGTH = len("20261121T203816.000000Z")


class Backup(Struct, frozen=True):
    """A desk file as it was until a save at `at` (UTC) replaced it. `number` counts from 1, the newest; 0: none."""

    number: int
    path: Path
    at: datetime
    size: int
    why: str = ""


def listed(folder: Path) -> list[Backup]:
    """The backups in a folder, the newest first; those with a word in their name last."""
    named = [_named(name) for name in reversed(disk.names(folder))]
    plain = [(at, folder / name) for at, why, name in named if at and not why]
    special = [(at, why, folder / name) for at, why, name in named if at and why]
    return [
        *(Backup(number, path, at, _size(path)) for number, (at, path) in enumerate(plain, 1)),
        *(Backup(0, path, at, _size(path), why) for at, why, path in special),
    ]


def new_path(folder: Path, at: datetime, why: str = "") -> Path:
    """A name for a new backup, in the order of time; a microsecond on when that one is taken.

    After a clock was set back by less than a day the order of saves counts: else the next ones would not be kept.
    """
    at = at.astimezone(UTC)
    newest = max((time for time, word, _ in map(_named, disk.names(folder)) if time and not word), default=at)
    if not why and at < newest < at + timedelta(days=1):
        at = newest
    while disk.look(path := folder / f"{at.strftime(_STAMP)}{'.' * bool(why)}{why}.json") is not None:
        at += timedelta(microseconds=1)
    return path


def keep(desk: Path, backup: Path) -> Print | None:
    """Make the desk file a backup; the print of what was kept, None when there is no desk file."""
    disk.make_folders(backup.parent)
    try:
        disk.link_or_copy(desk, backup)
    except FileNotFoundError:
        return None
    return disk.look(desk)


def put(folder: Path, data: bytes, at: datetime) -> None:
    """Add a backup that is nowhere a file."""
    disk.make_folders(folder)
    disk.write_new(new_path(folder, at), data)


def holds(folder: Path, wanted: Print) -> bool:
    """Whether a file is among the backups, under its second name."""
    return any(disk.look(folder / name) == wanted for name in disk.names(folder))


def prune(folder: Path) -> None:
    """Remove the backups that are not due to be kept. What can't be removed is left for the next time."""
    with suppress(OSError):
        found = {at: name for at, why, name in map(_named, disk.names(folder)) if at and not why}
        for at in found.keys() - to_keep(found):
            disk.remove_quietly(folder / found[at])


def to_keep(times: Iterable[datetime]) -> set[datetime]:
    """Which backups stay: the last 10, the last of each of the last 30 days, of each of the last 12 months (UTC).

    Days and months without a backup don't count, so a clock that was wrong, or a desk left alone, costs none.
    """
    newest_first = sorted(times, reverse=True)
    return {
        *newest_first[:SAVES],
        *_last_of_each(newest_first, lambda at: (at.year, at.month, at.day), DAYS),
        *_last_of_each(newest_first, lambda at: (at.year, at.month), MONTHS),
    }


def _last_of_each(
    newest_first: list[datetime], period: Callable[[datetime], tuple[int, ...]], count: int
) -> Iterable[datetime]:
    last: dict[tuple[int, ...], datetime] = {}
    for at in newest_first:
        last.setdefault(period(at), at)
    return list(last.values())[:count]


def _named(name: str) -> tuple[datetime | None, str, str]:
    """What a backup's name says: when, and why it is special; no time for a name that is not a backup's."""
    with suppress(ValueError):
        at = datetime.fromisoformat(name[:_STAMP_LENGTH])
        if at.tzinfo is UTC and name.endswith(".json"):
            return at, name[_STAMP_LENGTH:].removesuffix(".json").lstrip("."), name
    return None, "", name


def _size(path: Path) -> int:
    found = disk.look(path)
    return found.size if found else 0
