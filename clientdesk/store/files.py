"""Attached files, beside the desk under the SHA-256 of their content (P).

Rule: a file is whole and durable before a record names it, and the same content is kept once. Its name on the disk is
its hash and nothing else, whatever it was called.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from time import time_ns

from msgspec import Struct

from clientdesk.model.errors import Damaged, NotFound, Refused
from clientdesk.model.journal import Attachment
from clientdesk.model.record import new_id
from clientdesk.store import disk
from clientdesk.store.failures import unkept, unreadable
from clientdesk.store.places import Places

MOST = 100_000_000
"""Bytes of a file at most."""
_NAME = re.compile("[0-9a-f]{64}")
_REST = 3_600 * 10**9
"""Nanoseconds for which a file that nothing refers to is left alone: its record may be on the way."""


class Kept(Struct, frozen=True):
    """A file that is beside the desk now: what it was called, the SHA-256 of its content, its bytes."""

    name: str
    sha256: str
    size: int


class Files:
    """The attached files of one desk."""

    def __init__(self, places: Places) -> None:
        self._places, self._folder = places, places.attached

    @classmethod
    def of(cls, desk: Path) -> Files:
        """The files beside the desk at a path."""
        return cls(Places.of(desk))

    def keep(self, source: Path) -> Kept:
        """Keep a copy of a file.

        Raises Refused for what can't be read, is no file, or is larger than `MOST`; Unsaved when the disk says no.
        """
        _check(source)
        temporary = self._folder / f".{new_id()}.tmp"
        try:
            disk.make_folders(self._folder)
            sha256, size = disk.copy_new(source, temporary, MOST)
            self._named(temporary, sha256)
        except OSError as error:
            disk.remove_quietly(temporary)
            raise unkept(error, source) from error
        return Kept(source.name, sha256, size)

    def put(self, name: str, data: bytes) -> Kept:
        """Keep what is nowhere a file, such as a mail out of a mailbox. Raises what `keep` raises."""
        from hashlib import sha256

        digest, temporary = sha256(data).hexdigest(), self._folder / f".{new_id()}.tmp"
        if len(data) > MOST:
            raise Refused(f"{name} is larger than 100 MB, so it can't be attached.")
        try:
            disk.make_folders(self._folder)
            disk.write_new(temporary, data)
            self._named(temporary, digest)
        except OSError as error:
            disk.remove_quietly(temporary)
            raise unkept(error, Path(name)) from error
        return Kept(name, digest, len(data))

    def path_of(self, attachment: Attachment) -> Path:
        """Where an attached file lies. Raises NotFound for a record whose hash is none."""
        if not _NAME.fullmatch(attachment.sha256):
            raise NotFound(f"The record of {attachment.name} names no file.")
        return self._folder / attachment.sha256

    def sound(self, attachment: Attachment) -> Path:
        """Where an attached file lies, its content made sure of. Raises NotFound, or Damaged."""
        path = self.path_of(attachment)
        if disk.look(path) is None:
            raise NotFound(f"{attachment.name} is not beside the desk any more ({path}).")
        try:
            digest = disk.hash_of(path)
        except OSError as error:
            raise unreadable(error, path) from error
        if digest != attachment.sha256:
            raise Damaged(f"{attachment.name} is not as it was attached: its content has changed ({path}).")
        return path

    def unused(self) -> list[Path]:
        """The files that neither the desk, its history nor a backup refers to, and what a cut-off copy left."""
        there = {name: self._folder / name for name in disk.names(self._folder)}
        backups = (self._places.backups / name for name in disk.names(self._places.backups)) if there else ()
        for data in _contents((self._places.desk, *backups)):
            there = {name: path for name, path in there.items() if name.encode() not in data}
            if not there:
                break
        return list(there.values())

    def clear(self, at_once: Collection[str] = ()) -> list[Path]:
        """Remove the unused files; those of the last hour stay, but for the hashes in `at_once`. Raises OSError.

        A file comes before the record that names it, so that a new one may only seem unused.
        """
        gone = []
        for path in self.unused():
            found = disk.look(path)
            if found and (path.name in at_once or time_ns() - found.changed > _REST):
                disk.remove(path)
                gone.append(path)
        if gone:
            disk.sync_folder(self._folder)
        return gone

    def _named(self, temporary: Path, sha256: str) -> None:
        """Give a whole file its name. One that is there is replaced: it is the same, or no longer what it was."""
        disk.rename(temporary, self._folder / sha256)
        disk.sync_folder(self._folder)


def _check(source: Path) -> None:
    """Raise Refused for what is no file to attach, before anything is written."""
    try:
        disk.close(disk.open_regular(source))
        found = disk.look(source)
    except OSError as error:
        raise unreadable(error, source) from error
    except ValueError:
        raise Refused(f"“{source}” is no path of a file.") from None
    if found and found.size > MOST:
        raise Refused(f"{source.name} is larger than 100 MB, so it can't be attached. Attach the part that matters.")


def _contents(paths: Iterable[Path]) -> Iterator[bytes]:
    for path in paths:
        try:
            yield disk.read(path)[0]
        except FileNotFoundError:
            continue
