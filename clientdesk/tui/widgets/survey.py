"""What the timeline knows of every invoice before one is drawn. Rule: one pass over the standings, in any thread.

Orders, the days an invoice lived in, and the ageing above them all come from that pass.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from clientdesk.ledger.ageing import Ageing, of_standings
from clientdesk.ledger.standing import Standing, standing
from clientdesk.ledger.timeline import order
from clientdesk.tui.widgets.timeline_shown import ANY_DAY, Rows, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from clientdesk.model.invoice import Invoice
    from clientdesk.model.records import Records


class Order(Enum):
    """How rows follow each other. Within a client the oldest invoice comes first."""

    LATENESS = "late payers"
    OVERDUE = "long overdue"
    NAME = "by client"

    @property
    def is_grouped(self) -> bool:
        """Whether each client's invoices stand together."""
        return self is not Order.OVERDUE


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Survey:
    """The invoices by client name, and what is known of all of them; `complete` once the pass was made."""

    by_name: Sequence[Invoice]
    complete: bool = False
    spans: dict[str, Span] = field(default_factory=dict)
    overdue: dict[str, int] = field(default_factory=dict)
    ageing: dict[str, Ageing] = field(default_factory=dict)
    _rows: dict[Order, Rows] = field(default_factory=dict)

    def invoices(self, wanted: Order) -> Sequence[Invoice]:
        """All invoices in an order; a late payer is a client with an invoice long overdue."""
        if wanted is Order.NAME or not self.overdue:
            return self.by_name
        if wanted is Order.OVERDUE:
            return sorted(self.by_name, key=lambda invoice: -self.overdue.get(invoice.id, 0))
        worst: dict[str, int] = {}
        for invoice in self.by_name:
            worst[invoice.client] = max(worst.get(invoice.client, 0), self.overdue.get(invoice.id, 0))
        return sorted(self.by_name, key=lambda invoice: -worst[invoice.client])

    def rows(self, records: Records, wanted: Order) -> Rows:
        """The timeline's rows in an order, made once."""
        if wanted not in self._rows:
            invoices = self.invoices(wanted)
            spans = [self.spans.get(invoice.id, ANY_DAY) for invoice in invoices] if self.complete else ()
            clients = list(dict.fromkeys(invoice.client for invoice in invoices))
            self._rows[wanted] = Rows(records, invoices, spans, banded=frozenset(clients[1::2]))
        return self._rows[wanted]

    @property
    def worst(self) -> str | None:
        """The invoice that has been overdue longest."""
        return max(self.overdue, key=self.overdue.__getitem__, default=None)


def first_look(records: Records, client_id: str | None, today: date) -> Survey:
    """The invoices in their order, before any standing is known."""
    return Survey(order(records, client_id, today))


def survey(records: Records, seen: Survey, today: date, go_on: Callable[[], bool] = lambda: True) -> Survey:
    """Everything about the invoices of a first look; that look itself when `go_on`, asked now and then, says no."""
    spans: dict[str, Span] = {}
    overdue: dict[str, int] = {}
    every: list[Standing] = []
    for count, invoice in enumerate(seen.by_name):
        where = standing(records, invoice, today)
        every.append(where)
        if where.days_overdue:
            overdue[invoice.id] = where.days_overdue
        if span := _span(where, today):
            spans[invoice.id] = span
        if count % 100 == 0 and not go_on():
            return seen
    return Survey(seen.by_name, complete=True, spans=spans, overdue=overdue, ageing=of_standings(every))


def _span(where: Standing, today: date) -> Span | None:
    starts = where.invoice.issued or where.due
    if starts is None:
        return None
    last = max(today, where.due or today) if where.balance > 0 else where.paid_on or where.due or starts
    return starts.toordinal(), max(starts, last).toordinal()
