"""Attached files, beside the desk under the SHA-256 of their content (P).

Rule: a file is whole and durable before a record names it, and the same content is kept once. Its name on the disk is
its hash and nothing else, whatever it was called.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from time import time_ns

from msgspec import Struct

from clientdesk.model.change import Change
from clientdesk.model.errors import Damaged, NotFound, Refused
from clientdesk.model.journal import Attachment
from clientdesk.model.record import new_id
from clientdesk.store import disk
from clientdesk.store.disk import Print
from clientdesk.store.failures import unkept, unreadable
from clientdesk.store.places import Places

MOST = 100_000_000
"""Bytes of a file at most."""
_IN_WORDS = f"{MOST // 1_000_000} MB"
_NAME = re.compile("[0-9a-f]{64}")
_OURS = re.compile(rf"{_NAME.pattern}|\..*\.tmp")
"""The names of attached files, and of copies that were cut off."""
_REST = 3_600 * 10**9
"""Nanoseconds for which a file that nothing refers to is left alone: its record may be on the way."""


class Kept(Struct, frozen=True):
    """A file that is beside the desk now: what it was called, the SHA-256 of its content, its bytes."""

    name: str
    sha256: str
    size: int


class Files:
    """The attached files of one desk. What was kept here for a change that is refused can be let go again."""

    def __init__(self, places: Places) -> None:
        self._places, self._folder = places, places.attached
        self._new: dict[str, Print | None] = {}

    @classmethod
    def of(cls, desk: Path) -> Files:
        """The files beside the desk at a path."""
        return cls(Places.of(desk))

    def keep_all(self, sources: Sequence[Path]) -> list[Kept]:
        """Keep copies of files: of all of them or of none. Raises what `keep` raises."""
        for source in sources:
            _check(source)
        before = set(self._new)
        try:
            return [self.keep(source) for source in sources]
        except BaseException:
            self._let_go(self._new.keys() - before)
            raise

    def let_go(self, change: Change) -> None:
        """Remove the files that were kept here for a change which was refused, where nothing else refers to them."""
        self._let_go(each.sha256 for each in change.puts if isinstance(each, Attachment))

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
            raise Refused(f"{name} is larger than {_IN_WORDS}, so it can't be attached.")
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
        """The files that neither the desk, its history nor a backup refers to, and what a cut-off copy left.

        Raises OSError where one of those can't be read: what it refers to is not known then.
        """
        there = {path.name: path for path in self._there()}
        backups = _regular(self._places.backups) if there else ()
        for data in _contents((self._places.desk, *backups)):
            there = {name: path for name, path in there.items() if name.encode() not in data}
            if not there:
                break
        return list(there.values())

    def strays(self) -> list[Path]:
        """What lies among the attached files and is none of them: it is left alone."""
        ours = set(self._there())
        return [path for name in disk.names(self._folder) if (path := self._folder / name) not in ours]

    def clear(self) -> list[Path]:
        """Remove the unused files, but for those of the last hour; which. Raises OSError.

        A file comes before the record that names it, so that a new one may only seem unused.
        """
        gone = []
        for path in self.unused():
            found = disk.look(path)
            if found and time_ns() - found.changed > _REST:
                disk.remove(path)
                gone.append(path)
        if gone:
            disk.sync_folder(self._folder)
        return gone

    def remove(self, hashes: Collection[str]) -> int:
        """Remove files whatever refers to them; how many there were. Raises OSError."""
        there = [path for path in self._there() if path.name in hashes]
        for path in there:
            disk.remove(path)
        if there:
            disk.sync_folder(self._folder)
        return len(there)

    def _there(self) -> list[Path]:
        """The attached files that there are, and what a cut-off copy left."""
        return [path for path in _regular(self._folder) if _OURS.fullmatch(path.name)]

    def _let_go(self, hashes: Iterable[str]) -> None:
        """Remove what is new from here and nothing refers to; what can't be removed is cleared away another time.

        What somebody else has kept since, under the same name, is another file and stays.
        """
        new = {each: self._new.pop(each) for each in hashes if each in self._new}
        with suppress(OSError):
            for path in self.unused() if new else ():
                if path.name in new and disk.look(path) == new[path.name]:
                    disk.remove(path)

    def _named(self, temporary: Path, sha256: str) -> None:
        """Give a whole file its name. One that is there is replaced: it is the same, or no longer what it was."""
        path = self._folder / sha256
        was_there = disk.is_regular(path)
        disk.rename(temporary, path)
        if not was_there:
            self._new[sha256] = disk.look(path)
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
        why = f"{source.name} is larger than {_IN_WORDS}, so it can't be attached."
        raise Refused(f"{why} Attach the part that matters.")


def _regular(folder: Path) -> list[Path]:
    return [path for name in disk.names(folder) if disk.is_regular(path := folder / name)]


def _contents(paths: Iterable[Path]) -> Iterator[bytes]:
    for path in paths:
        try:
            yield disk.read(path)[0]
        except FileNotFoundError:
            continue
