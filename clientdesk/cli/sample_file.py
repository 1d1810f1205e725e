"""The sample desk as a file, to keep or to look around in. Rule: it never writes over anything, nor to the own desk."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from clientdesk.cli.open_tui import can_open, open_tui
from clientdesk.model.errors import Refused

if TYPE_CHECKING:
    from clientdesk.cli.session import Session

LABEL = "Laid out the sample desk"


def look_around(session: Session) -> int:
    """Show the screens on a fresh sample desk that is gone afterwards; their exit code."""
    if not can_open():
        return 2
    with TemporaryDirectory(prefix="clientdesk-") as folder:
        return open_tui(written(session, Path(folder)), session.given_today, sample=True) or 0


def written(session: Session, folder: Path) -> Path:
    """Write the sample desk to `desk.json` in a folder. Raises Refused when there is one already."""
    from clientdesk.exchange.sample import sample_desk
    from clientdesk.store.desk import Desk

    path = folder / "desk.json"
    if path.exists() or path.is_symlink():
        raise Refused(f"{path} is there already. Choose another folder, or move that file away.")
    Desk.open(path, create=True).become(sample_desk(session.today), LABEL)
    return path
