"""A promise to pay, as a letter speaks of it (G4). Rule: what was said and when, what came of it, and no blame."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from clientdesk.ledger.promise_state import outcome, promised_for
from clientdesk.ledger.standing import standing
from clientdesk.model.money import Money, totals
from clientdesk.playbook.dunning.broken import paid_part
from clientdesk.playbook.promises import broken_promise

if TYPE_CHECKING:
    from collections.abc import Collection

    from clientdesk.ledger.standing import Standing
    from clientdesk.model.invoice import Promise
    from clientdesk.playbook.picture import Picture


def promised(picture: Picture, about: Collection[Standing]) -> dict[str, Any]:
    """The newest promise for some invoices whose day is over, and their numbers where it was for some of them alone.

    Where none was broken, the part that they promised and paid, until something went out since.
    """
    broken = {each.invoice.number: promise for each in about if (promise := broken_promise(picture, each))}
    last = max(broken.values(), key=lambda each: (each.made, each.pay_by, each.id), default=None)
    some = tuple(number for number, promise in broken.items() if promise == last)
    return {
        "promised_on": last.made if last else None,
        "promised_for": last.pay_by if last else None,
        "promised_in_writing": last is not None and _in_writing(picture, last),
        "promised_about": some if len(some) < len(about) else (),
        "promised_part": _part(picture, last) if last else None,
        "promised_came": _came(picture, last) if last else None,
        "promise_paid": None if last else next(filter(None, (paid_part(picture, each) for each in about)), None),
    }


def _part(picture: Picture, promise: Promise) -> Money | None:
    """How much was promised, where more was out then, of what it was for."""
    if (amount := promise.amount) is None:
        return None
    before = promise.made - timedelta(days=1)
    out = totals(standing(picture.records, each, before).open for each in promised_for(picture.records, promise))
    is_all = all(code == amount.currency and money.minor <= amount.minor for code, money in out.items())
    return None if is_all else amount


def _came(picture: Picture, promise: Promise) -> Money | None:
    """What came of a promise; None where nothing did, or where it came in more than one currency."""
    sums = outcome(picture.records, promise, picture.today).came.sums
    code = promise.amount.currency if promise.amount else None
    found = [money for money in sums.values() if money and code in (None, money.currency)]
    return found[0] if len(found) == 1 else None


def _in_writing(picture: Picture, promise: Promise) -> bool:
    """Whether they wrote on the day on which it was made, and did not speak."""
    told = [each for each in picture.messages if each.on == promise.made and each.is_theirs]
    return bool(told) and not any(each.is_talk for each in told)
