"""Public holidays as they were worked out once: a small file in the person's cache folder.

Rule: it saves time and nothing else. A file that is missing, old, of another version, torn or not to be written is as
good as none, and nobody is told.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from msgspec import Struct

from clientdesk import __version__
from clientdesk.playbook.workdays import Year
from clientdesk.store.homes import cache_folder

KEPT_FOR = 30
"""Days after which the file begins anew: countries change their holidays, and the library follows."""


class Kept(Struct, frozen=True):
    """What the file holds: by which version it was begun, on which day (UTC), and years by `country/year`."""

    version: str
    begun: date
    years: dict[str, dict[date, str]] = {}


class HolidayFile:
    """The years that are kept; the file is read when the first one is asked for. Without a path, the person's own."""

    def __init__(self, path: Path | None = None, today: date | None = None) -> None:
        self._path, self._today = path, today
        self._kept: Kept | None = None

    def recall(self, country: str, year: int) -> Year | None:
        """A country's year as it was kept; None where it was not."""
        if self._kept is None:
            self._kept = self._read()
        return self._kept.years.get(f"{country}/{year}")

    def keep(self, country: str, year: int, days: Year) -> None:
        """Keep a country's year beside those that are kept already, by another process too."""
        kept = self._read()
        self._kept = Kept(kept.version, kept.begun, kept.years | {f"{country}/{year}": dict(days)})
        self._write(self._kept)

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._path or cache_folder() / "holidays.json"

    def _read(self) -> Kept:
        """The file, or the beginning of a new one."""
        from msgspec import MsgspecError, json

        from clientdesk.store import disk

        today = self._today or datetime.now(UTC).date()
        new = Kept(__version__, today)
        try:
            kept = json.decode(disk.read(self.path)[0], type=Kept)
        except (OSError, MsgspecError, UnicodeDecodeError):
            return new
        is_good = kept.version == __version__ and 0 <= (today - kept.begun).days < KEPT_FOR
        return kept if is_good else new

    def _write(self, kept: Kept) -> None:
        from contextlib import suppress

        from msgspec import json

        from clientdesk.store import disk

        with suppress(OSError):
            disk.make_folders(self.path.parent)
            disk.replace(self.path, self.path.with_name(f".{self.path.name}.tmp"), json.encode(kept))


@cache
def own() -> HolidayFile:
    """The person's own file."""
    return HolidayFile()
