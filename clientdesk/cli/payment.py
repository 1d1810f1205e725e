"""`clientdesk payment`: money that came in, went back, or was used from the client's credit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from clientdesk.cli import words
from clientdesk.cli.amount import amount_of
from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.listing import add_delete, add_list
from clientdesk.cli.lookup import find_client, find_client_or_invoice, find_id, find_invoice
from clientdesk.cli.saved import save
from clientdesk.cli.types import DAY, with_options
from clientdesk.ledger import paying
from clientdesk.ledger.moves import by_now, entered
from clientdesk.model.amounts import parse_amount
from clientdesk.model.client import Client
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.money import with_fractions
from clientdesk.model.record import new_id
from clientdesk.playbook import transfers
from clientdesk.playbook.late_fee.from_credit import pay_from_credit
from clientdesk.playbook.transfers import Beyond

if TYPE_CHECKING:
    from clientdesk.model.change import Change
    from clientdesk.model.records import Records

_options = with_options(
    click.option("--on", type=DAY, help="The day; today for a new one."),
    click.option("--reference", default="", help="What the bank shows."),
)
_BEYOND = {None: Beyond.ASKED, True: Beyond.FEE, False: Beyond.CREDIT}


@click.group()
def payment() -> None:
    """Add, refund, list, edit or delete payments."""


@payment.command()
@click.argument("invoice", metavar="INVOICE")
@click.argument("amount", required=False)
@_options
@click.option("--from-credit", is_flag=True, help="Take it from what the client has in credit.")
@click.option("--fee/--credit", "as_fee", default=None, help="What more than the invoice is: the late fee, or credit.")
@json_option
@pass_session
def add(
    session: Session,
    invoice: str,
    amount: str | None,
    on: date | None,
    reference: str,
    *,
    from_credit: bool,
    as_fee: bool | None,
) -> None:
    """Record a payment; all that is open when AMOUNT is left out.

    More than that pays the late fee where a letter asked for it, and the other invoices of that letter where it is
    enough for all of them; else it becomes credit.
    """
    if from_credit and as_fee is False:
        raise click.UsageError("Give --from-credit or --credit, not both.")
    records, when = session.desk.records, on or session.today
    found = find_invoice(records, invoice)
    money = None if amount is None else parse_amount(amount, found.amount.currency)
    if from_credit:
        use = pay_from_credit if as_fee else paying.use_credit
        change = use(records, found, money, when)
    else:
        change = transfers.pay(records, found, money, when, reference, _BEYOND[as_fee])
    save(session, by_now(change, session.today))


@payment.command("on-account")
@click.argument("client", metavar="CLIENT")
@click.argument("amount")
@_options
@json_option
@pass_session
def on_account(session: Session, client: str, amount: str, on: date | None, reference: str) -> None:
    """Record a payment for no invoice yet; it is their credit."""
    records = session.desk.records
    owner = find_client(records, client)
    money, when = amount_of(amount, None, owner.currency), on or session.today
    paid = Payment(id=new_id(), client=owner.id, amount=money, on=when, reference=reference)
    save(session, entered(records, paid, session.today))


@payment.command()
@click.argument("target", metavar="INVOICE|CLIENT")
@click.argument("amount")
@_options
@json_option
@pass_session
def refund(session: Session, target: str, amount: str, on: date | None, reference: str) -> None:
    """Record money that went back.

    Either what came in on an invoice, or a client's credit.
    """
    records, when = session.desk.records, on or session.today
    save(session, by_now(_refund(records, target, amount, when, reference), session.today))


@payment.command()
@click.argument("payment", metavar="ID")
@click.option("--amount", help="Another amount, in its currency.")
@click.option("--on", type=DAY, help="Another day.")
@click.option("--reference", help="What the bank shows.")
@json_option
@pass_session
def edit(session: Session, payment: str, amount: str | None, on: date | None, reference: str | None) -> None:
    """Change a payment; only what you give changes."""
    records = session.desk.records
    found = find_id(records.all(Payment), payment, "payment")
    changed = found.but(
        amount=found.amount if amount is None else parse_amount(amount, found.amount.currency),
        on=on or found.on,
        reference=found.reference if reference is None else reference,
    )
    save(session, entered(records, changed, session.today))


def _refund(records: Records, target: str, amount: str, on: date, reference: str) -> Change:
    found = find_client_or_invoice(records, target)
    if isinstance(found, Client):
        return paying.refund_credit(records, found, amount_of(amount, None, found.currency), on, reference)
    return paying.refund(records, found, parse_amount(amount, found.amount.currency), on, reference)


def _broken(records: Records) -> frozenset[str]:
    return records.known("fractions of payments", lambda: with_fractions(each.amount for each in records.all(Payment)))


def _cells(records: Records, each: Payment) -> tuple[str, ...]:
    invoice = records.by_id(Invoice).get(each.invoice or "")
    number = invoice.number if invoice else "on account"
    return (
        words.day(each.on),
        number,
        words.amount(each.amount, _broken(records)),
        each.kind.value,
        each.reference or words.NONE,
    )


add_list(payment, Payment, (">On", "Invoice", ">Amount", "Kind", "~Reference"), _cells, "payments")
add_delete(payment, Payment, "payment")
