"""`clientdesk remedy`: what was tried before an exit, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.listing import add_delete, add_list
from clientdesk.cli.longtext import note_option
from clientdesk.cli.lookup import find_client, find_id
from clientdesk.cli.remedy_words import remedy_name, tell_what_follows, warn_without_basis
from clientdesk.cli.saved import save
from clientdesk.cli.sign import REMEDY
from clientdesk.cli.types import DAY, DAY_AHEAD_OR_NONE, OneOf, given, with_options
from clientdesk.cli.words import day
from clientdesk.ledger.moves import entered
from clientdesk.ledger.outcomes import settled
from clientdesk.model.entry.rules import not_ahead
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Remedy, RemedyOutcome
from clientdesk.model.record import new_id
from clientdesk.model.remedies import REMEDIES, look_again

if TYPE_CHECKING:
    from clientdesk.model.change import Change
    from clientdesk.model.records import Records

_NAMES = ", ".join(f"{each.id} {each.name}" for each in REMEDIES.values())

_options = with_options(
    click.option("--on", type=DAY, help="The day it began; today for a new one."),
    click.option("--review", type=DAY_AHEAD_OR_NONE, help="The day to look again; for a new one the handbook's."),
    click.option(
        "--outcome", type=OneOf(RemedyOutcome), help="What came of it; left: rather than pay for extras (R07)."
    ),
    click.option("--decided", type=DAY, help="The day that was clear; today for a new outcome."),
    note_option,
)


@click.group()
def remedy() -> None:
    """Note what you tried with a client, and what came of it."""


@remedy.command(help=f"Note a remedy.\n\nREMEDY is one of these: {_NAMES}.")
@click.argument("client", metavar="CLIENT")
@click.argument("remedy", type=REMEDY)
@_options
@json_option
@pass_session
def add(session: Session, /, client: str, remedy: str, **options: Any) -> None:
    """Note a remedy; the help has their names, so it is written above."""
    records = session.desk.records
    owner = find_client(records, client)
    on: date = options.pop("on") or session.today
    _save(session, Remedy(id=new_id(), client=owner.id, kind=remedy, on=on, review=look_again(remedy, on)), options)


@remedy.command("set")
@click.argument("remedy", metavar="ID")
@_options
@json_option
@pass_session
def set_(session: Session, /, remedy: str, **options: Any) -> None:
    """Say what came of a remedy, or change it.

    Only what you give changes. An outcome is of today, unless --decided says when.
    """
    records = session.desk.records
    _save(session, find_id(records.all(Remedy), remedy, "remedy"), options)


def _save(session: Session, start: Remedy, options: dict[str, Any]) -> None:
    """Save a remedy, and say what follows from it."""
    records = session.desk.records
    changed = start.but(**given(options))
    if changed.outcome is RemedyOutcome.WAITING and options["decided"]:
        raise Refused("What is still waiting was not decided on any day. Give the --outcome too.", "decided")
    change = _change(session, start.outcome, changed, options["decided"])
    save(session, change)
    tell_what_follows(change)
    warn_without_basis(records, changed)


def _change(session: Session, before: RemedyOutcome, remedy: Remedy, decided: date | None) -> Change:
    """The change that saves a remedy; a new outcome is clear since the day that was said, else since today."""
    if remedy.outcome in (before, RemedyOutcome.WAITING):
        return entered(session.desk.records, remedy, session.today)
    day = decided or session.today
    not_ahead(remedy.but(decided=day), session.today)
    return settled(session.desk.records, remedy, remedy.outcome, day)


def _cells(_records: Records, each: Remedy) -> tuple[str, ...]:
    review = each.review if each.outcome is RemedyOutcome.WAITING else None
    return day(each.on), remedy_name(each.kind), each.outcome.value, day(review)


add_list(remedy, Remedy, (">On", "~Remedy", "Outcome", ">Look again?"), _cells, "remedies")
add_delete(remedy, Remedy, "remedy")
