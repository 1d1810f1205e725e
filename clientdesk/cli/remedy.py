"""`clientdesk remedy`: what was tried before an exit, and what came of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.listing import add_delete, add_list
from clientdesk.cli.longtext import note_option
from clientdesk.cli.lookup import find_client, find_id
from clientdesk.cli.saved import save
from clientdesk.cli.sign import REMEDY
from clientdesk.cli.types import DAY, DAY_OR_NONE, OneOf, given, with_options
from clientdesk.cli.words import day
from clientdesk.ledger.moves import entered
from clientdesk.model.journal import Remedy, RemedyOutcome
from clientdesk.model.record import new_id

if TYPE_CHECKING:
    from clientdesk.model.records import Records

_options = with_options(
    click.option("--on", type=DAY, help="The day it began; today when left out."),
    click.option("--review", type=DAY_OR_NONE, help="The day to look again; the handbook's when left out."),
    click.option("--outcome", type=OneOf(RemedyOutcome), help="What came of it."),
    note_option,
)


@click.group()
def remedy() -> None:
    """Note what you tried with a client, and what came of it."""


@remedy.command()
@click.argument("client", metavar="CLIENT")
@click.argument("remedy", type=REMEDY)
@_options
@json_option
@pass_session
def add(session: Session, /, client: str, remedy: str, **options: Any) -> None:
    """Note a remedy, R01 to R10."""
    from clientdesk.model.remedies import REMEDIES

    records = session.desk.records
    owner = find_client(records, client)
    on: date = options.pop("on") or session.today
    review = on + timedelta(days=REMEDIES[remedy].review_days)
    start = Remedy(id=new_id(), client=owner.id, kind=remedy, on=on, review=review)
    save(session, entered(records, start.but(**given(options))))


@remedy.command("set")
@click.argument("remedy", metavar="ID")
@_options
@json_option
@pass_session
def set_(session: Session, /, remedy: str, **options: Any) -> None:
    """Say what came of a remedy, or change it.

    Only what you give changes.
    """
    records = session.desk.records
    found = find_id(records.all(Remedy), remedy, "remedy")
    save(session, entered(records, found.but(**given(options))))


def _cells(_records: Records, each: Remedy) -> tuple[str, ...]:
    from clientdesk.model.remedies import REMEDIES

    name = REMEDIES[each.kind].name if each.kind in REMEDIES else ""
    return day(each.on), each.kind, name, each.outcome.value, day(each.review)


add_list(remedy, Remedy, (">On", "Remedy", "What", "Outcome", ">Look again"), _cells, "remedies")
add_delete(remedy, Remedy, "remedy")
