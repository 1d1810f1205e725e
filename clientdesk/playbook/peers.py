"""All clients beside one another: what only a look at the whole desk can tell (S20, S22, the Pareto view).

Rule: trouble is compared across the desk; shares only among clients of one currency, as income has no other measure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.model.client import Client
from clientdesk.model.money import Totals, totals
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.trouble import Facts

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.records import Records


class Shares(Struct, frozen=True):
    """A client's parts, from 0 to 1, of the trouble and the income of all clients of their currency."""

    trouble: float
    income: float


class Peers:
    """The facts of every client, each worked out once; `after` takes over those that stayed as they were."""

    def __init__(self, facts: Iterable[Facts] = ()) -> None:
        self.facts: Mapping[str, Facts] = {each.client: each for each in facts}

    def after(self, changed: Iterable[Facts], gone: Iterable[str] = ()) -> Peers:
        """The same with some clients' facts new, and some clients gone."""
        left_out = set(gone)
        kept = {key: each for key, each in self.facts.items() if key not in left_out}
        return Peers((kept | {each.client: each for each in changed}).values())

    @cached_property
    def week_hours(self) -> Decimal:
        """The hours of a week of all running projects."""
        return sum((each.week_hours for each in self.facts.values()), Decimal(0))

    @cached_property
    def income(self) -> Totals:
        """What came in within twelve months, from each client from whom more came in than went back."""
        return totals(money for each in self.facts.values() for money in each.income.values() if money.minor > 0)

    def is_longest_week(self, own: Facts, most: int) -> bool:
        """Whether the week has more than so many hours, and this client takes the most of it (S20)."""
        return self.week_hours > most and own.week_hours >= self._longest

    def is_among_worst(self, own: Facts, one_in: int, least: int) -> bool:
        """Whether a client is among one in so many with the most trouble; never among fewer than `least` (S22).

        A tie with the first who is not among them leaves those who tie out, so that equals are never the worst.
        """
        current, points = self._points, own.trouble.points
        worst = len(current) // one_in
        if not own.is_current or len(current) < least or not worst:
            return False
        return points > (current[worst] if worst < len(current) else 0)

    def shares(self, own: Facts) -> Shares:
        """A client's shares among those of their currency; none of nothing."""
        return self._shares_in(own, own.currency)

    def costs_more(self, own: Facts) -> bool:
        """Whether a client makes more of the trouble than of the income, in each currency that they pay in (S22).

        So a first payment in another currency never tells against them.
        """
        paid_in = [code for code, money in own.income.items() if money.minor > 0] or [own.currency]
        return all(each.trouble > each.income for each in (self._shares_in(own, code) for code in paid_in))

    def _shares_in(self, own: Facts, currency: str) -> Shares:
        """A client's shares in one currency, whichever they are counted with."""
        trouble, income = self._sums.get(currency, (0, 0))
        points, earned = own.trouble.points, _earned(own, currency)
        if currency != own.currency:
            trouble, income = trouble + points, income + earned
        return Shares(points / trouble if trouble else 0.0, earned / income if income else 0.0)

    @cached_property
    def _longest(self) -> Decimal:
        return max((each.week_hours for each in self.facts.values()), default=Decimal(0))

    @cached_property
    def _points(self) -> list[int]:
        """The trouble of the clients there are now, the most first."""
        return sorted((each.trouble.points for each in self.facts.values() if each.is_current), reverse=True)

    @cached_property
    def _sums(self) -> dict[str, tuple[int, int]]:
        """Trouble and income (minor units) of all clients, by their currency."""
        sums: dict[str, tuple[int, int]] = {}
        for each in self.facts.values():
            trouble, income = sums.get(each.currency, (0, 0))
            sums[each.currency] = trouble + each.trouble.points, income + _earned(each, each.currency)
        return sums


def _earned(facts: Facts, currency: str) -> int:
    """What came in from a client, in minor units; none where more went back."""
    money = facts.income.get(currency)
    return max(0, money.minor) if money else 0


NOBODY = Peers()
"""Where the others are not known yet: nobody is compared."""


def peers_of(records: Records, today: date, work_out: Callable[[], Peers] | None = None) -> Peers:
    """Every client of a desk beside the others, worked out once for its records and day.

    `work_out` does that where the facts are at hand; else every client is looked at.
    """
    return records.known(("peers", today), work_out or (lambda: _looked_at(records, today)))


def _looked_at(records: Records, today: date) -> Peers:
    return Peers(Picture(records, client.id, today).facts for client in records.all(Client))
