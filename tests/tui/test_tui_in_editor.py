"""A letter in the person's own editor, from the screen."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from time import sleep

import pytest
from onscreen import notices, on_top, until
from textual.app import App
from writing_kit import CLIENT, FIRST, ME, writing

from clientdesk.model.errors import Refused
from clientdesk.tui import in_editor
from clientdesk.tui.screens import writing_live
from clientdesk.tui.screens.writing import WritingScreen
from clientdesk.tui.writing_text import compose


def script(folder: Path, text: str) -> str:
    path = folder / "ed.sh"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o700)
    return str(path)


class Suspending(App[None]):
    """An app that gives its terminal away, and like Textual's own takes it back only where nothing was raised."""

    has_terminal = True

    @contextmanager
    def suspend(self):
        self.has_terminal = False
        yield
        self.has_terminal = True


def test_the_words_come_back_from_the_editor_and_its_file_is_private_and_gone(tmp_path, monkeypatch):
    seen = tmp_path / "seen"
    monkeypatch.setenv("VISUAL", script(tmp_path, f'ls -l "$1" > {seen}; echo "$1" >> {seen}; echo "PS" >> "$1"'))
    assert in_editor.edited(Suspending(), ("June", "Dear Ada")) == ("June", "Dear Ada\nPS")
    listed, path = seen.read_text().splitlines()
    assert listed.startswith("-rw-------")
    assert not Path(path).parent.exists()


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("exit 3", "failed"),
        ('echo "More" >> "$1"; exit 3', "What you typed is in "),
        ('echo "June" > "$1"', "no text left"),
        ("", "came back at once"),
        ("/nowhere/ed", "could not be started"),
    ],
)
def test_an_editor_that_fails_changes_nothing_says_so_and_gives_the_terminal_back(tmp_path, monkeypatch, command, why):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setenv("VISUAL", command if command.startswith("/") else script(tmp_path, command))
    app = Suspending()
    with pytest.raises(Refused, match=why):
        in_editor.edited(app, ("June", "Dear Ada"))
    assert app.has_terminal


async def test_a_key_that_comes_before_the_first_words_waits_for_them(app_on, monkeypatch):
    opened = []
    monkeypatch.setattr(in_editor, "edited", lambda _app, words, _place: opened.append(words) or ("June", "Mine"))
    monkeypatch.setattr(writing_live, "compose", lambda *asked: sleep(0.2) or compose(*asked))
    app = app_on(ME, CLIENT, FIRST)
    async with app.run_test(size=(80, 24)) as pilot:
        app.run_worker(app.write_letter(CLIENT.id, "L07"))
        screen = await on_top(pilot, WritingScreen)
        assert screen.pane.text == ("", "")
        await pilot.press("f7")
        [(subject, body)] = opened
        assert "N-1" in subject
        assert body.startswith("Dear ")
        assert screen.pane.text == ("June", "Mine")


async def test_where_the_terminal_cannot_be_given_away_the_other_way_is_told(app_on):
    app = app_on(ME, CLIENT, FIRST)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await writing(app, pilot)
        before = screen.pane.text
        await pilot.press("f7")
        await until(pilot, lambda: "F3" in notices(app))
        assert (screen.pane.text, screen.own) == (before, None)
