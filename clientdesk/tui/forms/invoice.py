"""The form of an invoice. Rule: of a dispute it says what was typed, and what a day left empty becomes (G4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from clientdesk.ledger.moves import entered
from clientdesk.ledger.standing import standing
from clientdesk.model.change import Change
from clientdesk.model.days import shown
from clientdesk.model.entry.disputing import disputing, without_dispute
from clientdesk.model.entry.fees import late_ones
from clientdesk.model.invoice import Invoice
from clientdesk.model.records import Records
from clientdesk.playbook.late_fee.chargeable import beyond_fee
from clientdesk.tui.forms.field import NO, YES, Answers, Field, Form, Kind
from clientdesk.tui.forms.starts import amount, day, invoices, key_of, projects, title
from clientdesk.tui.keyed import keyed

DISPUTE = ("disputed", "disputed_on", "settled_on", "never_disputed")
"""The fields that say how it is with a dispute."""


def invoice(records: Records, given: Invoice, today: date) -> Form:
    """An invoice; its currency is the client's until another is typed."""
    is_kept = given.id in records.by_id(Invoice)

    def build(answers: Answers) -> Change:
        said = answers.values(*(key for key in answers.fields if key not in (*DISPUTE, "currency")))
        return entered(records, _disputed(given, answers).but(**said), today)

    return Form(
        key=key_of(records, given, "invoice"),
        title=title(records, given, "invoice"),
        fields=tuple(_fields(records, given, is_kept, today)),
        build=build,
        button="Save the invoice",
        after=lambda after: _to_say(after, given.id, today),
        currency=lambda answers: answers.code("currency"),
        begin="due" if is_kept else "",
    )


def _fields(records: Records, given: Invoice, is_kept: bool, today: date) -> Iterator[Field]:  # noqa: FBT001
    doubt = partial(_went_out_as, given, is_kept)
    yield Field("number", "Number", start=given.number, required=True, is_name=is_kept, doubt=doubt)
    yield Field("amount", "Amount", Kind.AMOUNT, amount(given.amount), required=True)
    yield Field("currency", "Currency", Kind.CURRENCY, given.amount.currency, required=True)
    yield Field("issued", "Issued", Kind.DATE, day(given.issued), doubt=_of_no_day)
    yield Field("due", "Due", Kind.DATE, day(given.due), "by your terms when left empty", doubt=_before_issued)
    yield Field("sent", "Went out on", Kind.DATE, day(given.sent), "if that was later than issued")
    yield projects(records, given.client, given.project)
    yield _yes_no("delivered", "Work delivered", is_so=given.delivered)
    yield from _dispute_fields(given, today)
    yield _yes_no("deposit", "It is a deposit", is_so=given.deposit)
    yield _yes_no("payable", "It says how to pay", is_so=given.payable)
    yield Field("paused_until", "Paused until", Kind.DATE, day(given.paused_until), "asked for again from that day on")
    yield from _fee_for(records, given, today)
    yield Field("note", "Note", Kind.LINES, given.note)


def _yes_no(key: str, label: str, told: str = "", *, is_so: bool) -> Field:
    return Field(key, label, Kind.YES_NO, YES if is_so else NO, told)


def _dispute_fields(given: Invoice, today: date) -> Iterator[Field]:
    """Whether they dispute it, and the days; that they never did, only where a dispute could be taken out.

    The first day is left empty for a new one where the last is over.
    """
    is_over = not given.disputed and given.settled_on is not None
    yield _yes_no("disputed", "They dispute it", "then nobody is reminded", is_so=given.disputed)
    first = "" if is_over else day(given.disputed_on)
    yield Field("disputed_on", "Disputed since", Kind.DATE, first, _when_it_began(given, today))
    if given.disputed or is_over:
        end = f"stays {shown(given.settled_on, today)}" if is_over else "if they no longer do; today"
        yield Field("settled_on", "Settled on", Kind.DATE, day(given.settled_on), f"{end} when left empty")
        yield _yes_no("never_disputed", "They never did", "then this dispute is taken out, with its days", is_so=False)


def _when_it_began(given: Invoice, today: date) -> str:
    """What the first day of a dispute is when nothing is typed."""
    since = shown(given.disputed_on, today) if given.disputed_on else ""
    if given.disputed:
        return f"stays {since} when left empty" if since else "not known when left empty"
    return f"it was since {since}; a new one today when left empty" if since else "if they do; today when left empty"


def _disputed(given: Invoice, answers: Answers) -> Invoice:
    """The invoice with what was typed of its dispute; the end of the old one is none of a new one's."""
    if "never_disputed" in answers.fields and answers.yes("never_disputed"):
        return without_dispute(given)
    disputed, since = answers.yes("disputed"), answers.day("disputed_on")
    end = answers.day("settled_on") if "settled_on" in answers.fields else None
    is_old = end == given.settled_on
    return disputing(given, answers.today, disputed=disputed, since=since, end=None if is_old else end)


def _fee_for(records: Records, given: Invoice, today: date) -> tuple[Field, ...]:
    """The invoice whose late fee it bills, where one was late, or it bills one."""
    field = invoices(records, given.client, today, given.fee_for, unpaid=False)
    late = [each for each in late_ones(records, given.client, given.id) if standing(records, each, today).days_late]
    ids = {*(each.id for each in late), given.fee_for}
    choices = tuple(each for each in field.choices if each[0] in ids)
    told = "only if this bills one: a part of that invoice's number"
    asked = replace(field, key="fee_for", label="Late fee on", help=told, choices=choices)
    return (asked,) if given.fee_for or late else ()


def _to_say(after: Records, invoice_id: str, today: date) -> str:
    """What is odd about an invoice that was saved: it is never due, or bills more of a late fee than there is."""
    saved = after.by_id(Invoice).get(invoice_id)
    if saved is None:
        return ""
    if saved.due is None:
        return "It has no due date, so nobody is reminded of it: give it the day it was issued."
    late = after.late_one(saved)
    return keyed(beyond_fee(after, standing(after, late, today))) if late else ""


def is_renamed(given: Invoice, number: str, today: date) -> bool:
    """Whether a number is another one than an invoice went out with."""
    return bool(given.number) and number != given.number and given.issued is not None and given.issued <= today


def _went_out_as(given: Invoice, is_kept: bool, answers: Answers) -> str:  # noqa: FBT001  bound where it is given
    renamed = is_kept and is_renamed(given, answers.text("number"), answers.today)
    return f"it went out as {given.number}: letters and payments name that" if renamed else ""


def _of_no_day(answers: Answers) -> str:
    issued = answers.day("issued")
    if issued is None and answers.day("due") is None:
        return "without it there is no due date, and nobody is reminded"
    return "not listed or counted before that day" if issued and issued > answers.today else ""


def _before_issued(answers: Answers) -> str:
    issued, due = answers.day("issued"), answers.day("due")
    return "before it was issued" if issued and due and due < issued else ""
