"""How much trouble a client made in twelve months, in points, and what else they are weighed against the others by.

Rule: points are the handbook's three kinds (incidents by class, days late, unbilled extras), each by a bar of S22.
Giving an invoice up takes none of its days away, and adds none.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.income import income, window
from clientdesk.ledger.scope import worth
from clientdesk.model.client import Stage
from clientdesk.model.invoice import Payment
from clientdesk.model.signs import SIGNS, SignClass
from clientdesk.playbook.finding import Evidence, counts, of_incidents
from clientdesk.playbook.lateness import days_of_trouble, evidence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.ledger.standing import Standing
    from clientdesk.model.journal import Incident
    from clientdesk.model.money import Money, Totals
    from clientdesk.model.project import Extra
    from clientdesk.playbook.picture import Picture


class Trouble(Struct, frozen=True):
    """Points, and what they are made of: incidents, the client's own days of lateness, extras given away."""

    points: int
    incidents: int
    days_late: int
    extras: int

    def evidence(self, picture: Picture) -> tuple[Evidence, ...]:
        """The records behind the points."""
        invoices = [evidence_of(each) for each in _invoices(picture) if days_of_trouble(each)]
        extras = [
            Evidence("extra", each.id, each.on, each.what, worth(picture.records, each)) for each in _extras(picture)
        ]
        return (*of_incidents(_incidents(picture)), *invoices, *extras)


class Facts(Struct, frozen=True):
    """A client among the others: trouble, twelve months' income by currency, hours of a week of running projects."""

    client: str
    currency: str
    is_current: bool
    trouble: Trouble
    income: Totals
    week_hours: Decimal


def facts_of(picture: Picture) -> Facts:
    """What the others need to know of a client."""
    client, year = picture.client, window(picture.today)
    came_in = income(picture.records.of(Payment, client.id), *year)
    most = max((money for money in came_in.values() if money.minor > 0), key=_most, default=None)
    is_current = client.stage in (Stage.ACTIVE, Stage.PAUSED, Stage.EXITING)
    works = client.stage in (Stage.ACTIVE, Stage.EXITING)
    hours = sum((hours for _, hours in picture.running), Decimal(0)) if works else Decimal(0)
    currency = client.currency if most is None or client.currency in came_in else most.currency
    return Facts(client.id, currency, is_current, _trouble(picture), came_in, hours)


def _most(money: Money) -> tuple[int, str]:
    return money.minor, money.currency


def _trouble(picture: Picture) -> Trouble:
    incidents, extras = list(_incidents(picture)), list(_extras(picture))
    late = sum(map(days_of_trouble, _invoices(picture)))
    points = _weight(picture, incidents)
    points += late // picture.bar("S22.late_days") + len(extras) * picture.bar("S22.extra")
    return Trouble(points, len(incidents), late, len(extras))


def _weight(picture: Picture, incidents: list[Incident]) -> int:
    """Points of some incidents by their signs' class; on hourly work a changed mind counts half (S05)."""
    halves = sum(1 for each in incidents if each.sign == "S05" and picture.is_hourly(each.project))
    of_class = sum(picture.bar(f"S22.{SIGNS[each.sign].sign_class}") for each in incidents)
    return of_class - (picture.bar("S22.work") * halves + 1) // 2


def _incidents(picture: Picture) -> Iterator[Incident]:
    """The year's that count; what is nobody's fault is nobody's trouble."""
    since, _ = window(picture.today)
    year = (each for each in picture.incidents if each.on >= since and each.sign in SIGNS and counts(each))
    return (each for each in year if SIGNS[each.sign].sign_class is not SignClass.MUTUAL)


def _extras(picture: Picture) -> Iterator[Extra]:
    since, _ = window(picture.today)
    return (each for each in picture.extras if each.on >= since and each.is_given_away)


def _invoices(picture: Picture) -> Iterator[Standing]:
    """Invoices that were due within the year, and are fair to judge."""
    since, _ = window(picture.today)
    return (each for each in picture.fair if each.due and each.due >= since)
