"""`clientdesk exit`: leave a client properly, step by step, line by line, or from a file of answers.

Rule: it drives the machine of `playbook.exit` and decides nothing; each answer is saved before the next is asked.
"""

from __future__ import annotations

from pathlib import Path

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.exit_cases import as_it_would_be, case_of, commit, tell, tell_end, warn
from clientdesk.cli.longtext import LONG
from clientdesk.cli.lookup import find_client
from clientdesk.cli.output import put_lines, talk
from clientdesk.cli.types import PATH
from clientdesk.model.exit import ExitPath
from clientdesk.playbook.exit.paths import PATHS

WALK = "walk"
"""The command that `exit CLIENT` stands for."""


_WALK = """Walk through the exit line by line.

Stop whenever you like and go on later.

A file of answers has a table per step, by the keys that `exit show` names:

\b
    path = "standard"
    reason = "S01"
    finish = true
    [reflect]
    keeping = "nothing"
    [refer]
    skip = "nobody fits them"
"""


class ExitGroup(click.Group):
    """A group where a first word that is no command is a client: `exit CLIENT` is `exit walk CLIENT`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put in the command that is meant."""
        if args and args[0] not in self.commands and args[0] not in ("-h", "--help"):
            args = [WALK, *args]
        return super().parse_args(ctx, args)


@click.group(name="exit", cls=ExitGroup)
def exit() -> None:  # noqa: A001  the command's name
    """Leave a client properly. `exit CLIENT` walks through it line by line."""


_client = click.argument("client", metavar="CLIENT")
_path = click.option("--path", type=click.Choice([path.value for path in PATHS]), help="The way out.")
_reason = click.option("--reason", default="", help="Why: a sign such as S01, or words of your own.")


@exit.command(name=WALK, help=_WALK)
@_client
@click.option("--answers", type=PATH, metavar="FILE",
              help="Answers in a TOML or JSON file, a table per step; nothing is asked.")  # fmt: skip
@json_option
@pass_session
def walk(session: Session, client: str, answers: Path | None) -> None:
    """Walk through the exit line by line, or play a file of answers."""
    if answers is not None:
        from clientdesk.cli.exit_file import play_file

        play_file(session, client, answers)
        return
    from clientdesk.cli.exit_lines import walk_through

    walk_through(session, find_client(session.desk.records, client))


@exit.command()
@_client
@_path
@_reason
@click.option("--because", default="", help="Why this path; needed to leave at once without a red sign.")
@json_option
@pass_session
def start(session: Session, client: str, path: str | None, reason: str, because: str) -> None:
    """Begin an exit.

    It takes the path that the records speak for, or another.
    """
    from clientdesk.playbook.exit import machine

    records = session.desk.records
    owner = find_client(records, client)
    chosen = ExitPath(path) if path else None
    commit(session, machine.start(records, owner.id, session.today, chosen, reason, because))
    tell(session, case_of(session, client))


@exit.command()
@_client
@json_option
@pass_session
def show(session: Session, client: str) -> None:
    """Show how far it has come, what is open and what it waits for."""
    from clientdesk.cli.exit_view import exit_lines, exit_object, letter_lines

    case = case_of(session, client, read_only=True)
    session.answer(
        lambda: exit_object(session, case), lambda: put_lines([*exit_lines(session, case), *letter_lines(case)])
    )


@exit.command()
@_client
@json_option
@pass_session
def template(session: Session, client: str) -> None:
    """Print a file of answers to fill in.

    It has every question of every step as it stands now, with what can be answered and what the desk proposes; what is
    not begun yet is as it would be. Play it with `exit CLIENT --answers FILE`.
    """
    from clientdesk.playbook.exit.template import template as lines_of

    lines = list(lines_of(as_it_would_be(session, client)))
    session.answer(lambda: {"toml": "\n".join((*lines, ""))}, lambda: put_lines(lines))


@exit.command()
@_client
@click.argument("step")
@click.argument("values", nargs=-1, metavar="KEY=VALUE…")
@json_option
@pass_session
def answer(session: Session, client: str, step: str, values: tuple[str, ...]) -> None:
    """Answer questions of a step.

    With none given, take what the desk proposes for all of them. A letter or another long text is KEY=@FILE, or
    KEY=@- from standard input.
    """
    from clientdesk.playbook.exit import answering, view
    from clientdesk.playbook.exit.steps import step_on

    case = case_of(session, client)
    pairs = [_pair(value) for value in values]
    commit(session, answering.answer(case, step, dict(pairs)))
    case = case.on(session.desk.records)
    tell(session, case)
    left = next(row.state.open for row in view.state(case).rows if row.step == step)
    if left:
        talk(f"{step_on(case.path, step).title} still asks for {', '.join(question.key for question in left)}.")


@exit.command()
@_client
@click.argument("step")
@click.option("--reason", required=True, help="Why; it is kept.")
@json_option
@pass_session
def skip(session: Session, client: str, step: str, reason: str) -> None:
    """Leave a step out, with a reason."""
    from clientdesk.playbook.exit import machine

    case = case_of(session, client)
    commit(session, machine.skip(case, step, reason))
    tell(session, case.on(session.desk.records))


@exit.command(name="path")
@_client
@click.argument("path", type=click.Choice([path.value for path in PATHS]))
@click.option("--reason", required=True, help="Why; it is kept.")
@json_option
@pass_session
def change_path(session: Session, client: str, path: str, reason: str) -> None:
    """Take another path, with a reason."""
    from clientdesk.playbook.exit import machine

    case = case_of(session, client)
    commit(session, machine.change_path(case, ExitPath(path), reason))
    tell(session, case.on(session.desk.records))


@exit.command()
@_client
@json_option
@pass_session
def finish(session: Session, client: str) -> None:
    """Do what the answers lead to.

    Either the letters are saved and the contract ends, or the client is kept.
    """
    from clientdesk.playbook.exit import machine

    case = case_of(session, client)
    warn(session, case)
    commit(session, machine.finish(case))
    tell_end(session, case.on(session.desk.records))


@exit.command()
@_client
@click.option("--reason", default="", help="Why; it is kept.")
@json_option
@pass_session
def cancel(session: Session, client: str, reason: str) -> None:
    """Break the exit off; the client goes back to where they were."""
    from clientdesk.playbook.exit import machine

    case = case_of(session, client)
    commit(session, machine.cancel(case, reason))
    tell(session, case.on(session.desk.records))


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign:
        raise click.UsageError(f"“{text}” is no answer. Write it like KEY=VALUE.")
    return key.strip(), LONG.convert(value, None, None)
