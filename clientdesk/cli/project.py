"""`clientdesk project`: the pieces of work agreed with a client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli import words
from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.listing import add_delete, add_list
from clientdesk.cli.lookup import find_client, find_project
from clientdesk.cli.output import talk
from clientdesk.cli.project_options import with_given, work_options
from clientdesk.cli.saved import save
from clientdesk.cli.types import OneOf, with_options
from clientdesk.ledger.moves import entered
from clientdesk.ledger.scope import WHY_BILLED, rounds_of
from clientdesk.model.client import Billing, Client, Stage
from clientdesk.model.project import Extra, Project
from clientdesk.model.record import new_id

if TYPE_CHECKING:
    from clientdesk.model.change import Change
    from clientdesk.model.records import Records

_options = with_options(
    click.option("--billing", type=OneOf(Billing), help="How it is charged."),
    click.option("--rate", metavar="AMOUNT", help="What an hour costs; none takes it away."),
    work_options,
)


@click.group()
def project() -> None:
    """Add, list, edit or delete projects."""


@project.command()
@click.argument("client", metavar="CLIENT")
@click.argument("name")
@_options
@json_option
@pass_session
def add(session: Session, /, client: str, name: str, **options: Any) -> None:
    """Add a project of a client.

    For a client who had ended, the gut check comes first: see `clientdesk comeback`.
    """
    records = session.desk.records
    owner = find_client(records, client)
    start = with_given(records, Project(id=new_id(), client=owner.id, name=name, billing=owner.billing), options)
    if owner.stage is Stage.ENDED:
        from clientdesk.cli.comeback import ask

        ask(session, start)
        return
    save(session, entered(records, start))


@project.command()
@click.argument("project", metavar="PROJECT")
@click.option("--client", metavar="CLIENT", help="Whose, when two have a project of that name.")
@click.option("--name", help="A new name.")
@_options
@json_option
@pass_session
def edit(session: Session, /, project: str, client: str | None, **options: Any) -> None:
    """Change a project; only what you give changes."""
    records = session.desk.records
    found = find_project(records, project, find_client(records, client).id if client else None)
    save(session, entered(records, with_given(records, found, options)))


@project.command("round")
@click.argument("project", metavar="PROJECT")
@click.option("--client", metavar="CLIENT", help="Whose, when two have a project of that name.")
@json_option
@pass_session
def round_(session: Session, project: str, client: str | None) -> None:
    """Count another revision round."""
    from clientdesk.ledger.rounds import another_round

    records = session.desk.records
    found = find_project(records, project, find_client(records, client).id if client else None)
    change = another_round(records, found, session.today)
    save(session, change)
    _tell_rounds(session, change)


def _tell_rounds(session: Session, change: Change) -> None:
    """Say where a round above the agreed number went; the change's label has said the numbers."""
    logged = next((each for each in change.puts if isinstance(each, Extra)), None)
    if logged and logged.billed:
        talk(f"Round {logged.round} is in the scope log, {WHY_BILLED}.")
    elif logged:
        owner = session.desk.records.get(Client, logged.client)
        talk(f"Round {logged.round} is in the scope log; to bill it: {session.command('extra', 'lines', owner.name)}")


def _cells(records: Records, each: Project) -> tuple[str, ...]:
    rounds = rounds_of(records, each)
    asked = rounds.words if rounds else str(each.rounds or words.NONE)
    days = words.day(each.started), words.day(each.ended)
    return each.name, each.billing.value, asked, words.amount(each.rate), *days


add_list(project, Project, ("Project", "Billing", ">Rounds?", ">Rate", ">Started", ">Ended"), _cells, "projects")
add_delete(project, Project, "project")
