"""Undo and redo of every change, with its label, over a restart, against a plain model."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from store_kit import adding, client, desk_with, names_in, names_on
from tinydb import TinyDB

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.records import TABLES
from clientdesk.model.settings import Settings
from clientdesk.store import history
from clientdesk.store.desk import Desk

NAMES = st.sampled_from("ABCDE")
RECORDS = st.builds(client, NAMES, note=st.text(max_size=3)) | st.builds(Settings, name=st.text(max_size=3))
Model = dict[tuple[str, str], Any]


def all_of(desk: Desk) -> Model:
    return {(name, key): record for name, kind in TABLES.items() for key, record in desk.records.by_id(kind).items()}


class DeskAsADict(RuleBasedStateMachine):
    """A desk does what a dict with a stack of older dicts does."""

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "desk.json"
        self.desk = Desk.open(self.path, create=True)
        self.model: Model = {}
        self.past: list[tuple[str, Model]] = []
        self.future: list[tuple[str, Model]] = []

    @rule(puts=st.lists(RECORDS, max_size=3), removes=st.lists(RECORDS, max_size=2), number=st.integers(0, 99))
    def commit(self, puts: list[Any], removes: list[Any], number: int) -> None:
        after = dict(self.model)
        for record in removes:
            after.pop((record.table, record.id), None)
        for record in puts:
            after[record.table, record.id] = record
        self.desk.commit(Change(f"Change {number}", tuple(puts), tuple(removes)))
        if after != self.model:
            self.past.append((f"Change {number}", self.model))
            self.future.clear()
            self.model = after
        self.agree()

    @rule()
    def undo(self) -> None:
        self.step(self.past, self.future, self.desk.undo)

    @rule()
    def redo(self) -> None:
        self.step(self.future, self.past, self.desk.redo)

    def step(self, source: list[tuple[str, Model]], target: list[tuple[str, Model]], act: Any) -> None:
        if not source:
            with pytest.raises(Refused, match="There is nothing to"):
                act()
            return
        label, model = source.pop()
        target.append((label, self.model))
        self.model = model
        assert act() == label
        self.agree()

    @precondition(lambda self: self.path.exists())
    @rule()
    def restart(self) -> None:
        self.desk = Desk.open(self.path)
        self.agree()

    def agree(self) -> None:
        assert all_of(self.desk) == self.model
        labels = [label for label, _ in self.past] + [label for label, _ in reversed(self.future)]
        assert [entry.label for entry in reversed(self.desk.history())] == labels
        assert sum(entry.undone for entry in self.desk.history()) == len(self.future)

    def teardown(self) -> None:
        self.folder.cleanup()


TestDeskAsADict = DeskAsADict.TestCase
TestDeskAsADict.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)


def test_undo_and_redo_say_what_they_did_and_survive_a_restart(path: Path) -> None:
    desk_with(path, "A", "B")
    assert Desk.open(path).undo() == "Added B"
    assert Desk.open(path).undo() == "Added A"
    assert names_in(path) == []
    assert Desk.open(path).redo() == "Added A"
    assert Desk.open(path).redo() == "Added B"
    assert names_in(path) == ["A", "B"]


def test_a_new_change_leaves_nothing_to_redo(path: Path) -> None:
    desk = desk_with(path, "A", "B")
    desk.undo()
    desk.commit(adding("C"))
    with pytest.raises(Refused, match="nothing to redo"):
        desk.redo()
    assert [entry.label for entry in desk.history()] == ["Added C", "Added A"]


def test_what_another_program_changed_is_not_undone_over(path: Path) -> None:
    desk_with(path, "A")
    with TinyDB(path) as other:
        other.table("clients").update({"note": "from outside"})
    desk = Desk.open(path)
    before = path.read_bytes()
    with pytest.raises(Refused, match="“Added A” can't be undone: what it changed has been changed again outside"):
        desk.undo()
    assert path.read_bytes() == before
    assert desk.records.get(Client, client("A").id).note == "from outside"


def test_an_entry_keeps_only_what_the_desk_does_not(path: Path) -> None:
    desk = desk_with(path, "A")
    desk.commit(Change("Noted", (client("A", note="new"),)))
    stored = json.loads(path.read_bytes())["history"]
    assert stored["1"]["swap"][0][2] is None
    assert "note" not in stored["2"]["swap"][0][2]


def test_a_change_that_changes_nothing_is_neither_saved_nor_history(path: Path) -> None:
    desk = desk_with(path, "A")
    before = path.stat()
    desk.commit(adding("A"))
    desk.commit(Change("Removed", removes=(client("B"),)))
    assert path.stat() == before
    assert len(desk.history()) == 1


def test_of_two_versions_of_a_record_in_one_change_the_later_wins(path: Path) -> None:
    desk = desk_with(path, "A")
    other, same = client("A", note="other"), client("A")
    for first, last in ((same, other), (other, same)):
        desk.commit(Change("Twice", (first, last), removes=(first,)))
        assert desk.records.get(Client, same.id) == Desk.open(path).records.get(Client, same.id) == last


def test_the_history_ends_at_a_number_of_entries(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "ENTRIES", 3)
    desk = desk_with(path, *"ABCDE")
    assert [entry.label for entry in Desk.open(path).history()] == ["Added E", "Added D", "Added C"]
    desk.undo()
    assert names_in(path) == ["A", "B", "C", "D"]


def test_the_history_ends_at_a_size_but_the_newest_entry_stays(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "BYTES", 300)
    desk = desk_with(path, "A", "B")
    desk.commit(Change("Imported", tuple(client(str(number)) for number in range(50))))
    assert [entry.label for entry in desk.history()] == ["Imported"]
    assert desk.undo() == "Imported"
    assert names_on(desk) == ["A", "B"]


def test_history_that_can_not_be_read_is_refused_and_kept(path: Path) -> None:
    desk_with(path, "A")
    stored = json.loads(path.read_bytes())
    stored["history"]["1"]["swap"] = [["widgets", "x", None, None]]
    path.write_text(json.dumps(stored))
    with pytest.raises(Refused, match="can't be read"):
        Desk.open(path).undo()
    assert names_in(path) == ["A"]
