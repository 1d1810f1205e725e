"""Entries whose rule needs the arithmetic: what is still open, and what credit is left.

Rule: money that moves is checked against the ledger on the day it moves, then enters like any other record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ledger.account import credit
from clientdesk.ledger.standing import standing
from clientdesk.model.change import Change
from clientdesk.model.entry.enter import entered
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Payment, PaymentKind, WriteOff
from clientdesk.model.money import Money, shown_totals
from clientdesk.model.record import new_id

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.client import Client
    from clientdesk.model.invoice import Invoice
    from clientdesk.model.records import Records


def pay(records: Records, invoice: Invoice, amount: Money | None, on: date, reference: str = "") -> Change:
    """A payment that came in on `on`; without an amount all that was open then. More than that becomes credit (M)."""
    amount = amount or _still_open(records, invoice, on)
    change = entered(
        records,
        Payment(id=new_id(), client=invoice.client, invoice=invoice.id, amount=amount, on=on, reference=reference),
    )
    surplus = standing(records.after(change), invoice, on).surplus
    if not surplus:
        return change
    return Change(f"{change.label}; {surplus.shown()} too much, kept as credit", change.puts)


def use_credit(records: Records, invoice: Invoice, amount: Money | None, on: date) -> Change:
    """The client's credit used on an invoice; without an amount as much as there is and as is open."""
    left = credit(records, invoice.client, on).get(invoice.amount.currency, Money.zero(invoice.amount.currency))
    wanted = amount or min(left, _still_open(records, invoice, on), key=lambda money: money.minor)
    if not wanted or (wanted.currency == left.currency and wanted.minor > left.minor):
        raise Refused(f"The client's credit is {left.shown()}, so no more than that can be used.")
    return entered(
        records,
        Payment(id=new_id(), client=invoice.client, invoice=invoice.id, amount=wanted, on=on, kind=PaymentKind.CREDIT),
    )


def refund_credit(records: Records, client: Client, amount: Money, on: date, reference: str = "") -> Change:
    """Credit paid back to the client."""
    held = credit(records, client.id, on)
    if amount.minor > held.get(amount.currency, Money.zero(amount.currency)).minor:
        raise Refused(f"The credit of {client.name} is {shown_totals(held)}, so no more than that can go back.")
    return entered(
        records,
        Payment(id=new_id(), client=client.id, amount=amount, on=on, kind=PaymentKind.REFUND, reference=reference),
    )


def write_off(records: Records, invoice: Invoice, amount: Money | None, on: date, reason: str = "") -> Change:
    """An open rest given up as lost; without an amount all of it."""
    left = _still_open(records, invoice, on)
    if amount and amount.currency == left.currency and amount.minor > left.minor:
        raise Refused(f"Only {left.shown()} is open on invoice {invoice.number}, so no more can be written off.")
    return entered(
        records,
        WriteOff(id=new_id(), client=invoice.client, invoice=invoice.id, amount=amount or left, on=on, reason=reason),
    )


def _still_open(records: Records, invoice: Invoice, on: date) -> Money:
    """What is open on an invoice; raises Refused when nothing is."""
    left = standing(records, invoice, on).open
    if not left:
        raise Refused(f"Nothing is open on invoice {invoice.number}. Give the amount if more came in.")
    return left
