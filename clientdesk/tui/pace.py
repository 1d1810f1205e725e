"""How fast a worker goes. Rule: a key never shares the interpreter with a long reckoning."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clientdesk.tui.session import Book

_QUIET_SECONDS = 0.15
"""How long no key must have come before a worker goes on."""


class Pace:
    """Lets workers stand back while somebody types."""

    def __init__(self) -> None:
        self._last_key = 0.0

    def note_key(self) -> None:
        """A key was pressed."""
        self._last_key = time.monotonic()

    @property
    def is_quiet(self) -> bool:
        """Whether no key has come for a moment."""
        return time.monotonic() - self._last_key >= _QUIET_SECONDS

    def give_way(self) -> None:
        """Wait, in a worker's thread, until it is quiet."""
        while not self.is_quiet:
            time.sleep(_QUIET_SECONDS / 5)


def work_out(book: Book, pace: Pace) -> bool:
    """Work out every row, giving way to keys after each; whether that was to the end of the book, in a worker."""
    from textual.worker import get_current_worker

    worker = get_current_worker()
    for _ in book.work_out():
        if worker.is_cancelled:
            return False
        pace.give_way()
    return True
