"""The kinds of letter on the command line: how one is named, and the list of them with what each is for."""

from __future__ import annotations

from typing import Any

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.letters.names import GROUPS, NAMES

WRITE = "write"
"""The command that `letter KIND CLIENT` stands for."""
KINDS = "clientdesk letter kinds"
"""The command that lists them, for a sentence about a slip."""


class LetterGroup(click.Group):
    """A group where a first word that is no command is a kind of letter: `letter L14 CLIENT` writes it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put in the command that is meant."""
        if args and args[0] not in self.commands and args[0] not in ("-h", "--help"):
            args = [WRITE, *args]
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, and below them the kinds in their groups."""
        super().format_commands(ctx, formatter)
        for title, kinds in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(kind, f"{NAMES[kind]}: {use}") for kind, use in kinds.items()])


class KindParam(click.ParamType[str]):
    """A kind of letter: `L14`, `L13b`."""

    name = "KIND"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The kind's id, or a usage error."""
        return kind_of(value) or self.fail(f"“{value}” is no letter. See them all: {KINDS}.", param, ctx)


def kind_of(text: str) -> str:
    """The id of a kind, in any case; empty for a text that is none."""
    return next((kind for kind in NAMES if kind.casefold() == text.strip().casefold()), "")


def add_kinds(group: click.Group) -> None:
    """Add the command that lists them to the group of letters."""
    group.add_command(click.command(name="kinds")(_kinds))


@json_option
@pass_session
def _kinds(session: Session) -> None:
    """List the kinds of letter, with what each is for."""
    from clientdesk.cli.table import put_table

    found = [(group, kind, NAMES[kind], use) for group, kinds in GROUPS.items() for kind, use in kinds.items()]
    session.answer(
        lambda: [{"kind": kind, "name": name, "use": use, "group": group} for group, kind, name, use in found],
        lambda: put_table(
            ("Letter", "Name", "What it is for", "~Group"),
            [(kind, name, use, group) for group, kind, name, use in found],
            empty="",
        ),
    )
