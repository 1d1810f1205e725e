"""`clientdesk extra`: work asked for beyond the scope, billed or given away, and the lines to bill it with (R07)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli.amount import amount_of
from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.listing import add_delete
from clientdesk.cli.lookup import changed_project, find_client, find_id
from clientdesk.cli.output import talk
from clientdesk.cli.saved import save
from clientdesk.cli.types import CLEARED, DAY, NUMBER_OR_NONE, given, with_options
from clientdesk.ledger.moves import entered
from clientdesk.ledger.rounds import log_rounds
from clientdesk.ledger.scope import WHY_BILLED, as_it_starts
from clientdesk.model.client import Client
from clientdesk.model.project import Extra
from clientdesk.model.record import new_id

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.records import Records

_options = with_options(
    click.option("--project", metavar="P", help="The project it goes beyond."),
    click.option("--on", type=DAY, help="The day; today for a new one."),
    click.option("--hours", type=NUMBER_OR_NONE, help="How long it took."),
    click.option("--amount", help="What it is worth."),
    click.option("--billed/--free", default=None, help="Whether it is billed; a new one only under R07."),
    click.option("--inside/--outside", default=None, help="Whether it was agreed after all; a new one is outside."),
    click.option("--done/--asked", default=None, help="Whether you did it, or were only asked; a new one is done."),
)


@click.group()
def extra() -> None:
    """Note work asked for beyond the scope."""


@extra.command()
@click.argument("client", metavar="CLIENT")
@click.argument("what")
@_options
@json_option
@pass_session
def add(session: Session, /, client: str, what: str, **options: Any) -> None:
    """Note something asked for beyond the scope."""
    records = session.desk.records
    owner = find_client(records, client)
    start = Extra(id=new_id(), client=owner.id, what=what, on=session.today)
    given_extra = _with(records, start, options)
    says_so = options["billed"] is not None
    noted = given_extra if says_so else as_it_starts(records, given_extra, session.today)
    save(session, entered(records, noted))
    if noted is not given_extra:
        talk(f"It is {WHY_BILLED}.")


@extra.command()
@click.argument("extra", metavar="ID")
@click.option("--what", help="What it was.")
@_options
@json_option
@pass_session
def edit(session: Session, /, extra: str, **options: Any) -> None:
    """Change an extra; only what you give changes."""
    records = session.desk.records
    found = find_id(records.all(Extra), extra, "extra")
    save(session, entered(records, _with(records, found, options)))


def _with(records: Records, start: Extra, options: dict[str, Any]) -> Extra:
    owner = records.get(Client, start.client)
    options["project"] = changed_project(records, options["project"], owner.id)
    amount = options["amount"]
    if amount is not None:
        options["amount"] = CLEARED if amount == "none" else amount_of(amount, None, owner.currency)
    return start.but(**given(options))


@extra.command("list")
@click.argument("client", required=False)
@json_option
@pass_session
def list_(session: Session, client: str | None) -> None:
    """List extras, of one client or of all, and what was given away."""
    from clientdesk.cli.extra_page import extra_views, put_extras

    records = session.records
    owner = find_client(records, client) if client else None
    found = sorted(records.of(Extra, owner.id) if owner else records.all(Extra), key=lambda each: each.on)
    session.answer(lambda: extra_views(records, found), lambda: put_extras(records, found, with_client=not owner))


@extra.command("lines")
@click.argument("client")
@json_option
@pass_session
def lines(session: Session, client: str) -> None:
    """Draft lines for the next invoice out of what was given away."""
    from clientdesk.cli.extra_page import lines_view, put_draft
    from clientdesk.ledger.scope import draft_lines, unlogged

    owner = find_client(session.records, client)
    drafts, left = draft_lines(session.records, owner.id, session.today), unlogged(session.records, owner.id)
    way_on = session.command("extra", "rounds", owner.name)
    session.answer(lambda: lines_view(owner, drafts, left), lambda: put_draft(drafts, left, way_on))


@extra.command("rounds")
@click.argument("client")
@click.option("--on", type=DAY, help="The day they are written down under; today without it.")
@json_option
@pass_session
def rounds_(session: Session, client: str, on: date | None) -> None:
    """Write down revision rounds that are in no log.

    Those above the agreed number, as extras: given away until they are billed.
    """
    records = session.desk.records
    change = log_rounds(records, find_client(records, client), on or session.today)
    save(session, change)


add_delete(extra, Extra, "extra")
