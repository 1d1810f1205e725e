"""Where a letter lies while it is open in an editor: beside the desk, so that its words are found whatever happens.

Rule: a folder for each client, for this account alone; it is forgotten with the client.
"""

from __future__ import annotations

from shutil import rmtree
from typing import TYPE_CHECKING

from clientdesk.store import disk
from clientdesk.store.places import Places

if TYPE_CHECKING:
    from pathlib import Path


def place_for(desk: Path, client_id: str) -> Path | None:
    """The folder for a client's letters, made where it is not there; None where none can be made."""
    folder = Places.of(desk).editing / client_id
    try:
        disk.make_folders(folder)
    except OSError:
        return None
    return folder


def places(desk: Path) -> Path:
    """The folder of all of them; it need not be there."""
    return Places.of(desk).editing


def forget(where: Places, client_id: str) -> None:
    """Remove what an editor left of a client's letters. Raises OSError."""
    folder = where.editing / client_id
    if folder.is_dir() and not folder.is_symlink():
        rmtree(folder)
