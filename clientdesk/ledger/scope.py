"""Work beyond the agreement: rounds, what was given away, what to bill. Rule: only what is known has a price.

An extra is worth its own amount; without one, a round the contract's price for it (C07), else its hours by the rate:
the project's, else the person's own where it is in the client's currency.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.model.client import Client
from clientdesk.model.journal import Remedy
from clientdesk.model.money import Money, Totals, totals
from clientdesk.model.project import Extra, Project
from clientdesk.model.remedies import PRICE_OUT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.model.records import Records


WHY_BILLED = "billed: everything is while you price them out (R07)"
"""Why a new extra starts on the bill."""


class Rounds(Struct, frozen=True):
    """A project's revision rounds: `asked` of `agreed`."""

    project: Project
    asked: int
    agreed: int

    @property
    def over(self) -> int:
        """How many are above the agreed number."""
        return max(0, self.asked - self.agreed)

    @property
    def words(self) -> str:
        """`4 of 3`."""
        return f"{self.asked} of {self.agreed}"


class Unlogged(Struct, frozen=True):
    """A project's rounds, and the numbers of those above the agreed one that nobody wrote down in the scope log."""

    rounds: Rounds
    numbers: tuple[int, ...]


class Given(Struct, frozen=True):
    """What was given away: the extras, their hours and worth; `unpriced` counts those whose worth nobody can tell."""

    extras: tuple[Extra, ...]
    hours: Decimal
    worth: Totals
    unpriced: int


class DraftLine(Struct, frozen=True):
    """A line for the next invoice; `amount=None` where the price is still to be named."""

    extra: Extra
    text: str
    amount: Money | None


def rounds_of(records: Records, project: Project) -> Rounds | None:
    """A project's rounds against its own number, else the contract's (C07); None where none was agreed."""
    contract = records.contract(project.client)
    agreed = project.revisions if project.revisions is not None or contract is None else contract.revisions
    return None if agreed is None else Rounds(project, project.rounds, agreed)


def rounds_not_logged(records: Records, rounds: Rounds) -> tuple[int, ...]:
    """The numbers of the rounds above the agreed one that nobody wrote down in the scope log."""
    extras = (each for each in records.of(Extra, rounds.project.client) if each.project == rounds.project.id)
    logged = [each.round for each in extras if (each.round or 0) > rounds.agreed]
    missing = (number for number in range(rounds.agreed + 1, rounds.asked + 1) if number not in logged)
    return tuple(missing)[: max(0, rounds.over - len(logged))]


def unlogged(records: Records, client_id: str) -> tuple[Unlogged, ...]:
    """The rounds above the agreed number that are in no log, for each project that has any, by its name."""
    every = (rounds_of(records, each) for each in sorted(records.of(Project, client_id), key=lambda each: each.name))
    found = (Unlogged(each, rounds_not_logged(records, each)) for each in every if each)
    return tuple(each for each in found if each.numbers)


def another_round(records: Records, project: Project, extra_id: str, today: date) -> tuple[Project, Extra | None]:
    """The project after one more revision round, and the entry of the scope log when it is above the agreed number."""
    counted = project.but(rounds=project.rounds + 1)
    rounds = rounds_of(records, counted)
    if rounds is None or not rounds.over:
        return counted, None
    return counted, as_it_starts(records, round_entry(rounds, rounds.asked, extra_id, today), today)


def round_entry(rounds: Rounds, number: int, extra_id: str, on: date) -> Extra:
    """A round's entry of the scope log: `Revision round 4 of 3`."""
    what, project = f"Revision round {number} of {rounds.agreed}", rounds.project
    return Extra(id=extra_id, client=project.client, what=what, on=on, project=project.id, round=number)


def priced_out_since(records: Records, client_id: str, today: date) -> date | None:
    """The day from which every extra is billed; None where that is not being tried (R07)."""
    tried = (each for each in records.of(Remedy, client_id) if each.kind == PRICE_OUT and each.on <= today)
    return min((each.on for each in tried if each.settled is None or each.settled > today), default=None)


def as_it_starts(records: Records, extra: Extra, today: date) -> Extra:
    """A new entry of the scope log: on the bill while the client is priced out, if it is outside and done.

    For whoever says nothing of the bill; WHY_BILLED says why (R07).
    """
    since = priced_out_since(records, extra.client, today)
    return extra.but(billed=True) if since and extra.on >= since and extra.is_given_away else extra


def worth(records: Records, extra: Extra) -> Money | None:
    """What an extra is worth, rounded by itself; None where neither an amount nor hours and a rate tell."""
    if extra.amount is not None:
        return extra.amount
    if not _is_by_the_hour(records, extra):
        return _round_price(records, extra)
    rate = hourly_rate(records, extra.client, extra.project)
    return rate.times(extra.hours) if rate and extra.hours is not None else None


def _is_by_the_hour(records: Records, extra: Extra) -> bool:
    """Whether its hours make its price: neither an amount of its own nor the price of a round does."""
    return extra.amount is None and _round_price(records, extra) is None


def _round_price(records: Records, extra: Extra) -> Money | None:
    contract = records.contract(extra.client)
    return contract.extra_round if extra.round is not None and contract else None


def hourly_rate(records: Records, client_id: str, project_id: str | None) -> Money | None:
    """An hour's price: the project's, else the person's own in the client's currency; None where nobody named one."""
    project = records.by_id(Project).get(project_id or "")
    if project and project.rate:
        return project.rate
    own = records.settings.rate
    return own if own and own.currency == records.get(Client, client_id).currency else None


def given_away(records: Records, extras: Iterable[Extra]) -> Given:
    """What of some extras was given away: work outside the agreement, done and not billed (S04)."""
    free = tuple(each for each in extras if each.is_given_away)
    prices = [worth(records, each) for each in free]
    hours = sum((each.hours for each in free if each.hours is not None), Decimal(0))
    return Given(free, hours, totals(price for price in prices if price), sum(1 for price in prices if price is None))


def draft_lines(records: Records, client_id: str, today: date) -> tuple[DraftLine, ...]:
    """What could stand on the next invoice: every extra given away until today, oldest first (R07)."""
    known = sorted((each for each in records.of(Extra, client_id) if each.on <= today), key=lambda each: each.on)
    return tuple(DraftLine(each, _line(records, each), worth(records, each)) for each in known if each.is_given_away)


def _line(records: Records, extra: Extra) -> str:
    """`Christmas banner (Online shop), 2 h at £55`; the rate only where it makes the amount."""
    project = records.by_id(Project).get(extra.project or "")
    rate = hourly_rate(records, extra.client, extra.project) if _is_by_the_hour(records, extra) else None
    at = f" at {rate.shown(whole=True)}" if rate else ""
    hours = f", {extra.hours.normalize():f} h{at}" if extra.hours else ""
    return f"{extra.what}{f' ({project.name})' if project else ''}{hours}"
