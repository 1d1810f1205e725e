"""What came of a promise to pay (G4). Rule: reckoned here alone, so that a list and a sentence can't tell two things.

It is kept when as much as was promised has come by its day and stayed, whichever way it came; what comes later changes
that no more. What is written off or credited did not come: nothing is left of it, which is neither kept nor broken.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, partial
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.came import Came, came, days_of, falls_of
from clientdesk.ledger.standing import is_issued, standing
from clientdesk.ledger.status import Status
from clientdesk.model.invoice import Invoice, Promise
from clientdesk.model.money import Money, totals

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from clientdesk.model.records import Records


class Kept(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    BROKEN = "broken"
    OPEN = "open"
    """Its day is not over, and not all of it has come."""
    NOTHING_LEFT = "nothing-left"
    """By its day nothing was left to come: it had been written off, or credited in full."""

    @property
    def words(self) -> str:
        """How a person reads it."""
        return self.value.replace("-", " ")


class Outcome(Struct, frozen=True):
    """What came of a promise as of a day: `came`, and `on`, the day since which all of it is there; None while not.

    `done` is the day since which nothing is left to come, whether it came or not.
    """

    state: Kept
    came: Came
    on: date | None
    done: date | None

    @property
    def is_late(self) -> bool:
        """Whether all of it came, after its day."""
        return self.on is not None and self.state is Kept.BROKEN


def outcome(records: Records, promise: Promise, today: date) -> Outcome:
    """What came of a promise as of a day (G4).

    All of it is there once as much came as was promised, or once what it was for is paid; what is on account since
    counts, as `ledger.came` says.
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
    how = cache(partial(_how, records, promise))
    days = _days(records, promise, today)
    falls = falls_of(records, promise.client, promised_for(records, promise))
    done = _since(days, falls, lambda day: how(day) is not None)
    came_on = next((day for day in days if done and day >= done and how(day)), None)
    return Outcome(_state(promise, done, came_on, today), _came(records, promise, today), came_on, done)


def _state(promise: Promise, done: date | None, came_on: date | None, today: date) -> Kept:
    if came_on and came_on <= promise.pay_by:
        return Kept.KEPT
    if done and done <= promise.pay_by:
        return Kept.NOTHING_LEFT
    return Kept.BROKEN if promise.pay_by < today else Kept.OPEN


def _since(days: Sequence[date], falls: Collection[date], is_there: Callable[[date], bool]) -> date | None:
    """The first of the days at the end on all of which something is there; None where it is not on the last.

    `falls` are those on which less may be there than before: from one to the next what is there, stays.
    """
    since = None
    for part in reversed(list(_parts(days, falls))):
        if not is_there(part[-1]):
            break
        first = bisect_left(part, True, key=is_there)  # noqa: FBT003  what is looked for
        since = part[first]
        if first:
            break
    return since


def _parts(days: Sequence[date], falls: Collection[date]) -> Iterator[list[date]]:
    """Days in order, cut before each of the falls."""
    part: list[date] = []
    for day in days:
        if day in falls and part:
            yield part
            part = []
        part.append(day)
    if part:
        yield part


def _days(records: Records, promise: Promise, today: date) -> list[date]:
    """Today and the days before it on which money moved since a promise was made, oldest first."""
    moved = days_of(records, promise.client, promised_for(records, promise)) | {promise.made}
    return sorted({today, *(day for day in moved if promise.made <= day <= today)})


def _how(records: Records, promise: Promise, day: date) -> bool | None:
    """Whether all of it came, where nothing is left to come of a promise by the end of a day; None where something is.

    What you wrote off came not, nor what you credited in full.
    """
    found = _came(records, promise, day)
    amount = promise.amount
    if amount is not None and found.sums.get(amount.currency, Money.zero(amount.currency)).minor >= amount.minor:
        return True
    stands = [standing(records, each, day) for each in promised_for(records, promise)]
    left = totals(each.open for each in stands)
    if not stands or any(sum_.minor > found.in_hand.get(code, Money.zero(code)).minor for code, sum_ in left.items()):
        return None
    return not (any(each.is_lost for each in stands) or all(each.status is Status.CREDITED for each in stands))


def _came(records: Records, promise: Promise, day: date) -> Came:
    return came(records, promise.client, promised_for(records, promise), promise.made, day)
