"""`clientdesk demo`: the sample desk, on the screens or as a file. Rule: it never touches the person's own desk."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from clientdesk.cli.open_tui import can_open, open_tui
from clientdesk.cli.output import put
from clientdesk.cli.session import Session, json_option, pass_session
from clientdesk.model.errors import Refused

LABEL = "Laid out the sample desk"


@click.command()
@click.option("--keep", type=click.Path(path_type=Path), metavar="DIR", help="Only write it, to DIR/desk.json.")
@json_option
@pass_session
@click.pass_context
def demo(ctx: click.Context, session: Session, keep: Path | None) -> None:
    """Look around on a sample desk; nothing there is real, and nothing is kept."""
    if keep is not None:
        path = _written(session, keep)
        session.answer(lambda: {"path": path}, lambda: put(str(path)))
        return
    if not can_open():
        ctx.exit(2)
    with TemporaryDirectory(prefix="clientdesk-") as folder:
        ctx.exit(open_tui(_written(session, Path(folder)), session.given_today, sample=True))


def _written(session: Session, folder: Path) -> Path:
    """The sample desk as a file in a folder; raises Refused rather than write over anything."""
    from clientdesk.exchange.sample import sample_desk
    from clientdesk.store.desk import Desk

    path = folder / "desk.json"
    if path.exists() or path.is_symlink():
        raise Refused(f"{path} is there already. Choose another folder, or move that file away.")
    Desk.open(path, create=True).become(sample_desk(session.today), LABEL)
    return path
