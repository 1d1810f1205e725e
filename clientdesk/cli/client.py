"""`clientdesk client`: add, show, edit and delete one client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli.bars import BAR, with_bars
from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.confirm import yes_option
from clientdesk.cli.longtext import LONG, note_option
from clientdesk.cli.lookup import find_client, find_whole_client
from clientdesk.cli.output import talk
from clientdesk.cli.saved import delete, save
from clientdesk.cli.types import DAY_OR_NONE, OneOf, given, with_options
from clientdesk.ledger.moves import entered
from clientdesk.model.client import Billing, Client, ClientKind, Contact, Language, Stage
from clientdesk.model.country import in_full
from clientdesk.model.record import new_id

if TYPE_CHECKING:
    from clientdesk.model.records import Records

_options = with_options(
    click.option("--email", help="Their e-mail address."),
    click.option("--phone", help="Their telephone number."),
    click.option("--contact", help="The person to talk to."),
    click.option("--role", help="What that person does there."),
    click.option("--currency", metavar="CODE", help="What new invoices are in, like EUR."),
    click.option("--language", type=OneOf(Language), help="What letters are written in."),
    click.option("--kind", type=OneOf(ClientKind), help="What they are in law."),
    click.option("--stage", type=OneOf(Stage), help="Where the relationship stands."),
    click.option("--country", help="A code of two letters, or a name."),
    click.option("--address", type=LONG, help="Their postal address."),
    click.option("--trade", help="What they do."),
    click.option("--billing", type=OneOf(Billing), help="How work is charged."),
    click.option("--since", type=DAY_OR_NONE, help="The day it began."),
    click.option("--late-rule", metavar="RULE", help="What late interest goes by: contract, uk, eu-de, none, or auto."),
    note_option,
    click.option(
        "--bar", "bars", type=BAR, multiple=True, help="Your own bar here, like S01=3 or fades=365; none removes it."
    ),
)


@click.group()
def client() -> None:
    """Add, show, edit or delete one client."""


@client.command()
@click.argument("name")
@_options
@json_option
@pass_session
def add(session: Session, /, name: str, **options: Any) -> None:
    """Add a client."""
    records = session.desk.records
    usual = records.settings.currency
    start = Client(id=new_id(), name=name, currency=_currency(session, options["country"]))
    save(session, entered(records, _with(records, start, options)))
    if not options["currency"] and start.currency != usual:
        country = session.desk.records.get(Client, start.id).country
        other = session.command("client", "edit", name, "--currency", usual)
        talk(f"Currency: {start.currency}, their country's ({in_full(country)}). To have {usual}: {other}")


@client.command()
@click.argument("client", metavar="CLIENT")
@click.option("--name", help="A new name.")
@_options
@json_option
@pass_session
def edit(session: Session, /, client: str, **options: Any) -> None:
    """Change what is known of a client; only what you give changes."""
    records = session.desk.records
    save(session, entered(records, _with(records, find_client(records, client), options)))


@client.command()
@click.argument("client", metavar="CLIENT")
@json_option
@pass_session
def show(session: Session, client: str) -> None:
    """Show a client with everything below it."""
    from clientdesk.cli.client_page import page, page_view

    found = find_client(session.records, client)
    session.answer(
        lambda: page_view(session.records, found, session.today), lambda: page(session.records, found, session.today)
    )


@client.command("delete")
@click.argument("client", metavar="CLIENT")
@yes_option
@json_option
@pass_session
def delete_client(session: Session, client: str, *, yes: bool) -> None:
    """Delete a client with everything below it; undo brings it back.

    CLIENT is the whole name, or the id.
    """
    delete(session, find_whole_client(session.desk.records, client), yes=yes)


def _currency(session: Session, country: str | None) -> str:
    """What a new client starts with: the currency of their country where it is given, else the desk's."""
    if not country:
        return session.desk.records.settings.currency
    from clientdesk.playbook.currencies import client_currency

    return client_currency(session.desk.records, country, session.today)


def _with(records: Records, start: Client, options: dict[str, Any]) -> Client:
    """A client with the options that were given; those of a person go to the first contact."""
    fields = given(options)
    if "late_rule" in fields:
        fields["late_rule"] = _late_rule(records, fields["late_rule"])
    bars = with_bars(start.bars, fields.pop("bars", ()))
    asked = {"email": "email", "phone": "phone", "contact": "name", "role": "role"}
    person = {field: fields.pop(option) for option, field in asked.items() if option in fields}
    contact = start.contact
    first = Contact(**{name: getattr(contact, name) for name in Contact.__struct_fields__} | person)
    return start.but(**fields, bars=bars, contacts=(first, *start.contacts[1:]))


def _late_rule(records: Records, text: str) -> str:
    """The rule's id; `auto` leaves it to the contract and the law."""
    from clientdesk.ledger.statutes import rule_id

    return "" if text.strip().lower() == "auto" else rule_id(records, text)
