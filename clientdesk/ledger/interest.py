"""Late interest: simple, by the day, on what is open. Rule: only by a rule that is given, and rounded once, at the end.

It runs until money comes, over years of 365 days (M). What was credited or given up bears none.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.standing import moved, signed
from clientdesk.model.invoice import Payment
from clientdesk.model.money import Money

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from clientdesk.ledger.standing import Standing
    from clientdesk.model.records import Records

YEAR = 365
"""Days of a year, of a leap year too."""


class Rule(Struct, frozen=True):
    """What late interest goes by: `rate` in per cent a year, `basis` in words, and `source`, where that stands.

    `5% a year, as agreed` · `your contract (C09)`.
    """

    rate: Decimal
    basis: str
    source: str


class Interest(Struct, frozen=True):
    """Late interest on one invoice, and the `days` on which something of it was open."""

    amount: Money
    days: int


def interest(records: Records, standing: Standing, rule: Rule, begins: date) -> Interest:
    """The interest on an invoice from the day after `begins` to the standing's day, both inclusive.

    A payment counts from the day after it: who pays on the day itself owes nothing.
    """
    currency = standing.invoice.amount.currency
    asked = standing.invoice.amount.minor - standing.credited - standing.lost
    payments = moved(records, Payment, standing.invoice, standing.as_of)
    spans = _spans([(each.on, signed(each)) for each in payments], asked, begins, standing.as_of)
    by_day = sum(open_ * days for open_, days in spans)
    return Interest(of_days(Money(by_day, currency), 1, rule), sum(days for open_, days in spans if open_))


def of_days(money: Money, days: int, rule: Rule) -> Money:
    """Simple interest on an amount over some days, rounded half up once."""
    above, below = rule.rate.as_integer_ratio()
    whole = 100 * YEAR * below
    return Money((2 * money.minor * days * above + whole) // (2 * whole), money.currency)


def _spans(moves: Sequence[tuple[date | None, int]], asked: int, begins: date, ends: date) -> list[tuple[int, int]]:
    """How much was open for how many days after `begins`, in order; a payment without a day counts from the first."""
    later = sorted((on, minor) for on, minor in moves if on is not None and begins < on <= ends)
    left = asked - sum(minor for on, minor in moves if on is None or on <= begins)
    spans, since = [], begins
    for on, minor in [*later, (ends, 0)]:
        spans.append((max(0, left), max(0, (on - since).days)))
        left, since = left - minor, on
    return spans
