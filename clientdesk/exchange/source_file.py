"""The bytes of a file to bring in. Rule: one that is too large for memory is refused, whatever hands it over."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from clientdesk.model.errors import Refused

if TYPE_CHECKING:
    from pathlib import Path

MOST = 500_000_000
"""Bytes that are read."""


def read_file(path: Path, name: str) -> bytes:
    """What is in a file, which sentences call `name`. Raises Refused when it can't be read or is too large."""
    try:
        with path.open("rb") as opened:
            return read_stream(opened, name)
    except OSError as error:
        raise Refused(f"{name} can't be read: {error.strerror}.") from error


def read_stream(stream: IO[bytes], name: str) -> bytes:
    """What is left in a stream; raises Refused when that is too much."""
    data = stream.read(MOST + 1)
    if len(data) > MOST:
        raise Refused(f"{name} is larger than {MOST // 1_000_000} MB. Import it in parts.")
    return data
