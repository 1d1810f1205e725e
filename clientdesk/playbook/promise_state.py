"""What became of a promise to pay (G4). Rule: it is kept by its day or it is not; what comes later changes nothing."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from clientdesk.ledger.standing import is_issued, standing
from clientdesk.model.invoice import Invoice, Payment, PaymentKind, Promise
from clientdesk.model.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.model.records import Records


class Kept(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    BROKEN = "broken"
    OPEN = "open"
    """Its day is not over, and not all of it has come."""


def state_of(records: Records, promise: Promise, today: date) -> Kept:
    """What became of a promise as of a day; one that names no sum is kept where all that was out is settled (G4)."""
    by = min(promise.pay_by, today)
    if _has_come(records, promise, by):
        return Kept.KEPT
    return Kept.BROKEN if promise.pay_by < today else Kept.OPEN


def _has_come(records: Records, promise: Promise, by: date) -> bool:
    """Whether by a day as much came in as was promised, or nothing was left to pay of what it was for."""
    about = _about(records, promise)
    if about and all(standing(records, each, by).balance <= 0 for each in about):
        return True
    amount = promise.amount
    return amount is not None and came(records, promise, about, by, amount.currency).minor >= amount.minor


def came(records: Records, promise: Promise, about: Iterable[Invoice], by: date, currency: str) -> Money:
    """What came in on some invoices since a promise was made, until a day (inclusive), in a currency."""
    ids = {each.id for each in about}
    found = (
        each.amount.minor
        for each in records.of(Payment, promise.client)
        if each.kind is PaymentKind.PAYMENT and each.on and promise.made <= each.on <= by
        and each.invoice in ids and each.amount.currency == currency
    )  # fmt: skip
    return Money(sum(found), currency)


def _about(records: Records, promise: Promise) -> list[Invoice]:
    """What a promise is for: its invoice, or all that was out and unpaid when it was made."""
    if promise.invoice is not None:
        return [each for each in records.of(Invoice, promise.client) if each.id == promise.invoice]
    out = (each for each in records.of(Invoice, promise.client) if is_issued(each, promise.made))
    return [each for each in out if standing(records, each, promise.made).balance > 0]
