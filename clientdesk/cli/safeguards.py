"""`clientdesk safeguards`: which of C01–C11 a client's contract has, and what to put into the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.lookup import find_client

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.cli.views import Object
    from clientdesk.model.client import Client
    from clientdesk.model.records import Records
    from clientdesk.playbook.safeguards import Safeguard

_WORDS = {True: "✔ yes", False: "✖ missing", None: "? not known"}
_PROPOSED = "? proposed"


@click.command()
@click.argument("client")
@json_option
@pass_session
def safeguards(session: Session, client: str) -> None:
    """Show a client's safeguards, and what the next contract needs."""
    records, today = session.records, session.today
    owner = find_client(records, client)
    session.answer(lambda: _view(records, owner, today), lambda: _show(records, owner, today))


def _view(records: Records, owner: Client, today: date) -> Object:
    from clientdesk.cli.views import safeguards_view

    known = safeguards_view(records, owner, today)
    there = sum(1 for each in known["safeguards"] if each["in_place"])
    return {"client": owner.name, "client_id": owner.id, "in_place": there, "of": len(known["safeguards"])} | known


def _show(records: Records, owner: Client, today: date) -> None:
    from clientdesk.cli.output import put_bold

    put_bold(f"{owner.name}  {standing(records, owner)}")
    put_safeguards(records, owner, today)


def standing(records: Records, client: Client) -> str:
    """`3 of 11 safeguards`, or that they are only proposed."""
    from clientdesk.playbook.safeguards import standing

    return standing(records, client.id)


def put_safeguards(records: Records, client: Client, today: date) -> None:
    """Print each safeguard, there or missing, and below them what the next contract needs."""
    from clientdesk.cli.output import put_lines
    from clientdesk.cli.wrapping import lines
    from clientdesk.playbook.safeguards import safeguards

    every = safeguards(records, client.id)
    put_lines(lines((f"{each.id}  {_PROPOSED if each.proposed else _WORDS[each.on]}", _told(each)) for each in every))
    put_next_contract(records, client, today)


def _told(safeguard: Safeguard) -> str:
    """Its name, and of a gap what is missing or what it means."""
    return safeguard.name if safeguard.on else f"{safeguard.name}: {safeguard.missing or safeguard.what}"


def put_next_contract(records: Records, client: Client, today: date) -> None:
    """Print the clauses for the gaps, and the deposit to ask for with its reason."""
    from clientdesk.cli.wrapping import put_section
    from clientdesk.playbook.safeguards import deposit_for, next_contract

    deposit = deposit_for(records, client.id, today)
    clauses = [(each.id, each.text) for each in next_contract(records, client.id, today)]
    put_section("For the next contract", clauses)
    put_section("Deposit", [("", f"{deposit.words}, because {deposit.why}")])
