"""The attached files of a bundle: looked up and named. Rule: none is left out silently, and no path of ours is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.exchange.bundle.names import Names
from clientdesk.model.errors import Damaged, NotFound, Refused
from clientdesk.model.journal import Attachment

if TYPE_CHECKING:
    from collections.abc import Iterable

OpenFile = Callable[[Attachment], Path]
"""Where an attached file lies, its content made sure of. Raises NotFound, Damaged, or Refused for an unreadable one."""


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
        return Attached(record, name, open_file(record))
    except NotFound:
        return Attached(record, name, missing="the file is missing")
    except Damaged:
        return Attached(record, name, missing="the file is no longer the one that was attached")
    except Refused:
        return Attached(record, name, missing="the file can't be read")
