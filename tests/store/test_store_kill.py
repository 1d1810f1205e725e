"""A save cut off anywhere leaves the whole old file or the whole new one, and the next save works."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from store_kit import adding, desk_with, names_in

from clientdesk.model.doubts import Doubt
from clientdesk.model.errors import NoDesk
from clientdesk.store.check import check
from clientdesk.store.desk import Desk

VICTIMS = Path(__file__).with_name("store_victims.py")


def killed_saves(folder: Path) -> dict[Path, bool]:
    """Each victim's desk, and whether its process was killed."""
    run = subprocess.run([sys.executable, VICTIMS, "kill", folder], capture_output=True, text=True, check=True)
    victims = [json.loads(line) for line in run.stdout.splitlines()]
    assert {code for _, killed, code in victims if not killed} == {0}
    return {folder / name / "desk.json": killed for name, killed, _ in victims}


def test_a_save_killed_at_any_call_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    desk_with(tmp_path / "before" / "desk.json", "Old", "Older")
    saves = killed_saves(tmp_path)
    outcomes = set()
    for path, killed in saves.items():
        names = names_in(path)
        assert names in (["Old", "Older"], ["Old", "Older", "New"])
        assert killed or "New" in names
        outcomes.add((killed, len(names)))
        check_that_it_goes_on(path)
    assert sum(saves.values()) > 50
    assert outcomes == {(True, 2), (True, 3), (False, 3)}


def check_that_it_goes_on(path: Path) -> None:
    """The desk is sound but for what the next save clears away."""
    assert {finding.doubt for finding in check(path)} <= {Doubt.LEFT_BEHIND}
    Desk.open(path).commit(adding("Next"))
    assert names_in(path)[-1] == "Next"
    assert check(path) == []


@pytest.mark.beside
def test_the_first_save_killed_at_any_call_leaves_no_desk_or_a_whole_one(tmp_path: Path) -> None:
    (tmp_path / "before").mkdir()
    for path, killed in killed_saves(tmp_path).items():
        try:
            assert names_in(path) == ["New"]
        except NoDesk:
            assert killed


@pytest.mark.beside
def test_three_processes_add_a_hundred_clients_each(path: Path) -> None:
    subprocess.run([sys.executable, VICTIMS, "add", path], check=True)
    names = names_in(path)
    assert sorted(names) == sorted(f"{who}-{number}" for who in range(3) for number in range(100))
