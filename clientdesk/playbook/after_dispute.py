"""After a dispute (G4, S01, R02): which days are no lateness of the client's, and the time that they have again.

Rule: the days in dispute count for nothing against them, neither in the days late that are judged nor in the late fee.
Once it is settled they have as long as a letter leaves, in which they are asked for nothing and not judged for it; the
first word then is the invoice again (L06) at most, and the notices count their days from the settling. What went out
before it counts no more. A dispute that was over by the due date changes nothing. The statement, the ageing and the
days overdue are facts, and count every day.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from clientdesk.ledger.disputed import Days, disputed_days
from clientdesk.model.days import days_later, shown
from clientdesk.playbook.ladder import TIME_TO_PAY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.ledger.standing import Standing
    from clientdesk.model.invoice import Invoice
    from clientdesk.playbook.picture import Picture


def own_days_until(standing: Standing, end: date) -> int:
    """How many of the days late until one, inclusive, are the client's: neither in dispute nor by a late sending.

    None are without a due date.
    """
    if standing.due is None:
        return 0
    begins = days_later(standing.due, standing.invoice.days_sent_late)
    return max(0, (end - begins).days - _number(disputed_days(standing.invoice, begins, end)))


def own_day(standing: Standing, number: int) -> date:
    """The day late that is the client's first, second, third …; the first day of all without a due date."""
    begins = days_later(standing.due or date.min, standing.invoice.days_sent_late)
    day = days_later(begins, number)
    for each in disputed_days(standing.invoice, begins, date.max):
        if each.since <= day:
            day = days_later(day, each.number)
    return day


def in_dispute(standing: Standing) -> int:
    """How many of an invoice's days late were in dispute, those apart by which it was sent late."""
    if standing.due is None or not standing.invoice.was_disputed or not standing.days_late:
        return 0
    begins = days_later(standing.due, standing.invoice.days_sent_late)
    return _number(disputed_days(standing.invoice, begins, days_later(standing.due, standing.days_late)))


def settled_on(picture: Picture, standing: Standing) -> date | None:
    """The last day on which a dispute was settled after the due date; None without one.

    A late fee's bill was in dispute with the invoice that was late. What they disputed after they had paid it is none.
    """
    return _settled_on(standing, standing.invoice, picture.records.late_one(standing.invoice))


def counted_from(picture: Picture, standing: Standing) -> date | None:
    """The day from which what is written about an invoice counts: that of the settling, else its due date."""
    return settled_on(picture, standing) or standing.due


def has_time(standing: Standing) -> bool:
    """Whether the client has time again to pay what is open on an invoice."""
    settled = _settled_on(standing, standing.invoice) if standing.balance > 0 else None
    return settled is not None and standing.as_of <= time_until(settled)


def time_until(settled: date) -> date:
    """The last day of the time that the client has again after a dispute: as long as a letter leaves."""
    return settled + timedelta(days=TIME_TO_PAY)


def told_settled(settled: date, today: date) -> str:
    """`its dispute was settled on 22 Nov`."""
    return f"its dispute was settled on {shown(settled, today)}"


def told_left_out(left_out: Iterable[Days], today: date | None = None) -> str:
    """Days that a late fee leaves out: `18 Nov to 22 Nov, in dispute`; empty for none."""
    days = " and ".join(_told(each, today) for each in left_out)
    return f"{days}, in dispute" if days else ""


def _told(days: Days, today: date | None) -> str:
    """`18 to 22 Nov`, `30 Oct to 2 Nov`, `18 Nov`."""
    since, until = shown(days.since, today), shown(days.until, today)
    if days.since == days.until:
        return until
    is_one_month = (days.since.year, days.since.month) == (days.until.year, days.until.month)
    return f"{days.since.day if is_one_month else since} to {until}"


def _settled_on(standing: Standing, *invoices: Invoice | None) -> date | None:
    due, as_of, paid_on = standing.due, standing.as_of, standing.paid_on
    every = (each for invoice in invoices if invoice for each in invoice.settled_disputes)
    ends = (each.settled for each in every if paid_on is None or each.since is None or each.since <= paid_on)
    return max((each for each in ends if due and due < each <= as_of), default=None)


def _number(every: Iterable[Days]) -> int:
    return sum(each.number for each in every)
