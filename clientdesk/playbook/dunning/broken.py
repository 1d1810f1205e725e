"""A promise to pay that was broken, in the steps about money (G4). Rule: told until something went out about it since.

It is spoken of in the next letter; where none is due that would, by the kindest of the letters.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from clientdesk.model.letter_kinds import INVOICE_AGAIN
from clientdesk.model.money import said_totals, totals
from clientdesk.playbook.dunning.plan import Plan
from clientdesk.playbook.dunning.sent import went_out_since
from clientdesk.playbook.promises import broken_promise, how_broken, still_to_come

if TYPE_CHECKING:
    from clientdesk.ledger.standing import Standing
    from clientdesk.model.invoice import Promise
    from clientdesk.playbook.picture import Picture


def asked_again(picture: Picture, oldest: Standing, rest: list[Standing], plan: Plan, day: date) -> Plan | None:
    """What is asked for again the day after its promise; None where a letter is due by a day, or went out since."""
    promise = _untold(picture, oldest)
    is_due = plan.letter and plan.on <= day
    if promise is None or is_due:
        return None
    part = _part(picture, promise, promised_with(picture, oldest, rest))
    return Plan(promise.pay_by + timedelta(days=1), INVOICE_AGAIN, "Ask again for what was promised", part=part)


def promised_with(picture: Picture, oldest: Standing, rest: list[Standing]) -> list[Standing]:
    """The oldest, and what the same broken promise was for."""
    promise = broken_promise(picture, oldest)
    return [oldest, *(each for each in rest if each is not oldest and broken_promise(picture, each) == promise)]


def told_besides(picture: Picture, oldest: Standing) -> str:
    """`promised for 27 Nov, not paid`, beside whatever comes next; empty once something went out about it."""
    return how_broken(picture, oldest) if _untold(picture, oldest) else ""


def _untold(picture: Picture, oldest: Standing) -> Promise | None:
    promise = broken_promise(picture, oldest)
    return promise if promise and not went_out_since(picture, promise.pay_by) else None


def _part(picture: Picture, promise: Promise, about: list[Standing]) -> str:
    """`€1,000 of `, where less was promised than is open; empty where all of it was."""
    sums, promised = totals(each.open for each in about), still_to_come(picture, promise, about)
    return f"{said_totals(promised)} of " if promised != sums and len(sums) == 1 else ""
