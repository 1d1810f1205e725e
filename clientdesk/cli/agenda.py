"""`clientdesk agenda`: what is due and why."""

from __future__ import annotations

from datetime import date

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.lookup import find_client
from clientdesk.cli.table import put_table
from clientdesk.cli.types import DAY
from clientdesk.cli.words import NONE
from clientdesk.model.days import planned
from clientdesk.playbook import agenda as playbook
from clientdesk.playbook.step import Step


@click.command()
@click.option("--until", type=DAY, help="Leave out what comes after this day.")
@click.option("--client", metavar="C", help="Only this client.")
@json_option
@pass_session
def agenda(session: Session, until: date | None, client: str | None) -> None:
    """Show what is due and why: one next step per client and thread."""
    records = session.records
    owner = find_client(records, client).id if client else None
    steps = playbook.agenda(records, session.today, until, owner)
    session.answer(lambda: _views(steps), lambda: _show(session.today, steps))


def _views(steps: list[Step]) -> object:
    from clientdesk.cli.views import step_view

    return [step_view(step) for step in steps]


def _show(today: date, steps: list[Step]) -> None:
    rows = [
        (
            planned(step.date, today),
            f"{(today - step.date).days} d" if step.late else "",
            step.client.name,
            step.what,
            step.letter or NONE,
            step.handbook or "task",
        )
        for step in steps
    ]
    put_table((">Day", ">Late?", "Client", "~What", "Letter?", "Why?"), rows, empty="Nothing is due. Enjoy your day.")
