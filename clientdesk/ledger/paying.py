"""Money that moves: a payment, credit used or paid back, a refund, a write-off. Rule: never more than there is (M)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clientdesk.ledger.limits import check_received, free_credit, still_open
from clientdesk.ledger.moves import entered
from clientdesk.ledger.standing import standing
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.entry import enter
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice, Payment, PaymentKind, WriteOff
from clientdesk.model.money import Money
from clientdesk.model.record import new_id

if TYPE_CHECKING:
    from clientdesk.model.records import Records


def pay(records: Records, invoice: Invoice, amount: Money | None, on: date, reference: str = "") -> Change:
    """A payment that came in on `on`; without an amount all that was open then. More than that becomes credit (M)."""
    amount = still_open(records, invoice, on) if amount is None else amount
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
    left = free_credit(records, invoice.client, invoice.amount.currency, on)
    wanted = min(left, still_open(records, invoice, on)) if amount is None else amount
    is_too_much = wanted.currency == left.currency and wanted.minor > left.minor
    if is_too_much or (amount is None and wanted.minor <= 0):
        raise Refused(f"The client's credit is {left.shown()}, so no more than that can be used.", "amount")
    return entered(
        records,
        Payment(id=new_id(), client=invoice.client, invoice=invoice.id, amount=wanted, on=on, kind=PaymentKind.CREDIT),
    )


def refund_credit(records: Records, client: Client, amount: Money, on: date, reference: str = "") -> Change:
    """Credit paid back to the client."""
    held = free_credit(records, client.id, amount.currency, on)
    if amount.minor > held.minor:
        raise Refused(f"The credit of {client.name} is {held.shown()}, so no more than that can go back.", "amount")
    return entered(
        records,
        Payment(id=new_id(), client=client.id, amount=amount, on=on, kind=PaymentKind.REFUND, reference=reference),
    )


def refund(records: Records, invoice: Invoice, amount: Money, on: date, reference: str = "") -> Change:
    """What came in on an invoice paid back; never what came in too much and was used as credit since."""
    back = Payment(
        id=new_id(), client=invoice.client, invoice=invoice.id, amount=amount, on=on, kind=PaymentKind.REFUND,
        reference=reference,
    )  # fmt: skip
    change = enter.entered(records, back)
    check_received(records, change)
    before, now = (free_credit(each, invoice.client, amount.currency, on) for each in (records, records.after(change)))
    missing = min(before.minor, 0) - now.minor
    if missing > 0:
        most = amount - Money(missing, amount.currency)
        raise Refused(
            f"What came in too much on invoice {invoice.number} has been used as credit or paid back since:"
            f" {most.shown()} can go back at most.",
            "amount",
        )
    return change


def write_off(records: Records, invoice: Invoice, amount: Money | None, on: date, reason: str = "") -> Change:
    """An open rest given up as lost; without an amount all of it."""
    lost = still_open(records, invoice, on) if amount is None else amount
    return entered(
        records, WriteOff(id=new_id(), client=invoice.client, invoice=invoice.id, amount=lost, on=on, reason=reason)
    )
