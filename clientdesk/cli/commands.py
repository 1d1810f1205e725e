"""The list of commands and where each lives. Rule: a command is loaded when it is called, its neighbours are not."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from keyword import iskeyword
from pathlib import Path

import click

from clientdesk.cli.quick import put_version
from clientdesk.cli.session import Session
from clientdesk.cli.types import ISO_DAY, PATH

SECTIONS: dict[str, dict[str, str]] = {
    "Clients": {
        "clients": "clients",
        "client": "client",
        "project": "project",
        "comeback": "comeback",
        "contract": "contract",
        "safeguards": "safeguards",
        "message": "message",
        "incident": "incident",
        "attach": "attach",
        "attachment": "attach",
        "extra": "extra",
        "remedy": "remedy",
        "signs": "signs",
        "trouble": "trouble",
        "verdict": "verdict",
    },
    "Money": {
        "invoice": "invoice",
        "payment": "payment",
        "promise": "promise",
        "aging": "aging",
        "timeline": "timeline",
        "statement": "statement",
        "interest": "interest",
        "rates": "rates",
    },
    "What is next": {
        "agenda": "agenda",
        "silence": "silence",
        "task": "task",
        "letter": "letter",
        "exit": "exit_command",
        "exits": "exits",
        "colleague": "colleague",
    },
    "In and out": {
        "import": "importing",
        "export": "exporting",
        "schema": "exporting",
        "bundle": "bundle",
    },
    "Your desk": {
        "demo": "demo",
        "settings": "settings",
        "check": "safety",
        "backups": "safety",
        "restore": "safety",
        "salvage": "safety",
        "undo": "safety",
        "redo": "safety",
        "history": "safety",
        "forget": "forget",
        "paths": "about",
        "completions": "about",
    },
}
"""Section → command → the module under `clientdesk.cli` that holds it, under the command's own name.

A name that is a Python keyword carries an underscore there (`import_`).
"""

COMMANDS = {name: module for section in SECTIONS.values() for name, module in section.items()}


class LazyGroup(click.Group):
    """A group whose commands are imported one at a time."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Every command's name, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """A command by its name; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"clientdesk.cli.{COMMANDS[cmd_name]}")
        command = getattr(module, f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101  a slip in SECTIONS, not in what a person typed
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; for one that there isn't, the one of the likest name is told."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as unknown:
            from difflib import get_close_matches

            name = unknown.command_name
            near = get_close_matches(name, COMMANDS, n=1)
            raise click.exceptions.NoSuchCommand(name, possibilities=near, ctx=ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands by section, each with its first sentence."""
        for title, names in SECTIONS.items():
            commands = ((name, self.get_command(ctx, name)) for name in names)
            with formatter.section(title):
                formatter.write_dl([(name, command.get_short_help_str(80)) for name, command in commands if command])


def _print_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001  click's signature
    if value:
        put_version()
        ctx.exit()


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--desk",
    type=PATH,
    envvar="CLIENTDESK_DESK",
    metavar="FILE",
    help="The desk file, instead of your own. Or set CLIENTDESK_DESK.",
)
@click.option(
    "--today",
    type=ISO_DAY,
    envvar="CLIENTDESK_TODAY",
    help="The day to take for today, for scripts and tests. Or set CLIENTDESK_TODAY.",
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Show the version."
)
@click.pass_context
def root(ctx: click.Context, desk: Path | None, today: date | None) -> None:
    """See which clients pay and which don't, and leave the ones you must, properly.

    Without a command it opens the screens.
    """
    ctx.obj = Session(desk, today)
    if ctx.invoked_subcommand is None:
        from clientdesk.cli.open_tui import show_desk

        ctx.exit(show_desk(ctx.obj))
