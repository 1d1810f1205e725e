"""Forgetting a client (P): no byte of theirs is left beside the desk, whatever cuts it off; others lose nothing."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from store_kit import Ticking, every_call, names_in, names_on
from test_store_files import folder, make_old
from test_store_kill import VICTIMS
from trail_kit import ADA, BO, DAY, edit, incident, letter, log, mark, put

from clientdesk.ledger.moves import removed
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.doubts import Doubt
from clientdesk.model.errors import Conflict, Refused, Unsaved
from clientdesk.model.forgetting import OUT_OF_REACH, asked, told
from clientdesk.model.journal import Attachment
from clientdesk.store import disk
from clientdesk.store.check import check
from clientdesk.store.desk import Desk
from clientdesk.store.places import Places

SECRET = "the boiler affair"


def lived_in(path: Path) -> Desk:
    """A desk on which Ada has an incident, a letter, a file, half-typed forms and a past; Bo has some too."""
    desk = Desk.open(path, create=True, now=Ticking())
    desk.commit(Change("Added Ada", (ADA,)))
    desk.commit(Change("Added Bo", (BO,)))
    log(desk, incident(SECRET))
    log(desk, incident("Bo's own", BO.id))
    draft = letter(subject=SECRET)
    put(desk, draft)
    mark(desk, draft.id, DAY)
    attach(desk, "a", ADA, SECRET.encode())
    attach(desk, "b", BO, b"Bo's file")
    desk.drafts.save(f"new incident {ADA.id}", {"said": SECRET})
    desk.drafts.save("new client", {"name": "Ada"})
    desk.drafts.save(f"exit:{ADA.id}:reflect:about", {"keeping": SECRET})
    desk.drafts.save(f"new incident {BO.id}", {"said": "Bo"})
    return desk


def attach(desk: Desk, key: str, owner: Client, data: bytes) -> None:
    kept = desk.files.put("file.txt", data)
    log(desk, Attachment(id=key, client=owner.id, name=kept.name, sha256=kept.sha256, size=kept.size, on=DAY))


def traces(path: Path) -> list[Path]:
    """The files beside a desk in which something of Ada's stands."""
    marks = (ADA.id.encode(), b"Ada", SECRET.encode())
    every = [each for each in (path, *path.parent.rglob("*")) if each.is_file()]
    return [each for each in every if any(mark in each.read_bytes() for mark in marks)]


def test_p_nothing_of_a_forgotten_client_is_left_and_nothing_of_others_is_lost(path: Path) -> None:
    desk = lived_in(path)
    assert len(traces(path)) > 8
    done = desk.forget(ADA)
    assert traces(path) == []
    assert (done.records, done.drafts, done.files, done.dropped) == (4, 3, 1, ())
    assert len(done.backups) > 5
    assert [each.name for each in desk.records.all(Client)] == ["Bo"]
    assert desk.drafts.keys() == [f"new incident {BO.id}"]
    assert [each.label for each in desk.history()] == ["Attached file.txt to Bo", "Logged an incident (S11) with Bo",
                                                       "Added Bo"]  # fmt: skip
    assert check(path) == []


def test_p_what_is_left_of_the_history_can_be_undone_and_backups_restored(path: Path) -> None:
    desk = lived_in(path)
    desk.forget(ADA)
    for _ in range(3):
        desk.undo()
    assert names_in(path) == []
    assert all("Ada" not in names_in(backup.path) for backup in desk.backups())
    assert check(path) == []
    with pytest.raises(Refused):
        desk.undo()


def test_p_one_who_was_deleted_is_still_known_and_can_be_forgotten(path: Path) -> None:
    desk = lived_in(path)
    desk.commit(removed(desk.records, ADA))
    (found,) = [each for each in desk.once_known() if each.name == "Ada"]
    desk.forget(found)
    assert traces(path) == []


def test_p_another_window_brings_nothing_back(path: Path) -> None:
    desk = lived_in(path)
    other = Desk.open(path)
    desk.forget(ADA)
    with pytest.raises(Conflict):
        other.commit(Change("Changed Ada", (ADA.but(note="x"),)))
    other.commit(Change("Changed Bo", (BO.but(note="x"),)))
    assert traces(path) == []
    assert names_on(other) == ["Bo"]


def test_p_a_damaged_backup_that_names_them_goes_and_one_that_does_not_stays(path: Path) -> None:
    desk = lived_in(path)
    backups = Places.of(path).backups
    for name, data in (("1-900.damaged", b"{torn" + ADA.id.encode()), ("2-901.damaged", b"{torn")):
        (backups / f"2026010{name[0]}T000000.000000Z{name[1:]}.json").write_bytes(data)
    assert desk.forget(ADA).dropped == ("20260101T000000.000000Z-900.damaged.json",)
    assert disk.look(backups / "20260102T000000.000000Z-901.damaged.json")


def test_p_what_a_save_that_was_cut_off_left_goes_too(path: Path) -> None:
    desk, places = lived_in(path), Places.of(path)
    for left in (places.temporary, places.backups / ".x.json.tmp", places.drafts / "x.17.tmp"):
        left.write_text(SECRET)
    desk.forget(ADA)
    assert traces(path) == []


def test_p_a_file_that_another_client_has_too_stays(path: Path) -> None:
    desk = lived_in(path)
    attach(desk, "c", BO, SECRET.encode())
    assert desk.forget(ADA).files == 0
    assert len(disk.names(folder(path))) == 2


@pytest.mark.parametrize("call", ["writev", "fsync", "rename", "unlink"])
def test_p_a_full_disk_leaves_a_whole_desk_and_it_can_be_done_again(path: Path, call: str) -> None:
    desk = lived_in(path)

    def full(_number: int, name: str, real: Any, args: tuple[Any, ...]) -> Any:
        if name == call:
            raise OSError(errno.ENOSPC, "full")
        return real(*args)

    with every_call(full), pytest.raises(Unsaved):
        desk.forget(ADA)
    assert names_in(path) == ["Ada", "Bo"]
    desk.forget(ADA)
    assert traces(path) == []
    assert check(path) == []


def by_name(desk: Desk, name: str) -> Client | None:
    """The client of a name, as a person would find them again: on the desk, in its history or in a backup."""
    return next((each for each in desk.once_known() if each.name == name), None)


@pytest.mark.parametrize("is_deleted", [False, True])
@pytest.mark.parametrize("where", ["attached", "drafts"])
def test_p_what_can_not_be_removed_keeps_the_client_known_until_it_is_gone(
    path: Path, where: str, is_deleted: bool
) -> None:
    desk = lived_in(path)
    if is_deleted:
        desk.commit(removed(desk.records, ADA))
        edit(path, lambda tables: tables["history"].clear())
        desk.refresh()

    def closed(_number: int, name: str, real: Any, args: tuple[Any, ...]) -> Any:
        if name == "unlink" and f"/{where}/" in str(args[0]):
            raise OSError(errno.EACCES, "no", str(args[0]))
        return real(*args)

    with every_call(closed), pytest.raises(Unsaved, match=r"could not be forgotten.*forget the client again"):
        desk.forget(ADA)
    found = by_name(Desk.open(path), "Ada")
    assert found
    assert desk.forget(found).files == (where == "attached")
    assert traces(path) == []
    assert check(path) == []


def test_p_what_is_no_file_of_the_desks_is_in_nobodys_way_and_told(path: Path) -> None:
    desk, places = lived_in(path), Places.of(path)
    strays = [folder / name for folder in (places.backups, places.attached) for name in ("stray", "x.tmp", "y.txt")]
    for stray in (*strays, places.drafts / "stray"):
        stray.mkdir(mode=0o700) if stray.suffix != ".txt" else stray.touch(0o600)
    desk.files.put("nothing", b"that anything refers to")
    assert {found.doubt for found in check(path)} == {Doubt.LEFT_BEHIND}
    told = {found.where for found in check(path)}
    assert {str(stray) for stray in strays} <= told
    make_old(path)
    assert len(desk.tidy()) == 1
    assert desk.forget(ADA).files == 1
    assert traces(path) == []
    assert all(disk.look(stray) for stray in strays)


def test_p_a_forgetting_killed_anywhere_leaves_a_whole_desk_and_can_be_done_again(path: Path) -> None:
    """By name alone: where nobody of that name is known any more, nothing of theirs is left either."""
    lived_in(path)
    run = subprocess.run([sys.executable, VICTIMS, "forget", path.parent], capture_output=True, check=True)
    victims = [Path(line) for line in run.stdout.decode().splitlines()]
    assert len(victims) > 10
    for victim in victims:
        assert names_in(victim) in (["Ada", "Bo"], ["Bo"])
        desk = Desk.open(victim)
        if again := by_name(desk, "Ada"):
            desk.forget(again)
        make_old(victim)
        desk.tidy()
        assert traces(victim) == []
        assert check(victim) == []


def test_p_before_and_after_it_is_said_in_plain_words(path: Path) -> None:
    desk = lived_in(path)
    assert asked(desk.records, ADA) == (
        "Forget Ada (1 letter, 1 incident, 1 attachment)? They go from the desk, from undo and from every backup, with"
        " half-typed forms and attached files. This can't be undone."
    )
    sentences = list(told(desk.forget(ADA)))
    assert sentences[0] == "Forgot Ada: 4 records on the desk."
    assert sentences[-1] == OUT_OF_REACH
