"""`clientdesk signs`: which warning signs your clients show, and the records behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.lookup import find_client
from clientdesk.playbook.assessment import Assessment
from clientdesk.playbook.overview import Overview, overview, overviews

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.playbook.finding import Finding


@click.command()
@click.argument("client", required=False)
@click.option("--all", "with_quiet", is_flag=True, help="Those short of their bar too; --json has the quiet ones.")
@json_option
@pass_session
def signs(session: Session, client: str | None, *, with_quiet: bool) -> None:
    """Show the warning signs, and the records behind each.

    Only raised ones. With --all also those short of their bar; --all --json has each of the 22 signs of each client,
    those that nothing shows with a count of 0.
    """
    rows = _rows(session, client)
    session.answer(lambda: _views(rows, with_quiet=with_quiet), lambda: _show(rows, with_quiet=with_quiet))


def _rows(session: Session, client: str | None) -> list[Overview]:
    """One client's row, or everyone's, who needs attention first."""
    if client is None:
        return overviews(session.records, session.today)
    return [overview(session.records, find_client(session.records, client).id, session.today)]


def _views(rows: list[Overview], *, with_quiet: bool) -> object:
    from clientdesk.cli.judgement import all_signs, sign_views

    every = ((row, [each for each in all_signs(row.picture) if each.raised or with_quiet]) for row in rows)
    return [view for row, found in every for view in sign_views(row, found)]


def _show(rows: list[Overview], *, with_quiet: bool) -> None:
    from clientdesk.cli.judgement import weighed
    from clientdesk.cli.output import put, talk
    from clientdesk.playbook.findings import raised_of

    noticed = weighed if with_quiet else raised_of
    found = [(row, signs) for row in rows if (signs := noticed(row.picture))]
    for at, (row, signs) in enumerate(found):
        if at:
            put("")
        _put(row, signs)
    if not found:
        talk(_none(rows))


def _none(rows: list[Overview]) -> str:
    """What no sign means: good news only of whom enough is known."""
    is_known = any(row.verdict.assessment is not Assessment.UNKNOWN for row in rows)
    return "No warning signs. Good." if is_known else "No warning signs, and too little to judge by."


def _put(row: Overview, found: Sequence[Finding]) -> None:
    from clientdesk.cli.judgement_page import sign_lines, standing
    from clientdesk.cli.output import put_bold, put_lines

    put_bold(f"{row.client.name}  {standing(row)}")
    put_lines(line for finding in found for line in sign_lines(row, finding))
