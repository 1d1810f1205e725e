"""The clipboard of the terminal's own machine, near or far, by OSC 52. Rule: only a terminal is sent the sequence."""

from __future__ import annotations

import os
import sys
from base64 import b64encode
from contextlib import suppress
from pathlib import Path

from clientdesk.model.errors import Refused

MOST = 74_994
"""Bytes of a text: 100,000 in base64, more than which many terminals drop."""
COPIED = "Copied, where your terminal allows it (OSC 52). Paste it into your e-mail program."


def osc52(text: str) -> str:
    """The sequence that puts a text on the clipboard."""
    return f"\x1b]52;c;{b64encode(text.encode()).decode()}\x07"


def check_can_copy() -> None:
    """Raise Refused where there is no terminal whose clipboard could be reached."""
    if not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        raise Refused("There is no terminal here whose clipboard could be reached. Write it into a file with -o.")


def check_fits(text: str) -> None:
    """Raise Refused for a text that terminals would drop without a word."""
    if len(text.encode()) > MOST:
        raise Refused(f"It is longer than {MOST:,} bytes, which terminals don't take. Write it into a file with -o.")


def copy(text: str) -> None:
    """Put a text on the clipboard; whether the terminal did it can't be known. Raises what the checks raise."""
    check_can_copy()
    check_fits(text)
    with suppress(OSError), Path("/dev/tty").open("w", encoding="ascii") as terminal:
        terminal.write(osc52(text))
        return
    sys.stdout.write(osc52(text))
    sys.stdout.flush()
