"""Starting fast and leaving cleanly. Rule: whatever ends the program, the terminal is as it was before."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

_SWITCH_SECONDS = 0.001
"""How long a worker may keep the interpreter to itself while a key waits."""

_NEVER = 1 << 30
_ROUNDS = 10
"""After how many rounds of what is not old a full one is due."""


def leave_on_signals(app: App[None]) -> None:
    """End on SIGTERM, SIGHUP and SIGQUIT as on `quit`, with exit code 128 + n; in the main thread only.

    By Python's own handlers: a loop's would be lost while what is typed fills the pipe that wakes it.
    """
    if app.is_headless:
        return
    loop = asyncio.get_running_loop()

    def leave(number: int, _frame: object) -> None:
        loop.call_soon_threadsafe(partial(app.exit, return_code=128 + number))

    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
        try:
            signal.signal(number, leave)
        except ValueError:
            return


def hurry() -> None:
    """Leave garbage where it is until `thaw`: a start makes little of it, and looking for it takes long."""
    gc.disable()


def thaw() -> None:
    """Collect garbage from now on, what the start made left out of it; full rounds are left to `tidy`."""
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, _NEVER)
    gc.freeze()
    gc.enable()
    sys.setswitchinterval(_SWITCH_SECONDS)


def tidy() -> None:
    """Make a full round of the garbage if one is due; on a large desk it takes as long as ten keys."""
    if gc.get_count()[2] >= _ROUNDS:
        gc.collect()
