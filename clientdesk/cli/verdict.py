"""`clientdesk verdict`: what to do about one client, and why. Rule: it recommends with reasons, the person decides."""

from __future__ import annotations

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.lookup import find_client
from clientdesk.cli.views import Object
from clientdesk.playbook.overview import Overview, overview


@click.command()
@click.argument("client")
@json_option
@pass_session
def verdict(session: Session, client: str) -> None:
    """Show the verdict on a client: why, by which rules, what helps."""
    row = overview(session.records, find_client(session.records, client).id, session.today)
    session.answer(lambda: _view(row), lambda: _show(row))


def _view(row: Overview) -> Object:
    from clientdesk.cli.as_json import plain
    from clientdesk.cli.judgement import verdict_view

    return {
        "client": row.client.name,
        "client_id": row.client.id,
        "assessment": row.verdict.assessment.value,
        "reasons": plain(row.verdict.reasons),
        "red_since": plain(row.red_since),
        "days_in_red": row.days_in_red,
    } | verdict_view(row)


def _show(row: Overview) -> None:
    from clientdesk.cli.judgement_page import put_judgement, standing
    from clientdesk.cli.output import put_bold

    put_bold(f"{row.client.name}  {standing(row)}")
    put_judgement(row)
