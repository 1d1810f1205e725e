"""A program in a terminal of its own, read as a person would read it. Rule: wait for words, not for seconds."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte

KEYS = {
    "enter": "\r", "esc": "\x1b", "right": "\x1b[C", "down": "\x1b[B", "ctrl+p": "\x10", "f2": "\x1bOQ",
    "f7": "\x1b[18~", "f8": "\x1b[19~",
}  # fmt: skip


class Terminal:
    """Runs `clientdesk` with some arguments in a folder; `screen` is what stands on it."""

    def __init__(self, folder: Path, *arguments: str, size: tuple[int, int] = (80, 24), **env: str) -> None:
        columns, rows = size
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        settings = {"HOME": str(folder), "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        path = {key: value for key, value in os.environ.items() if key in {"PATH", "PYTHONPATH"}}
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "clientdesk", *arguments],
            env=path | settings | env,  # type: ignore[arg-type]
            dimensions=(rows, columns),
            timeout=20,
        )

    @property
    def screen(self) -> str:
        """The lines of the screen."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def press(self, *keys: str) -> None:
        """Send keys: named ones, or text as it is."""
        for key in keys:
            self.child.send(KEYS.get(key, key))
            time.sleep(0.03)  # a lone Esc and the key after it must not arrive as one sequence

    def until(self, *words: str, gone: str = "", seconds: float = 15) -> str:
        """Wait until all the words stand on the screen, and `gone` doesn't."""
        return self._wait(
            lambda text: all(word in text for word in words) and (not gone or gone not in text), words, seconds
        )

    def rest(self, seconds: float = 15) -> None:
        """Wait until what was pressed has had its effect: the program says nothing more, and all of it sleeps.

        A program that waits for its turn on a busy machine does not sleep; where this can't be asked, silence counts.
        """
        deadline, asleep = time.monotonic() + seconds, 0
        while asleep < _ASLEEP:
            assert time.monotonic() < deadline, f"it never came to rest:\n{self.screen}"
            asleep = asleep + 1 if not self.read(0.02) and self._sleeps() else 0

    def _sleeps(self) -> bool:
        """Whether each thread of the program waits for something to happen."""
        return all(_state(each) == "S" for each in Path(f"/proc/{self.child.pid}/task").glob("*/stat"))

    def end(self, seconds: float = 10) -> int:
        """Wait for the program to end; its exit code, or minus the signal that ended it."""
        deadline = time.monotonic() + seconds
        while self.child.isalive() and time.monotonic() < deadline:
            self.read()
        self.read()
        if self.child.isalive():
            self.child.kill(signal.SIGKILL)
            raise AssertionError(f"it did not end:\n{self.screen}")
        self.child.wait()
        return self.child.exitstatus if self.child.exitstatus is not None else -(self.child.signalstatus or 0)

    def _wait(self, is_so: Callable[[str], bool], words: tuple[str, ...], seconds: float) -> str:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.read()
            if is_so(self.screen):
                return self.screen
        raise AssertionError(f"{words} never came up; instead:\n{self.screen}")

    def read(self, seconds: float = 0.05) -> bool:
        """Take in what the program writes, waiting for it so long; whether it wrote something."""
        try:
            data = self.child.read_nonblocking(65536, timeout=seconds)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.raw += data
        self._stream.feed(data)
        return True


_ASLEEP = 3
"""So many looks, each 0.02 seconds after the last, find a program asleep that has come to rest: a frame takes 0.017."""


def _state(stat: Path) -> str:
    """A thread's state by the kernel's word: S sleeps, R runs or waits for its turn, D waits for the disk."""
    try:
        return stat.read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "S"  # it ended meanwhile
