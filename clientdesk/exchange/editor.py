"""A text in the person's own editor ($VISUAL, $EDITOR). Rule: what was typed is never lost, whatever fails afterwards.

The file is in a folder of its own that nobody else can look into, so that an editor's copies beside it go with it.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.model.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_USUAL = ("sensible-editor", "nano", "vi")
_AT_ONCE = 0.5
"""Seconds in which nobody reads a letter: an editor that is back by then has opened a window and not waited for it."""
_STDERR = 2


class _CameBackAtOnce(Refused):
    """The editor did not wait: the file stays, for it is open there."""


@contextmanager
def edited(text: str, name: str, tell: Callable[[str], None]) -> Iterator[str]:
    """A text as the person left it in their editor, in a file of that name, which goes when the block has succeeded.

    When the block fails, and the text was changed, the file stays and the person is told where (`tell`). Raises Refused
    for an editor that can't be started, that fails or does not wait, and for a file that is no text any more.
    """
    file = _begun(text, name)
    try:
        took = _run(file)
        left = _read(file)
        if left == text.encode():
            _check_waited(file, took)
        yield _decoded(left)
    except BaseException as error:
        if not isinstance(error, _CameBackAtOnce):
            _keep_or_remove(file, text, tell)
        raise
    _remove(file)


def _check_waited(file: Path, took: float) -> None:
    """Raise _CameBackAtOnce for an editor that was back in no time."""
    if took < _AT_ONCE:
        raise _CameBackAtOnce(
            f"The editor came back at once, with nothing changed. If it opens a window, let it wait, such as"
            f" EDITOR='code --wait'. The text is in {file}."
        )


def _begun(text: str, name: str) -> Path:
    """A new file with a text, for this account alone (0600)."""
    from tempfile import mkdtemp

    file = Path(mkdtemp(prefix="letter-")) / name
    file.touch(0o600)
    file.write_bytes(text.encode())
    return file


def _run(file: Path) -> float:
    """Run the editor on a file, and wait; how many seconds it took. Raises Refused."""
    import subprocess
    from time import monotonic

    began, command = monotonic(), _command()
    try:
        with _leaving_interrupts_to_it():
            ended = subprocess.run(  # noqa: S603  the person's own editor
                [*command, str(file)], check=False, stdout=None if sys.stdout.isatty() else _STDERR
            )
    except OSError as error:
        why = (error.strerror or "the system refused").lower()
        raise Refused(f"The editor {command[0]} could not be started ({why}). Name another one in EDITOR.") from None
    if ended.returncode:
        raise Refused(f"The editor {command[0]} failed ({ended.returncode}), so nothing was done.")
    return monotonic() - began


def _command() -> list[str]:
    """The editor with its options; raises Refused where none is named, nor one of the usual ones is there."""
    import shlex
    from shutil import which

    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    try:
        command = shlex.split(named or "")
    except ValueError:
        raise Refused(f"EDITOR can't be read: {named}. Check its quotes.") from None
    found = command or [each for each in _USUAL if which(each)][:1]
    if not found:
        raise Refused("No editor is named. Set EDITOR to the one that you use.")
    return found


@contextmanager
def _leaving_interrupts_to_it() -> Iterator[None]:
    """Ctrl+C is the editor's while it runs. A handler is put in, since what is ignored would be ignored by it too."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Refused(f"{file} can't be read: {error.strerror}. Nothing was done.") from None


def _decoded(left: bytes) -> str:
    try:
        return left.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("The editor left a file that is not UTF-8, so nothing was done. Let it save UTF-8.") from None


def _keep_or_remove(file: Path, text: str, tell: Callable[[str], None]) -> None:
    """Leave what was typed where it is, and say so; remove what says nothing new."""
    try:
        now = file.read_bytes()
    except OSError:
        now = b""
    if now.strip() and now != text.encode():
        tell(f"What you typed is in {file}.")
    else:
        _remove(file)


def _remove(file: Path) -> None:
    from shutil import rmtree

    rmtree(file.parent, ignore_errors=True)
