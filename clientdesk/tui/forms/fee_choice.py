"""What a payment that is more than its invoice pays besides: the late fee, or nothing yet. Rule: asked only then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from clientdesk.ledger.standing import standing
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice, Payment, PaymentKind
from clientdesk.model.money import Money
from clientdesk.playbook.late_fee.chargeable import fee_on
from clientdesk.playbook.open_items import is_fee_asked
from clientdesk.playbook.transfers import Beyond, Transfer, beside, transfer
from clientdesk.tui.forms.field import Answers, Field, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from clientdesk.model.records import Records

KEY, FEE, CREDIT = "fee", Beyond.FEE.value, Beyond.CREDIT.value


def fee_field(records: Records, given: Payment, today: date) -> Field:
    """What is beyond the invoice: its late fee, to begin with, where a letter had asked for that; else credit."""
    found = records.by_id(Invoice).get(given.invoice or "")
    is_first = found is not None and is_fee_asked(records, found, given.on or today)
    choices = ((FEE, "the late fee"), (CREDIT, "their credit"))
    return Field(KEY, "What is beyond", Kind.CHOICE, FEE if is_first else CREDIT, required=True, choices=choices)


def with_fee(records: Records, fields: tuple[Field, ...]) -> Callable[[Answers], Iterable[Field]]:
    """The fields as they are asked for what was typed: what is beyond only where a late fee is owed of it."""

    def now(answers: Answers) -> Iterable[Field]:
        found, asked = (parts_of(records, answers, each) for each in (Beyond.FEE, Beyond.ASKED))
        start = FEE if asked and not asked.is_plain else CREDIT
        if found is None or found.is_plain:
            return [each for each in fields if each.key != KEY]
        choices = _choices(records, found, answers.day("on"))
        return [replace(each, start=start, choices=choices) if each.key == KEY else each for each in fields]

    return now


def _choices(records: Records, found: Transfer, on: date | None) -> tuple[tuple[str, str], ...]:
    beyond = f", {found.rest.shown()} their credit" if found.rest else ""
    open_ = standing(records, found.invoice, on).open if on else Money.zero(found.amount.currency)
    is_more = found.amount.minor > open_.minor
    stays = f"{(found.amount - open_).shown()} stays their credit" if is_more else "all of it is for this invoice"
    return ((FEE, f"{beside(records, found)}{beyond}"), (CREDIT, stays))


def parts_of(records: Records, answers: Answers, beyond: Beyond = Beyond.FEE) -> Transfer | None:
    """What the payment that was typed pays, its late fee as well; None where it can't be told yet."""
    try:
        found = records.by_id(Invoice).get(answers.picked("invoice") or "")
        paid, on = answers.money("amount"), answers.day("on")
        return transfer(records, found, paid, on, beyond) if found and paid and on else None
    except Refused:
        return None


def fee_left(records: Records, given: Payment, today: date) -> Money | None:
    """The late fee on an invoice that is paid: what a payment on it most likely is."""
    found = records.by_id(Invoice).get(given.invoice or "")
    if found is None or given.kind is not PaymentKind.PAYMENT:
        return None
    where = standing(records, found, today)
    fee = fee_on(records, where) if not where.to_pay and is_fee_asked(records, found, today) else None
    return fee.total if fee else None
