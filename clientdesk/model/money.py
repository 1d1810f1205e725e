"""Money: whole minor units and a currency. Rule: never a float, never a sum or a smaller of two currencies (M)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.model.currency import SYMBOLS, digits

if TYPE_CHECKING:
    from collections.abc import Container, Iterable


class Money(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """An amount: `minor` counts the currency's smallest unit (cents, yen, fils), `currency` is its ISO 4217 code."""

    minor: int
    currency: str

    @classmethod
    def zero(cls, currency: str) -> Money:
        """Nothing, in a currency."""
        return cls(0, currency)

    @classmethod
    def from_decimal(cls, value: Decimal, currency: str) -> Money:
        """A decimal amount in major units, rounded half up to the currency's digits: the one rounding rule."""
        with localcontext(prec=max(28, value.adjusted() + 12)):
            scaled = value.scaleb(digits(currency)).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        return cls(int(scaled), currency)

    @property
    def decimal(self) -> Decimal:
        """The amount in major units, exact, with the currency's own number of digits."""
        sign, figures = int(self.minor < 0), tuple(int(d) for d in str(abs(self.minor)))
        return Decimal((sign, figures, -digits(self.currency)))

    @property
    def is_whole(self) -> bool:
        """Whether it has no fraction of its currency's unit."""
        return not self.minor % int(10 ** digits(self.currency))

    def plain(self) -> str:
        """The amount as `-1234.50`: no grouping, the currency's own number of digits (the form JSON and CSV carry)."""
        places = digits(self.currency)
        sign = "-" if self.minor < 0 else ""
        figures = str(abs(self.minor)).rjust(places + 1, "0")
        return f"{sign}{figures[:-places]}.{figures[-places:]}" if places else sign + figures

    def shown(self, *, whole: bool = False) -> str:
        """The amount for a screen, as `€1,234.50` or `KWD 1.250`; `whole` drops a fraction of zero (`€1,200`)."""
        head, _, tail = self.plain().lstrip("-").partition(".")
        tail = "" if whole and not tail.strip("0") else tail
        symbol = SYMBOLS.get(self.currency, f"{self.currency} ")
        return f"{'-' * (self.minor < 0)}{symbol}{int(head):,}{'.' * bool(tail)}{tail}"

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __lt__(self, other: Money) -> bool:
        self._same(other)
        return self.minor < other.minor

    def __bool__(self) -> bool:
        return self.minor != 0

    def times(self, factor: Decimal) -> Money:
        """This amount multiplied, rounded half up once."""
        return Money.from_decimal(self.decimal * factor, self.currency)

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} can be neither summed nor compared")


Totals = dict[str, Money]
"""One total per currency, keyed by its code."""


def totals(amounts: Iterable[Money]) -> Totals:
    """Sums per currency, in order of currency code; a currency whose sum is zero stays in."""
    sums: dict[str, int] = {}
    for money in amounts:
        sums[money.currency] = sums.get(money.currency, 0) + money.minor
    return {code: Money(sums[code], code) for code in sorted(sums)}


def said_totals(sums: Totals, *, whole: bool = True) -> str:
    """Totals in a sentence (`€12,480, RM8,150 and ¥9,000`), zeros left out; an en dash when nothing is left."""
    *others, last = (money.shown(whole=whole) for money in sums.values() if money) if any(sums.values()) else ("–",)
    return f"{', '.join(others)} and {last}" if others else last


def shown_totals(sums: Totals, *, broken: Container[str] = ()) -> str:
    """Totals side by side for a screen (`€12,480  RM8,150`), zeros left out; an en dash when nothing is left.

    In the currencies of `broken` each shows its fraction, also one of zero: see `with_fractions`.
    """
    return "  ".join(money.shown(whole=money.currency not in broken) for money in sums.values() if money) or "–"


def with_fractions(amounts: Iterable[Money]) -> frozenset[str]:
    """The currencies in which one of a column's amounts has a fraction: there all show one, so that they line up."""
    return frozenset(money.currency for money in amounts if not money.is_whole)
