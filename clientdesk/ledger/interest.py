"""Late interest: simple, by the day, on what is open. Rule: only by a rule that is given, and rounded once, at the end.

It runs until money comes, over years of 365 days (M). What was credited or given up bears none, nor does what was given
back as long as it is so, nor a day in dispute, nor one from before the first rate that is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from clientdesk.ledger.disputed import Days, disputed_days
from clientdesk.ledger.late_rule import Rate, Rule
from clientdesk.ledger.moved import moved, signed
from clientdesk.ledger.returned import given_back
from clientdesk.model.currency import digits
from clientdesk.model.days import days_later
from clientdesk.model.invoice import CreditNote, Payment, WriteOff
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
    """Late interest on one invoice, the `days` that bore it, and how it came about.

    `debt` is what compensation is for: what was open on the first late day, whether its rate is known or not; nothing
    where none was late. `left_out` are the days among them that bore none, as it was in dispute.
    """

    amount: Money
    days: int
    lines: tuple[Line, ...]
    debt: Money
    left_out: tuple[Days, ...] = ()


def interest(records: Records, standing: Standing, rule: Rule, begins: date) -> Interest:
    """The interest on an invoice from the day after `begins` to the standing's day, both inclusive.

    A payment counts from the day after it: who pays on the day itself owes nothing. So does the end of a dispute.
    """
    owing = tuple(_spans(_course(records, standing), begins, standing.as_of))
    left_out = disputed_days(standing.invoice, begins, owing[-1].until) if owing else ()
    spans = tuple(_without(owing, left_out))
    lines = tuple(_lines(spans, rule, standing.invoice.amount.currency))
    parts = sum((line.parts for line in lines), Decimal(0))
    amount, owed = _rounded(parts), spans[0].open if spans else 0
    currency = standing.invoice.amount.currency
    days = sum(line.days for line in lines)
    return Interest(Money(amount, currency), days, lines, Money(owed, currency), left_out)


def asked(standing: Standing) -> Money:
    """What an invoice asked for in the end: less what was credited or given up."""
    return standing.invoice.amount - Money(standing.credited + standing.lost, standing.invoice.amount.currency)


def of_days(money: Money, days: int, percent: Decimal) -> Money:
    """Simple interest on an amount over some days at a rate in per cent a year, rounded half up once."""
    return Money(_rounded(money.minor * days * percent), money.currency)


def _rounded(parts: Decimal) -> int:
    """Parts as whole minor units, rounded half up."""
    return int((2 * parts + _PARTS) // (2 * _PARTS))


class _Span(NamedTuple):
    """Days on end on which as much was owed, in minor units; both inclusive."""

    since: date
    until: date
    open: int


def _course(records: Records, standing: Standing) -> Iterator[tuple[date, int]]:
    """What was owed from the day after each day on which that changed, in order; the first day of all comes first.

    A payment without a day counts from there. What they were given back nobody owes, as long as it is so.
    """
    payments = moved(records, Payment, standing.invoice, standing.as_of)
    notes = moved(records, CreditNote, standing.invoice, standing.as_of)
    lost = moved(records, WriteOff, standing.invoice, standing.as_of)
    course = given_back(standing.invoice.amount.minor, payments, notes, lost)
    came: dict[date, int] = defaultdict(int)
    for each in payments:
        came[each.on or date.min] += signed(each)
    left, back = asked(standing).minor, 0
    for day in sorted({date.min, *came, *course}):
        left, back = left - came.get(day, 0), course.get(day, back)
        yield day, max(0, left - back)


def _spans(course: Iterable[tuple[date, int]], begins: date, ends: date) -> Iterator[_Span]:
    """The days from the day after `begins` until `ends` on which something was owed, cut where that changed."""
    since, owed = begins, 0
    for day, left in (*course, (ends, 0)):
        if day > begins and left != owed:
            if owed and day > since:
                yield _Span(days_later(since, 1), day, owed)
            since = day
        owed = left


def _without(spans: Iterable[_Span], left_out: Sequence[Days]) -> Iterator[_Span]:
    """The same without some days, which are in order."""
    for since, until, owed in spans:
        first = since
        for each in left_out:
            if first < each.since <= until:
                yield _Span(first, days_later(each.since, -1), owed)
            if each.since <= until and first <= each.until:
                first = days_later(each.until, 1)
        if first <= until:
            yield _Span(first, until, owed)


def _lines(spans: Sequence[_Span], rule: Rule, currency: str) -> Iterator[Line]:
    """Each span at its rate: the one of the first day of all where that is fixed, else cut where a new one begins."""
    fixed = rule.on(spans[0].since) if spans else None
    for since, until, owed in spans:
        rates = ((since, fixed),) if rule.is_fixed else tuple(_rates(rule, since, until))
        ends = [days_later(first, -1) for first, _ in rates[1:]]
        for (first, rate), last in zip(rates, [*ends, until], strict=True):
            if rate is not None:
                yield Line(first, last, Money(owed, currency), rate)


def _rates(rule: Rule, since: date, until: date) -> Iterator[tuple[date, Rate | None]]:
    """The rates of some days, each with the first day on which it holds there; equal ones in a row are one."""
    held = rule.on(since)
    yield since, held
    for each in rule.rates:
        if since < each.valid_from <= until:
            yield each.valid_from, each
