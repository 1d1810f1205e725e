"""A program measured from outside, as a terminal sees it. Rule: everything is recorded first and looked at afterwards.

A program runs in a pseudo-terminal; each piece of its output is kept with the time it came. A key has settled when the
output has been quiet for 50 ms; its time is that of the last piece before. What the screen showed, and when, is found
by replaying the pieces into pyte after the run, so that the emulator takes no time from the program.
"""

from __future__ import annotations

import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import termios
import time
from dataclasses import dataclass, field
from pathlib import Path

import pyte

QUIET_KEY, QUIET_START = 0.05, 0.25
COLUMNS, LINES = 120, 40
KEYS = {"down": "\x1b[B", "home": "\x1b[H", "end": "\x1b[F", "pagedown": "\x1b[6~", "backspace": "\x7f", "quit": "\x11"}
_LEAVE_OUT = ("PYTHONDONTWRITEBYTECODE", "NO_COLOR")


@dataclass(slots=True)
class Keys:
    """The same key some times; timed when it has a label. `pause` seconds pass before the first."""

    key: str
    times: int = 1
    label: str = ""
    pause: float = 0.0


@dataclass(slots=True)
class Case:
    """A program, the text that tells it is usable, and what to press then."""

    name: str
    command: list[str]
    ready: str
    keys: list[Keys] = field(default_factory=list)


@dataclass(slots=True)
class Result:
    """What a run showed: milliseconds, MiB, and the times of keys by their label."""

    first: float = 0.0
    ready: float = 0.0
    memory: float = 0.0
    keys: dict[str, list[float]] = field(default_factory=dict)


class Session:
    """One run of a program in a pseudo-terminal."""

    def __init__(self, command: list[str]) -> None:
        environment = {name: value for name, value in os.environ.items() if name not in _LEAVE_OUT}
        environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        self.pieces: list[tuple[float, bytes]] = []
        self.started = time.monotonic()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
            os.execvpe(command[0], command, environment)

    def read(self, seconds: float) -> bool:
        """Keep the next piece of output; whether one came within some seconds."""
        if not select.select([self.terminal], [], [], max(0.0, seconds))[0]:
            return False
        try:
            piece = os.read(self.terminal, 1 << 20)
        except OSError:
            return False
        if piece:
            self.pieces.append((time.monotonic(), piece))
        return bool(piece)

    def settle(self, quiet: float, most: float = 60.0) -> None:
        """Read until there was no output for `quiet` seconds."""
        end = time.monotonic() + most
        while time.monotonic() < end and self.read(quiet):
            pass

    def rest(self, seconds: float) -> None:
        """Read for some seconds."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.read(left)

    def press(self, key: str) -> float | None:
        """Press a key; milliseconds to the end of what it drew, None when it drew nothing within a second."""
        self.rest(random.uniform(0.005, 0.03))  # off any fixed phase to the program's timers
        before, sent = len(self.pieces), time.monotonic()
        os.write(self.terminal, KEYS.get(key, key).encode())
        if not self.read(1.0):
            return None
        self.settle(QUIET_KEY)
        return (self.pieces[-1][0] - sent) * 1000 if len(self.pieces) > before else None

    def wait_ready(self, ready: str) -> None:
        """Read until the text is among what came and the start has gone quiet."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            self.settle(QUIET_START)
            if ready in _plain(b"".join(piece for _, piece in self.pieces)):
                return
        raise SystemExit(f"{ready!r} never came")

    def peak_memory(self) -> float:
        """The most memory it had, in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]  # always there on Linux

    def close(self) -> None:
        """Quit and wait for the end."""
        for number in (None, signal.SIGTERM, signal.SIGKILL):
            if number is None:
                os.write(self.terminal, KEYS["quit"].encode())
            else:
                os.kill(self.pid, number)
            if self._has_ended(3.0):
                break
        os.close(self.terminal)

    def _has_ended(self, seconds: float) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.001)
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return True
        return False


def run(case: Case) -> Result:
    """Run a case once."""
    session = Session(case.command)
    session.wait_ready(case.ready)
    result = Result()
    started, pieces = session.started, list(session.pieces)
    for keys in case.keys:
        session.rest(keys.pause)
        for _ in range(keys.times):
            taken = session.press(keys.key)
            if keys.label and taken is not None:
                result.keys.setdefault(keys.label, []).append(taken)
    result.memory = session.peak_memory()
    session.close()
    result.first, result.ready = _seen(pieces, started, case.ready)
    return result


def _seen(pieces: list[tuple[float, bytes]], started: float, ready: str) -> tuple[float, float]:
    """When the first visible character, and when the text, stood on the screen."""
    screen = pyte.Screen(COLUMNS, LINES)
    stream = pyte.ByteStream(screen)
    first = 0.0
    for at, piece in pieces:
        stream.feed(piece)
        text = "\n".join(screen.display)
        taken = (at - started) * 1000
        first = first or (taken if text.strip() else 0.0)
        if ready in text:
            return first, taken
    return first, 0.0


def _plain(output: bytes) -> str:
    return re.sub(rb"\x1b\[[0-9;?<>=]*[A-Za-z~]", b"", output).decode(errors="replace")
