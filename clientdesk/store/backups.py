"""Rolling backups: the last 10 saves, one a day for 30 days, one a month for 12.

Rule: what a save replaces is kept first, under a second name rather than as a copy, and that name is on the disk
before anything is replaced. The order in which they were kept counts, not the clock: one that was wrong for a while
brings no old desk to the front. A backup with a word in its name (`damaged`, `schema-1`) is never pruned, and has no
number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from clientdesk.store import disk
from clientdesk.store.disk import Print

SAVES, DAYS, MONTHS = 10, 30, 12
_STAMP = "%Y%m%dT%H%M%S.%fZ"
_NAME = re.compile(r"(?P<at>[0-9]{8}T[0-9]{6}\.[0-9]{6}Z)(-(?P<sequence>[0-9]{1,9}))?(\.(?P<why>.+))?\.json")

Moment = tuple[int, datetime]
"""When a backup was kept: as the how-manieth, and at what time by the clock."""


class Backup(Struct, frozen=True):
    """A desk file as it was until a save at `at` (UTC) replaced it. `number` counts from 1, the last one; 0: none."""

    number: int
    path: Path
    at: datetime
    size: int
    why: str = ""


class _Kept(NamedTuple):
    """What a backup's name says; these sort in the order in which they were kept, whatever the clock said then.

    Names without a sequence are older than all that have one.
    """

    sequence: int
    at: datetime
    why: str
    name: str


def listed(folder: Path) -> list[Backup]:
    """The backups in a folder, the last one kept first; those with a word in their name last."""
    newest_first = sorted(_ours(folder), reverse=True)
    plain = [each for each in newest_first if not each.why]
    numbered = [*enumerate(plain, 1), *((0, each) for each in newest_first if each.why)]
    return [
        Backup(number, path, each.at, _size(path), each.why)
        for number, each in numbered
        for path in (folder / each.name,)
    ]


def can_go_back(folder: Path) -> bool:
    """Whether there is a backup with a number: one that `restore 1` brings back."""
    return any(not each.why for each in _ours(folder))


def new_path(folder: Path, at: datetime, why: str = "") -> Path:
    """A name for a new backup: the time for people, and a sequence that says which one was kept last."""
    sequence = max((each.sequence for each in _ours(folder)), default=0) + 1
    stamp, word = at.astimezone(UTC).strftime(_STAMP), f".{why}" if why else ""
    return folder / f"{stamp}-{sequence}{word}.json"


def keep(desk: Path, backup: Path, *, for_good: bool) -> Print | None:
    """Make the desk file a backup; the print of what was kept, None when there is no desk file.

    One kept for good is durable when this returns. Another may be lost in a power cut: it is what the undo of one save
    would bring back, and making it durable would cost every save a third of its time.
    """
    disk.make_folders(backup.parent)
    try:
        disk.link_or_copy(desk, backup)
    except FileNotFoundError:
        return None
    if for_good:
        disk.sync_folder(backup.parent)
    return disk.look(desk)


def put(folder: Path, data: bytes, at: datetime) -> None:
    """Add a backup that is nowhere a file, durably."""
    disk.make_folders(folder)
    disk.write_new(new_path(folder, at), data)
    disk.sync_folder(folder)


def holds(folder: Path, wanted: Print) -> bool:
    """Whether a file is among the backups, under its second name."""
    return any(disk.look(folder / name) == wanted for name in disk.names(folder))


def prune(folder: Path) -> None:
    """Remove the backups that are not due to be kept. What can't be removed is left for the next time."""
    with suppress(OSError):
        plain = [each for each in _ours(folder) if not each.why]
        stay = to_keep((each.sequence, each.at) for each in plain)
        for each in plain:
            if (each.sequence, each.at) not in stay:
                disk.remove_quietly(folder / each.name)


def to_keep(kept: Iterable[Moment]) -> set[Moment]:
    """Which backups stay: the last 10, the last of each of the last 30 days, of each of the last 12 months (UTC).

    Days and months without a backup don't count, so a clock that was wrong, or a desk left alone, costs none.
    """
    newest_first = sorted(kept, reverse=True)
    return {
        *newest_first[:SAVES],
        *_last_of_each(newest_first, lambda at: (at.year, at.month, at.day), DAYS),
        *_last_of_each(newest_first, lambda at: (at.year, at.month), MONTHS),
    }


def _last_of_each(
    newest_first: list[Moment], period: Callable[[datetime], tuple[int, ...]], count: int
) -> Iterable[Moment]:
    last: dict[tuple[int, ...], Moment] = {}
    for moment in newest_first:
        last.setdefault(period(moment[1]), moment)
    return list(last.values())[:count]


def strays(folder: Path) -> list[Path]:
    """What lies among the backups and is neither one nor what was left of making one."""

    def is_ours(path: Path) -> bool:
        return disk.is_regular(path) and (_named(path.name) is not None or path.suffix == ".tmp")

    return [path for name in disk.names(folder) if not is_ours(path := folder / name)]


def _ours(folder: Path) -> list[_Kept]:
    """The backups in a folder; a name that is not a backup's is passed over."""
    return [kept for name in disk.names(folder) if (kept := _named(name))]


def _named(name: str) -> _Kept | None:
    parts = _NAME.fullmatch(name)
    with suppress(ValueError):
        if parts:
            return _Kept(int(parts["sequence"] or 0), datetime.fromisoformat(parts["at"]), parts["why"] or "", name)
    return None


def _size(path: Path) -> int:
    found = disk.look(path)
    return found.size if found else 0
