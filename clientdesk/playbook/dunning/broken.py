"""A promise to pay whose day is over, in the steps about money (G4). Rule: told until something went out since.

The day after, it is spoken of by the kindest of the letters, whatever notice would be due; so is the rest, where a part
was promised and came. The notices go on once the time to pay is over which that letter leaves. Who broke a promise for
the same invoice before, and had a letter about it, gets what is due.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from clientdesk.ledger.promise_state import outcome, promises_on
from clientdesk.model.letter_kinds import INVOICE_AGAIN
from clientdesk.playbook.dunning.plan import Plan
from clientdesk.playbook.dunning.sent import highest, went_out_since
from clientdesk.playbook.ladder import level
from clientdesk.playbook.promises import broken_promise, how_broken, still_to_come

if TYPE_CHECKING:
    from clientdesk.ledger.standing import Standing
    from clientdesk.model.invoice import Promise
    from clientdesk.model.money import Money, Totals
    from clientdesk.playbook.picture import Picture


def asked_again(picture: Picture, oldest: Standing, rest: list[Standing], plan: Plan) -> Plan | None:
    """What is asked for the day after a promise; None where what is due by now says it, or something went out since.

    Neither is there anything to ask for where as much is on account as they are asked for.
    """
    is_due = plan.letter is not None and plan.on <= picture.today
    if is_due and not _is_too_firm(picture, oldest, plan):
        return None
    if (promise := _untold(picture, oldest)) is None:
        return _asked_for_the_rest(picture, oldest, plan) if is_due else None
    sums = still_to_come(picture, promise, _with_it(picture, oldest, rest))
    if not any(sums.values()):
        return None
    return _day_after(promise, oldest, "Ask again for what was promised", "Ask again", sums)


def asked_with(picture: Picture, oldest: Standing, rest: list[Standing], plan: Plan) -> list[Standing]:
    """The oldest, what the same promise was for, and what a letter that is due by now asked for: all in one (G4)."""
    promised = _with_it(picture, oldest, rest)
    due = level(plan.letter) if plan.on <= picture.today else 0
    return [*promised, *(each for each in rest if each not in promised and highest(picture, each) < due)]


def told_besides(picture: Picture, oldest: Standing) -> str:
    """`promised for 27 Nov, not paid`, beside whatever comes next; empty once something went out about it."""
    return how_broken(picture, oldest) if _untold(picture, oldest) else ""


def paid_part(picture: Picture, standing: Standing) -> Money | None:
    """What they promised of an invoice and paid, while the rest is open, until something went out since it came."""
    promise = _paid(picture, standing)
    came_on = outcome(picture.records, promise, picture.today).on if promise else None
    return promise.amount if promise and came_on and not went_out_since(picture, came_on) else None


def _with_it(picture: Picture, oldest: Standing, rest: list[Standing]) -> list[Standing]:
    """The oldest, and what the same promise was for."""
    promise = _spoken_of(picture, oldest)
    others = (each for each in rest if each is not oldest)
    return [oldest, *(each for each in others if promise and _spoken_of(picture, each) == promise)]


def _asked_for_the_rest(picture: Picture, oldest: Standing, plan: Plan) -> Plan | None:
    """Who paid what they promised is asked for what is left, with thanks, where the promise had held a notice up."""
    promise = _paid(picture, oldest)
    if promise is None or went_out_since(picture, promise.pay_by):
        return None
    rest = _day_after(promise, oldest, "Ask for the rest")
    return rest if plan.on <= rest.on else None


def _day_after(promise: Promise, oldest: Standing, words: str, brief: str = "", sums: Totals | None = None) -> Plan:
    """By the kindest of the letters; where the invoice was not due by then, the day after that."""
    last = max(promise.pay_by, oldest.due or promise.pay_by)
    return Plan(last + timedelta(days=1), INVOICE_AGAIN, words, brief=brief, promised=sums)


def _is_too_firm(picture: Picture, oldest: Standing, plan: Plan) -> bool:
    """Whether a plan is firmer than the word after a promise: a second broken one is answered by what is due."""
    is_second = highest(picture, oldest) and _broke_one_before(picture, oldest)
    return level(plan.letter) > level(INVOICE_AGAIN) and not is_second


def _broke_one_before(picture: Picture, oldest: Standing) -> bool:
    """Whether an earlier promise was broken when the newest one was made, and nothing made up for it since."""
    found = _promises(picture, oldest)
    earlier = (each for each in found if each.pay_by < found[-1].made)
    return any(outcome(picture.records, each, picture.today).done is None for each in earlier)


def _spoken_of(picture: Picture, standing: Standing) -> Promise | None:
    return broken_promise(picture, standing) or _paid(picture, standing)


def _paid(picture: Picture, standing: Standing) -> Promise | None:
    """The newest promise for an invoice, where as much came, late or not, and the rest is open: it was for a part."""
    last = next(reversed(_promises(picture, standing)), None)
    if last is None or last.amount is None or standing.balance <= 0:
        return None
    return last if outcome(picture.records, last, picture.today).on else None


def _promises(picture: Picture, standing: Standing) -> list[Promise]:
    """The promises for an invoice, the newest last."""
    found = promises_on(picture.records, standing.invoice, picture.today)
    return sorted(found, key=lambda each: (each.made, each.pay_by, each.id))


def _untold(picture: Picture, oldest: Standing) -> Promise | None:
    promise = broken_promise(picture, oldest)
    return promise if promise and not went_out_since(picture, promise.pay_by) else None
