"""Two windows on one desk, and other programs: merged by record or asked about, never overwritten."""

from __future__ import annotations

from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from store_kit import Ticking, adding, client, desk_with, every_call, names_in, names_on
from tinydb import TinyDB

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.errors import Conflict, Damaged, Unsaved
from clientdesk.model.invoice import Invoice
from clientdesk.model.money import Money
from clientdesk.model.project import Project
from clientdesk.store import saving
from clientdesk.store.desk import Desk


def renaming(name: str, **fields: Any) -> Change:
    return Change(f"Changed {name}", (client(name, **fields),))


def test_what_two_windows_add_is_all_there(path: Path) -> None:
    one = desk_with(path, "First")
    two = Desk.open(path)
    one.commit(adding("From one"))
    two.commit(adding("From two"))
    assert names_on(two) == names_in(path) == ["First", "From one", "From two"]
    assert names_on(one) == ["First", "From one"]
    assert one.external_change()
    assert one.refresh()
    assert names_on(one) == names_on(two)
    assert not one.external_change()
    assert not one.refresh()


def test_windows_taking_turns_keep_each_version_once(path: Path) -> None:
    windows = [desk_with(path, "A"), Desk.open(path)]
    for number in range(6):
        windows[number % 2].commit(adding(str(number)))
    assert [len(names_in(backup.path)) for backup in windows[0].backups()] == [6, 5, 4, 3, 2, 1]


def test_two_new_desks_at_one_place_become_one(path: Path) -> None:
    one, two = Desk.open(path, create=True), Desk.open(path, create=True)
    one.commit(adding("From one"))
    two.commit(adding("From two"))
    one.commit(adding("From one again"))
    assert names_in(path) == ["From one", "From two", "From one again"]


def test_different_records_changed_in_two_windows_are_merged(path: Path) -> None:
    one = desk_with(path, "A", "B")
    two = Desk.open(path)
    one.commit(renaming("A", note="one"))
    two.commit(renaming("B", note="two"))
    assert [found.note for found in two.records.all(Client)] == ["one", "two"]


def test_one_record_changed_differently_is_a_conflict_that_names_it(path: Path) -> None:
    one = desk_with(path, "A", "B")
    two = Desk.open(path)
    one.commit(renaming("A", note="one"))
    before = path.read_bytes()
    with pytest.raises(Conflict, match="The client “A” was changed elsewhere"):
        two.commit(Change("Changed both", (client("B", note="two"), client("A", note="two"))))
    assert path.read_bytes() == before
    assert [found.note for found in two.records.all(Client)] == ["", ""]
    two.refresh()
    two.commit(renaming("A", note="two"))
    assert Desk.open(path).records.get(Client, client("A").id).note == "two"


def test_a_form_that_stayed_open_over_a_refresh_overwrites_nothing(path: Path) -> None:
    one = desk_with(path, "A")
    two = Desk.open(path)
    shown = two.records
    one.commit(renaming("A", note="one"))
    two.refresh()
    with pytest.raises(Conflict, match="The client “A” was changed elsewhere"):
        two.commit(renaming("A", note="two"), shown)
    one.commit(Change("Deleted A", (), (client("A"),)))
    two.refresh()
    with pytest.raises(Conflict, match="The client “A” was removed elsewhere"):
        two.commit(renaming("A", note="two"), shown)


def test_a_client_is_not_deleted_over_an_invoice_added_meanwhile(path: Path) -> None:
    one = desk_with(path, "A")
    two = Desk.open(path)
    deleting = Change("Deleted A", (), (client("A"),))
    new = Invoice(id="new", client=client("A").id, number="NEW", amount=Money(7700, "EUR"))
    one.commit(Change("Added NEW", (new,)))
    with pytest.raises(Conflict, match="The invoice “NEW” was added elsewhere"):
        two.commit(deleting)
    shown = two.records
    two.refresh()
    with pytest.raises(Conflict, match="The invoice “NEW” was added elsewhere"):
        two.commit(deleting, shown)
    two.commit(Change("Deleted A", (), (client("A"), new)))
    assert names_in(path) == []


def test_one_record_changed_alike_is_no_conflict(path: Path) -> None:
    one = desk_with(path, "A")
    two = Desk.open(path)
    one.commit(renaming("A", note="same"))
    two.commit(renaming("A", note="same"))
    assert len(two.history()) == 2


def test_a_record_removed_elsewhere_is_not_brought_back_by_a_change(path: Path) -> None:
    one = desk_with(path, "A")
    two = Desk.open(path)
    one.commit(Change("Removed A", removes=(client("A"),)))
    with pytest.raises(Conflict, match="was removed elsewhere"):
        two.commit(renaming("A", note="two"))


def test_a_record_of_a_client_removed_elsewhere_is_a_conflict(path: Path) -> None:
    one = desk_with(path, "A")
    two = Desk.open(path)
    one.commit(Change("Removed A", removes=(client("A"),)))
    invoice = Invoice(id="i", client=client("A").id, number="1", amount=Money(100, "EUR"))
    with pytest.raises(Conflict, match="The client “A” was removed elsewhere"):
        two.commit(Change("Added an invoice", (invoice,)))


def test_a_record_on_a_project_removed_elsewhere_is_a_conflict(path: Path) -> None:
    one = desk_with(path, "A")
    project = Project(id="p", client=client("A").id, name="Site")
    one.commit(Change("Added Site", (project,)))
    two = Desk.open(path)
    one.commit(Change("Removed Site", removes=(project,)))
    invoice = Invoice(id="i", client=client("A").id, number="1", amount=Money(100, "EUR"), project="p")
    with pytest.raises(Conflict, match="The project “Site” was removed elsewhere"):
        two.commit(Change("Added an invoice", (invoice,)))


def test_a_change_by_stock_tinydb_is_merged(path: Path) -> None:
    desk = desk_with(path, "A", "B")
    with TinyDB(path) as other:
        other.table("clients").update({"note": "from outside"}, doc_ids=[1])
        other.table("clients").insert({"id": "x", "name": "From outside"})
    desk.commit(renaming("B", note="here"))
    assert [(found.name, found.note) for found in Desk.open(path).records.all(Client)] == [
        ("A", "from outside"), ("B", "here"), ("From outside", ""),
    ]  # fmt: skip


def test_a_file_deleted_while_open_is_made_again_whole(path: Path) -> None:
    desk = desk_with(path, "A")
    path.unlink()
    assert desk.external_change()
    assert not desk.refresh()
    desk.commit(adding("B"))
    assert names_in(path) == ["A", "B"]


def test_another_desk_in_its_place_is_asked_about(path: Path, tmp_path: Path) -> None:
    desk = desk_with(path, "Mine")
    other = desk_with(tmp_path / "other.json", "Theirs")
    other.path.replace(path)
    for act in (lambda: desk.commit(adding("More")), desk.refresh, desk.undo):
        with pytest.raises(Conflict, match="Another desk has been put in the place"):
            act()
    assert names_on(desk) == ["Mine"]
    assert names_in(path) == ["Theirs"]
    path.unlink()
    desk.commit(adding("More"))
    assert names_in(path) == ["Mine", "More"]


@pytest.mark.parametrize("moment", ["open", "fsync", "link"])
def test_a_file_replaced_while_a_save_is_under_way_is_merged(path: Path, moment: str) -> None:
    desk = desk_with(path, "A")
    replacement = path.with_name("other.json")
    replacement.write_bytes(path.read_bytes())
    desk_with(replacement, "From outside")

    def replacing(_number: int, name: str, call: Any, args: tuple[Any, ...]) -> Any:
        if name == moment and replacement.exists():
            replacement.replace(path)
        return call(*args)

    with every_call(replacing):
        desk.commit(adding("B"))
    assert names_in(path) == ["A", "From outside", "B"]
    assert names_on(desk) == ["A", "From outside", "B"]


def test_a_file_appearing_while_the_first_save_is_under_way_is_merged(path: Path) -> None:
    desk = Desk.open(path, create=True)
    ready = desk_with(path.with_name("ready.json"), "First").path

    def appearing(_number: int, name: str, call: Any, args: tuple[Any, ...]) -> Any:
        if name == "fsync" and ready.exists():
            ready.replace(path)
        return call(*args)

    with every_call(appearing):
        desk.commit(adding("Second"))
    assert names_in(path) == ["First", "Second"]


def test_what_a_stale_copy_put_back_from_outside_drops_is_among_the_backups(path: Path) -> None:
    desk = desk_with(path, "A")
    stale = path.read_bytes()
    desk.commit(adding("B"))
    path.unlink()
    path.write_bytes(stale)
    desk.commit(adding("C"))
    assert names_in(path) == ["A", "C"]
    assert ["A", "B"] in [names_in(backup.path) for backup in desk.backups()]


def test_a_file_torn_from_outside_stops_saves_and_what_was_held_is_kept_once(path: Path) -> None:
    desk = Desk.open(path, create=True, now=Ticking())
    desk.commit(adding("A", "B"))
    path.write_bytes(path.read_bytes()[:100])
    for _ in range(3):
        with pytest.raises(Damaged, match="clientdesk restore 1"):
            desk.commit(adding("C"))
        with pytest.raises(Damaged):
            desk.refresh()
    assert len(path.read_bytes()) == 100
    assert [names_in(backup.path) for backup in desk.backups()] == [["A", "B"]]
    assert names_on(desk) == ["A", "B"]


def test_undo_leaves_alone_what_this_window_has_not_seen(path: Path) -> None:
    one = desk_with(path, "A")
    two = Desk.open(path)
    one.commit(adding("B"))
    with pytest.raises(Conflict, match="Another window has made a change since: “Added B”"):
        two.undo()
    assert names_in(path) == names_on(two) == ["A", "B"]
    assert two.undo() == "Added B"
    assert names_in(path) == ["A"]


def test_saves_of_many_threads_wait_for_each_other(path: Path) -> None:
    desk = Desk.open(path, create=True)
    threads = [Thread(target=desk.commit, args=(adding(str(number)),)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(names_in(path), key=int) == [str(number) for number in range(12)]


def test_a_lock_held_for_long_is_told_of(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = desk_with(path, "A")
    monkeypatch.setattr(saving, "LONGEST_WAIT", 0.02)
    with saving.saving(saving.RLock(), desk._live.places.lock), pytest.raises(Unsaved, match="Another ClientDesk"):
        desk.commit(adding("B"))
    desk.commit(adding("B"))
    assert names_in(path) == ["A", "B"]
