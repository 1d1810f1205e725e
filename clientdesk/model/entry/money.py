"""Invoices, and what moves on them, as they enter the desk. Rule: one currency per invoice, every amount above zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.entry import rules
from clientdesk.model.entry.disputing import check_new_disputes
from clientdesk.model.entry.fees import check_fee
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import CreditNote, Invoice, Payment, PaymentKind, Promise, Waiver, WriteOff
from clientdesk.model.money import Money
from clientdesk.model.names import clean_lines, fold

if TYPE_CHECKING:
    from clientdesk.model.records import Records


def invoice(records: Records, given: Invoice) -> Invoice:
    """An invoice: a number that the client has only once, an amount, and a due date from the terms when none is given.

    A due date before the issue date is kept as it is given.
    """
    owner = rules.own_client(records, given.client)
    number = rules.filled(given.number, "An invoice's number")
    for other in records.of(Invoice, given.client):
        if other.id != given.id and fold(other.number) == fold(number):
            raise Refused(
                f"{owner.name} has an invoice {other.number} already. Each needs a number of its own.", "number"
            )
    rules.own_project(records, given.client, given.project)
    check_fee(records, given)
    _keeps_currency(records, given)
    _covers_credit_notes(records, given)
    check_new_disputes(records.by_id(Invoice).get(given.id), given)
    return given.but(
        number=number,
        amount=rules.above_zero(given.amount, "An invoice's amount"),
        due=given.due or records.due_by_terms(given.client, given.issued),
        note=clean_lines(given.note),
    )


def payment(records: Records, given: Payment) -> Payment:
    """A payment, a refund, or credit used. That what goes back had come in, the ledger sees to."""
    rules.own_client(records, given.client)
    rules.above_zero(given.amount, "A payment's amount")
    if given.invoice is not None:
        rules.same_currency(given.amount, _own_invoice(records, given.client, given.invoice))
    elif given.kind is PaymentKind.CREDIT:
        raise Refused("Credit is used on an invoice. Say on which.", "invoice")
    return given.but(reference=rules.line(given.reference, "The reference"))


def credit_note(records: Records, given: CreditNote) -> CreditNote:
    """A credit note: all of an invoice's together are at most the invoice."""
    credited = _own_invoice(records, given.client, given.invoice)
    rules.same_currency(rules.above_zero(given.amount, "A credit note's amount"), credited)
    others = (each for each in records.on_invoice(CreditNote, credited.id) if each.id != given.id)
    left = credited.amount.minor - sum(each.amount.minor for each in others)
    if given.amount.minor > left:
        most = Money(left, credited.amount.currency).shown()
        raise Refused(f"Invoice {credited.number} can be credited by {most} at most.", "amount")
    return given.but(
        number=rules.line(given.number, "A credit note's number"), reason=rules.line(given.reason, "The reason")
    )


def write_off(records: Records, given: WriteOff) -> WriteOff:
    """A write-off, on one of the client's invoices. That it is at most what is open, the ledger sees to."""
    written_off = _own_invoice(records, given.client, given.invoice)
    rules.same_currency(rules.above_zero(given.amount, "A write-off"), written_off)
    return given.but(reason=rules.line(given.reason, "The reason"))


def waiver(records: Records, given: Waiver) -> Waiver:
    """A late fee let go, once on one of the client's invoices (R02)."""
    let_go = _own_invoice(records, given.client, given.invoice)
    rules.same_currency(rules.above_zero(given.amount, "A late fee"), let_go)
    if any(each.id != given.id for each in records.on_invoice(Waiver, let_go.id)):
        raise Refused(f"The late fee on invoice {let_go.number} was waived already.", "invoice")
    return given.but(note=clean_lines(given.note))


def promise(records: Records, given: Promise) -> Promise:
    """A promise to pay: not before it was made (G4)."""
    rules.own_client(records, given.client)
    if given.invoice is not None:
        promised = _own_invoice(records, given.client, given.invoice)
        if given.amount is not None:
            rules.same_currency(given.amount, promised)
    if given.amount is not None:
        rules.above_zero(given.amount, "A promised amount")
    rules.in_order(given.made, given.pay_by, "A promise can't be kept before it was made. Check the two days.")
    return given.but(note=clean_lines(given.note))


def _own_invoice(records: Records, client_id: str, invoice_id: str) -> Invoice:
    found = records.get(Invoice, invoice_id)
    if found.client != client_id:
        raise Refused(f"Invoice {found.number} belongs to another client.")
    return found


def _keeps_currency(records: Records, given: Invoice) -> None:
    kinds: tuple[type[Payment | CreditNote | WriteOff], ...] = (Payment, CreditNote, WriteOff)
    moved = [each for kind in kinds for each in records.on_invoice(kind, given.id)]
    if any(each.amount.currency != given.amount.currency for each in moved):
        raise Refused(
            f"Invoice {given.number} has payments in {moved[0].amount.currency}, so its currency must stay.", "currency"
        )
    for fee in records.fees_on(given.id):
        if fee.amount.currency != given.amount.currency:
            told = f"The late fee on {given.number} was billed in {fee.amount.currency} with {fee.number}"
            raise Refused(f"{told}, so its currency must stay.", "currency")


def _covers_credit_notes(records: Records, given: Invoice) -> None:
    """Refuse a smaller amount than the invoice's credit notes; where they are more already, any but a smaller one."""
    before = records.by_id(Invoice).get(given.id)
    credited = sum(each.amount.minor for each in records.on_invoice(CreditNote, given.id))
    if before and given.amount.minor < min(credited, before.amount.minor):
        least = Money(credited, given.amount.currency).shown()
        raise Refused(
            f"Invoice {before.number} has been credited by {least}, so it can't be less than that."
            " Take a credit note back first.",
            "amount",
        )
