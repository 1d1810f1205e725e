"""Starting fast and leaving cleanly. Rule: whatever ends the program, the terminal is as it was before."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

    from clientdesk.tui.session import Book

POLL_SECONDS = 1.5
"""How often another window's changes, and midnight, are looked for."""
_QUIET_SECONDS = 0.15
"""How long no key must have come before a worker goes on."""
_SWITCH_SECONDS = 0.001
"""How long a worker may keep the interpreter to itself while a key waits."""


class Pace:
    """Lets workers stand back while somebody types: a key must not share the interpreter with a long reckoning."""

    def __init__(self) -> None:
        self._last_key = 0.0

    def note_key(self) -> None:
        """A key was pressed."""
        self._last_key = time.monotonic()

    def give_way(self) -> None:
        """Wait, in a worker's thread, until no key has come for a moment."""
        while time.monotonic() - self._last_key < _QUIET_SECONDS:
            time.sleep(_QUIET_SECONDS / 5)


def leave_on_signals(app: App[None]) -> None:
    """End on SIGTERM and SIGHUP as on `quit`, with exit code 128 + n; not in a thread other than the main one."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP):
        try:
            loop.add_signal_handler(number, partial(app.exit, return_code=128 + number))
        except (NotImplementedError, RuntimeError, ValueError):
            return


def thaw() -> None:
    """Collect garbage from now on; what the start made stays out of it (it was off until the first frame)."""
    gc.freeze()
    gc.enable()
    sys.setswitchinterval(_SWITCH_SECONDS)


def work_out(book: Book, pace: Pace) -> bool:
    """Work out every row, giving way to keys after each; whether that was to the end of the book, in a worker."""
    from textual.worker import get_current_worker

    worker = get_current_worker()
    for _ in book.work_out():
        if worker.is_cancelled:
            return False
        pace.give_way()
    return True
