"""What an hour with a client brings in. Rule: only where hours are known, unpaid extras included; one currency each."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.standing import standings
from clientdesk.model.client import Client
from clientdesk.model.invoice import Invoice
from clientdesk.model.money import Money
from clientdesk.model.project import Extra, Project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from clientdesk.ledger.standing import Standing
    from clientdesk.model.records import Records


class Rate(Struct, frozen=True):
    """An effective hourly rate: what came in, by the hours that went out; `hours` are those of extras too."""

    per_hour: Money
    came_in: Money
    hours: Decimal


def effective_rate(
    records: Records,
    client_id: str,
    today: date,
    currency: str | None = None,
    standings_of: Callable[[], Iterable[Standing]] | None = None,
) -> Rate | None:
    """What an hour with a client brought in until today; None where no hours are known, or nothing was invoiced (X01).

    Over the projects whose hours are known: what came in on their invoices, by their hours and those of the extras on
    them. Where every project's hours are known, invoices and extras of no project count as well. In the client's own
    currency unless another is given; `standings_of` gives their invoices' standings where those are known already.
    """
    projects = [each for each in records.of(Project, client_id) if not each.started or each.started <= today]
    known = {each.id for each in projects if each.hours}
    if not known:
        return None
    begun = _begun(projects)
    currency = currency or records.get(Client, client_id).currency
    every = standings_of() if standings_of else standings(records, client_id, today)
    work = (each for each in every if not each.invoice.fee_for)
    invoiced = (each for each in work if each.invoice.amount.currency == currency)
    paid = [each.paid for each in invoiced if _is_for(each.invoice, known, begun)]
    extras = [each for each in records.of(Extra, client_id) if each.done and each.hours and each.on <= today]
    hours = sum((each.hours for each in projects if each.hours), Decimal(0))
    hours += sum((each.hours for each in extras if each.hours and _is_on(each, known, begun)), Decimal(0))
    came_in = Money(sum(paid), currency)
    return Rate(Money.from_decimal(came_in.decimal / hours, currency), came_in, hours) if paid else None


def _begun(projects: Sequence[Project]) -> date | None:
    """The day on which the first of them began; None where not all of them have their hours and their first day."""
    days = [each.started for each in projects if each.started and each.hours]
    return min(days) if len(days) == len(projects) else None


def _is_for(invoice: Invoice, known: set[str], begun: date | None) -> bool:
    """Whether an invoice is for hours that are known."""
    if invoice.project is not None:
        return invoice.project in known
    return begun is not None and (invoice.issued or begun) >= begun


def _is_on(extra: Extra, known: set[str], begun: date | None) -> bool:
    return extra.project in known if extra.project else begun is not None and extra.on >= begun


class MedianOfOthers:
    """The median of rates of one currency with one of them left out: sorted once, asked for each."""

    def __init__(self, rates: Iterable[Money]) -> None:
        self._rates = sorted(rates)

    def without(self, rate: Money | None) -> Money | None:
        """The median of all but one of those rates, of all for None; the mean of the middle two of an even number."""
        left = len(self._rates) - (rate is not None)
        if not left:
            return None
        gone = len(self._rates) if rate is None else bisect_left(self._rates, rate)
        low, high = (self._rates[at + (at >= gone)] for at in ((left - 1) // 2, left // 2))
        return (low + high).times(Decimal("0.5"))
