"""Asking before something is taken away. Rule: without a terminal to ask at, only `--yes` is an agreement."""

from __future__ import annotations

import sys

import click

from clientdesk.cli.output import talk
from clientdesk.model.errors import Refused

yes_option = click.option("--yes", is_flag=True, help="Don't ask.")


def agreed(question: str, *, yes: bool) -> None:
    """Return when the person agrees; raises Refused when they don't, or can't be asked."""
    if yes:
        return
    if sys.stdin is None or not sys.stdin.isatty():
        raise Refused(f"{question} Say so with --yes; nothing has changed.")
    talk(f"{question} Type yes to go on.")
    if sys.stdin.readline().strip().casefold() not in {"y", "yes"}:
        raise Refused("Nothing has changed.")
