"""`clientdesk clients`: every client in one row, who needs attention first."""

from __future__ import annotations

import click

from clientdesk.cli import words
from clientdesk.cli.session import Session, json_option, pass_session
from clientdesk.cli.table import put_table
from clientdesk.model.client import Stage
from clientdesk.model.days import shown
from clientdesk.playbook.overview import Overview, overviews

HEADS = ("Client", "Verdict", ">Owed", ">Overdue", ">Late", ">Silent", "Next")


@click.command()
@click.option("--all", "with_ended", is_flag=True, help="Those whom you have parted from too.")
@json_option
@pass_session
def clients(session: Session, *, with_ended: bool) -> None:
    """List your clients: how they pay, what they owe, and the next step with each."""
    rows = [
        row for row in overviews(session.records, session.today) if with_ended or row.client.stage is not Stage.ENDED
    ]
    session.answer(lambda: _views(rows), lambda: _show(session, rows))


def _views(rows: list[Overview]) -> object:
    from clientdesk.cli.views import overview_view

    return [overview_view(row) for row in rows]


def _show(session: Session, rows: list[Overview]) -> None:
    put_table(
        HEADS, [_cells(session, row) for row in rows], empty="No clients yet. Add one: clientdesk client add NAME"
    )


def _cells(session: Session, row: Overview) -> tuple[str, ...]:
    return (
        row.client.name,
        words.assessed(row.verdict.assessment),
        words.money(row.account.owed),
        words.money(row.account.overdue),
        words.late(row.account.days_late),
        words.days(row.silent_days),
        f"{shown(row.next.date, session.today)}: {row.next.what}" if row.next else words.NONE,
    )
