"""Trouble against income: who takes more than they bring, and what the desk would be without them (S22, X01).

Rule: shares are of one currency's clients; a rate is compared with the median of the others in its own currency.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.account import mean_days
from clientdesk.ledger.rates import Rate, effective_rate, median_rate
from clientdesk.model.bars import BARS
from clientdesk.model.client import Client
from clientdesk.model.money import Money, Totals, totals
from clientdesk.model.names import fold
from clientdesk.playbook.peers import Shares, peers_of
from clientdesk.playbook.trouble import Facts

if TYPE_CHECKING:
    from clientdesk.model.records import Records
    from clientdesk.playbook.peers import Peers


class Point(Struct, frozen=True):
    """A client on the picture: shares of trouble and income among the clients of `facts.currency`.

    `is_worst`: among the fifth with the most trouble on the desk. `usual_rate` is the median of the others' rates.
    """

    client: Client
    facts: Facts
    shares: Shares
    is_worst: bool
    rate: Rate | None
    usual_rate: Money | None

    @property
    def costs_more(self) -> bool:
        """Whether they make more of the trouble than of the income."""
        return self.shares.trouble > self.shares.income


class Without(Struct, frozen=True):
    """The desk without one client: what would be gone of twelve months' income, of the trouble, and of a week.

    `income` and `left` are sums per currency; `trouble` is the part of all points, from 0 to 1; `days_late` is the
    mean over the others' paid invoices, `days_late_now` over everybody's.
    """

    client: Client
    income: Totals
    left: Totals
    trouble: float
    week_hours: Decimal
    days_late_now: int | None
    days_late: int | None


class Pareto:
    """The picture of one day: every current client, the most trouble first."""

    def __init__(self, records: Records, today: date, peers: Peers | None = None) -> None:
        self.records = records
        self.today = today
        self.peers = peers_of(records, today) if peers is None else peers

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Every current client, the most trouble first, then the least income."""
        points = map(self._point, (each for each in self.peers.facts.values() if each.is_current))
        return tuple(sorted(points, key=_order))

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies there are clients of, that of the most first."""
        codes = [point.facts.currency for point in self.points]
        return tuple(sorted(set(codes), key=lambda code: (-codes.count(code), code)))

    def of(self, currency: str) -> tuple[Point, ...]:
        """The clients of one currency, which can be compared."""
        return tuple(point for point in self.points if point.facts.currency == currency)

    def without(self, client_id: str) -> Without:
        """The desk without a client."""
        every, own = self.peers.facts, self.peers.facts[client_id]
        points = sum(each.trouble.points for each in every.values())
        others = [each for key, each in every.items() if key != client_id]
        return Without(
            client=self.records.get(Client, client_id),
            income=own.income,
            left=totals(money for each in others for money in each.income.values() if money.minor > 0),
            trouble=own.trouble.points / points if points else 0.0,
            week_hours=own.week_hours,
            days_late_now=self._days_late(list(every)),
            days_late=self._days_late([key for key in every if key != client_id]),
        )

    @cached_property
    def _rates(self) -> dict[str, Rate]:
        rates = ((key, effective_rate(self.records, key, self.today)) for key in self.peers.facts)
        return {key: rate for key, rate in rates if rate}

    def _point(self, facts: Facts) -> Point:
        return Point(
            client=self.records.get(Client, facts.client),
            facts=facts,
            shares=self.peers.shares(facts),
            is_worst=self.peers.is_among_worst(facts, self._bar("S22.one_in"), self._bar("S22.clients")),
            rate=self._rates.get(facts.client),
            usual_rate=self._median_of_others(facts),
        )

    def _bar(self, key: str) -> int:
        return self.records.settings.bars.get(key) or BARS[key]

    def _median_of_others(self, facts: Facts) -> Money | None:
        others = (rate.per_hour for key, rate in self._rates.items() if key != facts.client)
        return median_rate(each for each in others if each.currency == facts.currency)

    def _days_late(self, clients: list[str]) -> int | None:
        from clientdesk.ledger.standing import standings

        each_one = (
            each.days_late for key in clients for each in standings(self.records, key, self.today) if each.paid_on
        )
        return mean_days(days for days in each_one if days is not None)


def _order(point: Point) -> tuple[int, float, str]:
    return (-point.facts.trouble.points, point.shares.income, fold(point.client.name))
