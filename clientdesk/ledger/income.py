"""Income received, and each client's share of it. Rule: a share is of one currency's income; no rates, no mixing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from clientdesk.model.client import Client
from clientdesk.model.invoice import Payment, PaymentKind
from clientdesk.model.money import Totals, totals

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from clientdesk.model.records import Records


class Share(NamedTuple):
    """A part, above 0 and at most 1, of what came in in one currency."""

    part: Fraction
    currency: str


def percent(share: float) -> str:
    """A share in words, `55%`, and below a whole one `0.4%`; what is more than nothing is never shown as nothing."""
    if share >= 0.0095 or not share:
        return f"{share:.0%}"
    return "<0.1%" if share < 0.0005 else f"{share:.1%}"


def income(payments: Iterable[Payment], first: date, last: date) -> Totals:
    """Payments less refunds between two days, both inclusive. Undated payments and used credit don't count."""
    return totals(
        -payment.amount if payment.kind is PaymentKind.REFUND else payment.amount
        for payment in payments
        if payment.on and first <= payment.on <= last and payment.kind is not PaymentKind.CREDIT
    )


def window(today: date) -> tuple[date, date]:
    """The last twelve months: from the day after today a year ago to today, both inclusive."""
    is_leap_day = (today.month, today.day) == (2, 29)
    year_ago = today.replace(year=today.year - 1, day=28 if is_leap_day else today.day)
    return date.fromordinal(year_ago.toordinal() + 1), today


def income_of_desk(records: Records, today: date) -> Totals:
    """What came in within the last twelve months, from each client from whom more came in than went back."""
    year = window(today)
    each_net = (income(records.of(Payment, client.id), *year) for client in records.all(Client))
    return totals(money for net in each_net for money in net.values() if money.minor > 0)


def income_share(records: Records, client_id: str, today: date, whole: Totals | None = None) -> Share | None:
    """A client's share of the last twelve months' income, and of which currency's; None when nothing came in from them.

    Of several currencies the one of which the client holds the largest share counts. `whole` is `income_of_desk`, when
    it is known already.
    """
    from fractions import Fraction

    whole = income_of_desk(records, today) if whole is None else whole
    own = income(records.of(Payment, client_id), *window(today))
    shares = (Share(Fraction(money.minor, whole[code].minor), code) for code, money in own.items() if money.minor > 0)
    return max(shares, default=None)
