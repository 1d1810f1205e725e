"""Where things are. Rule: all that belongs to a desk lies beside its file, so that a moved desk can take it along.

desk.json            the desk
.desk.json.tmp       a save under way
desk.json.files/     lock · backups/ · drafts/
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from msgspec import Struct

_ON_LINUX: bool = sys.platform == "linux"


class Places(Struct, frozen=True):
    """The places of one desk. `desk` is the file itself, never a link to it: a save goes to the link's target."""

    desk: Path

    @classmethod
    def of(cls, path: Path) -> Places:
        """The places of the desk at a path; links are followed, a leading `~` is the home folder."""
        return cls(Path(os.path.realpath(path.expanduser())))

    @property
    def folder(self) -> Path:
        """The folder of everything but the desk itself."""
        return self.desk.with_name(f"{self.desk.name}.files")

    @property
    def temporary(self) -> Path:
        """The file that a save writes before it takes the desk's place."""
        return self.desk.with_name(f".{self.desk.name}.tmp")

    @property
    def lock(self) -> Path:
        """The lock between processes; held for a save."""
        return self.folder / "lock"

    @property
    def backups(self) -> Path:
        """The folder of the rolling backups."""
        return self.folder / "backups"

    @property
    def drafts(self) -> Path:
        """The folder of half-typed forms."""
        return self.folder / "drafts"


def default_desk() -> Path:
    """Where the desk is when neither `--desk` nor CLIENTDESK_DESK says: `desk.json` in the user's data folder."""
    if _ON_LINUX:  # what platformdirs would say, without the 15 ms that loading it costs every command
        base = os.environ.get("XDG_DATA_HOME", "").strip()
        folder = Path(base) if base.startswith("/") else Path.home() / ".local" / "share"
        return folder / "clientdesk" / "desk.json"
    from platformdirs import user_data_path

    return user_data_path("clientdesk", appauthor=False) / "desk.json"
