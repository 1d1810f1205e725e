"""An error in any call of a save: nothing has changed, on the disk or here, and the next save works."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from store_kit import adding, desk_with, every_call, names_in, names_on

from clientdesk.model.errors import ClientDeskError, Unsaved
from clientdesk.store import disk
from clientdesk.store.desk import Desk

ERRORS = [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EPERM]


def failing(at: int, code: int) -> Any:
    def hook(number: int, name: str, call: Any, args: tuple[Any, ...]) -> Any:
        if number == at:
            if name == "close":
                call(*args)  # a close that fails has closed all the same
            raise OSError(code, os.strerror(code), str(args[0]))
        return call(*args)

    return hook


def everything_in(folder: Path) -> dict[str, bytes]:
    """Each file's bytes; the lock, which holds none, aside."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "lock"]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def calls_of_a_save(path: Path) -> list[str]:
    desk = desk_with(path, "Old")
    with every_call(lambda _number, _name, call, args: call(*args)) as calls:
        desk.commit(adding("New"))
    return calls


@pytest.mark.parametrize("code", ERRORS, ids=lambda code: errno.errorcode[code])
def test_an_error_in_any_call_changes_nothing_or_does_not_matter(tmp_path: Path, code: int) -> None:
    refused: list[str] = []
    calls = calls_of_a_save(tmp_path / "sample" / "desk.json")
    for at, name in enumerate(calls, 1):
        folder = tmp_path / str(at)
        desk = desk_with(folder / "desk.json", "Old")
        before = everything_in(folder)
        try:
            with every_call(failing(at, code)):
                desk.commit(adding("New"))
        except Unsaved:
            refused.append(name)
            assert everything_in(folder) == before, name
            assert names_on(desk) == ["Old"]
            desk.commit(adding("New"))
        assert names_in(desk.path) == names_on(desk) == ["Old", "New"], name
    assert {"open", "fchmod", "writev", "close", "flock", "stat", "access"} <= set(refused)
    assert [refused.count(name) for name in ("fsync", "rename")] == [calls.count("fsync"), 1]


def test_an_error_in_the_first_save_leaves_no_desk(tmp_path: Path) -> None:
    with every_call(lambda _number, _name, call, args: call(*args)) as calls:
        desk_with(tmp_path / "sample" / "desk.json", "New")
    for at in range(1, len(calls)):
        desk = Desk.open(tmp_path / str(at) / "desk.json", create=True)
        try:
            with every_call(failing(at, errno.ENOSPC)):
                desk.commit(adding("New"))
        except Unsaved:
            assert not desk.path.exists()
            desk.commit(adding("New"))
        assert names_in(desk.path) == ["New"]


def test_a_new_file_goes_neither_over_a_file_nor_through_a_link(tmp_path: Path) -> None:
    there, link = tmp_path / "there", tmp_path / "link"
    there.write_text("mine")
    link.symlink_to(tmp_path / "elsewhere")
    for path in (there, link):
        with pytest.raises(FileExistsError):
            disk.write_new(path, b"new")
    assert there.read_text() == "mine"
    assert not (tmp_path / "elsewhere").exists()


def test_what_can_not_be_written_whole_is_taken_away(tmp_path: Path) -> None:
    for at in range(1, 6):
        with every_call(failing(at, errno.ENOSPC)), pytest.raises(OSError, match="No space left"):
            disk.write_new(tmp_path / "new", b"data")
        assert list(tmp_path.iterdir()) == []


def test_a_failure_says_why_and_that_nothing_is_lost(path: Path) -> None:
    desk = desk_with(path, "Old")

    def full(_number: int, name: str, call: Any, args: tuple[Any, ...]) -> Any:
        if name == "writev":
            raise OSError(errno.ENOSPC, "No space left on device")
        return call(*args)

    with every_call(full), pytest.raises(Unsaved, match=r"disk is full.*nothing you entered is lost"):
        desk.commit(adding("New"))


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_them_all(path: Path) -> None:
    def short(_number: int, name: str, call: Any, args: tuple[Any, ...]) -> Any:
        return call(args[0], [b"".join(args[1])[:7]]) if name == "writev" else call(*args)

    with every_call(short):
        desk_with(path, "Old", "New")
    assert names_in(path) == ["Old", "New"]


def test_undo_and_restore_fail_as_safely_as_a_change(path: Path) -> None:
    desk = desk_with(path, "Old", "New")
    before = path.read_bytes()
    for act in (desk.undo, lambda: desk.become(Desk.open(desk.backups()[0].path).records, "Restored")):
        with every_call(failing(12, errno.EIO)), pytest.raises(Unsaved):
            act()
        assert path.read_bytes() == before
        assert names_on(desk) == ["Old", "New"]


def test_where_links_are_not_possible_backups_are_copies(path: Path) -> None:
    def no_links(_number: int, name: str, call: Any, args: tuple[Any, ...]) -> Any:
        if name == "link":
            raise OSError(errno.EPERM, "Operation not permitted")
        return call(*args)

    with every_call(no_links):
        desk = desk_with(path, "Old", "New")
    assert [names_in(backup.path) for backup in desk.backups()] == [["Old"]]


def test_a_folder_that_can_not_be_synced_by_its_file_system_is_no_failure(path: Path, monkeypatch: Any) -> None:
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    desk_with(path, "Old")
    assert names_in(path) == ["Old"]


@pytest.mark.parametrize("what", ["desk.json", "."])
def test_what_is_marked_read_only_is_not_replaced(path: Path, what: str) -> None:
    desk = desk_with(path, "Old")
    before, closed = path.read_bytes(), path.parent / what
    mode = closed.stat().st_mode
    closed.chmod(mode & 0o555)
    try:
        with pytest.raises(Unsaved, match="closed to this account"):
            desk.commit(adding("New"))
        assert path.read_bytes() == before
        assert names_on(Desk.open(path)) == names_on(desk) == ["Old"]
    finally:
        closed.chmod(mode)
    desk.commit(adding("New"))
    assert names_in(path) == ["Old", "New"]


def test_a_file_that_can_not_be_read_is_said_so(path: Path) -> None:
    desk_with(path, "Old")
    with every_call(failing(1, errno.EACCES)), pytest.raises(ClientDeskError, match="can't be read: it is closed"):
        Desk.open(path)
