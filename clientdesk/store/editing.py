"""Where a letter lies while it is open in an editor: beside the desk, so that its words are found whatever happens.

Rule: a folder for each client, for this account alone; it is forgotten with the client. Its name is worked out of the
client's id and is never the id itself: what an import brought may be written like a path.
"""

from __future__ import annotations

from shutil import rmtree
from typing import TYPE_CHECKING

from clientdesk.model.record import derived_id
from clientdesk.store import disk

if TYPE_CHECKING:
    from pathlib import Path


class Editing:
    """The letters of a desk that are open in an editor, each in a folder below its client's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def place_for(self, client_id: str) -> Path | None:
        """The folder for a client's letters, made where it is not there; None where none can be made."""
        place = self._place(client_id)
        try:
            disk.make_folders(place)
        except OSError:
            return None
        return place

    def every(self) -> list[Path]:
        """The folders that there are."""
        return [self._folder / name for name in disk.names(self._folder)]

    def forget(self, client_id: str) -> None:
        """Remove what an editor left of a client's letters. Raises OSError."""
        place = self._place(client_id)
        if place.is_dir() and not place.is_symlink():
            rmtree(place)

    def _place(self, client_id: str) -> Path:
        return self._folder / derived_id("editing", client_id)
