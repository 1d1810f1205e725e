"""A person's own template that can't be read: it is said of which file and why, and ours is not taken in silence."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from chasing_kit import bare, chased
from letters_kit import bare as bare_exit
from letters_kit import letter

from clientdesk.letters.own import own_folder
from clientdesk.model.errors import Refused


@pytest.fixture
def place(monkeypatch, tmp_path) -> Path:
    """The folder of the person's own templates in English."""
    monkeypatch.setenv("CLIENTDESK_TEMPLATES", str(tmp_path))
    folder = tmp_path / "en"
    folder.mkdir()
    return folder


def loop(path: Path) -> None:
    path.symlink_to(path)


def dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


def device(path: Path) -> None:
    path.symlink_to("/dev/null")


IN_ITS_PLACE = [
    (os.mkfifo, "not a file"), (Path.mkdir, "not a file"), (device, "not a file"),
    (loop, "too many levels of symbolic links"), (dangling, "no such file or directory"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "why"), IN_ITS_PLACE)
def test_what_is_no_file_is_told_for_a_letter_and_for_what_it_takes_in(place, make, why):
    path = place / "L07.txt"
    make(path)
    with pytest.raises(Refused, match=f"{path}: it can't be read \\({why}\\)"):
        chased(bare(), "L07")
    path.rmdir() if path.is_dir() else path.unlink()
    path.write_text("Subject\n\n{% include '_signed.txt' %}")
    make(place / "_signed.txt")
    with pytest.raises(Refused, match=f"_signed.txt: it can't be read \\({why}\\)"):
        chased(bare(), "L07")


def test_a_file_that_may_not_be_read_is_told_as_such(place, monkeypatch):
    path = place / "L07.txt"
    path.write_text("Subject\n\nBody")

    def refuse(self, *_):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Refused, match=f"{path}: it can't be read \\(permission denied\\)"):
        chased(bare(), "L07")


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Only a subject", "A subject\n\n{% if court and not court %}x{% endif %}\n"]
)
def test_a_template_that_says_nothing_is_named(place, text):
    path = place / "L07.txt"
    path.write_text(text)
    with pytest.raises(Refused, match=f"{path}: there is no text below the subject"):
        chased(bare(), "L07")


def test_an_end_is_not_held_up_by_any_of_it(place):
    ours = letter(bare_exit(), "L14")
    (place / "L14.txt").mkdir()
    assert letter(bare_exit(), "L14") == ours
    shutil.rmtree(place / "L14.txt")
    (place / "L14.txt").write_text("")
    assert letter(bare_exit(), "L14") == ours


def test_a_home_that_nobody_has_is_told_in_a_sentence(monkeypatch):
    monkeypatch.setenv("CLIENTDESK_TEMPLATES", "~nobody-at-all/x")
    with pytest.raises(Refused, match="There is no home folder for CLIENTDESK_TEMPLATES=~nobody-at-all/x"):
        own_folder()
