"""Everything the command line prints. Rule: one path out, and nothing on it steers the terminal.

Output goes to stdout, talk to stderr. Records come from files that others may have written, so every line is cleaned
here and nowhere else.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from clientdesk.model.names import clean, clean_lines

if TYPE_CHECKING:
    from collections.abc import Iterable


def open_closed() -> None:
    """Take for a stdout that is closed one that refuses all that is written to it: else it would be lost unsaid."""
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")


def put(text: str) -> None:
    """Write a line, or several, to stdout."""
    _write(clean_lines(text) + "\n")


def put_lines(lines: Iterable[str]) -> None:
    """Write some lines to stdout."""
    put("\n".join(lines))


def put_bold(line: str) -> None:
    """Write a line to stdout, bold where the terminal can and the person wants it (NO_COLOR)."""
    line = clean_lines(line)
    _write(f"\x1b[1m{line}\x1b[0m\n" if is_styled() else f"{line}\n")


def put_bytes(data: bytes) -> None:
    """Write a finished document to stdout, such as JSON whose strings are escaped already."""
    sys.stdout.flush()
    left = memoryview(data)
    while left:  # an unbuffered stream (PYTHONUNBUFFERED) may take a part only, and says so by nothing else
        left = left[sys.stdout.buffer.write(left) :]


def talk(sentence: str) -> None:
    """Say something to the person on stderr, in one line; a stderr that can't be written to stays silent."""
    try:
        sys.stderr.write(clean(sentence) + "\n")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        return  # there is nobody to tell


def finish() -> None:
    """Make sure that everything written has arrived; raises OSError when it has not."""
    sys.stdout.flush()


def width() -> int | None:
    """Cells in a line of the terminal that stdout is; None when it is a file or a pipe."""
    if not _is_terminal():
        return None
    columns = os.environ.get("COLUMNS", "")
    try:
        return (
            int(columns)
            if columns.isdecimal() and len(columns) < 6 and int(columns)
            else os.get_terminal_size(sys.stdout.fileno()).columns
        )
    except OSError:
        return 80


def is_styled() -> bool:
    """Whether stdout shows bold type."""
    return _is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _write(text: str) -> None:
    put_bytes(text.encode(sys.stdout.encoding or "utf-8", "replace"))
