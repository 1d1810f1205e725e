"""Which form goes with which record, and the record that a new one starts from. Rule: a new kind is one new entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from clientdesk.model.client import Client
from clientdesk.model.invoice import CreditNote, Invoice, Payment, PaymentKind, Promise, Waiver, WriteOff
from clientdesk.model.journal import Direction, Incident, Message, Remedy, Task
from clientdesk.model.money import Money
from clientdesk.model.project import Contract, Extra, Project, new_contract
from clientdesk.model.record import Record, new_id
from clientdesk.model.records import Records
from clientdesk.model.settings import Colleague, LateRate, Settings
from clientdesk.tui.forms import bars, extra, files, incident, journal, late_fees, money, people, trying, work
from clientdesk.tui.forms.field import Form
from clientdesk.tui.forms.invoice import invoice
from clientdesk.tui.forms.menu import WITHOUT_CLIENT

_FORMS: dict[type[Record], Callable[[Records, Any, date], Form]] = {
    Client: people.client,
    Colleague: people.colleague,
    Settings: people.settings,
    Project: work.project,
    Contract: work.contract,
    Extra: extra.extra,
    Invoice: invoice,
    Payment: money.payment,
    CreditNote: money.credit_note,
    WriteOff: money.lost,
    Promise: money.promise,
    Waiver: late_fees.waiver,
    LateRate: late_fees.late_rate,
    Message: journal.message,
    Incident: incident.incident,
    Remedy: trying.remedy,
    Task: journal.task,
}


def editing(records: Records, record: Record, today: date) -> Form:
    """The form for a record. It is there for each kind that a form makes: no letter, exit or file."""
    form = _FORMS[type(record)]
    return replace(form(records, record, today), is_kept=record.id in records.by_id(type(record)))


def adding(records: Records, kind: str, client_id: str, today: date, invoice_id: str | None = None) -> Form:
    """The form for a new record of a kind; `invoice_id` is the one under the cursor.

    Bars are the client's, not a record of their own, and attached files are looked at only when the form is saved.
    """
    if kind == "bars":
        return bars.bars(records, records.get(Client, client_id))
    if kind == "attachment":
        return files.attaching(records, client_id, today, None)
    return editing(records, blank(records, kind, client_id, today, invoice_id), today)


def blank(records: Records, kind: str, client_id: str, today: date, invoice_id: str | None = None) -> Record:
    """What a new record starts from. A client's contract is theirs when there is one, and so are the settings."""
    if kind in WITHOUT_CLIENT:
        return _without_client(records, kind)
    client = records.get(Client, client_id)
    nothing = Money.zero(client.currency)
    new: dict[str, Any] = {"id": new_id(), "client": client_id}
    if kind in _ON_INVOICE:
        pressing = None if invoice_id else money.most_pressing(records, client_id, today)
        invoice = invoice_id or (pressing.id if pressing else None)
        return _ON_INVOICE[kind](**new, invoice=invoice, amount=nothing, on=today)
    makers: dict[str, Callable[[], Record]] = {
        "project": lambda: Project(**new, name=""),
        "contract": lambda: records.contract(client_id) or new_contract(client_id),
        "extra": lambda: Extra(**new, what="", on=today),
        "invoice": lambda: Invoice(**new, number="", amount=nothing, issued=today),
        "waiver": lambda: Waiver(**new, invoice=invoice_id or "", amount=nothing, on=today),
        "promise": lambda: Promise(**new, made=today, pay_by=today + timedelta(days=7), invoice=invoice_id),
        "message": lambda: Message(**new, on=today, direction=Direction.OUT),
        "incident": lambda: Incident(**new, sign="", on=today),
        "remedy": lambda: Remedy(**new, kind="", on=today),
        "task": lambda: Task(**new, what="", due=today + timedelta(days=7)),
    }
    return makers[kind]()


def _payment(kind: PaymentKind) -> Callable[..., Record]:
    return lambda **fields: Payment(**fields, kind=kind)


_ON_INVOICE: dict[str, Callable[..., Record]] = {
    "payment": _payment(PaymentKind.PAYMENT),
    "refund": _payment(PaymentKind.REFUND),
    "use-of-credit": _payment(PaymentKind.CREDIT),
    "credit-note": CreditNote,
    "write-off": WriteOff,
}


def _without_client(records: Records, kind: str) -> Record:
    if kind == "settings":
        return records.settings
    return (
        Colleague(id=new_id(), name="")
        if kind == "colleague"
        else Client(id=new_id(), name="", currency=records.settings.currency)
    )
