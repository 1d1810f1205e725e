"""What had moved on an invoice by a day, and what that comes to. Rule: what happened after that day is not known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from clientdesk.model.invoice import CreditNote, Invoice, Payment, PaymentKind, WriteOff

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.model.records import Records

M = TypeVar("M", Payment, CreditNote, WriteOff)


def signed(payment: Payment) -> int:
    """A payment's minor units as they count towards an invoice: refunds below zero."""
    return -payment.amount.minor if payment.kind is PaymentKind.REFUND else payment.amount.minor


def covering(payments: Sequence[Payment], asked: int) -> Payment | None:
    """The payment with which all of them came to cover `asked` minor units, and stayed so; None while they don't."""
    covered, by, sum_so_far = asked <= 0, None, 0
    in_order = payments if len(payments) < 2 else sorted(payments, key=lambda each: each.on or date.min)
    for payment in in_order:
        sum_so_far += signed(payment)
        if sum_so_far >= asked and not covered:
            by = payment
        covered = sum_so_far >= asked
    return by if covered else None


def is_known(move: Payment | CreditNote | WriteOff, as_of: date) -> bool:
    """Whether something had moved by the end of a day; a payment without a day counts from the first."""
    return move.on is None or move.on <= as_of


def moved(records: Records, kind: type[M], invoice: Invoice, as_of: date) -> Sequence[M]:
    """What had moved on an invoice by the end of a day; money of another currency is no part of it."""
    return known(records.on_invoice(kind, invoice.id), invoice, as_of)


def known(moves: Sequence[M], invoice: Invoice, as_of: date) -> Sequence[M]:
    """Those of an invoice's moves that had moved by the end of a day, in its currency."""
    if not moves:
        return ()
    currency = invoice.amount.currency
    return [each for each in moves if is_known(each, as_of) and each.amount.currency == currency]
