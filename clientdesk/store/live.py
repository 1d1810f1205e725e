"""The contents held in memory, and the file they live in.

Rule: the two are compared before either replaces the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple

from clientdesk.model.errors import Conflict, Unsaved
from clientdesk.store import backups, disk
from clientdesk.store.contents import Contents, encode
from clientdesk.store.disk import Print
from clientdesk.store.failures import unreadable, unsaved
from clientdesk.store.glance import loaded, lost, no_desk
from clientdesk.store.places import Places
from clientdesk.store.reading import forgets_in
from clientdesk.store.saving import Moved, saving

if TYPE_CHECKING:
    from tinydb import TinyDB

    from clientdesk.store.storage import DeskStorage

Step = Callable[[Contents], Contents]
"""What a save does to the contents; the same object back means that there is nothing to do."""

Told = Callable[[OSError], Unsaved]
"""What an error of the disk means to the person, by what was being done."""

_TRIES = 5


class _Held(NamedTuple):
    """Contents, and the print of the file they were read from or written to (None: no file yet)."""

    contents: Contents
    seen: Print | None


class LiveFile:
    """A desk file under use. What is held changes in one step, so any thread may read it at any time."""

    def __init__(self, path: Path, now: Callable[[], datetime], *, create: bool) -> None:
        self._threads = RLock()
        self._now = now
        self._kept: Print | None = None
        self.places = Places.of(path)
        held = _loaded(self.places)
        if held is None and (not create or lost(self.places)):
            raise no_desk(self.places)
        self._held = held or _Held(Contents.fresh(), None)

    @property
    def contents(self) -> Contents:
        """What was last read or saved here."""
        return self._held.contents

    @property
    def changed_outside(self) -> bool:
        """Whether the file is another than the one last read or saved here. Costs one look at the folder."""
        with suppress(OSError):
            return disk.look(self.places.desk) != self._held.seen
        return False

    def refresh(self) -> bool:
        """Read the file again if something else changed it; whether it did. Raises Damaged, Conflict or Refused."""
        with self._threads:
            try:
                found = self._current()
            except OSError as error:
                raise unreadable(error, self.places.desk) from error
            changed = found.seen is not None and found is not self._held
            self._held = found if changed else self._held
            return changed

    def update(self, step: Step) -> None:
        """Save what a step makes of the contents. Raises Unsaved, Conflict or Damaged, or what the step raises."""
        self._tried(lambda: self._save(step))

    def rewrite(self, step: Step, told: Told) -> None:
        """Like `update`, and no backup is kept of what the save replaces: for what has to be gone."""
        self._tried(lambda: self._overwrite(step), told)

    @contextmanager
    def alone(self, told: Told = unsaved) -> Iterator[None]:
        """Hold the desk's locks, as a save does. Raises what `told` makes of the disk's errors within."""
        with saving(self._threads, self.places.lock, told):
            yield

    def _tried(self, save: Callable[[], None], told: Told = unsaved) -> None:
        with self.alone(told):
            for _ in range(_TRIES - 1):
                with suppress(Moved):
                    return save()
            return save()

    def _save(self, step: Step) -> None:
        now = self._current()
        after = step(now.contents)
        if after is now.contents:
            self._held = now
            return
        self._storage.expect(now.seen, now.contents.keep_as)
        self._db.storage.write(after.tables())
        self._held = _Held(after, self._storage.seen)

    def _overwrite(self, step: Step) -> None:
        now = self._current()
        after = step(now.contents)
        self._storage.expect(now.seen)
        self._storage.overwrite(encode(after.tables()))
        self._held = _Held(after, self._storage.seen)

    @cached_property
    def _storage(self) -> DeskStorage:
        """The desk as a TinyDB storage; loaded for the first save, so that looking never waits for it."""
        from clientdesk.store.storage import DeskStorage

        return DeskStorage(self.places.desk, self._now)

    @cached_property
    def _db(self) -> TinyDB:
        """The desk as the TinyDB database that it is, whatever opens it; each save hands it all tables at once.

        Its own tables are passed over: each of their calls reads, copies and writes the whole file for one row.
        """
        from tinydb import TinyDB

        storage = self._storage
        return TinyDB(storage=lambda: storage)

    def _current(self) -> _Held:
        """What is on the disk, read only when it is not what is held; what was held is then kept as a backup.

        But not when a client has been forgotten since: it would come back with it.
        """
        held = self._held
        if disk.look(self.places.desk) == held.seen:
            return held
        if forgets_in(self.places.desk) <= held.contents.forgets:
            self._keep(held)
        found = _loaded(self.places)
        if found and held.seen and found.contents.desk != held.contents.desk:
            raise Conflict(
                f"Another desk has been put in the place of this one at {self.places.desk}. Nothing was saved. Open"
                " ClientDesk again to use that one, or move it away to keep this one."
            )
        return found or _Held(held.contents, None)

    def _keep(self, held: _Held) -> None:
        """Keep what is held as a backup, once, unless the file it came from is one.

        A save by another window has kept it; a sync client, or an editor that tore the file, has not.
        """
        with suppress(OSError):
            if held.seen and held.seen != self._kept and not backups.holds(self.places.backups, held.seen):
                backups.put(self.places.backups, encode(held.contents.plain_tables()), self._now())
                self._kept = held.seen


def _loaded(places: Places) -> _Held | None:
    """The desk file read; None when there is none. Raises Damaged or Refused."""
    found = loaded(places)
    return _Held(*found) if found else None
