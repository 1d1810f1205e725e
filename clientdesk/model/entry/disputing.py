"""Disputes as they enter the desk (G4). Rule: each has days of its own, which nothing takes away but who says so.

A new dispute is one more and takes no day of an old one. A day left out is today's for what begins or ends now, else it
stays as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.days import shown
from clientdesk.model.entry import rules
from clientdesk.model.errors import Refused

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.invoice import Invoice

_GOES_ON = "What is in dispute isn't settled. Leave one of the two out."
_BACKWARDS = "A dispute can't be settled before it began. Check the two days."


def disputing(
    invoice: Invoice, today: date, *, disputed: bool | None = None, since: date | None = None, end: date | None = None
) -> Invoice:  # fmt: skip
    """An invoice with what is said of its dispute: whether it is `disputed`, `since` when, and its `end`, if any.

    Who names a day alone says by it whether it goes on. Raises Refused where the one says that it does and the other
    that it does not.
    """
    if disputed is None and since is None and end is None:
        return invoice
    if disputed and end:
        raise Refused(_GOES_ON, "settled_on")
    goes_on = end is None if disputed is None else disputed
    return _begun(invoice, since, today) if goes_on else _ended(invoice, since, end, today)


def without_dispute(invoice: Invoice) -> Invoice:
    """An invoice whose newest dispute never was: the one before it, if any, is the newest again."""
    if not (invoice.disputed or invoice.settled_on):
        raise Refused(f"{invoice.number} was never in dispute, so there is none to take out.")
    *others, last = invoice.earlier_disputes or (None,)
    since, settled = (last.since, last.settled) if last else (None, None)
    return invoice.but(disputed=False, disputed_on=since, settled_on=settled, earlier_disputes=tuple(others))


def check_disputes(given: Invoice, today: date | None = None) -> None:
    """Raise Refused for disputes that can't be: in dispute and settled at once, backwards, or ahead of `today`."""
    if given.disputed and given.settled_on:
        raise Refused(_GOES_ON, "settled_on")
    for each in given.settled_disputes:
        rules.in_order(each.since, each.settled, _BACKWARDS)
    if today:
        rules.not_ahead(given, today)
        if any(each.settled > today for each in given.earlier_disputes):
            raise Refused("A dispute can't be settled on a day ahead. Check the day.", "settled_on")


def check_new_disputes(before: Invoice | None, given: Invoice) -> None:
    """The same for what is entered; an invoice whose disputes stay as they came, however odd, can be changed."""
    if before is None or _all_of(before) != _all_of(given):
        check_disputes(given)


def told_taken_out(before: Invoice | None, given: Invoice) -> str:
    """That a dispute is no longer there, behind an invoice's name; empty where none went."""
    if before is None or len(_all_of(given)) >= len(_all_of(before)):
        return ""
    since = f" since {shown(before.disputed_on)}" if before.disputed_on else ""
    settled = f", settled on {shown(before.settled_on)}," if before.settled_on else ""
    return f"; the dispute{since}{settled} is taken out"


def _begun(invoice: Invoice, since: date | None, today: date) -> Invoice:
    """One that goes on, from another day where one is given; else one more, or the first."""
    if invoice.disputed:
        return invoice.but(disputed_on=since or invoice.disputed_on)
    earlier = invoice.settled_disputes
    return invoice.but(disputed=True, disputed_on=since or today, settled_on=None, earlier_disputes=earlier)


def _ended(invoice: Invoice, since: date | None, end: date | None, today: date) -> Invoice:
    """One that ends now, or is over."""
    if not (invoice.disputed or invoice.settled_on or since):
        if end is None:
            return invoice
        raise Refused(f"{invoice.number} was never in dispute. Give its first day too.", "disputed_on")
    if not (invoice.disputed or invoice.settled_on or end):
        raise Refused(f"{invoice.number} is not in dispute. Say that it is, or leave its first day out.", "disputed_on")
    return invoice.but(
        disputed=False,
        disputed_on=since or invoice.disputed_on,
        settled_on=end or invoice.settled_on or today,
    )


def _all_of(invoice: Invoice) -> tuple[tuple[date | None, date | None], ...]:
    """Every dispute of an invoice, the newest last, the end of which is None while it goes on."""
    newest = ((invoice.disputed_on, None),) if invoice.disputed else ()
    return (*((each.since, each.settled) for each in invoice.settled_disputes), *newest)
