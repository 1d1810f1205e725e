"""What an editor leaves: nothing that was typed is lost, whatever became of the editor, and nothing hangs on it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

import pytest

from clientdesk.exchange.editor import edited
from clientdesk.model.errors import Refused

pytestmark = pytest.mark.beside

TEXT = "June\n\nDear Ada\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder for temporary files, empty."""
    path = tmp_path / "temporary"
    path.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(path))
    return path


@pytest.fixture
def editor(tmp_path, monkeypatch):
    """An editor that does some lines of shell with `$1`, the file it is given."""

    def make(lines: str) -> None:
        script = tmp_path / "ed.sh"
        script.write_text(f"#!/bin/sh\n{lines}\n")
        script.chmod(0o700)
        monkeypatch.setenv("VISUAL", str(script))

    return make


def refused() -> tuple[str, str]:
    """Why the editor was refused, and what was told."""
    told: list[str] = []
    with pytest.raises(Refused) as error, edited(TEXT, "letter.txt", told.append):
        pytest.fail("it did not get so far")
    return error.value.sentence, " ".join(told)


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        ('printf typed > "$(dirname "$1")/.letter.txt.swp"; exit 1', ".letter.txt.swp"),
        ('echo typed >> "$1"; mv "$1" "$1~"; kill -9 $$', "letter.txt~"),
        ('mkdir "$(dirname "$1")/own"; echo typed > "$(dirname "$1")/own/copy"; exit 1', "own/copy"),
    ],
)
def test_what_an_editor_that_crashed_put_beside_the_file_stays_and_is_told(folder, editor, lines, where):
    editor(lines)
    _, told = refused()
    [kept] = folder.iterdir()
    assert (kept / where).read_text().endswith(("typed", "typed\n"))
    assert told == f"What the editor left is in {kept}."


def test_a_copy_of_what_was_there_before_is_nothing_typed(folder, editor):
    editor('cp "$1" "$1~"; : > "$1.lock"; ln -s nowhere "$1.link"; exit 1')
    assert refused()[1] == ""
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("lines", ['rm "$1"; mkfifo "$1"', 'ln -sf /dev/zero "$1"', 'rm "$1"; mkdir "$1"'])
def test_what_is_no_file_is_not_read(folder, editor, lines):
    editor(lines)
    why, told = refused()
    assert "something else than a file as letter.txt" in why
    assert told == ""
    assert list(folder.iterdir()) == []


def test_more_than_a_letter_has_is_not_taken_in_and_stays(folder, editor):
    editor('head -c 1000001 /dev/zero | tr "\\\\0" x > "$1"')
    why, told = refused()
    assert "more than 1,000,000 bytes" in why
    [kept] = folder.rglob("letter.txt")
    assert kept.stat().st_size == 1_000_001
    assert told == f"What you typed is in {kept}."


@pytest.mark.parametrize("signal", ["TERM", "HUP"])
def test_a_signal_that_ends_the_program_reaches_the_editor_and_the_place_is_told(folder, editor, tmp_path, signal):
    begun = "from clientdesk.exchange.editor import edited\nwith edited('x', 'letter.txt', print): pass"
    seen = tmp_path / "seen"
    while_it_waits = f"sleep 0.3; kill -{signal} $PPID; sleep 2 & wait"
    editor(f'trap "touch {seen}; exit 1" {signal}\necho typed >> "$1"\n{while_it_waits}')
    done = subprocess.run(
        [sys.executable, "-c", begun], capture_output=True, text=True, timeout=30, check=False,
        env=os.environ | {"TMPDIR": str(folder)},
    )  # fmt: skip
    assert done.returncode == 128 + {"TERM": 15, "HUP": 1}[signal]
    [kept] = folder.iterdir()
    assert done.stdout == f"The letter, and what the editor put beside it, is in {kept}.\n"
    assert "typed" in (kept / "letter.txt").read_text()
    assert seen.exists()
