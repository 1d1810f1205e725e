"""Each invoice with its due date and how late it was paid, or is. Rule: a day that nobody knows is said to be so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.exchange.paper import Block, Heading, Table
from clientdesk.ledger.standing import Standing, is_issued, standings
from clientdesk.model.days import counted, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.exchange.bundle.private import Trail

_HEADS = ("Invoice", "Issued", "Due", ">Amount", "Paid in full", ">Late", ">Open")
_UNKNOWN = "not known"


def overdue(trail: Trail) -> Iterator[Block]:
    """The invoices by the day they were issued; nothing where there are none."""
    every = standings(trail.records, trail.client_id, trail.today)
    found = [each for each in every if is_issued(each.invoice, trail.today)]
    found.sort(key=lambda each: (each.invoice.issued or trail.today, each.invoice.number))
    if found:
        yield Heading("Invoices, with the days after their due date")
        yield Table(_HEADS, tuple(map(_row, found)))


def _row(standing: Standing) -> tuple[str, ...]:
    invoice, late = standing.invoice, max(standing.days_overdue, standing.days_late or 0)
    return (
        invoice.number,
        shown(invoice.issued) if invoice.issued else _UNKNOWN,
        shown(standing.due) if standing.due else _UNKNOWN,
        invoice.amount.shown(),
        shown(standing.paid_on) if standing.paid_on else "",
        counted(late, "day") if late > 0 else "",
        standing.open.shown() if standing.balance > 0 else "",
    )
