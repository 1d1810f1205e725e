"""A desk read without being opened, for a question. Rule: nothing is written, locked or kept, and little is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.errors import NoDesk
from clientdesk.store import disk
from clientdesk.store.failures import unreadable
from clientdesk.store.places import Places
from clientdesk.store.reading import decode

if TYPE_CHECKING:
    from pathlib import Path

    from clientdesk.store.contents import Contents
    from clientdesk.store.disk import Print


def glance(path: Path) -> Contents:
    """What the desk at a path holds. Raises NoDesk, Damaged, or Refused when the file can't be read."""
    places = Places.of(path)
    found = loaded(places)
    if found is None:
        raise no_desk(places)
    return found[0]


def loaded(places: Places) -> tuple[Contents, Print] | None:
    """What the desk file holds, and its print; None when there is no file. Raises Damaged or Refused."""
    try:
        data, seen = disk.read(places.desk)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise unreadable(error, places.desk) from error
    return decode(data, places.desk), seen


def no_desk(places: Places) -> NoDesk:
    """What to say when there is no desk file: another thing when there was one."""
    if not lost(places):
        return NoDesk(f"There is no desk at {places.desk} yet.")
    return NoDesk(
        f"The desk file {places.desk} is gone, but its backups are here. `clientdesk restore 1` brings the last one"
        f" back; to begin anew, move {places.folder} away."
    )


def lost(places: Places) -> bool:
    """Whether a desk file that is missing was there once: it is not to be taken for an empty desk."""
    from clientdesk.store.backups import can_go_back

    return can_go_back(places.backups)
