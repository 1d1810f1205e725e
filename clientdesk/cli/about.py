"""`clientdesk paths` and `completions`: where everything is, and how a shell completes commands."""

from __future__ import annotations

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.output import put, talk
from clientdesk.cli.table import put_pairs

SHELLS = ("bash", "zsh", "fish")


@click.command()
@json_option
@pass_session
def paths(session: Session) -> None:
    """Show where your desk is, and everything that belongs to it."""
    from clientdesk.letters.own import own_folder
    from clientdesk.store.places import Places

    places = Places.of(session.path)
    found = {
        "desk": places.desk,
        "exists": places.desk.exists(),
        "folder": places.folder,
        "backups": places.backups,
        "drafts": places.drafts,
        "lock": places.lock,
        "templates": own_folder(),
    }
    pairs = [(name.capitalize(), str(path)) for name, path in found.items() if name != "exists"]
    session.answer(lambda: found, lambda: put_pairs(pairs))
    if not found["exists"]:
        talk("There is no desk yet; the first command that adds something makes it.")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS), metavar="SHELL")
def completions(shell: str) -> None:
    """Print what makes a shell complete commands.

    SHELL is bash, zsh or fish. Put what is printed into its start-up file.
    """
    from click.shell_completion import get_completion_class

    from clientdesk.cli.commands import root
    from clientdesk.cli.run import COMPLETION, PROGRAM

    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101  SHELLS are those that click knows
    completion = kind(root, {}, PROGRAM, COMPLETION)
    put(completion.source_template % completion.source_vars())
