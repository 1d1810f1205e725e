"""A program that is killed while an editor is open loses no word: the letter lies beside the desk, and that is told."""

from __future__ import annotations

import os
import platform
import signal
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from onscreen import a_client, notices, until

from clientdesk.exchange.editor import left_over
from clientdesk.store.desk import Desk

ACME = a_client("Acme")
_PROGRAM = dedent("""
    import sys
    from pathlib import Path
    from clientdesk.exchange.editor import edited
    with edited("June", "letter.txt", print, Path(sys.argv[1])):
        pass
""")


@pytest.fixture
def app(app_on):
    """An app on a desk with a client."""
    return app_on(ACME)


def cut_short(desk: Desk, folder: Path) -> Path:
    """A letter that was open in an editor when the program was killed with no time for a word."""
    editor = folder / "ed.sh"
    editor.write_text(f'#!/bin/sh\necho typed >> "$1"; kill -{signal.SIGKILL:d} $PPID\n')
    editor.chmod(0o700)
    place = desk.editing.place_for(ACME.id)
    assert place
    ended = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(place)], check=False, timeout=30, env=os.environ | {"VISUAL": str(editor)}
    )
    assert ended.returncode == -signal.SIGKILL
    [file] = left_over(desk.editing.every())
    return file


async def test_what_was_open_in_the_editor_is_private_and_told_at_the_next_start(app, tmp_path):
    file = cut_short(app.session.desk, tmp_path)
    assert file.read_text() == "Junetyped\n"
    modes = {each.stat().st_mode & 0o777 for each in list(file.parents)[:3]}
    assert (file.stat().st_mode & 0o777, modes) == (0o600, {0o700})
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: f"Not taken over from your editor: {file}" in notices(app))


def test_what_is_open_right_now_is_not_told_as_left(app, tmp_path):
    file = cut_short(app.session.desk, tmp_path)
    machine, process, rest = file.parent.name.removeprefix("letter-").split("-", 2)
    file.parent.rename(file.parent.with_name(f"letter-{machine}-{os.getpid()}-{rest}"))
    assert process != str(os.getpid())
    assert left_over(app.session.desk.editing.every()) == []


def test_what_another_machine_has_open_on_a_shared_desk_is_left_to_it(app, tmp_path, monkeypatch):
    file = cut_short(app.session.desk, tmp_path)
    places = app.session.desk.editing.every()
    monkeypatch.setattr(platform, "node", lambda: "elsewhere")
    assert left_over(places) == []
    monkeypatch.undo()
    assert left_over(places) == [file]


def test_it_is_forgotten_with_the_client(app, tmp_path):
    file = cut_short(app.session.desk, tmp_path)
    app.session.desk.forget(ACME)
    assert not file.exists()
