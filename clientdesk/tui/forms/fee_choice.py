"""What a payment that is more than its invoice pays besides: the late fee, or nothing yet. Rule: asked only then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from clientdesk.ledger.standing import standing
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice, Payment, PaymentKind
from clientdesk.playbook.late_interest import fee_on
from clientdesk.playbook.paying_fees import Parts, is_asked, parts
from clientdesk.tui.forms.field import Answers, Field, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from clientdesk.model.money import Money
    from clientdesk.model.records import Records

KEY, FEE, CREDIT = "fee", "fee", "credit"


def fee_field(records: Records, given: Payment, today: date) -> Field:
    """What is beyond the invoice: its late fee, to begin with, where a letter had asked for that; else credit."""
    found = records.by_id(Invoice).get(given.invoice or "")
    is_first = found is not None and is_asked(records, standing(records, found, given.on or today))
    choices = ((FEE, "the late fee"), (CREDIT, "their credit"))
    return Field(KEY, "What is beyond", Kind.CHOICE, FEE if is_first else CREDIT, required=True, choices=choices)


def with_fee(records: Records, fields: tuple[Field, ...]) -> Callable[[Answers], Iterable[Field]]:
    """The fields as they are asked for what was typed: what is beyond only where a late fee is owed of it."""

    def now(answers: Answers) -> Iterable[Field]:
        found = parts_of(records, answers)
        return [asked for each in fields if (asked := _asked(each, found))]

    return now


def _asked(field: Field, found: Parts | None) -> Field | None:
    if field.key != KEY:
        return field
    if found is None or not found.fee:
        return None
    beyond = f", {found.beyond.shown()} their credit" if found.beyond else ""
    all_of_it = (found.fee + found.beyond).shown()
    choices = ((FEE, f"{found.fee.shown()} is the late fee{beyond}"), (CREDIT, f"{all_of_it} stays their credit"))
    return replace(field, choices=choices, start=FEE if found.asked else CREDIT)


def parts_of(records: Records, answers: Answers) -> Parts | None:
    """What the payment that was typed is made of; None where it can't be told yet."""
    try:
        found = records.by_id(Invoice).get(answers.picked("invoice") or "")
        paid, on = answers.money("amount"), answers.day("on")
        return parts(records, found, paid, on) if found and paid and on else None
    except Refused:
        return None


def fee_left(records: Records, given: Payment, today: date) -> Money | None:
    """The late fee on an invoice that is paid: what a payment on it most likely is."""
    found = records.by_id(Invoice).get(given.invoice or "")
    if found is None or given.kind is not PaymentKind.PAYMENT:
        return None
    where = standing(records, found, today)
    fee = fee_on(records, where) if where.balance <= 0 and is_asked(records, where) else None
    return fee.total if fee else None
