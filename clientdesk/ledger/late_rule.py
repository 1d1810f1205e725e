"""What late interest goes by: a rule, and its rates, each dated (M). Rule: a rate that nobody looked up isn't known.

A statute's rate holds for the half-year it was looked up for. On a day after that the last one is given, and is stale.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from clientdesk.model.money import Money

CONTRACT, NONE = "contract", "none"
"""What a client can go by other than a statute: their contract's own late fee, and nothing."""
CHECK_AFTER = 200
"""Days after which a rate that no half-year ends is looked up again."""


class Rate(Struct, frozen=True):
    """A rate from a day on: per cent a year, where that stands, and when it was looked up. `is_own`: by the person."""

    valid_from: date
    percent: Decimal
    source: str
    checked: date | None = None
    is_own: bool = False


class Band(Struct, frozen=True):
    """Compensation for one debt of less than `below` minor units; of any size where that is None."""

    below: int | None
    sum: Money

    @property
    def below_money(self) -> Money | None:
        """The same as an amount."""
        return None if self.below is None else Money(self.below, self.sum.currency)


class Rule(Struct, frozen=True):
    """What late interest goes by. `name` is the law or the agreement as a sentence has it, `source` where it stands.

    `rates` are in order of their days. `is_fixed`: what held when a debt became overdue holds for all of its days, else
    each day has its own. `half_yearly`: each rate is for a half-year. `words` overrides what a letter calls it.
    """

    id: str
    name: str
    source: str
    rates: tuple[Rate, ...]
    is_fixed: bool = False
    half_yearly: bool = False
    bands: tuple[Band, ...] = ()
    words: str = ""

    def on(self, day: date) -> Rate | None:
        """The rate of a day, or the last one before it; None before the first."""
        return next((each for each in reversed(self.rates) if each.valid_from <= day), None)

    def is_stale(self, day: date, today: date) -> bool:
        """Whether the rate of a day is only the last that is known, or was looked up too long ago."""
        rate = self.on(day)
        if rate is None or self.id == CONTRACT:
            return rate is None
        if self.half_yearly:
            return half_year(rate.valid_from) != half_year(day)
        is_last = rate == self.rates[-1]
        return is_last and (rate.checked is None or (today - rate.checked).days > CHECK_AFTER)

    def compensation(self, debt: Money) -> Money | None:
        """The fixed sum for a debt, once; None without one, and where the debt is in another currency."""
        sums = (each.sum for each in self.bands if each.below is None or debt.minor < each.below)
        found = next(sums, None)
        return found if found and found.currency == debt.currency else None


def half_year(day: date) -> tuple[int, int]:
    """The half-year of a day: the year, and 1 from January to June or 2 from July to December."""
    return day.year, 1 if day.month <= 6 else 2


def of_contract(percent: Decimal) -> Rule:
    """The rule that a contract's own late fee makes (C09)."""
    source = "the contract (C09)"
    return Rule(CONTRACT, source, source, (Rate(date.min, percent, source),), words="as agreed")
