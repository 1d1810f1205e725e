"""Where the command line may write a file to. Rule: never over the desk itself, nor what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from clientdesk.model.errors import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from clientdesk.cli.session import Session


def check_free(session: Session, output: Path) -> None:
    """Raise Refused for the desk file, the folder that belongs to it, and a link to itself; `-` is wrong usage."""
    from clientdesk.exchange.whole_file import real_path
    from clientdesk.store.places import Places

    if str(output) == "-":
        raise click.UsageError("Name a file with -o.")
    places, target = Places.of(session.path), real_path(output)
    if target == places.desk:
        raise Refused("That is the desk file itself. Name another file.")
    if target.is_relative_to(places.folder):
        raise Refused(f"{places.folder} is for the desk's own files. Write to another place.")


def check_new(session: Session, output: Path) -> None:
    """The same, and Refused for a file that is there: what was handed on is never written over."""
    check_free(session, output)
    if output.exists():
        raise Refused(f"There is {output} already. Name another file.")
