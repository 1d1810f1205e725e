"""Rows of an invoice list.

Rule: an invoice is known by client and number, and one on the desk is never overwritten; what the list says was paid
becomes a payment, without a date where the list has none.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.exchange.clients import fitting
from clientdesk.exchange.intake import AS_LISTED, client_id, invoice_id
from clientdesk.exchange.own_invoices import Own, read_own
from clientdesk.model.client import Client, Contact
from clientdesk.model.days import shown
from clientdesk.model.entry.disputing import check_disputes
from clientdesk.model.entry.rules import email, possible_days
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.money import Money
from clientdesk.model.names import fold
from clientdesk.model.record import derived_id

if TYPE_CHECKING:
    from clientdesk.exchange.intake import Intake
    from clientdesk.exchange.reader import Reader
    from clientdesk.exchange.table import Row

_DRAFT = frozenset("draft draf taslak entwurf brouillon borrador".split())
_VOID = frozenset(
    "void voided cancelled canceled deleted iptal storniert annule annulee anulada batal dibatalkan".split()
)
_PAID = frozenset("paid odendi bezahlt lunas dibayar paye payee pagada pagado".split())


class Listed(Struct, frozen=True, kw_only=True):
    """An invoice as a list has it; None where it does not say."""

    client: str
    number: str
    amount: Money
    issued: date | None
    due: date | None
    disputed: bool | None
    project: str
    paid: Money
    paid_on: date | None
    email: str
    note: str
    own: Own


def read_invoice(_intake: Intake, reader: Reader, row: Row) -> Listed:
    """The invoice on a row."""
    client, number = reader.name(row, "client"), reader.name(row, "number")
    status = fold(reader.text(row, "status"))
    amount = _owed(reader.money(row, "amount"), number, status)
    paid_on = reader.day(row, "paid_on")
    return Listed(
        client=client,
        number=number,
        amount=amount,
        issued=reader.day(row, "issued"),
        due=reader.day(row, "due"),
        disputed=_disputed(reader, row),
        project=reader.text(row, "project"),
        paid=_paid(reader, row, amount, in_full=paid_on is not None or status in _PAID),
        paid_on=paid_on,
        email=reader.text(row, "email"),
        note=reader.note(row, "note"),
        own=read_own(reader, row),
    )


def settle_invoice(intake: Intake, line: int, listed: Listed) -> bool:
    """Put an invoice that is new, with its client where that is new too, or a payment that is new on a known one."""
    client = intake.client(listed.client)
    known = intake.invoice(client, listed.number) if client else None
    if client and known:
        return _settle_again(intake, line, client, known, listed)
    client = client or _new_client(intake, line, listed)
    invoice = Invoice(
        id=invoice_id(client, listed.number),
        client=client.id,
        number=listed.number,
        amount=listed.amount,
        issued=listed.issued,
        due=listed.due,
        project=intake.project(client, listed.project) if listed.project else None,
        disputed=bool(listed.disputed),
        note=listed.note,
    ).but(**listed.own.fields)
    possible_days(invoice)
    check_disputes(invoice, intake.today)
    intake.put(invoice)
    intake.listed[invoice.id] = (line, listed)
    _settle_payment(intake, invoice, listed)
    return True


def _owed(amount: Money | None, number: str, status: str) -> Money:
    """The amount, where it is one that somebody owes."""
    if status in _DRAFT:
        raise Refused(f"Invoice {number} is a draft: nobody owes it yet.")
    if status in _VOID:
        raise Refused(f"Invoice {number} is cancelled ({status}).")
    if amount is None:
        raise Refused(f"Invoice {number} has no amount.")
    if amount.minor < 0:
        raise Refused(f"Invoice {number} is below zero: record it as a credit note on the invoice that it reduces.")
    if not amount:
        raise Refused(f"Invoice {number} is for nothing.")
    return amount


def _disputed(reader: Reader, row: Row) -> bool | None:
    text = reader.text(row, "disputed")
    flag = reader.flag(row, "disputed")
    if text and flag is None:
        raise Refused(f"“{text[:40]}” under disputed is neither yes nor no.")
    return flag


def _paid(reader: Reader, row: Row, amount: Money, *, in_full: bool) -> Money:
    """What was paid: an amount, or yes (all of it), or no; where the cell is empty, all of it when `in_full`."""
    text = reader.text(row, "paid")
    flag = (fold(text) in _PAID or reader.flag(row, "paid")) if text.isalpha() else None
    if not text or flag is not None:
        return amount if flag or (not text and in_full) else Money.zero(amount.currency)
    paid = reader.money(row, "paid", amount.currency) or Money.zero(amount.currency)
    if paid.currency != amount.currency:
        raise Refused(f"It was paid in {paid.currency}, but invoiced in {amount.currency}.")
    if paid.minor < 0:
        raise Refused(f"“{text}” under paid is below zero.")
    return paid


def _new_client(intake: Intake, line: int, listed: Listed) -> Client:
    address, unfit = fitting(email, "E-mail", listed.email)
    contacts = (Contact(email=address),) if address else ()
    client = Client(
        id=client_id(listed.client),
        name=listed.client,
        currency=listed.amount.currency,
        contacts=contacts,
        note=unfit,
    )
    intake.put(client)
    if unfit:
        intake.note(line, f"“{unfit}” is none that can be, so it stands in the note", client)
    return client


def _settle_again(intake: Intake, line: int, client: Client, known: Invoice, listed: Listed) -> bool:
    """An invoice that is there already: from this file, from an earlier import, or put in by hand."""
    earlier, same = intake.listed.setdefault(known.id, (line, listed))
    if earlier != line:
        _check_repeat(earlier, same, listed)
        intake.note(line, f"repeats line {earlier}", client, known.number)
        return False
    if differences := _differences(known, listed):
        if known.id != invoice_id(client, listed.number):
            raise Refused(
                f"Invoice {known.number} is on the desk with another {differences}. Make the two agree first."
            )
        intake.note(line, f"stays as it is on the desk, with another {differences}", client, known.number)
    if not _settle_payment(intake, known, listed):
        return False
    intake.note(line, "is on the desk; its payment is new", client, known.number)
    return True


def _check_repeat(earlier: int, first: Listed, listed: Listed) -> None:
    for field in ("amount", "issued", "due", "paid", "paid_on"):
        if getattr(first, field) != getattr(listed, field):
            what = field.replace("_", " ")
            raise Refused(f"Invoice {listed.number} stands on line {earlier} too, with another {what}.")


def _differences(known: Invoice, listed: Listed) -> str:
    """What differs, as `amount (€10.00, here €12.00)`; a thing that the list does not say does not differ."""
    pairs = {
        "amount": (known.amount.shown(), listed.amount.shown()),
        "issue date": (shown(known.issued), shown(listed.issued or known.issued)),
        "due date": (shown(known.due), shown(listed.due or known.due)),
    }
    return " and ".join(f"{what} ({there}, here {here})" for what, (there, here) in pairs.items() if there != here)


def _settle_payment(intake: Intake, invoice: Invoice, listed: Listed) -> bool:
    """Put what the list says was paid beyond what the desk has on the invoice; False when there is nothing new."""
    total, on = listed.paid, listed.paid_on
    payment_id = derived_id("paid", invoice.id, total.plain(), total.currency, on.isoformat() if on else "")
    if not total or intake.has_payment(payment_id) or total.currency != invoice.amount.currency:
        return False
    giving_way = [payment for payment in intake.as_listed(invoice) if on and payment.on is None]
    told = intake.received(invoice) - sum(payment.amount.minor for payment in giving_way)
    missing = Money(total.minor - told, total.currency)
    if missing.minor <= 0:
        return False
    intake.put_in_place(
        Payment(id=payment_id, client=invoice.client, invoice=invoice.id, amount=missing, on=on, reference=AS_LISTED),
        giving_way,
    )
    return True
