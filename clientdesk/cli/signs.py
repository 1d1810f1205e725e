"""`clientdesk signs`: which warning signs your clients show, and the records behind each."""

from __future__ import annotations

from typing import Any

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.lookup import find_client
from clientdesk.cli.table import put_table
from clientdesk.cli.words import NONE
from clientdesk.model.client import Client
from clientdesk.playbook.finding import Evidence, Finding
from clientdesk.playbook.findings import findings


@click.command()
@click.argument("client", required=False)
@click.option("--all", "with_quiet", is_flag=True, help="Those short of their bar too.")
@json_option
@pass_session
def signs(session: Session, client: str | None, *, with_quiet: bool) -> None:
    """Show the warning signs, and the records behind each."""
    records = session.records
    clients = [find_client(records, client)] if client else list(records.all(Client))
    found = [(each, finding) for each in clients for finding in findings(records, each.id, session.today)]
    shown = [(each, finding) for each, finding in found if finding.raised or with_quiet]
    session.answer(lambda: [_view(each, finding) for each, finding in shown], lambda: _show(shown))


def _view(client: Client, finding: Finding) -> dict[str, Any]:
    return {
        "client": client.name,
        "client_id": client.id,
        "sign": finding.sign.id,
        "name": finding.sign.name,
        "class": finding.sign.sign_class.value,
        "count": finding.count,
        "bar": finding.bar,
        "raised": finding.raised,
        "words": finding.words,
        "evidence": list(map(_evidence, finding.evidence)),
        "try_first": list(finding.sign.try_first),
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    from clientdesk.cli.as_json import plain

    fields: dict[str, Any] = plain(evidence)
    return {name: value for name, value in fields.items() if name != "amount" or value is not None}


def _show(found: list[tuple[Client, Finding]]) -> None:
    rows = [
        (
            client.name,
            finding.sign.id,
            f"{finding.count} of {finding.bar}",
            finding.sign.sign_class.value,
            " ".join(finding.sign.try_first) or NONE,
            finding.words,
        )
        for client, finding in found
    ]
    put_table(("Client", "Sign", ">Count", "Class?", "Try first?", "~What"), rows, empty="No warning signs. Good.")
