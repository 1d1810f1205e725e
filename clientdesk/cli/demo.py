"""`clientdesk demo`: the sample desk, on the screens or as a file."""

from __future__ import annotations

from pathlib import Path

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.output import put
from clientdesk.cli.sample_file import look_around, written
from clientdesk.cli.types import PATH


@click.command()
@click.option("--keep", type=PATH, metavar="DIR", help="Only write it, to DIR/desk.json.")
@json_option
@pass_session
@click.pass_context
def demo(ctx: click.Context, session: Session, keep: Path | None) -> None:
    """Look around on a sample desk; nothing there is real, or kept."""
    if keep is None:
        ctx.exit(look_around(session))
    path = written(session, keep)
    session.answer(lambda: {"path": path}, lambda: put(str(path)))
