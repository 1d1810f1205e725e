"""What late interest goes by: a rule, and its rates, each dated (M). Rule: a rate in doubt is given with its doubt.

A statute's rate holds for its half-year. On a day after that the last one is given, and is stale; one that nobody has
looked up where it stands is not checked yet.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from clientdesk.model.money import Money

CONTRACT, NONE = "contract", "none"
"""What a client can go by other than a statute: their contract's own late fee, and nothing."""
CHECK_AFTER = 200
"""Days after which a rate that no half-year ends is looked up again."""


class Doubt(StrEnum):
    """Why a rate is to be looked up before anybody relies on it, in as few words as a table has room for."""

    STALE = "stale"
    UNCHECKED = "not checked yet"


class Rate(Struct, frozen=True):
    """A rate from a day on: per cent a year, and where that stands. `is_own`: entered by the person.

    `checked` is when it was last found there; None where nobody has confirmed it.
    """

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
    each day has its own. `half_yearly`: each rate is for a half-year. `words` are said in place of `under` its name.
    `law` is the law as a letter names it; empty where none is known, or it is no law's.
    """

    id: str
    name: str
    source: str
    rates: tuple[Rate, ...]
    is_fixed: bool = False
    half_yearly: bool = False
    bands: tuple[Band, ...] = ()
    words: str = ""
    law: str = ""

    def on(self, day: date) -> Rate | None:
        """The rate of a day, or the last one before it; None before the first."""
        return next((each for each in reversed(self.rates) if each.valid_from <= day), None)

    def doubt(self, day: date, today: date) -> Doubt | None:
        """Why the rate of a day can't be relied on: it is only the last that is known, or nobody looked it up of late.

        A contract's own rate is what was agreed, and never in doubt.
        """
        rate = self.on(day)
        if rate is None:
            return Doubt.STALE
        if self.id == CONTRACT:
            return None
        if self._is_over(rate, day, today):
            return Doubt.STALE
        return Doubt.UNCHECKED if rate.checked is None else None

    def _is_over(self, rate: Rate, day: date, today: date) -> bool:
        """Whether a rate is from another half-year than its day, or, without half-years, was looked up too long ago."""
        if self.half_yearly:
            return half_year(rate.valid_from) != half_year(day)
        return rate == self.rates[-1] and rate.checked is not None and (today - rate.checked).days > CHECK_AFTER

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
