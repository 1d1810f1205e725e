"""No id and no name of a desk leads out of the folders beside it: whoever wrote an imported file may not choose one."""

from __future__ import annotations

from pathlib import Path

import pytest
from store_kit import client
from trail_kit import ADA, DAY, letter, put

from clientdesk.model.change import Change
from clientdesk.model.errors import NotFound
from clientdesk.model.journal import Attachment
from clientdesk.store.desk import Desk

HOSTILE = (
    "{}/victim", "../../../victim", "../../victim", "..", ".", "../attached", "victim/../../lock", "a\0b", "x" * 300,
)  # fmt: skip
"""Ids; the first is a path in full."""


@pytest.fixture(params=HOSTILE)
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An id that is written like a path."""
    return str(request.param.format(tmp_path))


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """A folder of the person's that is none of the desk's business, with a file in it."""
    folder = tmp_path / "victim"
    folder.mkdir()
    (folder / "photo").touch()
    return folder


def a_desk(path: Path, id_: str) -> Desk:
    """A desk with a client of an id, on which a letter lay open in an editor once."""
    desk = Desk.open(path, create=True)
    desk.commit(Change("Imported", (ADA, client("Acme").but(id=id_))))
    desk.editing.place_for(ADA.id)
    return desk


def all_below(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


def test_forgetting_removes_nothing_but_the_clients_own_folder(path: Path, hostile: str, victim: Path) -> None:
    desk = a_desk(path, hostile)
    place, neighbour = desk.editing.place_for(hostile), desk.editing.place_for(ADA.id)
    assert place
    assert neighbour
    (place / "letter.txt").touch()
    desk.forget(next(each for each in desk.records.all(type(ADA)) if each.id == hostile))
    assert not place.exists()
    assert neighbour.is_dir()
    assert (victim / "photo").exists()


def test_a_letter_lies_open_below_the_desk_whatever_the_clients_id(path: Path, hostile: str, victim: Path) -> None:
    desk = a_desk(path, hostile)
    before = all_below(path.parent)
    place = desk.editing.place_for(hostile)
    assert place
    assert place.parent == path.with_name("desk.json.files") / "editing"
    assert all_below(path.parent) - before == {place}
    assert all_below(victim) == {victim / "photo"}


def test_a_draft_is_kept_below_the_desk_whatever_its_key(path: Path, hostile: str, victim: Path) -> None:
    desk = a_desk(path, hostile)
    before = all_below(path.parent)
    desk.drafts.save(hostile, {"name": "typed"})
    desk.drafts.save(f"exit:{hostile}:notice", {"name": "typed"})
    drafts = path.with_name("desk.json.files") / "drafts"
    assert {each.parent for each in all_below(path.parent) - before - {drafts}} == {drafts}
    desk.drafts.discard(hostile)
    assert all_below(victim) == {victim / "photo"}


def test_an_attachment_whose_hash_is_a_path_names_no_file_and_removes_none(
    path: Path, hostile: str, victim: Path
) -> None:
    desk = a_desk(path, client("Acme").id)
    found = Attachment(id=hostile, client=ADA.id, name=hostile, sha256=hostile, size=1, on=DAY)
    put(desk, found)
    put(desk, letter().but(id=hostile, kind=hostile))
    with pytest.raises(NotFound):
        desk.files.sound(found)
    desk.forget(ADA)
    assert (victim / "photo").exists()
    assert path.exists()
