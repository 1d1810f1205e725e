"""Rows of a payment list.

Rule: a payment is known by what it says and by which of its equals in the file it is, so that two equal payments on one
day are both kept and none comes in twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.exchange.intake import AS_LISTED
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice, Payment, PaymentKind
from clientdesk.model.money import Money
from clientdesk.model.names import fold, initial_names
from clientdesk.model.record import derived_id

if TYPE_CHECKING:
    from clientdesk.exchange.intake import Intake
    from clientdesk.exchange.reader import Reader
    from clientdesk.exchange.table import Row


class Received(Struct, frozen=True):
    """A payment as a list has it, and the client and invoice it belongs to on the desk."""

    payment: Payment
    client: Client
    invoice: Invoice | None
    number: str


def read_payment(intake: Intake, reader: Reader, row: Row) -> Received:
    """The payment on a row; its id is claimed for this file. A negative amount is a refund."""
    number = reader.text(row, "invoice")
    client, invoice = _belongs_to(intake, reader.text(row, "client"), number)
    usual = invoice.amount.currency if invoice else client.currency if number else None
    signed = reader.money(row, "amount", usual)
    if not signed:
        raise Refused("There is no amount.")
    kind = reader.choice(row, "kind", PaymentKind) or (PaymentKind.REFUND if signed.minor < 0 else PaymentKind.PAYMENT)
    _check(number, client, invoice, signed, kind)
    amount = Money(abs(signed.minor), signed.currency)
    on, reference = reader.day(row, "on"), reader.text(row, "reference")
    says = (client.id, fold(number), kind.value, amount.plain(), amount.currency, str(on or ""), reference)
    payment = Payment(
        id=derived_id("payment", *says, str(intake.seen[says])),
        client=client.id,
        invoice=invoice.id if invoice else None,
        amount=amount,
        on=on,
        kind=kind,
        reference=reference or (f"invoice {number}" if number and not invoice else ""),
    )
    intake.seen[says] += 1
    intake.claimed.add(payment.id)
    return Received(payment, client, invoice, number)


def settle_payment(intake: Intake, line: int, received: Received) -> bool:
    """Put a payment that is new; False when it is on the desk already, by import or by hand."""
    payment, client, invoice = received.payment, received.client, received.invoice
    if intake.has_payment(payment.id):
        return False
    if same := _same_by_hand(intake, payment):
        intake.claimed.add(same.id)
        intake.note(line, "is on the desk already", client, received.number)
        return False
    if invoice and payment.kind is PaymentKind.PAYMENT:
        if replaced := intake.put_in_place(payment, intake.as_listed(invoice)):
            what = f"takes the place of {replaced.shown()} that the invoice list had as paid"
            intake.note(line, what, client, invoice.number)
        return True
    intake.put(payment)
    if received.number and not invoice:
        what = "refunds an invoice that is not on the desk; kept on the client's account"
        intake.note(line, what, client, received.number)
    return True


def _belongs_to(intake: Intake, name: str, number: str) -> tuple[Client, Invoice | None]:
    """The client and the invoice that a row names; the client alone where it is known and the invoice is not."""
    if not name and not number:
        raise Refused("It names neither an invoice nor a client.")
    if not name:
        invoice = _only(intake, number)
        return intake.client_of(invoice), invoice
    client = intake.client(name)
    if client is None:
        raise Refused(f"The client “{name[:80]}” is not on the desk. Import the clients or their invoices first.")
    return client, intake.invoice(client, number) if number else None


def _only(intake: Intake, number: str) -> Invoice:
    found = intake.invoices_numbered(number)
    if not found:
        raise Refused(_unknown(number))
    if len(found) > 1:
        names = initial_names([intake.client_of(invoice).name for invoice in found])
        raise Refused(f"Invoice {number} is of several clients: {names}. A column with the client would tell which.")
    return found[0]


def _check(number: str, client: Client, invoice: Invoice | None, amount: Money, kind: PaymentKind) -> None:
    if number and not invoice and kind is not PaymentKind.REFUND:
        raise Refused(_unknown(number, client.name))
    if invoice and invoice.amount.currency != amount.currency:
        raise Refused(f"It is in {amount.currency}, but invoice {invoice.number} is in {invoice.amount.currency}.")


def _unknown(number: str, name: str = "") -> str:
    whose = f" of {name}" if name else ""
    return f"There is no invoice {number[:80]}{whose} on the desk. Import the invoices first."


def _same_by_hand(intake: Intake, payment: Payment) -> Payment | None:
    """A payment on the desk that is this one, though it came another way: same target, way, amount and day."""
    for other in intake.payments(payment.invoice or payment.client):
        same = (other.kind, other.amount, other.on) == (payment.kind, payment.amount, payment.on)
        if same and _may_be_one(other.reference, payment.reference) and other.id not in intake.claimed:
            return other
    return None


def _may_be_one(there: str, here: str) -> bool:
    """Whether two references may be of one payment: the same, or one of them missing."""
    return there == here or (there != AS_LISTED and not (there and here))
