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


def leave_on_signals(app: App[None]) -> None:
    """End on SIGTERM and SIGHUP as on `quit`, with exit code 128 + n; not in a thread other than the main one."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP):
        try:
            loop.add_signal_handler(number, partial(app.exit, return_code=128 + number))
        except (NotImplementedError, RuntimeError, ValueError):
            return


def hurry() -> None:
    """Leave garbage where it is until `thaw`: a start makes little of it, and looking for it takes long."""
    gc.disable()


def thaw() -> None:
    """Collect garbage from now on; what the start made stays out of it."""
    gc.freeze()
    gc.enable()
    sys.setswitchinterval(_SWITCH_SECONDS)
