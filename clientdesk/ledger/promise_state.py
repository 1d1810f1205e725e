"""What came of a promise to pay (G4). Rule: reckoned here alone, so that a list and a sentence can't tell two things.

It is kept when as much as was promised has come by its day and stayed, whichever way it came; what comes later changes
that no more.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.came import Came, came, days_of
from clientdesk.ledger.standing import is_issued, standing
from clientdesk.model.invoice import Invoice, Promise
from clientdesk.model.money import Money, totals

if TYPE_CHECKING:
    from clientdesk.model.records import Records


class Kept(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    BROKEN = "broken"
    OPEN = "open"
    """Its day is not over, and not all of it has come."""


class Outcome(Struct, frozen=True):
    """What came of a promise as of a day: `came`, and `on`, the day since which all of it is there; None while not."""

    state: Kept
    came: Came
    on: date | None

    @property
    def is_late(self) -> bool:
        """Whether all of it came, after its day."""
        return self.on is not None and self.state is Kept.BROKEN


def outcome(records: Records, promise: Promise, today: date) -> Outcome:
    """What came of a promise as of a day (G4).

    All of it is there once as much came as was promised, or once nothing is left to pay of what it was for; what is on
    account since counts, as `ledger.came` says.
    """
    return records.known(("outcome", promise, today), lambda: _outcome(records, promise, today))


def promised_for(records: Records, promise: Promise) -> tuple[Invoice, ...]:
    """What a promise is for: its invoice, or all that was out when it was made, and not paid before that day (G4)."""
    return records.known(("promised for", promise), lambda: tuple(_promised_for(records, promise)))


def promises_on(records: Records, invoice: Invoice, as_of: date) -> tuple[Promise, ...]:
    """The promises that are for an invoice, those that name it first; one made after a day is not known by it (G4)."""
    general = (each for each in records.of(Promise, invoice.client) if each.invoice is None)
    found = (each for each in (*records.on_invoice(Promise, invoice.id), *general) if each.made <= as_of)
    return tuple(each for each in found if each.invoice or _was_out(records, each, invoice))


def _promised_for(records: Records, promise: Promise) -> list[Invoice]:
    if promise.invoice is not None:
        found = records.by_id(Invoice).get(promise.invoice)
        return [found] if found else []
    return [each for each in records.of(Invoice, promise.client) if _was_out(records, promise, each)]


def _was_out(records: Records, promise: Promise, invoice: Invoice) -> bool:
    before = promise.made - timedelta(days=1)
    return is_issued(invoice, promise.made) and standing(records, invoice, before).balance > 0


def _outcome(records: Records, promise: Promise, today: date) -> Outcome:
    on = _there_since(records, promise, today)
    is_kept = on is not None and on <= promise.pay_by
    state = Kept.KEPT if is_kept else Kept.BROKEN if promise.pay_by < today else Kept.OPEN
    return Outcome(state, _came(records, promise, today), on)


def _there_since(records: Records, promise: Promise, today: date) -> date | None:
    """The day since which all of a promise is there without a break; None where it is not by the end of today."""
    since = None
    for day in _days(records, promise, today):
        if not _is_there(records, promise, day):
            break
        since = day
    return since


def _days(records: Records, promise: Promise, today: date) -> list[date]:
    """Today and the days before it on which money moved since a promise was made, the last first."""
    moved = days_of(records, promise.client, promised_for(records, promise)) | {promise.made}
    return sorted({today, *(day for day in moved if promise.made <= day <= today)}, reverse=True)


def _is_there(records: Records, promise: Promise, day: date) -> bool:
    """Whether by the end of a day as much had come as was promised, or nothing was left to pay of what it was for."""
    about, found = promised_for(records, promise), _came(records, promise, day)
    left = totals(standing(records, each, day).open for each in about)
    if about and all(money.minor <= found.in_hand.get(code, Money.zero(code)).minor for code, money in left.items()):
        return True
    amount = promise.amount
    return amount is not None and found.sums.get(amount.currency, Money.zero(amount.currency)).minor >= amount.minor


def _came(records: Records, promise: Promise, day: date) -> Came:
    return came(records, promise.client, promised_for(records, promise), promise.made, day)
