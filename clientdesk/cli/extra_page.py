"""The scope log on the terminal and as JSON: what each extra is worth, and the lines that would bill it.

Rule: sums are per currency, and what has no price yet is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.cli import words
from clientdesk.cli.as_json import money_list, number, plain
from clientdesk.cli.output import put, talk
from clientdesk.cli.scope_words import given_words, without_price
from clientdesk.cli.table import put_table
from clientdesk.ledger.scope import DraftLine, Unlogged, given_away, worth
from clientdesk.model.client import Client
from clientdesk.model.days import counted
from clientdesk.model.money import totals
from clientdesk.model.naming import short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.cli.views import Object
    from clientdesk.model.project import Extra
    from clientdesk.model.records import Records


def extra_views(records: Records, found: Sequence[Extra]) -> list[Object]:
    """Extras with what became of each, and what it is worth."""
    return [plain(each) | _more(records, each) for each in found]


def put_extras(records: Records, found: Sequence[Extra], *, with_client: bool) -> None:
    """Print extras, each with its client's name where it isn't all one client's, and what was given away."""
    heads = ("Id", *(("Client",) if with_client else ()), ">On", "~What", ">Hours?", ">Worth", "")
    rows = [_cells(records, each, with_client=with_client) for each in found]
    put_table(heads, rows, empty="There are no extras here yet.")
    given = given_words(given_away(records, found))
    if given:
        put("")
        put(f"Given away: {given}")


def lines_view(owner: Client, drafts: Sequence[DraftLine], unlogged: Sequence[Unlogged]) -> Object:
    """The lines with their sums, in order of currency."""
    return {
        "client": owner.name,
        "client_id": owner.id,
        "lines": [{"extra": each.extra.id, "text": each.text, "amount": plain(each.amount)} for each in drafts],
        "total": money_list(totals(each.amount for each in drafts if each.amount)),
        "unpriced": _unpriced(drafts),
        "rounds_not_logged": [
            {"project": each.rounds.project.name, "project_id": each.rounds.project.id, "rounds": list(each.numbers)}
            for each in unlogged
        ],
    }


def put_draft(drafts: Sequence[DraftLine], unlogged: Sequence[Unlogged], way_on: str) -> None:
    """Print the lines and their sums, and what is still to be written down; `way_on` is the command that does."""
    put_table(("~Line", ">Amount"), [_line(each) for each in drafts], empty="Nothing was given away.")
    if drafts:
        sums = words.money(totals(each.amount for each in drafts if each.amount))
        put("")
        put(f"In all: {sums}{without_price(_unpriced(drafts))}")
    _put_unlogged(unlogged, way_on)


def _put_unlogged(unlogged: Sequence[Unlogged], way_on: str) -> None:
    """Say which rounds no line bills since they are in no log, and the command that writes them down."""
    for each in unlogged:
        beyond = f"{counted(len(each.numbers), 'round')} beyond the agreement"
        talk(f"{each.rounds.project.name} has had {each.rounds.words} rounds: {beyond} in no log.")
    if unlogged:
        talk(f"To write them down, so that they can be billed: {way_on}")


def _unpriced(drafts: Sequence[DraftLine]) -> int:
    return sum(1 for each in drafts if each.amount is None)


def _line(draft: DraftLine) -> tuple[str, str]:
    return draft.text, words.price(draft.amount)


def _cells(records: Records, each: Extra, *, with_client: bool) -> tuple[str, ...]:
    owner = (records.get(Client, each.client).name,) if with_client else ()
    hours = f"{number(each.hours)} h" if each.hours is not None else words.NONE
    state = f"{each.state.symbol} {each.state.words}"
    return short(each), *owner, words.day(each.on), each.what, hours, words.price(worth(records, each)), state


def _more(records: Records, each: Extra) -> Object:
    return {"worth": plain(worth(records, each)), "given_away": each.is_given_away, "state": each.state.value}
