"""Late interest: simple, by the day, on what is open. Rule: only by a rule that is given, and rounded once, at the end.

It runs until money comes, over years of 365 days (M). What was credited or given up bears none, nor does a day from
before the first rate that is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.late_rule import Rate, Rule
from clientdesk.ledger.standing import moved, signed
from clientdesk.model.currency import digits
from clientdesk.model.days import days_later
from clientdesk.model.invoice import Payment
from clientdesk.model.money import Money

if TYPE_CHECKING:
    from clientdesk.ledger.standing import Standing
    from clientdesk.model.records import Records

YEAR = 365
"""Days of a year, of a leap year too."""
_PARTS = 100 * YEAR
"""What one per cent a year on a minor unit comes to in a day: one of so many parts of it, which are added exactly."""


class Line(Struct, frozen=True):
    """Days on which as much was open, at one rate: from `since` until `until`, both inclusive."""

    since: date
    until: date
    open: Money
    rate: Rate

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.until - self.since).days + 1

    @property
    def parts(self) -> Decimal:
        """Its interest in 36,500ths of a minor unit, not rounded."""
        return self.open.minor * self.days * self.rate.percent

    def shown(self, more: int) -> str:
        """Its interest as `193.1507`: with so many digits behind the currency's own, for a working to follow."""
        places = digits(self.open.currency) + more
        return f"{Decimal(_rounded(self.parts * 10**more)).scaleb(-places):,f}"


class Interest(Struct, frozen=True):
    """Late interest on one invoice, the `days` on which something of it was open, and how it came about."""

    amount: Money
    days: int
    lines: tuple[Line, ...] = ()


def interest(records: Records, standing: Standing, rule: Rule, begins: date) -> Interest:
    """The interest on an invoice from the day after `begins` to the standing's day, both inclusive.

    A payment counts from the day after it: who pays on the day itself owes nothing.
    """
    lines = tuple(_lines(_spans(_payments(records, standing), asked(standing), begins, standing.as_of), rule, begins))
    parts = sum((line.parts for line in lines), Decimal(0))
    currency = standing.invoice.amount.currency
    return Interest(Money(_rounded(parts), currency), sum(line.days for line in lines), lines)


def asked(standing: Standing) -> Money:
    """What an invoice asked for in the end: less what was credited or given up."""
    return standing.invoice.amount - Money(standing.credited + standing.lost, standing.invoice.amount.currency)


def debt(records: Records, standing: Standing, begins: date) -> Money:
    """What was open when interest began: the debt that compensation is for."""
    paid = sum(minor for on, minor in _payments(records, standing) if on is None or on <= begins)
    return Money(max(0, asked(standing).minor - paid), standing.invoice.amount.currency)


def of_days(money: Money, days: int, percent: Decimal) -> Money:
    """Simple interest on an amount over some days at a rate in per cent a year, rounded half up once."""
    return Money(_rounded(money.minor * days * percent), money.currency)


def _rounded(parts: Decimal) -> int:
    """Parts as whole minor units, rounded half up."""
    return int((2 * parts + _PARTS) // (2 * _PARTS))


def _payments(records: Records, standing: Standing) -> list[tuple[date | None, int]]:
    return [(each.on, signed(each)) for each in moved(records, Payment, standing.invoice, standing.as_of)]


def _spans(
    moves: Sequence[tuple[date | None, int]], whole: Money, begins: date, ends: date
) -> Iterator[tuple[date, date, Money]]:
    """What was open from the day after `begins`, in order; a payment without a day counts from the first."""
    later = sorted((on, minor) for on, minor in moves if on is not None and begins < on <= ends)
    left = whole.minor - sum(minor for on, minor in moves if on is None or on <= begins)
    last = begins
    for on, minor in [*later, (ends, 0)]:
        if left > 0 and on > last:
            yield days_later(last, 1), on, Money(left, whole.currency)
        left, last = left - minor, max(on, last)


def _lines(spans: Iterable[tuple[date, date, Money]], rule: Rule, begins: date) -> Iterator[Line]:
    """Each span at its rate: the one of its first day of all where that is fixed, else cut where a new one begins."""
    fixed = rule.on(days_later(begins, 1))
    for since, until, open_ in spans:
        rates = ((since, fixed),) if rule.is_fixed else tuple(_rates(rule, since, until))
        ends = [days_later(first, -1) for first, _ in rates[1:]]
        for (first, rate), last in zip(rates, [*ends, until], strict=True):
            if rate is not None:
                yield Line(first, last, open_, rate)


def _rates(rule: Rule, since: date, until: date) -> Iterator[tuple[date, Rate | None]]:
    """The rates of some days, each with the first day on which it holds there; equal ones in a row are one."""
    held = rule.on(since)
    yield since, held
    for each in rule.rates:
        if since < each.valid_from <= until:
            yield each.valid_from, each
