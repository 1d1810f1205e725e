"""What happens when the program itself is at fault.

Rule: neither the screen nor the log ever holds a local variable or an exception's text; both may be a client's data.
"""

from __future__ import annotations

import os
import traceback
from datetime import UTC, datetime
from pathlib import Path

from clientdesk import __version__
from clientdesk.store.homes import state_folder


def crash_file() -> Path:
    """Where crashes are written down: `crash.log` in the person's state folder."""
    return state_folder() / "crash.log"


def report(error: BaseException, file: Path) -> str:
    """Write where `error` happened to a file (appended, 0600), and return the sentence for the person."""
    said = "ClientDesk made a mistake and had to stop. Everything saved so far is safe, and what was typed is kept."
    try:
        _append(file, _where(error))
    except OSError:
        return said
    return f"{said} Where it happened, without any of your data, is in {file}."


def _append(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, text.encode())
    finally:
        os.close(handle)


def _where(error: BaseException) -> str:
    error = getattr(error, "error", error)  # a worker's failure wraps the one that tells where
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC  clientdesk {__version__}  {type(error).__name__}"]
    lines += [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join(lines) + "\n"
