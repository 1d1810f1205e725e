"""Attached files (P): kept once, whole, closed to others; what goes wrong leaves nothing half-done."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from store_kit import every_call
from test_store_kill import VICTIMS
from trail_kit import ADA, DAY, attachment, begun, complaints, log, put

from clientdesk.ledger.moves import entered, removed
from clientdesk.model.change import Change
from clientdesk.model.doubts import Doubt
from clientdesk.model.errors import Damaged, NotFound, Refused, Unsaved
from clientdesk.model.journal import Attachment, Direction, Message
from clientdesk.store import disk
from clientdesk.store.check import check
from clientdesk.store.desk import Desk
from clientdesk.store.files import Files, Kept
from clientdesk.store.places import Places

MAIL = b"From: them\n\nYou will regret this."


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    file = tmp_path / "their mail.eml"
    file.write_bytes(MAIL)
    return file


def attached(desk: Desk, kept: Kept) -> Attachment:
    record = Attachment(id="file", client=ADA.id, name=kept.name, sha256=kept.sha256, size=kept.size, on=DAY)
    log(desk, record)
    return desk.records.get(Attachment, "file")


def folder(path: Path) -> Path:
    return Places.of(path).attached


def test_p_a_file_is_kept_under_its_hash_closed_to_others_and_once(path: Path, mail: Path, open_umask: None) -> None:
    desk = begun(path)
    kept = desk.files.keep(mail)
    assert kept == Kept("their mail.eml", hashlib.sha256(MAIL).hexdigest(), len(MAIL))
    assert desk.files.put("other name", MAIL).sha256 == kept.sha256
    (held,) = folder(path).iterdir()
    assert (held.name, held.read_bytes()) == (kept.sha256, MAIL)
    assert (held.stat().st_mode & 0o777, folder(path).stat().st_mode & 0o777) == (0o600, 0o700)
    assert desk.files.sound(attached(desk, kept)) == held
    assert check(path) == []


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda at: None, "no such file"),
        (Path.mkdir, "it is a folder"),
        (os.mkfifo, "it is not a file"),
        (lambda at: at.symlink_to(at.with_name("nowhere")), "no such file"),
    ],
)
def test_p_what_is_no_file_is_refused_in_a_sentence(path: Path, tmp_path: Path, make: Any, why: str) -> None:
    source = tmp_path / "it"
    make(source)
    with pytest.raises(Refused, match=why):
        begun(path).files.keep(source)
    assert disk.names(folder(path)) == []


def test_p_a_file_of_more_than_100_mb_is_refused_before_anything_is_written(path: Path, tmp_path: Path) -> None:
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(100_000_001)
    with pytest.raises(Refused, match="larger than 100 MB"):
        begun(path).files.keep(large)
    assert disk.names(folder(path)) == []


@pytest.mark.parametrize("call", ["writev", "fsync", "rename"])
def test_p_a_full_disk_leaves_nothing_half_written(path: Path, mail: Path, call: str) -> None:
    desk, before = begun(path), path.read_bytes()

    def full(_number: int, name: str, real: Any, args: tuple[Any, ...]) -> Any:
        if name == call:
            raise OSError(errno.ENOSPC, "full")
        return real(*args)

    with every_call(full), pytest.raises(Unsaved, match=r"their mail\.eml could not be kept .* the disk is full"):
        desk.files.keep(mail)
    assert (disk.names(folder(path)), path.read_bytes()) == ([], before)


def test_p_a_file_is_on_the_disk_before_it_has_its_name_and_then_its_name_is(path: Path, mail: Path) -> None:
    desk = begun(path)
    desk.files.put("first", b"so that the folder is there")
    with every_call(lambda _number, _name, call, args: call(*args)) as made:
        desk.files.keep(mail)
    kept = [name for name in made if name in {"writev", "fsync", "rename"}]
    assert kept == ["writev", "fsync", "rename", "fsync"]


def test_p_a_copy_killed_at_any_call_leaves_a_whole_file_or_what_tidy_clears(path: Path, mail: Path) -> None:
    begun(path)
    run = subprocess.run([sys.executable, VICTIMS, "keep", path.parent, mail], capture_output=True, check=True)
    victims = [Path(line) for line in run.stdout.decode().splitlines()]
    assert len(victims) > 15
    for victim in victims:
        names = disk.names(folder(victim))
        assert all(name.endswith(".tmp") or (folder(victim) / name).read_bytes() == MAIL for name in names)
        assert {found.doubt for found in check(victim)} <= {Doubt.LEFT_BEHIND}
        make_old(victim)
        Desk.open(victim).tidy()
        assert (disk.names(folder(victim)), check(victim)) == ([], [])


def make_old(path: Path) -> None:
    """Let all attached files be of long ago."""
    for name in disk.names(folder(path)):
        os.utime(folder(path) / name, (0, 0))


def test_p_a_file_that_is_gone_or_changed_is_told_by_check(path: Path, mail: Path) -> None:
    desk = begun(path)
    record = attached(desk, desk.files.keep(mail))
    held = folder(path) / record.sha256
    held.write_bytes(b"From: them\n\nThank you.")
    assert [found.doubt for found in check(path)] == [Doubt.TRAIL]
    with pytest.raises(Damaged, match="is not as it was attached"):
        desk.files.sound(record)
    held.unlink()
    assert [found.doubt for found in check(path)] == [Doubt.MISSING]
    with pytest.raises(NotFound):
        desk.files.sound(record)


def test_p_a_file_stays_while_undo_or_a_backup_could_bring_its_record_back(path: Path, mail: Path) -> None:
    desk = begun(path)
    attached(desk, desk.files.keep(mail))
    desk.undo()
    make_old(path)
    assert (desk.tidy(), check(path)) == ([], [])
    desk.redo()
    assert check(path) == []


def test_p_a_file_that_nothing_refers_to_is_told_and_cleared_but_not_a_new_one(path: Path, mail: Path) -> None:
    desk = begun(path)
    desk.files.keep(mail)
    assert [found.doubt for found in check(path)] == [Doubt.LEFT_BEHIND]
    assert desk.tidy() == []
    make_old(path)
    assert len(desk.tidy()) == 1
    assert check(path) == []


def test_p_a_folder_that_is_closed_is_told_as_what_it_is(path: Path, mail: Path) -> None:
    desk = begun(path)
    desk.files.keep(mail)
    make_old(path)

    def closed(_number: int, name: str, real: Any, args: tuple[Any, ...]) -> Any:
        if name == "unlink":
            raise OSError(errno.EACCES, "no", str(args[0]))
        return real(*args)

    with every_call(closed), pytest.raises(Unsaved, match=r"could not be tidied: it is closed to this account"):
        desk.tidy()


def test_p_of_several_files_all_are_kept_or_none(path: Path, mail: Path, tmp_path: Path) -> None:
    desk = begun(path)
    with pytest.raises(Refused, match="nope"):
        desk.files.keep_all([mail, tmp_path / "nope"])
    assert disk.names(folder(path)) == []
    other = tmp_path / "other"
    other.write_bytes(b"other")

    def full(_number: int, name: str, real: Any, args: tuple[Any, ...]) -> Any:
        if name == "writev" and bytes(args[1][0]) == b"other":
            raise OSError(errno.ENOSPC, "full")
        return real(*args)

    with every_call(full), pytest.raises(Unsaved):
        desk.files.keep_all([mail, other])
    assert disk.names(folder(path)) == []


def test_p_what_was_kept_for_a_change_that_is_refused_goes_but_not_what_was_there_before(
    path: Path, mail: Path, tmp_path: Path
) -> None:
    desk = begun(path)
    record = attached(desk, desk.files.keep(mail))
    other = tmp_path / "other"
    other.write_bytes(b"other")
    mails = [attachment(kept.sha256) for kept in Desk.open(path).files.keep_all([mail])] + [
        attachment(kept.sha256) for kept in desk.files.keep_all([mail, other])
    ]
    desk.files.let_go(Change("Refused", tuple(mails)))
    assert disk.names(folder(path)) == [record.sha256]


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\temp\\x.eml", "..", "\x1b]52;c;x\x07", "a\nb", ""])
def test_p_a_files_name_is_data_and_never_a_path(path: Path, name: str) -> None:
    change = entered(begun(path).records, attachment("a" * 64).but(name=name))
    cleaned = change.puts[0].name  # type: ignore[attr-defined]
    assert cleaned
    assert not {"/", "\\", "\x1b", "\n"} & set(cleaned)
    assert cleaned not in {".", ".."}


def test_p_a_hash_that_is_a_path_leads_nowhere(path: Path) -> None:
    evil = attachment("../../desk.json")
    with pytest.raises(Refused):
        entered(begun(path).records, evil)
    with pytest.raises(NotFound):
        Files.of(path).path_of(evil)


def test_p_an_attachment_is_neither_changed_nor_taken_out(path: Path) -> None:
    desk = begun(path)
    record = log(desk, attachment())
    with pytest.raises(Refused, match="stays as it is"):
        entered(desk.records, record)
    with pytest.raises(Refused, match="stays with the log"):
        removed(desk.records, record)


def test_p_a_message_that_goes_lets_its_files_go(path: Path) -> None:
    desk = begun(path)
    put(desk, Message(id="m", client=ADA.id, on=DAY, direction=Direction.IN))
    record = log(desk, attachment(to="m"))
    desk.commit(removed(desk.records, desk.records.get(Message, "m")))
    assert desk.records.get(Attachment, record.id).to is None
    assert complaints(path) == []


def test_p_a_file_goes_with_an_entry_of_the_same_client(path: Path) -> None:
    with pytest.raises(Refused, match="of the same client"):
        entered(begun(path).records, attachment(to=ADA.id))
