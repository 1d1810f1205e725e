"""What a letter says of the money between the two at the end (X02): one account, that every figure can be added up in.

Rule: what is disputed is never asked for, and what they have in hand is taken off before anything is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from clientdesk.letters.fees import Fee, fee_told
from clientdesk.model.money import Money, Totals, totals
from clientdesk.playbook.exit.close_down import day_of, items
from clientdesk.playbook.exit.notice import last_day
from clientdesk.playbook.exit.settlement import asked_for, refunds_work, settlement
from clientdesk.playbook.late_fee.billed import late_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clientdesk.ledger.standing import Standing
    from clientdesk.playbook.exit.case import Case
    from clientdesk.playbook.exit.settlement import Settlement


class OpenInvoice(Struct, frozen=True):
    """An invoice that is still to be paid; `due` is None where no day was agreed, `fee_on` whose late fee it bills."""

    number: str
    amount: Money
    due: date | None
    is_overdue: bool
    fee_on: str = ""


def settling(case: Case) -> dict[str, Any]:
    """The open invoices and late fees, what is taken off, what is left of them now and later; what goes back or is due.

    `pay_now` and `pay_later` together are the settlement's `rest`.
    """
    asked, settled = asked_for(case), settlement(case)
    due_now = totals([*(each.to_pay for each in asked if each.days_overdue), *settled.fees.values()])
    due_later = totals(each.to_pay for each in asked if not each.days_overdue)
    pay_now, in_hand = _set_off(due_now, settled.in_hand)
    pay_later, _ = _set_off(due_later, in_hand)
    return {
        "open_invoices": tuple(_open_invoice(case, each) for each in asked),
        "late_fees": tuple(_fees(settled)) if settled.fees else (),
        "credit": {code: money for code, money in settled.set_off.items() if money.minor > 0},
        "credit_of": {code: settled.credit[code] for code in settled.kept_credit if code in settled.set_off},
        "credit_left": settled.kept_credit,
        "has_in_hand": any(settled.in_hand.values()),
        "pay_now": pay_now,
        "pay_later": pay_later,
        "refund": settled.refund,
        "refund_on": max(_refund_on(case), case.today),
        "payment_details": case.records.settings.payment_details.strip(),
    } | _unfinished(case, settled)


def _fees(settled: Settlement) -> Iterator[Fee]:
    """The late fees as they are told."""
    is_open = {each.invoice.id: each.to_pay for each in settled.unpaid}
    for each in settled.late_fees:
        yield fee_told(each, is_open.get(each.invoice.id, Money.zero(each.total.currency)))


def _refund_on(case: Case) -> date:
    """The day on the checklist; where it is left out there, the last one."""
    planned = (day_of(case, each) for each in items(case) if each.key == "refund")
    return next(planned, None) or last_day(case)


def _unfinished(case: Case, settled: Settlement) -> dict[str, Any]:
    """What they paid for and do not have: paid back, or still to be delivered."""
    numbers, pays_back = tuple(each.invoice.number for each in settled.undelivered), refunds_work(case)
    return {
        "undone": settled.paid_back,
        "undone_invoices": numbers if pays_back else (),
        "still_to_deliver": () if pays_back else numbers,
    }


def _open_invoice(case: Case, standing: Standing) -> OpenInvoice:
    invoice, fee_on = standing.invoice, late_number(case.records, standing.invoice)
    return OpenInvoice(invoice.number, standing.to_pay, standing.due, bool(standing.days_overdue), fee_on)


def _set_off(asked: Totals, in_hand: Totals) -> tuple[Totals, Totals]:
    """What is left of both when one is taken off the other, per currency; nothing is left of what is covered."""
    left, still = {}, dict(in_hand)
    for code, money in asked.items():
        used = min(money.minor, still.get(code, Money.zero(code)).minor)
        still[code] = Money(still.get(code, Money.zero(code)).minor - used, code)
        left[code] = Money(money.minor - used, code)
    return {code: money for code, money in left.items() if money}, still
