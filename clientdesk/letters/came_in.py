"""What came in on an invoice, as a letter tells it, so that what is left can be followed. Rule: it adds up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from clientdesk.ledger.moved import moved, signed
from clientdesk.model.invoice import Payment, PaymentKind
from clientdesk.model.money import Money

if TYPE_CHECKING:
    from clientdesk.ledger.standing import Standing
    from clientdesk.model.records import Records

MOST = 4
"""So many payments, or stretches of a fee, are told one by one; more are summed up, so that a line stays a line."""


class Received(Struct, frozen=True):
    """Money that came in; `on` is None where nobody knows the day, and for several sums in one."""

    amount: Money
    on: date | None


def received(records: Records, standing: Standing) -> tuple[Received, ...]:
    """The payments on an invoice, the oldest first; where some went back or there are many, what they come to.

    What was due and went back counts as come in: it is not asked for again.
    """
    moves = moved(records, Payment, standing.invoice, standing.as_of)
    found = [each for each in moves if each.kind is not PaymentKind.CREDIT]
    if len(found) <= MOST and all(each.kind is PaymentKind.PAYMENT for each in found):
        in_order = sorted(found, key=lambda each: each.on or date.min)
        return tuple(Received(each.amount, each.on) for each in in_order)
    total = sum(map(signed, found)) + standing.given_back
    return (Received(Money(total, standing.invoice.amount.currency), None),) if total > 0 else ()


class TakenOff(NamedTuple):
    """What else an invoice became less by; None where nothing was `credited`, or `let_go` as it was written off."""

    credited: Money | None
    let_go: Money | None


def taken_off(standing: Standing, came: tuple[Received, ...]) -> TakenOff:
    """What of an invoice did not come in and is not asked for either, beside what came."""
    code = standing.invoice.amount.currency
    rest = standing.invoice.amount.minor - standing.to_pay.minor - sum(each.amount.minor for each in came)
    let_go = min(standing.written_off, rest)
    credited = rest - let_go
    return TakenOff(Money(credited, code) if credited > 0 else None, Money(let_go, code) if let_go > 0 else None)
