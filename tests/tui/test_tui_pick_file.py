"""Picking a file to import: names on the disk are data, and no typed path is too much for it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.app import App
from textual.widgets import Input
from textual_fspicker.parts import CurrentDirectory, DirectoryNavigation

from clientdesk.tui.screens.pick_file import PickFile

HOSTILE = ("[@click=app.quit]x", "[bold", "new\nline", "\N{RIGHT-TO-LEFT OVERRIDE}evil", "x" * 200)


class Host(App[None]):
    picked: Path | None = None

    def on_mount(self) -> None:
        self.push_screen(PickFile("Import a file"), lambda path: setattr(self, "picked", path))


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    for name in HOSTILE:
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.csv").touch()
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "clients.csv").touch()
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path


async def test_a_file_is_picked_by_its_typed_name(home):
    app = Host()
    async with app.run_test() as pilot:
        await pilot.press("tab", *"clients.csv", "enter")
        await pilot.pause()
    assert app.picked == home / "clients.csv"


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_folder_is_shown_by_its_name_and_never_read_as_markup(home, name):
    app = Host()
    async with app.run_test(size=(300, 40)) as pilot:
        await pilot.pause()
        app.screen.query_one(DirectoryNavigation).location = home / name
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert name.split("\n")[0][-60:] in str(app.screen.query_one(CurrentDirectory).visual)
        assert app.screen.query_one(DirectoryNavigation).option_count == 2


@pytest.mark.parametrize("typed", ["y" * 300, "~nobody/x", "nul\0", "no such file"])
async def test_a_path_that_can_not_be_opened_is_said_and_stays(home, typed):
    app = Host()
    async with app.run_test() as pilot:
        field = app.screen.query_one(Input)
        field.value = typed
        field.focus()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PickFile)
        assert app.screen.query_one("Dialog").border_subtitle
        assert field.value == typed
