"""The attached files of a bundle: looked up, compared with their hash, named. Rule: none is left out silently."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.exchange.bundle.names import Names
from clientdesk.model.journal import Attachment

if TYPE_CHECKING:
    from collections.abc import Iterable

OpenFile = Callable[[Attachment], Path | None]
"""Where an attached file lies; None where there is none. It is asked only for records whose hash is one."""
_CHUNK = 1 << 20
_HASH = re.compile(r"[0-9a-f]{64}")


class Attached(Struct, frozen=True):
    """An attached file: its name in the zip and where it lies; `missing` tells why it is not in the zip."""

    record: Attachment
    name: str
    path: Path | None = None
    missing: str = ""


def attached(records: Iterable[Attachment], open_file: OpenFile) -> list[Attached]:
    """The files as they go into the zip, or why they can't."""
    names = Names()
    return [_looked_up(each, names, open_file) for each in records]


def _looked_up(record: Attachment, names: Names, open_file: OpenFile) -> Attached:
    name = f"files/{names.give(record.name)}"
    try:
        path = open_file(record) if _HASH.fullmatch(record.sha256) else None
        if path is None or not path.is_file():
            return Attached(record, name, missing="the file is missing")
        if _hash(path) != record.sha256:
            return Attached(record, name, missing="the file is no longer the one that was attached")
    except OSError as error:
        return Attached(record, name, missing=f"the file can't be read: {(error.strerror or 'refused').lower()}")
    return Attached(record, name, path)


def _hash(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
