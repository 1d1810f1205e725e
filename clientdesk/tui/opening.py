"""Opening the desk, and a large one while it is being read. Rule: the first frame never waits for a large file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from clientdesk.model.change import Change
from clientdesk.model.errors import Refused
from clientdesk.model.records import Records

if TYPE_CHECKING:
    from clientdesk.model.client import Client
    from clientdesk.model.forgetting import Forgotten
    from clientdesk.store.desk import Desk

LARGE = 1_500_000
"""Bytes of a desk file that take longer to read than a person waits without noticing."""


def is_large(path: Path) -> bool:
    """Whether a desk file is to be read after the first frame."""
    try:
        return path.stat().st_size > LARGE
    except OSError:
        return False


def opened(path: Path) -> Desk:
    """The desk in a file; a missing one is empty, and made with its first change. Raises what `Desk.open` raises."""
    from clientdesk.store.desk import Desk

    return Desk.open(path, create=True)


class NoDrafts:
    """Nothing half-typed, and nowhere to keep it yet."""

    def keys(self) -> list[str]:
        """None."""
        return []

    def load(self, key: str) -> dict[str, Any] | None:  # noqa: ARG002
        """None."""
        return None

    def save(self, key: str, values: Mapping[str, Any]) -> None:
        """Not kept."""

    def discard(self, key: str) -> None:
        """There is none."""


class NoEditing:
    """No letter open in an editor, and nowhere to put it yet."""

    def place_for(self, client_id: str) -> Path | None:  # noqa: ARG002
        """None."""
        return None

    def every(self) -> list[Path]:
        """None."""
        return []


class NoFiles:
    """Nothing attached, and nowhere to keep it yet."""

    def keep_all(self, sources: Sequence[Path]) -> NoReturn:  # noqa: ARG002
        """Refused."""
        raise _still_reading()

    def let_go(self, change: Change) -> None:
        """There is none."""


class ClosedDesk:
    """Stands in for the desk until it is read: empty, and every change is refused with a sentence."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.records = Records()
        self.drafts = NoDrafts()
        self.editing = NoEditing()
        self.files = NoFiles()

    def commit(self, change: Change, since: Records | None = None) -> Records:  # noqa: ARG002
        """Refused."""
        raise _still_reading()

    def undo(self) -> str:
        """Refused."""
        raise _still_reading()

    def redo(self) -> str:
        """Refused."""
        raise _still_reading()

    def forget(self, client: Client) -> Forgotten:  # noqa: ARG002
        """Refused."""
        raise _still_reading()

    def external_change(self) -> bool:
        """Nothing to compare with yet."""
        return False

    def refresh(self) -> bool:
        """Nothing to read again yet."""
        return False


def _still_reading() -> Refused:
    return Refused("The desk is still being read. Try again in a moment; what you typed is kept.")
