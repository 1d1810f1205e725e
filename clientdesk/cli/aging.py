"""`clientdesk aging`: what is open by how late it is, as at any day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.lookup import find_client
from clientdesk.cli.table import put_table
from clientdesk.cli.types import DAY
from clientdesk.cli.words import amount
from clientdesk.ledger.ageing import Ageing, ageing
from clientdesk.model.client import Client
from clientdesk.model.money import with_fractions

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADS = ("In", ">Count", ">Not due", ">1–30", ">31–60", ">61–90", ">Over 90", ">Total")


@click.command()
@click.option("--as-of", type=DAY, help="The end of this day; today when left out.")
@click.option("--client", metavar="C", help="Only this client.")
@json_option
@pass_session
def aging(session: Session, as_of: date | None, client: str | None) -> None:
    """Show what is open by how many days it is late, for each currency.

    What was paid and given back is open until a credit note or a write-off says otherwise; it is never asked for.
    """
    records, day = session.records, as_of or session.today
    ids = [find_client(records, client).id] if client else list(records.by_id(Client))
    found = ageing(records, ids, day)
    session.answer(lambda: _view(day, found), lambda: _show(found.values()))


def _view(day: date, found: dict[str, Ageing]) -> object:
    from clientdesk.cli.as_json import plain

    currencies = {code: plain(each.cells) | {"total": plain(each.total)} for code, each in found.items()}
    return {"as_of": plain(day), "currencies": currencies}


def _show(found: Iterable[Ageing]) -> None:
    put_table(HEADS, map(_row, found), empty="Nothing is open.")


def _row(of: Ageing) -> tuple[str, ...]:
    """A currency, how many invoices are open in it, and their sums."""
    cells = (*of.cells.values(), of.total)
    broken = with_fractions(cell.amount for cell in cells)
    return (of.currency, str(of.total.count), *(amount(cell.amount, broken) for cell in cells))
