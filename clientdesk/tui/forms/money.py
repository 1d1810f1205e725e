"""Forms for what moves on invoices. Rule: what is still open is the ledger's word, not the form's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from clientdesk.ledger.moves import by_now, entered
from clientdesk.ledger.paying import refund, refund_credit, use_credit, write_off
from clientdesk.ledger.standing import standing, standings
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import CreditNote, Invoice, Payment, PaymentKind, Promise, WriteOff
from clientdesk.model.money import Money
from clientdesk.model.records import Records
from clientdesk.playbook.transfers import Beyond, pay
from clientdesk.tui.forms.fee_choice import KEY, fee_field, fee_left, parts_of, with_fee
from clientdesk.tui.forms.field import Answers, Field, Form, Kind
from clientdesk.tui.forms.starts import amount, day, invoices, key_of, title


def payment(records: Records, given: Payment, today: date) -> Form:
    """Money that came in, went back, or the client's credit used; which one, the record says."""
    names = {PaymentKind.PAYMENT: "payment", PaymentKind.REFUND: "refund", PaymentKind.CREDIT: "use of credit"}
    kept = given.id in records.by_id(Payment)

    def build(answers: Answers) -> Change:
        said = answers.values()
        change = entered(records, given.but(**said)) if kept else _move(records, given, said)
        return by_now(change, today)

    reference = () if given.kind is PaymentKind.CREDIT else (Field("reference", "Reference", start=given.reference),)
    if kept or given.kind is not PaymentKind.PAYMENT:
        return _on_invoice(records, given, names[given.kind], today, build, *reference)
    form = _on_invoice(records, given, "payment", today, build, fee_field(records, given, today), *reference)
    return replace(form, now=with_fee(records, form.fields))


def credit_note(records: Records, given: CreditNote, today: date) -> Form:
    """An invoice made smaller."""
    more = (Field("number", "Number", start=given.number), Field("reason", "Reason", start=given.reason))

    def build(answers: Answers) -> Change:
        return entered(records, given.but(**answers.values()), today)

    return _on_invoice(records, given, "credit note", today, build, *more)


def lost(records: Records, given: WriteOff, today: date) -> Form:
    """The rest of an invoice given up."""
    kept = given.id in records.by_id(WriteOff)

    def build(answers: Answers) -> Change:
        said = answers.values()
        if kept:
            return entered(records, given.but(**said), today)
        lost = write_off(records, records.get(Invoice, said["invoice"]), said["amount"], said["on"], said["reason"])
        return by_now(lost, today)

    return _on_invoice(records, given, "write-off", today, build, Field("reason", "Reason", start=given.reason))


def promise(records: Records, given: Promise, today: date) -> Form:
    """A client's word to pay."""
    fields = (
        Field("pay_by", "They pay by", Kind.DATE, day(given.pay_by), "reminders wait until then", required=True),
        Field("made", "Said on", Kind.DATE, day(given.made), required=True),
        invoices(records, given.client, today, given.invoice, unpaid=True),
        Field("amount", "Amount", Kind.AMOUNT, amount(given.amount), "all of it when left empty"),
        Field("note", "Note", Kind.LINES, given.note),
    )
    return Form(
        key=key_of(records, given, "promise"),
        title=title(records, given, "promise"),
        fields=fields,
        build=lambda answers: entered(records, given.but(**answers.values())),
        button="Save the promise",
        currency=lambda answers: _currency(records, given.client, answers),
    )


def most_pressing(records: Records, client_id: str, today: date) -> Invoice | None:
    """The invoice that a payment is most likely for: the one overdue for longest, else the oldest open one."""
    unpaid = [each for each in standings(records, client_id, today) if each.balance > 0]
    first = min(unpaid, key=lambda each: (each.due or date.max, each.invoice.number), default=None)
    return first.invoice if first else None


def _on_invoice(records: Records, given: Any, name: str, today: date, build: Any, *more: Field) -> Form:
    unpaid = name in {"payment", "write-off", "use of credit"}
    start = amount(given.amount) or (amount(_usual(records, given, today)) if unpaid else "")
    doubt = partial(_surplus, records, given, today) if name == "payment" else None
    fields = (
        invoices(records, given.client, today, given.invoice or None, unpaid=unpaid),
        Field("amount", "Amount", Kind.AMOUNT, start, required=True, doubt=doubt),
        Field("on", "Day", Kind.DATE, day(given.on), required=True),
        *more,
    )
    return Form(
        key=key_of(records, given, name),
        title=title(records, given, name),
        fields=fields,
        build=build,
        button=f"Save the {name}",
        currency=lambda answers: _currency(records, given.client, answers),
    )


def _surplus(records: Records, given: Payment, today: date, answers: Answers) -> str:
    """By how much a payment is more than is open without it, and what becomes of that (M)."""
    found, paid = records.by_id(Invoice).get(answers.picked("invoice") or ""), answers.money("amount")
    if found is None or paid is None:
        return ""
    before = Change("", removes=(given,)) if given.id in records.by_id(Payment) else Change("")
    left = standing(records.after(before), found, today).open
    over = paid.minor - left.minor
    if over <= 0:
        return ""
    is_fee = given.id not in records.by_id(Payment) and (pays := parts_of(records, answers)) and not pays.is_plain
    what = "say below what that is" if is_fee else "it becomes their credit"
    return f"{Money(over, paid.currency).shown()} more than is open; {what}"


def _usual(records: Records, given: Payment | WriteOff, today: date) -> Money | None:
    """What a new movement on an invoice is likely to be: all that is open, of credit no more than there is."""
    found = records.by_id(Invoice).get(given.invoice or "")
    if found is None:
        return None
    if not (isinstance(given, Payment) and given.kind is PaymentKind.CREDIT):
        open_ = standing(records, found, today).open
        return open_ or (fee_left(records, given, today) if isinstance(given, Payment) else None)
    try:
        (used,) = use_credit(records, found, None, today).puts
    except Refused:
        return None
    return used.amount if isinstance(used, Payment) else None


def _currency(records: Records, client_id: str, answers: Answers) -> str:
    """The picked invoice's currency, else the client's."""
    try:
        picked = answers.picked("invoice")
    except Refused:
        picked = None
    found = records.by_id(Invoice).get(picked or "")
    return found.amount.currency if found else records.get(Client, client_id).currency


def _move(records: Records, given: Payment, said: dict[str, Any]) -> Change:
    """A new movement, checked against the ledger."""
    invoice = records.get(Invoice, said["invoice"]) if said["invoice"] else None
    reference = said.get("reference", "")
    if invoice and given.kind is PaymentKind.PAYMENT:
        beyond = Beyond(said.get(KEY, Beyond.ASKED))
        return pay(records, invoice, said["amount"], said["on"], reference, beyond)
    if invoice and given.kind is PaymentKind.CREDIT:
        return use_credit(records, invoice, said["amount"], said["on"])
    if invoice and given.kind is PaymentKind.REFUND:
        return refund(records, invoice, said["amount"], said["on"], reference)
    if given.kind is PaymentKind.REFUND:
        return refund_credit(records, records.get(Client, given.client), said["amount"], said["on"], reference)
    return entered(records, given.but(**{key: value for key, value in said.items() if key != KEY}))
