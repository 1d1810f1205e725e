"""A text in the person's own editor ($VISUAL, $EDITOR). Rule: what was typed is never lost, whatever fails afterwards.

The file is in a folder of its own that nobody else can look into, so that an editor's copies beside it go with it. That
folder says whose process made it, on which machine: one that is there when nobody is at it any more was left by a
program cut short. Of another machine's, on a desk that is kept the same on both, nothing can be said here.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.model.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_USUAL = ("sensible-editor", "nano", "vi")
_AT_ONCE = 0.5
"""Seconds in which nobody reads a letter: an editor that is back by then has opened a window and not waited for it."""
_STDERR = 2
_MOST = 1_000_000
"""Bytes; more than any letter has."""
_GRACE = 1.0
"""Seconds that an editor has to put what was typed somewhere, when it is ended."""
_PREFIX = "letter-"
"""What the folder's name begins with; the machine and the process that made it follow."""
_ENDS = ("SIGTERM", "SIGHUP")


class _CameBackAtOnce(Refused):
    """The editor did not wait: the file stays, for it is open there."""


class _Ended(SystemExit):
    """A signal ends the program while the editor runs: the file stays, for what is typed may come into it yet."""

    def __init__(self, number: int) -> None:
        super().__init__(128 + number)
        self.number = number


@contextmanager
def edited(text: str, name: str, tell: Callable[[str], None], place: Path | None = None) -> Iterator[str]:
    """A text as the person left it in their editor, in a file of that name, which goes when the block has succeeded.

    `place` is the folder for it, which is there and goes once it is empty; else it is where temporary files are.
    When the block fails, and the text was changed, or the editor put more beside it, all of it stays and the person is
    told where (`tell`), also when a signal ends the program. Raises Refused for an editor that can't be started, that
    fails or does not wait, and for a file that is no text any more, or no letter for its length.
    """
    file = _begun(text, name, place)
    try:
        took = _run(file)
        left = _read(file)
        if left == text.encode():
            _check_waited(file, took)
        yield _decoded(left)
    except _CameBackAtOnce:
        raise
    except _Ended:
        tell(f"The letter, and what the editor put beside it, is in {file.parent}.")
        raise
    except BaseException:
        _keep_or_remove(file, text, tell)
        raise
    _remove(file)
    if place:
        with suppress(OSError):
            place.rmdir()


def left_over(places: Iterable[Path]) -> list[Path]:
    """The files in some places that an editor here had as the program was cut short, or that stayed as it failed."""
    own = _own_prefix()
    files = (each for place in places for each in place.glob(f"{own}*/*") if each.is_file())
    return sorted(each for each in files if not _is_at_work(each.parent.name.removeprefix(own)))


def _own_prefix() -> str:
    """What the folders of this machine begin with; its name may be anything, so that it stands there as its hash."""
    import platform
    from hashlib import sha256

    return f"{_PREFIX}{sha256(platform.node().encode()).hexdigest()[:12]}-"


def _is_at_work(made_by: str) -> bool:
    """Whether the process that made a folder is still there."""
    pid = made_by.partition("-")[0]
    if not pid.isdecimal() or os.name != "posix":
        return False
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _check_waited(file: Path, took: float) -> None:
    """Raise _CameBackAtOnce for an editor that was back in no time."""
    if took < _AT_ONCE:
        raise _CameBackAtOnce(
            f"The editor came back at once, with nothing changed. If it opens a window, let it wait, such as"
            f" EDITOR='code --wait'. The text is in {file}."
        )


def _begun(text: str, name: str, place: Path | None) -> Path:
    """A new file with a text, for this account alone (0600)."""
    from tempfile import mkdtemp

    file = Path(mkdtemp(prefix=f"{_own_prefix()}{os.getpid()}-", dir=place)) / name
    file.touch(0o600)
    file.write_bytes(text.encode())
    return file


def _run(file: Path) -> float:
    """Run the editor on a file, and wait; how many seconds it took. Raises Refused."""
    from time import monotonic

    began, command = monotonic(), _command()
    try:
        with _leaving_interrupts_to_it(), _told_of_an_end():
            failed = _waited_for([*command, str(file)])
    except OSError as error:
        why = (error.strerror or "the system refused").lower()
        raise Refused(f"The editor {command[0]} could not be started ({why}). Name another one in EDITOR.") from None
    if failed:
        raise Refused(f"The editor {command[0]} failed ({failed}), so nothing was done.")
    return monotonic() - began


def _waited_for(command: list[str]) -> int:
    """How the editor ended. What ends the program is passed on to it, so that it can save what it holds."""
    from subprocess import Popen, TimeoutExpired

    editor = Popen(command, stdout=None if sys.stdout.isatty() else _STDERR)  # noqa: S603  the person's own editor
    try:
        return editor.wait()
    except _Ended as end:
        editor.send_signal(end.number)
        with suppress(TimeoutExpired):
            editor.wait(_GRACE)
        raise


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


@contextmanager
def _told_of_an_end() -> Iterator[None]:
    """Raise _Ended on a signal that would end the program unsaid; one that somebody listens to is left to them."""

    def end(number: int, _frame: object) -> None:
        raise _Ended(number)

    every = (getattr(signal, name, None) for name in _ENDS)
    unheard = [each for each in every if each is not None and signal.getsignal(each) is signal.SIG_DFL]
    for each in unheard:
        signal.signal(each, end)
    try:
        yield
    finally:
        for each in unheard:
            signal.signal(each, signal.SIG_DFL)


def _read(file: Path) -> bytes:
    """What the editor left. Raises Refused for more than a letter has, and for what is no file, which may never end."""
    try:
        if file.exists() and not file.is_file():
            raise Refused(f"The editor left something else than a file as {file.name}, so nothing was done.")
        left = _beginning(file)
    except OSError as error:
        raise Refused(f"{file} can't be read: {error.strerror}. Nothing was done.") from None
    if len(left) > _MOST:
        raise Refused(f"The editor left more than {_MOST:,} bytes. That is no letter, so nothing was done.")
    return left


def _beginning(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(_MOST + 1)


def _decoded(left: bytes) -> str:
    try:
        return left.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("The editor left a file that is not UTF-8, so nothing was done. Let it save UTF-8.") from None


def _keep_or_remove(file: Path, text: str, tell: Callable[[str], None]) -> None:
    """Leave what was typed where it is, also what an editor that crashed put beside it, and say so; remove the rest."""
    found = [each for each in file.parent.rglob("*") if _says_more(each, text.encode())]
    if file in found:
        tell(f"What you typed is in {file}.")
    elif found:
        tell(f"What the editor left is in {file.parent}.")
    else:
        _remove(file)


def _says_more(file: Path, than: bytes) -> bool:
    """Whether a file may have something of what was typed; what a link leads to is not removed with it."""
    if file.is_symlink() or not file.is_file():
        return False
    try:
        now = _beginning(file)
    except OSError:
        return True
    return bool(now.strip()) and now != than


def _remove(file: Path) -> None:
    from shutil import rmtree

    rmtree(file.parent, ignore_errors=True)
