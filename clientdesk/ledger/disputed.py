"""When an invoice was in dispute, and on which days after it was due (M). Rule: the first and the last day are its own.

The days run from the day on which the client said so until the one on which it was settled, both inclusive: as on a due
date, nobody is late on that day yet. A dispute that was over by the due date has none, and one that goes on all so far.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from clientdesk.model.days import days_later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.ledger.standing import Standing
    from clientdesk.model.invoice import Invoice


class Days(NamedTuple):
    """Days on end, both inclusive."""

    since: date
    until: date

    @property
    def number(self) -> int:
        """How many they are."""
        return (self.until - self.since).days + 1


class Disputed(NamedTuple):
    """A dispute as it was known on a day: no first day where nobody wrote it down, and no end before it is settled."""

    since: date | None
    settled: date | None


def disputes(invoice: Invoice, as_of: date) -> tuple[Disputed, ...]:
    """Every dispute of an invoice by the end of a day, oldest first; what came later is not known."""
    own = [Disputed(each.since, each.settled) for each in invoice.settled_disputes]
    every = [*own, Disputed(invoice.disputed_on, None)] if invoice.disputed else own
    known = (each for each in every if each.since is None or each.since <= as_of)
    return tuple(Disputed(since, end if end and end <= as_of else None) for since, end in known)


def disputed_days(invoice: Invoice, after: date, until: date) -> tuple[Days, ...]:
    """Of the days after one until another those in dispute, oldest first; each once. One that goes on has them all."""
    if not invoice.was_disputed:
        return ()
    days = (Days(since or date.min, settled or until) for since, settled in disputes(invoice, until))
    return tuple(_joined(part for each in sorted(days) if (part := _of(each, after, until))))


def late_in_dispute(standing: Standing) -> int:
    """How many of the days by which an invoice was paid late, or is, it was in dispute, whoever was late on them."""
    late, due = standing.days_late, standing.due
    if not late or due is None or not standing.invoice.was_disputed:
        return 0
    return sum(each.number for each in disputed_days(standing.invoice, due, days_later(due, late)))


def _of(days: Days, after: date, until: date) -> Days | None:
    """What some days have of those after one until another."""
    ends = min(days.until, until)
    if days.since > after:
        return Days(days.since, ends) if days.since <= ends else None
    return Days(days_later(after, 1), ends) if after < ends else None


def _joined(every: Iterable[Days]) -> Iterator[Days]:
    """Days in order, those that touch as one."""
    last: Days | None = None
    for each in every:
        if last and each.since <= days_later(last.until, 1):
            last = Days(last.since, max(last.until, each.until))
            continue
        if last:
            yield last
        last = each
    if last:
        yield last
