"""Half-typed forms come back after a kill, and none takes another along."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest
from store_kit import desk_with, every_call

from clientdesk.model.errors import Refused, Unsaved
from clientdesk.store.desk import Desk

FORM = {"name": "İzmir 客户", "amount": "1.2", "tags": ["a"], "sure": False}


def test_a_draft_comes_back_when_the_desk_is_opened_again(path: Path) -> None:
    desk_with(path, "A").drafts.save("invoice/../new?", FORM)
    drafts = Desk.open(path).drafts
    assert drafts.keys() == ["invoice/../new?"]
    assert drafts.load("invoice/../new?") == FORM


def test_a_draft_can_be_kept_before_there_is_a_desk(path: Path) -> None:
    Desk.open(path, create=True).drafts.save("first client", FORM)
    assert Desk.open(path, create=True).drafts.load("first client") == FORM
    assert not path.exists()


def test_a_draft_is_replaced_and_thrown_away(path: Path) -> None:
    drafts = desk_with(path, "A").drafts
    drafts.save("form", {"name": "old"})
    drafts.save("form", {"name": "new"})
    assert drafts.load("form") == {"name": "new"}
    drafts.discard("form")
    drafts.discard("form")
    assert (drafts.load("form"), drafts.keys()) == (None, [])


@pytest.mark.parametrize("damage", [b"", b"\0\0", b"{", b"[" * 100_000, b"[]", b'{"key":1}', b"\xff"])
def test_a_damaged_draft_takes_no_other_along(path: Path, damage: bytes) -> None:
    drafts = desk_with(path, "A").drafts
    drafts.save("one", {"name": "1"})
    torn = next(path.with_name("desk.json.files").joinpath("drafts").iterdir())
    drafts.save("two", {"name": "2"})
    torn.write_bytes(damage)
    assert drafts.keys() == ["two"]
    assert (drafts.load("one"), drafts.load("two")) == (None, {"name": "2"})
    drafts.save("one", {"name": "again"})
    assert drafts.keys() == ["one", "two"]


@pytest.mark.parametrize("failing", ["writev", "fsync", "rename"])
def test_a_draft_that_can_not_be_kept_leaves_the_one_before(path: Path, failing: str) -> None:
    drafts = desk_with(path, "A").drafts
    drafts.save("form", {"name": "old"})

    def full(_number: int, name: str, call: Any, args: tuple[Any, ...]) -> Any:
        if name == failing:
            raise OSError(errno.ENOSPC, "No space left on device")
        return call(*args)

    with every_call(full), pytest.raises(Unsaved, match="disk is full"):
        drafts.save("form", {"name": "new"})
    assert [part.suffix for part in path.with_name("desk.json.files").joinpath("drafts").iterdir()] == [".json"]
    for unfit in ({"name": object()}, {"name": "\ud800"}):
        with pytest.raises(Refused):
            drafts.save("form", unfit)
    assert drafts.load("form") == {"name": "old"}


def test_drafts_are_private_whatever_the_umask(path: Path, open_umask: None) -> None:
    Desk.open(path, create=True).drafts.save("form", FORM)
    folder = path.with_name("desk.json.files") / "drafts"
    assert [part.stat().st_mode & 0o777 for part in (folder.parent, folder)] == [0o700, 0o700]
    assert [draft.stat().st_mode & 0o777 for draft in folder.iterdir()] == [0o600]
