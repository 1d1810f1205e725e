"""`clientdesk promise`: a client's word to pay by a day, which pauses reminders until then (G4)."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli import words
from clientdesk.cli.amount import amount_of
from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.listing import add_delete, put_list
from clientdesk.cli.longtext import note_option
from clientdesk.cli.lookup import find_client, find_invoice
from clientdesk.cli.saved import save
from clientdesk.cli.types import DAY, DAY_AHEAD, given
from clientdesk.ledger.moves import entered
from clientdesk.model.invoice import Invoice, Promise
from clientdesk.model.money import with_fractions
from clientdesk.model.record import new_id

if TYPE_CHECKING:
    from clientdesk.model.records import Records


@click.group()
def promise() -> None:
    """Note a client's word to pay by a day."""


@promise.command()
@click.argument("client", metavar="CLIENT")
@click.argument("by", type=DAY_AHEAD, metavar="DAY")
@click.option("--invoice", metavar="INVOICE", help="For this invoice; else for all that is overdue.")
@click.option("--amount", help="How much was promised.")
@click.option("--made", type=DAY, help="The day it was said; today when left out.")
@note_option
@json_option
@pass_session
def add(session: Session, /, client: str, by: date, made: date | None, **options: Any) -> None:
    """Note a promise to pay by DAY; reminders wait until then."""
    records = session.desk.records
    owner = find_client(records, client)
    invoice, amount = options["invoice"], options["amount"]
    options["invoice"] = find_invoice(records, invoice).id if invoice else None
    options["amount"] = amount_of(amount, None, owner.currency) if amount else None
    start = Promise(id=new_id(), client=owner.id, made=made or session.today, pay_by=by)
    save(session, entered(records, start.but(**given(options))))


def _broken(records: Records) -> frozenset[str]:
    return records.known(
        "fractions of promises", lambda: with_fractions(each.amount for each in records.all(Promise) if each.amount)
    )


@promise.command("list")
@click.argument("client", required=False)
@json_option
@pass_session
def list_(session: Session, client: str | None) -> None:
    """List promises, of one client or of all, and which were kept."""
    heads = (">Made", ">Pays by", "Invoice", ">Amount", "Kept")
    put_list(session, client, Promise, heads, partial(_cells, session.today), "promises")


def _cells(today: date, records: Records, each: Promise) -> tuple[str, ...]:
    from clientdesk.ledger.promise_state import outcome

    invoice = records.by_id(Invoice).get(each.invoice or "")
    number = invoice.number if invoice else "all overdue"
    amount, state = words.amount(each.amount, _broken(records)), outcome(records, each, today).state.words
    return words.day(each.made), words.day(each.pay_by), number, amount, state


add_delete(promise, Promise, "promise")
