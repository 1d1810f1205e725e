"""The list of clients: every client in one row, who needs attention first. Rule: it loads no option parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.cli import words
from clientdesk.model.client import Stage
from clientdesk.model.days import shown
from clientdesk.model.money import with_fractions
from clientdesk.playbook.overview import Overview, overviews

if TYPE_CHECKING:
    from clientdesk.cli.session import Session

HEADS = ("Client", "Verdict", ">Owed", ">Overdue", ">Usual?", ">Silent?", "~Next?")


def answer(session: Session, *, with_ended: bool) -> None:
    """List the clients, those whom the person has parted from only where asked for."""
    every = overviews(session.records, session.today)
    rows = [row for row in every if with_ended or row.client.stage is not Stage.ENDED]
    session.answer(lambda: _views(rows), lambda: _show(session, rows))


def _views(rows: list[Overview]) -> object:
    from clientdesk.cli.views import overview_view

    return [overview_view(row) for row in rows]


def _show(session: Session, rows: list[Overview]) -> None:
    from clientdesk.cli.table import put_table

    sums = (sums for row in rows for sums in (row.account.owed, row.account.overdue))
    broken = with_fractions(money for each in sums for money in each.values())
    cells = [_cells(session, row, broken) for row in rows]
    empty = "" if rows else f"No clients yet. Add one: {session.command('client', 'add', 'NAME')}"
    put_table(HEADS, cells, empty=empty)


def _cells(session: Session, row: Overview, broken: frozenset[str]) -> tuple[str, ...]:
    return (
        row.client.name,
        row.standing,
        words.money(row.account.owed, broken),
        words.money(row.account.overdue, broken),
        words.late(row.account.days_late),
        words.days(row.silent_days),
        f"{shown(row.next.date, session.today)}: {row.next.what}" if row.next else words.NONE,
    )
