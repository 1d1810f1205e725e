"""`clientdesk bundle`: the paper trail of one client as one zip, for the person's lawyer or for others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.lookup import find_client
from clientdesk.cli.output import put, talk
from clientdesk.cli.types import PATH
from clientdesk.model.errors import Refused

if TYPE_CHECKING:
    from clientdesk.exchange.bundle import Bundle


@click.command()
@click.argument("client", metavar="CLIENT")
@click.option("-o", "output", type=PATH, metavar="FILE.zip", required=True, help="The file to write; none is replaced.")
@click.option("--without-notes", is_flag=True, help="For others: no notes, opinions, drafts or judgement.")
@json_option
@pass_session
def bundle(session: Session, *, client: str, output: Path, without_notes: bool) -> None:
    """Bundle a client's paper trail into one zip file.

    Account, what happened, letters, incidents and attached files, with a hash for each.
    """
    from clientdesk.exchange.bundle import bundle as made_of
    from clientdesk.exchange.bundle import save

    desk = session.existing
    records, ends = desk.with_ends
    owner = find_client(records, client)
    _check(session, output)
    made = made_of(records, ends, owner.id, session.today, desk.files.sound, private=not without_notes)
    save(made, output)
    session.answer(
        lambda: {
            "file": str(output),
            "without_notes": without_notes,
            "files": made.names,
            "missing": made.missing,
            "changed": made.breaks,
            "pdf": not made.no_pdf,
        },
        lambda: _tell(made, output),
    )


def _check(session: Session, output: Path) -> None:
    """Raise Refused where a file is there already: what was handed to somebody stays as it was."""
    from clientdesk.cli.out_file import check_free

    if output.suffix.casefold() != ".zip":
        raise click.UsageError("A bundle is a zip: name a file that ends in .zip.")
    check_free(session, output)
    if output.exists():
        raise Refused(f"There is {output} already, and no bundle replaces a file. Name another one.")


def _tell(made: Bundle, output: Path) -> None:
    put(str(output))
    if made.no_pdf:
        talk(f"There is no index.pdf in it. {made.no_pdf}")
    for each in made.breaks:
        talk(f"Changed outside ClientDesk: {each}.")
    for each in made.missing:
        talk(f"Not in it: {each}.")
