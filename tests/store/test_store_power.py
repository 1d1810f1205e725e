"""A power cut at any moment: bytes not synced are gone or torn, names not synced with their folder may be gone.

The calls of a real save are replayed on a model of a disk, and every state a cut could leave is looked at.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from store_kit import adding, client, desk_with, every_call

from clientdesk.model.change import Change
from clientdesk.store.desk import Desk
from clientdesk.store.places import Places
from clientdesk.store.restore import restore


class Call(NamedTuple):
    name: str
    args: tuple[Any, ...]
    result: Any


def recorded(desk: Desk, change: Change) -> list[Call]:
    return recorded_in(lambda: desk.commit(change))


def recorded_in(act: Callable[[], object]) -> list[Call]:
    log: list[Call] = []

    def hook(_number: int, name: str, call: Any, args: tuple[Any, ...]) -> Any:
        result = call(*args)
        args = tuple(b"".join(arg) if isinstance(arg, list) else arg for arg in args)
        on_folder = name == "fsync" and stat.S_ISDIR(os.fstat(args[0]).st_mode)
        log.append(Call("fsync of a folder" if on_folder else name, args, result))
        return result

    with every_call(hook):
        act()
    return log


class Inode:
    def __init__(self, data: bytes = b"", synced: bytes | None = None) -> None:
        self.data, self.synced = data, synced

    def after_a_cut(self) -> set[bytes]:
        if self.synced == self.data:
            return {self.data}
        return {self.synced or b"", self.data, self.data[: len(self.data) // 2], b"\0" * len(self.data)}


Names = dict[Path, Inode]


class Disk:
    """What is durable, and the changes of names that are not yet."""

    def __init__(self, folder: Path) -> None:
        self.durable: Names = {path: Inode(*[_bytes(path)] * 2) for path in (folder, *folder.rglob("*"))}
        self.names = dict(self.durable)
        self.pending: list[tuple[Path, dict[Path, Inode | None]]] = []
        self.open: dict[int, Inode] = {}
        self.folders: dict[int, Path] = {}

    def take(self, call: Call) -> None:
        act = getattr(self, f"_{call.name.replace(' ', '_')}", None)
        if act:
            act(*call.args, call.result)

    def states(self) -> Iterator[Names]:
        for count in range(len(self.pending) + 1):
            for some in combinations(self.pending, count):
                names = dict(self.durable)
                for _, changes in some:
                    _apply(names, changes)
                yield names

    def _rename_to(self, changes: dict[Path, Inode | None]) -> None:
        self.pending.append((next(iter(changes)).parent, changes))
        _apply(self.names, changes)

    def _open(self, path: Path, flags: int, *mode_and_descriptor: int) -> None:
        descriptor = mode_and_descriptor[-1]
        if flags & os.O_DIRECTORY:
            self.folders[descriptor] = path
        elif flags & os.O_CREAT and path not in self.names:
            self.open[descriptor] = Inode()
            self._rename_to({path: self.open[descriptor]})

    def _writev(self, descriptor: int, data: bytes, taken: int) -> None:
        self.open[descriptor].data += data[:taken]

    def _fsync(self, descriptor: int, _: None) -> None:
        self.open[descriptor].synced = self.open[descriptor].data

    def _link(self, source: Path, target: Path, _: None) -> None:
        self._rename_to({target: self.names[source]})

    def _rename(self, source: Path, target: Path, _: None) -> None:
        self._rename_to({target: self.names[source], source: None})

    def _unlink(self, path: Path, _: None) -> None:
        self._rename_to({path: None})

    def _mkdir(self, path: Path, _mode: int, _: None) -> None:
        self._rename_to({path: Inode(synced=b"")})

    def _fsync_of_a_folder(self, descriptor: int, _: None) -> None:
        folder = self.folders[descriptor]
        for _folder, changes in [change for change in self.pending if change[0] == folder]:
            _apply(self.durable, changes)
        self.pending = [change for change in self.pending if change[0] != folder]


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _apply(names: Names, changes: dict[Path, Inode | None]) -> None:
    for path, inode in changes.items():
        if inode is None:
            names.pop(path, None)
        else:
            names[path] = inode


def desks_after_a_cut(disk: Disk, path: Path) -> set[bytes | None]:
    """What the desk file may hold; None: there is none."""
    found: set[bytes | None] = set()
    for names in disk.states():
        reachable = all(parent in names for parent in path.parents if parent in disk.names)
        found |= names[path].after_a_cut() if reachable and path in names else {None}
    return found


def worst_holds(disk: Disk, path: Path, data: bytes) -> bool:
    """Whether every cut leaves a whole file of these bytes: the desk itself, or a backup of it."""
    places = {path, *(name for name in disk.names if name.parent == Places.of(path).backups)}
    return all(any(names[place].after_a_cut() == {data} for place in places & names.keys()) for names in disk.states())


def cuts(disk: Disk, log: list[Call], path: Path) -> list[set[bytes | None]]:
    """What each cut may leave: before the first call, after each."""
    found = [desks_after_a_cut(disk, path)]
    for call in log:
        disk.take(call)
        found.append(desks_after_a_cut(disk, path))
    return found


@pytest.mark.parametrize("saves", [1, 12])
def test_a_power_cut_leaves_the_old_desk_or_the_new_one_and_saved_means_durable(path: Path, saves: int) -> None:
    desk = desk_with(path, *(f"Old {number}" for number in range(saves)))
    disk, old = Disk(path.parent), path.read_bytes()
    log = recorded(desk, adding("New"))
    found = cuts(disk, log, path)
    assert set().union(*found) == {old, path.read_bytes()}
    assert found[-1] == {path.read_bytes()}


def test_no_power_cut_takes_a_damaged_desk_that_a_restore_replaces(path: Path) -> None:
    desk_with(path, "A", "B")
    path.write_bytes(b"torn")
    disk = Disk(path.parent)
    for call in recorded_in(lambda: restore(path, 1)):
        disk.take(call)
        assert worst_holds(disk, path, b"torn")


def test_no_power_cut_takes_what_only_this_window_held(path: Path) -> None:
    desk = desk_with(path, "A", "B")
    disk, held = Disk(path.parent), path.read_bytes()
    other = path.with_name("elsewhere")
    other.write_bytes(held.replace(b"Added B", b"Added b"))
    other.rename(path)
    disk = Disk(path.parent)
    for call in recorded(desk, adding("New")):
        disk.take(call)
    assert worst_holds(disk, path, held)


def test_a_power_cut_in_the_first_save_leaves_no_desk_or_a_whole_one(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "desk.json"
    disk = Disk(tmp_path)
    log = recorded(Desk.open(path, create=True), adding("New"))
    found = cuts(disk, log, path)
    assert set().union(*found) == {None, path.read_bytes()}
    assert found[-1] == {path.read_bytes()}


@pytest.mark.parametrize("forgotten", ["fsync", "fsync of a folder"])
def test_the_model_sees_a_save_that_forgets_to_sync(path: Path, forgotten: str) -> None:
    desk = desk_with(path, "Old")
    disk, old = Disk(path.parent), path.read_bytes()
    log = [call for call in recorded(desk, Change("Renamed", (client("Old", note="x"),))) if call.name != forgotten]
    found = cuts(disk, log, path)
    assert set().union(*found) - {old, path.read_bytes()} or found[-1] != {path.read_bytes()}
