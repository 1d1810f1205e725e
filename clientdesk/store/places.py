"""Where things are. Rule: all that belongs to a desk lies beside its file, so that a moved desk can take it along.

desk.json            the desk
.desk.json.tmp       a save under way
desk.json.files/     lock · backups/ · drafts/ · editing/ · attached/
"""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct


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

    @property
    def editing(self) -> Path:
        """The folder of letters that are open in an editor; in it a folder for each client."""
        return self.folder / "editing"

    @property
    def attached(self) -> Path:
        """The folder of attached files."""
        return self.folder / "attached"


def default_desk() -> Path:
    """Where the desk is when neither `--desk` nor CLIENTDESK_DESK says: `desk.json` in the user's data folder."""
    from clientdesk.store.homes import data_folder

    return data_folder() / "desk.json"
