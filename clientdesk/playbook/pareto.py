"""Trouble against income: who takes more than they bring, and what the desk would be without them (S22, X01).

Rule: shares are of one currency's clients; a rate is compared with the median of the others in its own currency.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.account import mean_days
from clientdesk.ledger.disputed import late_in_dispute
from clientdesk.ledger.income import percent
from clientdesk.ledger.rates import MedianOfOthers, Rate, effective_rate
from clientdesk.model.bars import BARS
from clientdesk.model.client import Client
from clientdesk.model.days import counted
from clientdesk.model.money import Money, Totals, totals
from clientdesk.model.names import fold
from clientdesk.playbook.peers import Peers, Shares, peers_of
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.trouble import Facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.model.records import Records


class Point(Struct, frozen=True):
    """A client on the picture: shares of trouble and income among the clients of `facts.currency`.

    `is_worst`: among the fifth with the most trouble on the desk, or the part that its bar names (`worst`);
    `costs_more`: more of the trouble is theirs than of the income, in every currency that they pay in. `usual_rate` is
    the median of the others' rates.
    """

    client: Client
    facts: Facts
    shares: Shares
    is_worst: bool
    costs_more: bool
    rate: Rate | None
    usual_rate: Money | None
    worst: str = "worst fifth"

    @property
    def stands_out(self) -> str:
        """What to look at, in words; nothing for most."""
        return ", ".join(
            filter(None, (f"the {self.worst}" * self.is_worst, "more trouble than income" * self.costs_more))
        )


class Without(Struct, frozen=True):
    """The desk without one client: what would be gone of twelve months' income, of the trouble, and of a week.

    `income` and `left` are sums per currency; `trouble` is the part of the whole desk's points, from 0 to 1;
    `days_late` is the mean over the others' paid invoices, `days_late_now` over everybody's.
    """

    client: Client
    income: Totals
    left: Totals
    trouble: float
    week_hours: Decimal
    days_late_now: int | None
    days_late: int | None

    def part(self, currency: str) -> float:
        """What would be gone of a currency's income, from 0 to 1."""
        gone = self.income[currency].minor if currency in self.income else 0
        whole = gone + (self.left[currency].minor if currency in self.left else 0)
        return gone / whole if whole else 0.0


class Part(Struct, frozen=True):
    """A kind of trouble: its points, how many incidents, days or extras they are for, and these in words."""

    points: int
    count: int
    words: str


_PARTS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 10: "tenth"}
"""What one in so many is called, where there is a word for it."""


def made_of(picture: Picture) -> tuple[Part, ...]:
    """What a client's points are made of, kind by kind, those of no points too."""
    trouble = picture.facts.trouble
    late = trouble.days_late // picture.bar("S22.late_days")
    extras = trouble.extras * picture.bar("S22.extra")
    return (
        Part(trouble.points - late - extras, trouble.incidents, counted(trouble.incidents, "incident")),
        Part(late, trouble.days_late, f"{counted(trouble.days_late, 'day')} late"),
        Part(extras, trouble.extras, f"{counted(trouble.extras, 'extra')} given away"),
    )


class Pareto:
    """The picture of one day: every current client, the most trouble first.

    `picture_of` gives a client's picture, and `peers` all of them side by side, where they are known already.
    """

    def __init__(
        self,
        records: Records,
        today: date,
        peers: Peers | None = None,
        picture_of: Callable[[str], Picture] | None = None,
    ) -> None:
        self.records = records
        self.today = today
        self._pictures: dict[str, Picture] = {}
        self._picture_of = picture_of or self._new_picture
        self.peers = self._all() if peers is None else peers

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Every current client, the most trouble first, then the least income."""
        points = map(self._point, (each for each in self.peers.facts.values() if each.is_current))
        return tuple(sorted(points, key=_order))

    @cached_property
    def currencies(self) -> tuple[str, ...]:
        """The currencies there are clients of, that of the most first."""
        codes = [point.facts.currency for point in self.points]
        return tuple(sorted(set(codes), key=lambda code: (-codes.count(code), code)))

    @property
    def least(self) -> int:
        """How many clients it takes for some of them to be the worst of all."""
        return self._bar("S22.clients")

    @property
    def has_fifth(self) -> bool:
        """Whether there are so many."""
        return len(self.points) >= self.least

    @property
    def worst(self) -> str:
        """What they are called, `worst fifth` unless the desk's bar says otherwise (S22)."""
        one_in = self._bar("S22.one_in")
        return f"worst {_PARTS.get(one_in, f'one in {one_in}')}"

    def usual_rate(self, client_id: str) -> Money | None:
        """The median of what an hour with each other client brings in, in a client's currency; None of none."""
        facts, rate = self.peers.facts[client_id], self._rates.get(client_id)
        usual = self._usual_rates.get(facts.currency)
        return usual.without(rate.per_hour if rate else None) if usual else None

    def of(self, currency: str) -> tuple[Point, ...]:
        """The clients of one currency, which can be compared."""
        return tuple(point for point in self.points if point.facts.currency == currency)

    def rest(self, currency: str) -> Shares:
        """The shares of a currency's clients with whom there is no work now, which the picture leaves out."""
        gone = [each for each in self.peers.facts.values() if each.currency == currency and not each.is_current]
        shares = [self.peers.shares(each) for each in gone]
        return Shares(sum(each.trouble for each in shares), sum(each.income for each in shares))

    def notes(self, currency: str) -> Iterator[str]:
        """What the picture of a currency can't show, and why; a sentence each."""
        points, rest = self.of(currency), self.rest(currency)
        if len(points) == 1 and not any((rest.trouble, rest.income)):
            yield f"The only client in {currency}: there is nobody to compare them with."
        if not any(point.shares.income for point in points):
            yield f"No {currency} came in within 12 months, so nobody has a share of income."
        if not any(point.shares.trouble for point in points):
            yield "No trouble in 12 months: nothing to weigh."
        if not self.has_fifth:
            yield f"Fewer than {self.least} clients on the desk: there is no {self.worst}."
        if rest.trouble or rest.income:
            shares = f"{percent(rest.trouble)} of the trouble, {percent(rest.income)} of the income"
            yield f"Left out, as you don't work with them now: {shares}."

    def without(self, client_id: str) -> Without:
        """The desk without a client; raises NotFound where there is none of that id."""
        client, every = self.records.get(Client, client_id), self.peers.facts
        own, others = every[client_id], [each for key, each in every.items() if key != client_id]
        points = sum(each.trouble.points for each in every.values())
        return Without(
            client=client,
            income=_came_in([own]),
            left=_came_in(others),
            trouble=own.trouble.points / points if points else 0.0,
            week_hours=own.week_hours,
            days_late_now=mean_days(chain.from_iterable(self._lates.values())),
            days_late=mean_days(chain.from_iterable(self._lates[each.client] for each in others)),
        )

    def _all(self) -> Peers:
        every = (self._picture_of(client.id).facts for client in self.records.all(Client))
        return peers_of(self.records, self.today, lambda: Peers(every))

    def _new_picture(self, client_id: str) -> Picture:
        if client_id not in self._pictures:
            self._pictures[client_id] = Picture(self.records, client_id, self.today)
        return self._pictures[client_id]

    @cached_property
    def _rates(self) -> dict[str, Rate]:
        rates = ((key, self._rate(facts)) for key, facts in self.peers.facts.items())
        return {key: rate for key, rate in rates if rate}

    def _rate(self, facts: Facts) -> Rate | None:
        return effective_rate(
            self.records, facts.client, self.today, facts.currency, lambda: self._picture_of(facts.client).standings
        )

    @cached_property
    def _usual_rates(self) -> dict[str, MedianOfOthers]:
        """By currency, the median of all rates but one."""
        by_currency: dict[str, list[Money]] = {}
        for rate in self._rates.values():
            by_currency.setdefault(rate.per_hour.currency, []).append(rate.per_hour)
        return {code: MedianOfOthers(rates) for code, rates in by_currency.items()}

    @cached_property
    def _lates(self) -> dict[str, tuple[int, ...]]:
        """Of each client the days late of every paid invoice, early ones counting 0."""
        return {key: tuple(_days_late(self._picture_of(key))) for key in self.peers.facts}

    def _point(self, facts: Facts) -> Point:
        return Point(
            client=self.records.get(Client, facts.client),
            facts=facts,
            shares=self.peers.shares(facts),
            is_worst=self._is_worst(facts),
            costs_more=self.peers.costs_more(facts),
            rate=self._rates.get(facts.client),
            usual_rate=self.usual_rate(facts.client),
            worst=self.worst,
        )

    def _is_worst(self, facts: Facts) -> bool:
        """By the client's own bars where they have some, as S22 is."""
        bar = self._picture_of(facts.client).bar
        return self.peers.is_among_worst(facts, one_in=bar("S22.one_in"), least=bar("S22.clients"))

    def _bar(self, key: str) -> int:
        return self.records.settings.bars.get(key) or BARS[key]


def _came_in(facts: Iterable[Facts]) -> Totals:
    """Twelve months' income from those from whom more came in than went back."""
    return totals(money for each in facts for money in each.income.values() if money.minor > 0)


def _days_late(picture: Picture) -> Iterator[int]:
    paid = (each for each in picture.standings if each.paid_on and not each.invoice.fee_for)
    return (late - late_in_dispute(each) for each in paid if (late := each.days_late) is not None)


def _order(point: Point) -> tuple[int, float, str]:
    return (-point.facts.trouble.points, point.shares.income, fold(point.client.name))
