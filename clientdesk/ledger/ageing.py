"""Accounts receivable by age, as at any date: not due, 1–30, 31–60, 61–90 and over 90 days after the due date."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.standing import Standing, standings
from clientdesk.model.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from clientdesk.model.records import Records


class Bucket(StrEnum):
    """An age. Bounds are inclusive: an invoice is 1–30 from the day after its due date to the thirtieth."""

    NOT_DUE = "not_due"
    TO_30 = "1-30"
    TO_60 = "31-60"
    TO_90 = "61-90"
    OVER_90 = "over_90"

    @classmethod
    def of(cls, days_overdue: int) -> Bucket:
        """The bucket for a number of days after the due date."""
        if days_overdue <= 0:
            return cls.NOT_DUE
        bounds = ((30, cls.TO_30), (60, cls.TO_60), (90, cls.TO_90))
        return next((bucket for bound, bucket in bounds if days_overdue <= bound), cls.OVER_90)


class Cell(Struct, frozen=True):
    """A sum and how many invoices are in it."""

    amount: Money
    count: int


class Ageing(Struct, frozen=True):
    """Open amounts by age, for one currency."""

    currency: str
    cells: dict[Bucket, Cell]

    @property
    def total(self) -> Cell:
        """All buckets together."""
        return Cell(
            Money(sum(cell.amount.minor for cell in self.cells.values()), self.currency),
            sum(cell.count for cell in self.cells.values()),
        )


def ageing(records: Records, client_ids: Iterable[str], as_of: date) -> dict[str, Ageing]:
    """The ageing of some clients at the end of `as_of`, by currency code; those with nothing open left out."""
    return of_standings(each for client_id in client_ids for each in standings(records, client_id, as_of))


def of_standings(each_standing: Iterable[Standing]) -> dict[str, Ageing]:
    """The ageing of invoices whose standings are known already."""
    sums: dict[str, dict[Bucket, tuple[int, int]]] = {}
    for each in each_standing:
        if each.balance > 0:
            row = sums.setdefault(each.invoice.amount.currency, {})
            minor, count = row.get(bucket := Bucket.of(each.days_overdue), (0, 0))
            row[bucket] = (minor + each.balance, count + 1)
    return {currency: _ageing(currency, sums[currency]) for currency in sorted(sums)}


def _ageing(currency: str, row: dict[Bucket, tuple[int, int]]) -> Ageing:
    pairs = ((bucket, row.get(bucket, (0, 0))) for bucket in Bucket)
    return Ageing(currency, {bucket: Cell(Money(minor, currency), count) for bucket, (minor, count) in pairs})
