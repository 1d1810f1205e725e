"""`clientdesk aging`: what is open by how late it is, as at any day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.lookup import find_client
from clientdesk.cli.table import put_table
from clientdesk.cli.types import DAY
from clientdesk.cli.words import NONE, money
from clientdesk.ledger.ageing import Ageing, Cell, ageing
from clientdesk.model.client import Client

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADS = ("Currency", ">Not due", ">1–30", ">31–60", ">61–90", ">Over 90", ">Total")


@click.command()
@click.option("--as-of", type=DAY, help="The end of this day; today when left out.")
@click.option("--client", metavar="C", help="Only this client.")
@json_option
@pass_session
def aging(session: Session, as_of: date | None, client: str | None) -> None:
    """Show what is open by how many days it is late, for each currency."""
    records, day = session.records, as_of or session.today
    ids = [find_client(records, client).id] if client else list(records.by_id(Client))
    found = ageing(records, ids, day)
    session.answer(lambda: _view(day, found), lambda: _show(found.values()))


def _view(day: date, found: dict[str, Ageing]) -> object:
    from clientdesk.cli.as_json import plain

    currencies = {code: plain(each.cells) | {"total": plain(each.total)} for code, each in found.items()}
    return {"as_of": plain(day), "currencies": currencies}


def _show(found: Iterable[Ageing]) -> None:
    rows = [row for each in found for row in _rows(each)]
    put_table(HEADS, rows, empty="Nothing is open.")


def _rows(of: Ageing) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A currency's amounts, and below each how many invoices it is made of: beside it there is no room in 80 cells."""
    cells = (*of.cells.values(), of.total)
    return (of.currency, *map(_amount, cells)), ("", *(f"({cell.count})" if cell.count else "" for cell in cells))


def _amount(cell: Cell) -> str:
    return money({cell.amount.currency: cell.amount}) if cell.count else NONE
