"""Attaching files: the change that names them (P). Rule: all of it can be checked before the first file is kept.

What a file is to the paper trail is said here, in one way for every face; how it is kept, by the store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from clientdesk.ledger.moves import entered
from clientdesk.model.change import Change
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Attachment, Letter
from clientdesk.model.record import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from clientdesk.model.records import Records


class KeptFile(Protocol):
    """A file that is beside the desk: what it was called, the SHA-256 of its content, its bytes."""

    @property
    def name(self) -> str:
        """What it was called."""

    @property
    def sha256(self) -> str:
        """The hash of its content, hexadecimal."""

    @property
    def size(self) -> int:
        """Its bytes."""


def with_files(records: Records, change: Change, files: Iterable[KeptFile], like: Attachment, today: date) -> Change:
    """A change with files attached, each `like` a record without name, hash and size.

    To a letter or an invoice each goes once. Raises what `entered` raises, and Refused where all that the
    change would do is to attach a file again.
    """
    for file in files:
        if _is_there(records.after(change), file, like):
            if not change.label:
                raise Refused(f"{file.name} is attached to it already.")
            continue
        record = like.but(id=new_id(), name=file.name, sha256=file.sha256, size=file.size)
        more = entered(records.after(change), record, today)
        label = f"{change.label}, with {file.name}" if change.label else more.label
        change = Change(label, (*change.puts, *more.puts), change.removes)
    return change


def _is_there(records: Records, file: KeptFile, like: Attachment) -> bool:
    """Whether a file of that content is attached to the same letter or invoice."""
    if like.to not in records.by_id(Letter) and like.to not in records.by_id(Invoice):
        return False
    return any((each.to, each.sha256) == (like.to, file.sha256) for each in records.of(Attachment, like.client))


def check_files(records: Records, change: Change, paths: Iterable[Path], like: Attachment, today: date) -> None:
    """Raise what `with_files` would raise for files of these paths, before one of them is kept."""
    for path in paths:
        entered(records.after(change), like.but(id=new_id(), name=path.name, sha256="0" * 64, size=0), today)
