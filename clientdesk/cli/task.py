"""`clientdesk task`: what there is to do for a client on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.listing import add_delete, add_list
from clientdesk.cli.lookup import find_client, find_id
from clientdesk.cli.saved import save
from clientdesk.cli.types import DAY, DAY_AHEAD
from clientdesk.cli.words import day
from clientdesk.ledger.moves import entered
from clientdesk.model.entry.sending import ticked_off
from clientdesk.model.journal import Letter, Task
from clientdesk.model.record import new_id

if TYPE_CHECKING:
    from clientdesk.model.records import Records


@click.group()
def task() -> None:
    """Note what there is to do, and tick it off."""


@task.command()
@click.argument("client", metavar="CLIENT")
@click.argument("what")
@click.option("--due", type=DAY_AHEAD, help="The day; today when left out.")
@json_option
@pass_session
def add(session: Session, client: str, what: str, due: date | None) -> None:
    """Note something to do for a client."""
    records = session.desk.records
    owner = find_client(records, client)
    save(session, entered(records, Task(id=new_id(), client=owner.id, what=what, due=due or session.today)))


@task.command()
@click.argument("task", metavar="ID")
@click.option("--on", type=DAY, help="The day it was done; today when left out.")
@click.option("--anyway", is_flag=True, help="Its letter went out like this, whatever the check holds against it.")
@json_option
@pass_session
def done(session: Session, task: str, on: date | None, *, anyway: bool) -> None:
    """Tick a task off; the letter that it sends has gone out then."""
    records = session.desk.records
    found = find_id(records.all(Task), task, "task")
    if not anyway:
        _check_letter(records, found, on or session.today)
    save(session, ticked_off(records, found, on or session.today, session.today))


def _check_letter(records: Records, found: Task, on: date) -> None:
    """Raise Refused where the letter that is sent by it can't go out like this."""
    from clientdesk.letters.check.gate import check_can_go

    if letter := records.by_id(Letter).get(found.letter or ""):
        check_can_go(records, letter, on, "If it went out like this all the same, add --anyway.")


def _cells(_records: Records, each: Task) -> tuple[str, ...]:
    return day(each.due), day(each.done), each.what


add_list(task, Task, (">Due", ">Done", "~What"), _cells, "tasks")
add_delete(task, Task, "task")
