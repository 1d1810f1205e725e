"""TinyDB's storage for a desk: one file, replaced whole.

Rule: what is on the disk is kept as a backup, compared with what was read, replaced in one step, and made durable;
or nothing has happened. The lock between processes is the desk's (see `saving`).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from clientdesk.store import backups, disk
from clientdesk.store.contents import encoded_parts
from clientdesk.store.disk import Buffer, Print
from clientdesk.store.places import Places
from clientdesk.store.saving import Moved


class DeskStorage(Storage):
    """A desk file as a TinyDB storage.

    `seen` is the print of the file as last read or written, None for no file: a write replaces that and nothing else.
    """

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.places = Places.of(path)
        self.seen: Print | None = None
        self._now = now
        self._keep_as = ""

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables as TinyDB knows them; None when there is no file."""
        if self.look() is None:
            self.seen = None
            return None
        data, self.seen = disk.read(self.places.desk)
        tables: dict[str, dict[str, Any]] = json.loads(data)
        return tables

    def write(self, data: dict[str, dict[Any, Any]]) -> None:
        """Replace the file, durably. Raises OSError, or Moved; then the file is as it was."""
        self.replace(*encoded_parts(data))

    def look(self) -> Print | None:
        """The print of the file as it is now."""
        return disk.look(self.places.desk)

    def expect(self, seen: Print | None, keep_as: str = "") -> None:
        """Say what the next write is to replace, and a word for the name of that backup."""
        self.seen, self._keep_as = seen, keep_as

    def replace(self, *parts: Buffer) -> None:
        """Like `write`, with the file's bytes."""
        backup = backups.new_path(self.places.backups, self._now(), self._keep_as)
        try:
            written = self._written(parts)
            self._keep(backup)
            disk.rename(self.places.temporary, self.places.desk)
        except BaseException:
            disk.remove_quietly(self.places.temporary)
            disk.remove_quietly(backup)
            raise
        self._synced(backup)
        self.expect(written)
        backups.prune(self.places.backups)

    def overwrite(self, *parts: Buffer) -> None:
        """Like `replace`, and what was there is not kept: for what has to be gone."""
        try:
            written = self._written(parts)
            self._check_seen(self.look())
            disk.rename(self.places.temporary, self.places.desk)
        except BaseException:
            disk.remove_quietly(self.places.temporary)
            raise
        disk.sync_folder(self.places.desk.parent)
        self.expect(written)

    def _written(self, parts: tuple[Buffer, ...]) -> Print:
        disk.make_folders(self.places.desk.parent)
        disk.check_writable(self.places.desk.parent)
        disk.check_writable(self.places.desk)
        return disk.write_temporary(self.places.temporary, *parts)

    def _keep(self, backup: Path) -> None:
        """Keep the file that goes, now that nothing but renaming is left to do. Raises Moved when it is another."""
        self._check_seen(backups.keep(self.places.desk, backup, for_good=bool(self._keep_as)))

    def _check_seen(self, there: Print | None) -> None:
        if there != self.seen:
            raise Moved(f"{self.places.desk} was changed by something else during the save. Nothing was saved.")

    def _synced(self, backup: Path) -> None:
        """Make the new name durable, or put the old file back."""
        try:
            disk.sync_folder(self.places.desk.parent)
        except OSError:
            with suppress(OSError):
                self._put_back(backup)
            raise

    def _put_back(self, backup: Path) -> None:
        if self.seen is None:
            disk.remove(self.places.desk)
        else:
            disk.rename(backup, self.places.desk)
