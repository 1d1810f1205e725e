"""A letter in the person's own editor. Rule: its file is theirs alone and gone afterwards; a failure changes nothing.

The subject is the first line, an empty line follows, then the text.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from clientdesk.model.errors import Refused

if TYPE_CHECKING:
    from textual.app import App

_USUAL = ("nano", "vim", "vi")
"""Editors that are looked for where none is named."""


def edited(app: App[None], words: tuple[str, str]) -> tuple[str, str]:
    """Subject and text as the editor left them. Raises Refused where it can't be started, or failed."""
    command = editor()
    with tempfile.TemporaryDirectory(prefix="letter-") as folder:  # 0700, and what is in it is 0600
        path = Path(folder) / "letter.txt"
        _write(path, words)
        try:
            with app.suspend():
                ended = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603  the person's own
        except SuspendNotSupported:
            raise Refused("An editor can't be opened in this terminal. Change the words here, with F3.") from None
        except OSError as error:
            raise Refused(f"{command[0]} can't be started ({error.strerror}). Name another one in $EDITOR.") from None
        if ended:
            raise Refused(f"{command[0]} ended with an error ({ended}), so the letter is as it was.")
        return _read(path)


def editor() -> list[str]:
    """The editor's command: $VISUAL, $EDITOR, else one that is usual. Raises Refused where there is none."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        command = shlex.split(named)
    except ValueError:
        raise Refused("$EDITOR can't be read as a command: a quote is not closed.") from None
    found = command or [each for each in _USUAL if shutil.which(each)][:1]
    if not found:
        raise Refused("There is no editor. Name one in $EDITOR, such as nano, or change the words here, with F3.")
    return found


def _write(path: Path, words: tuple[str, str]) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(f"{words[0]}\n\n{words[1]}\n")


def _read(path: Path) -> tuple[str, str]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeError):
        raise Refused("What the editor left can't be read, so the letter is as it was.") from None
    subject, _, body = text.partition("\n")
    return subject.strip(), body.strip("\n")
