"""`clientdesk invoice`: what was invoiced, credited, and given up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli.amount import amount_of
from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.confirm import yes_option
from clientdesk.cli.longtext import note_option
from clientdesk.cli.lookup import changed_late_one, changed_project, find_client, find_invoice, project_id
from clientdesk.cli.output import talk
from clientdesk.cli.saved import delete, save
from clientdesk.cli.types import DAY, DAY_AHEAD_OR_NONE, DAY_OR_NONE, given, with_options
from clientdesk.ledger.moves import entered
from clientdesk.ledger.standing import standing
from clientdesk.model.amounts import parse_amount
from clientdesk.model.entry.disputing import disputing, without_dispute
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import CreditNote, Invoice
from clientdesk.model.record import new_id

if TYPE_CHECKING:
    from collections.abc import Iterator

_options = with_options(
    click.option("--issued", type=DAY_OR_NONE, help="The day on it; today for a new one."),
    click.option("--due", type=DAY_OR_NONE, help="When it is to be paid; else by the contract's term, or yours."),
    click.option("--sent", type=DAY_OR_NONE, help="The day it really went out, when that is another."),
    click.option("--project", metavar="P", help="The project it is for."),
    click.option("--delivered/--undelivered", default=None, help="Whether the work is handed over."),
    click.option("--disputed/--undisputed", default=None, help="Whether the client contests it."),
    click.option("--disputed-on", type=DAY, help="Since when they contest it; today when left out."),
    click.option("--settled-on", type=DAY, help="Since when they no longer do; today when left out."),
    click.option("--deposit/--no-deposit", default=None, help="Whether it asks for a deposit."),
    click.option("--payable/--unpayable", default=None, help="Whether it says how to pay."),
    click.option(
        "--paused-until", type=DAY_AHEAD_OR_NONE, help="Ask for it again from this day on, not before; or none."
    ),
    click.option("--late-fee-on", "fee_for", metavar="INVOICE", help="It bills the late fee on that one; or none."),
    note_option,
)


@click.group()
def invoice() -> None:
    """Add, show, edit, credit, write off or delete invoices."""


@invoice.command()
@click.argument("client", metavar="CLIENT")
@click.argument("number")
@click.argument("amount")
@click.option("--currency", metavar="CODE", help="Another currency than the client's.")
@_options
@json_option
@pass_session
def add(session: Session, /, client: str, number: str, amount: str, **options: Any) -> None:
    """Add an invoice of a client."""
    records = session.desk.records
    owner = find_client(records, client)
    money = amount_of(amount, options.pop("currency"), owner.currency)
    options["project"] = project_id(records, options["project"], owner.id)
    options["issued"] = options["issued"] or session.today
    options["fee_for"] = changed_late_one(records, options["fee_for"], owner.id)
    start = Invoice(id=new_id(), client=owner.id, number=number, amount=money)
    disputed = _dispute(session, start, options)
    _save(session, disputed.but(**given(options)))


@invoice.command()
@click.argument("invoice", metavar="INVOICE")
@click.option("--number", help="A new number.")
@click.option("--amount", help="Another amount, in its currency.")
@_options
@click.option("--never-disputed", is_flag=True, help="Take the newest dispute out, with its days: it never was.")
@json_option
@pass_session
def edit(session: Session, /, invoice: str, **options: Any) -> None:
    """Change an invoice; only what you give changes."""
    records = session.desk.records
    found = find_invoice(records, invoice)
    amount = options["amount"]
    options["project"] = changed_project(records, options["project"], found.client)
    if amount is not None:
        options["amount"] = parse_amount(amount, found.amount.currency)
    options["fee_for"] = changed_late_one(records, options["fee_for"], found.client)
    disputed = _dispute(session, found, options)
    _save(session, disputed.but(**given(options)))


@invoice.command("late-fee")
@click.argument("invoice", metavar="INVOICE")
@click.argument("amount", required=False)
@click.option("--number", help="The bill's number; the late invoice's with an F when left out.")
@click.option("--issued", type=DAY, help="The day on it; today when left out.")
@click.option("--due", type=DAY, help="When it is to be paid; else by the contract's term, or yours.")
@json_option
@pass_session
def late_fee(session: Session, /, invoice: str, amount: str | None, **options: Any) -> None:
    """Bill the late fee on an invoice, as an invoice of its own.

    All that is left of it, or an amount. It is asked for like any invoice, and bears no late fee itself.
    """
    from clientdesk.playbook.late_fee.billed import bill_of
    from clientdesk.playbook.late_fee.chargeable import fee_left

    records, on = session.desk.records, options["issued"] or session.today
    late = find_invoice(records, invoice)
    fee = parse_amount(amount, late.amount.currency) if amount else fee_left(records, standing(records, late, on))
    _save(session, bill_of(records, late, fee, on).but(**given(options)))


@invoice.command()
@click.argument("invoice", metavar="INVOICE")
@json_option
@pass_session
def show(session: Session, invoice: str) -> None:
    """Show an invoice with everything that moved on it."""
    from clientdesk.cli.invoice_page import page, page_view

    found = find_invoice(session.records, invoice)
    session.answer(
        lambda: page_view(session.records, found, session.today), lambda: page(session.records, found, session.today)
    )


@invoice.command("list")
@click.argument("client", required=False)
@click.option("--open", "only_open", is_flag=True, help="Only those with something open.")
@json_option
@pass_session
def list_(session: Session, client: str | None, *, only_open: bool) -> None:
    """List invoices, of one client or of all."""
    from clientdesk.cli.invoice_page import rows_of, show_rows, still_ahead

    rows = rows_of(session.records, client, session.today)
    kept = [row for row in rows if row.standing.balance > 0 or not only_open]
    none = "Nothing is open." if rows else ""
    session.answer(lambda: _views(session, kept), lambda: show_rows(session, kept, none=none))
    for told in still_ahead(session.records, client, session.today):
        talk(told)


@invoice.command("credit")
@click.argument("invoice", metavar="INVOICE")
@click.argument("amount")
@click.option("--on", type=DAY, help="The day of the credit note; today when left out.")
@click.option("--number", default="", help="The credit note's number.")
@click.option("--reason", default="", help="Why.")
@json_option
@pass_session
def credit(session: Session, /, invoice: str, amount: str, on: date | None, **words: str) -> None:
    """Reduce an invoice by a credit note."""
    records = session.desk.records
    found = find_invoice(records, invoice)
    money = parse_amount(amount, found.amount.currency)
    note = CreditNote(id=new_id(), client=found.client, invoice=found.id, amount=money, on=on or session.today, **words)
    save(session, entered(records, note, session.today))


@invoice.command("write-off")
@click.argument("invoice", metavar="INVOICE")
@click.argument("amount", required=False)
@click.option("--on", type=DAY, help="The day; today when left out.")
@click.option("--reason", default="", help="Why.")
@json_option
@pass_session
def write_off(session: Session, invoice: str, amount: str | None, on: date | None, reason: str) -> None:
    """Give up what is open on an invoice.

    All of it goes when AMOUNT is left out.
    """
    from clientdesk.ledger import paying
    from clientdesk.ledger.moves import by_now

    records = session.desk.records
    found = find_invoice(records, invoice)
    money = None if amount is None else parse_amount(amount, found.amount.currency)
    change = paying.write_off(records, found, money, on or session.today, reason)
    save(session, by_now(change, session.today))


@invoice.command("waive")
@click.argument("invoice", metavar="INVOICE")
@click.option("--on", type=DAY, help="The day; today when left out.")
@click.option("--take-back", is_flag=True, help="Ask for it after all.")
@note_option
@json_option
@pass_session
def waive(session: Session, *, invoice: str, on: date | None, take_back: bool, note: str | None) -> None:
    """Let the late fee on an invoice go; it is counted (R02)."""
    from clientdesk.playbook.late_fee import waiving

    records = session.desk.records
    found = find_invoice(records, invoice)
    day = on or session.today
    save(session, waiving.take_back(records, found) if take_back else waiving.waive(records, found, day, note or ""))


@invoice.command("delete")
@click.argument("invoice", metavar="INVOICE")
@yes_option
@json_option
@pass_session
def delete_invoice(session: Session, invoice: str, *, yes: bool) -> None:
    """Delete an invoice with all on it; undo brings it back."""
    delete(session, find_invoice(session.desk.records, invoice), yes=yes)


def _dispute(session: Session, start: Invoice, options: dict[str, Any]) -> Invoice:
    """An invoice with what the options say of its dispute, which are taken out of them."""
    never = options.pop("never_disputed", False)
    disputed, since, end = (options.pop(each) for each in ("disputed", "disputed_on", "settled_on"))
    if not never:
        return disputing(start, session.today, disputed=disputed, since=since, end=end)
    if (disputed, since, end) != (None, None, None):
        raise Refused("What never was a dispute has no days. Leave --never-disputed or the others out.")
    return without_dispute(start)


def _save(session: Session, given_invoice: Invoice) -> None:
    """Save an invoice, and say what is odd about its days."""
    from clientdesk.cli.invoice_page import odd_days

    save(session, entered(session.desk.records, given_invoice, session.today))
    records = session.desk.records
    saved = records.get(Invoice, given_invoice.id)
    for told in (*odd_days(saved, session.today), *_odd_fee(session, saved)):
        talk(f"! {told}")


def _odd_fee(session: Session, bill: Invoice) -> Iterator[str]:
    """That a bill asks for more of a late fee than there is (R02)."""
    from clientdesk.cli.spelled import spelled
    from clientdesk.playbook.late_fee.chargeable import beyond_fee

    records = session.desk.records
    late = records.late_one(bill)
    if late and (told := beyond_fee(records, standing(records, late, session.today))):
        yield spelled(session, told)


def _views(session: Session, rows: Any) -> object:
    from clientdesk.cli.views import view_of

    return [view_of(session.records, row.invoice, session.today) | {"client_name": row.client.name} for row in rows]
