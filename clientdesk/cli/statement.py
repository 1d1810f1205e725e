"""`clientdesk statement`: what a client owed and paid, with the balance after each."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.lookup import find_client
from clientdesk.cli.output import put, put_bold, width
from clientdesk.cli.paper import check_paper, paper_option
from clientdesk.cli.table import put_table
from clientdesk.cli.types import DAY, PATH, OneOf
from clientdesk.exchange.paper_size import PaperSize
from clientdesk.ledger.statement import Statement
from clientdesk.ledger.statement import statement as of_client
from clientdesk.model.client import Language
from clientdesk.model.days import shown

if TYPE_CHECKING:
    from clientdesk.model.client import Client

_ROOM = 72
"""Cells of a terminal in which debit and credit have a column each, beside words that are not cut."""
_WIDE = ("Date", "What", "Due?", ">Debit", ">Credit", ">Balance")
_NARROW = ("Date", "What", ">Change", ">Balance")


@click.command()
@click.argument("client", metavar="CLIENT")
@click.option("--as-of", type=DAY, help="The last day; today when left out.")
@click.option("--from", "since", type=DAY, help="The first day; all of it when left out.")
@click.option("-o", "output", type=PATH, metavar="FILE", help="Write a new file: .txt, .csv or .pdf.")
@paper_option
@click.option("--language", type=OneOf(Language), help="Of a .txt or .pdf: another language than the client's.")
@json_option
@pass_session
def statement(
    session: Session,
    *,
    client: str,
    as_of: date | None,
    since: date | None,
    output: Path | None,
    paper: PaperSize | None,
    language: Language | None,
) -> None:
    """Show a client's statement of account, for each currency.

    A balance below zero is the client's money in hand. Both days are part of it. A .txt or .pdf is in the client's
    language; what is shown here, and a .csv, is in English.
    """
    check_paper(output, paper)
    _check_language(output, language)
    records, last = session.records, as_of or session.today
    owner = find_client(records, client)
    found = of_client(records, owner.id, last, since)
    written = _write(session, owner, (last, since), output, paper, language) if output else {}
    session.answer(
        lambda: _view(owner, found, last, since) | written,
        lambda: put(written["file"]) if written else _show(owner, found, last, since),
    )


def _check_language(output: Path | None, language: Language | None) -> None:
    """Raise UsageError for a language where no words go to the client."""
    if language is None:
        return
    from clientdesk.exchange.statement import WORDED

    if output is None or output.suffix.lower() not in WORDED:
        raise click.UsageError("--language is for what the client reads: name a file with -o FILE.txt or -o FILE.pdf.")


def _write(
    session: Session,
    owner: Client,
    days: tuple[date, date | None],
    output: Path,
    paper: PaperSize | None,
    language: Language | None,
) -> dict[str, str]:
    """Write the file that was asked for, and tell where."""
    from clientdesk.cli.out_file import check_new
    from clientdesk.exchange.statement import FORMS, statement_file
    from clientdesk.exchange.whole_file import write_whole

    form = output.suffix.lower()
    if form not in FORMS:
        raise click.UsageError(f"{output} is none of {', '.join(FORMS)}. Name a file that ends so.")
    check_new(session, output)
    write_whole(output, statement_file(session.records, owner.id, *days, form, paper, language))
    return {"file": str(output)}


def _view(owner: Client, found: dict[str, Statement], last: date, since: date | None) -> dict[str, Any]:
    from clientdesk.cli.as_json import plain

    return {
        "client": owner.name,
        "client_id": owner.id,
        "from": plain(since),
        "as_of": plain(last),
        "currencies": {code: _of_one(each) for code, each in found.items()},
    }


def _of_one(found: Statement) -> dict[str, Any]:
    from clientdesk.cli.as_json import plain
    from clientdesk.exchange.statement import ENGLISH, told

    ages = found.ageing
    return {
        "opening_balance": plain(found.opening),
        "rows": [
            {
                "date": plain(each.on),
                "what": told(each.what, ENGLISH),
                "debit": plain(each.debit),
                "credit": plain(each.credit),
                "balance": plain(each.balance),
                "due": plain(each.due),
            }
            for each in found.entries
        ],
        "closing_balance": plain(found.closing),
        "credit_in_hand": plain(found.in_hand),
        "ageing": plain(ages.cells) | {"total": plain(ages.total)} if ages else None,
        "in_dispute": plain(found.disputed),
        "given_back": plain(found.given_back),
    }


def _show(owner: Client, found: dict[str, Statement], last: date, since: date | None) -> None:
    from clientdesk.exchange.statement import ages, notes, rows

    is_wide = (width() or _ROOM) >= _ROOM
    put_bold(f"{owner.name} · {f'{shown(since)} to ' if since else 'as of '}{shown(last)}")
    if not found:
        put("Nothing was invoiced or paid.")
    for code, each in found.items():
        put("")
        put_bold(code)
        moved = rows(each, last, since)
        put_table(_WIDE if is_wide else _NARROW, moved if is_wide else map(_in_one, moved), empty="")
        in_hand, *others = notes(each)
        if in_hand:
            put("")
            put(in_hand)
        if each.ageing:
            put("")
            put_table(*ages(each), empty="")
        for line in filter(None, others):
            put(line)


def _in_one(row: tuple[str, ...]) -> tuple[str, ...]:
    """A row with what it adds and what it takes off in one column; the use of credit is both."""
    on, what, _due, debit, credit, balance = row
    sign = "±" if debit else "-"
    return on, what, f"{sign}{credit}" if credit else debit, balance
