"""Promises to pay and pauses (G4). Rule: an invoice is asked for again the day after its promise, or when a pause ends.

The newest word counts: a promise for one invoice is about that one, one without an invoice about all that was out. Who
no longer disputes one has time again to pay it, or to say by when.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from clientdesk.ledger.account import is_asked_for
from clientdesk.ledger.promise_state import Kept, Outcome, outcome, promised_for
from clientdesk.ledger.standing import Standing
from clientdesk.model.days import shown
from clientdesk.model.invoice import Promise
from clientdesk.model.money import Money, Totals, said_totals, totals
from clientdesk.playbook.after_dispute import settled_on, time_until, told_settled
from clientdesk.playbook.picture import Picture, once
from clientdesk.playbook.step import Source, Step, step_of


class Hold(Struct, frozen=True):
    """Why an invoice is not asked for before a day: a `promise`, a dispute `settled` on a day, else the person's pause.

    `wakes` is the first day on which it is asked for again.
    """

    wakes: date
    promise: Promise | None = None
    settled: date | None = None


@once
def hold_of(picture: Picture, standing: Standing) -> Hold | None:
    """What an invoice waits for, or waited for last; None where nothing was promised, paused or settled (G4)."""
    promise, settled = _promise_for(picture, standing), settled_on(picture, standing)
    holds = [Hold(promise.pay_by + timedelta(days=1), promise)] if promise else []
    if settled and (promise is None or promise.made < settled):
        holds.append(Hold(time_until(settled) + timedelta(days=1), settled=settled))
    if paused := standing.invoice.paused_until:
        holds.append(Hold(paused))
    return max(holds, key=lambda each: each.wakes, default=None)


def is_held(picture: Picture, standing: Standing) -> bool:
    """Whether an invoice is not asked for today: for a promise, a pause, or the time after a dispute."""
    hold = hold_of(picture, standing)
    return hold is not None and hold.wakes > picture.today


def is_promised(picture: Picture, standing: Standing) -> bool:
    """Whether the newest promise for an invoice is for today, or a day to come."""
    promise = _promise_for(picture, standing)
    return promise is not None and promise.pay_by >= picture.today


def waiting(picture: Picture, standing: Standing) -> str:
    """Why an unpaid invoice is not asked for today: `paused by you until 3 Dec`; empty where it is."""
    return why_held(picture, standing) if standing.balance > 0 and is_held(picture, standing) else ""


def why_held(picture: Picture, standing: Standing) -> str:
    """What an invoice waits for, or waited for last; empty where nothing was ever promised, paused or settled.

    `paused until 3 Dec: promised`, `promised for 3 Dec, not paid`, `paused by you until 3 Dec`, `put off until 3 Dec:
    its dispute was settled on 26 Nov`.
    """
    hold = hold_of(picture, standing)
    if hold is None:
        return ""
    if hold.settled:
        told, last = told_settled(hold.settled, picture.today), hold.wakes - timedelta(days=1)
        return f"put off until {shown(last, picture.today)}: {told}" if last >= picture.today else told
    if hold.promise is None:
        return f"paused by you until {shown(hold.wakes, picture.today)}"
    return _how_kept(picture, standing, hold.promise)


def broken_promise(picture: Picture, standing: Standing) -> Promise | None:
    """The newest promise for an invoice, where its day is over and less came than was promised; else None (G4)."""
    promise = _promise_for(picture, standing)
    if promise is None or promise.pay_by >= picture.today or standing.balance <= 0:
        return None
    return promise if _outcome(picture, promise).done is None else None


def how_broken(picture: Picture, standing: Standing) -> str:
    """What was promised and did not come: `promised for 3 Dec, not paid`; empty where no promise was broken."""
    promise = broken_promise(picture, standing)
    return _how_kept(picture, standing, promise) if promise else ""


def _how_kept(picture: Picture, standing: Standing, promise: Promise) -> str:
    """What was promised, and whether it came: `promised for 3 Dec, only €150 paid`, `€400 promised for 3 Dec, paid`."""
    day, found = shown(promise.pay_by, picture.today), _outcome(picture, promise)
    promised = f"{said_totals(totals([promise.amount]))} promised" if promise.amount else "promised"
    if promise.pay_by >= picture.today:
        return f"paused until {day}: {promised}{', and paid' if found.on else ''}"
    if found.on:
        return f"{promised} for {day}, and paid{' later' if found.is_late else ''}"
    if found.state is Kept.NOTHING_LEFT:
        return f"{promised} for {day}, and nothing is left to come"
    part = found.came.sums.get(standing.open.currency)
    return f"{promised} for {day}, {f'only {said_totals(totals([part]))}' if part else 'not'} paid"


def _outcome(picture: Picture, promise: Promise) -> Outcome:
    return outcome(picture.records, promise, picture.today)


def open_promises(picture: Picture) -> list[Promise]:
    """Promises that still count: the newest per invoice, until as much came, and as long as money is open on it."""
    newest = {promise.invoice: promise for promise in _made(picture)}
    unpaid = {each.invoice.id for each in picture.standings if each.balance > 0}
    open_ones = (each for each in newest.values() if (each.invoice in unpaid if each.invoice else unpaid))
    return [each for each in open_ones if _outcome(picture, each).done is None]


def promise_steps(picture: Picture) -> Iterator[Step]:
    """A step for each promise to pay until its day; the day after, dunning wakes (G4)."""
    for promise in open_promises(picture):
        covered = [each for each in picture.standings if _is_covered(picture, each, promise)]
        sums = still_to_come(picture, promise, covered)
        if any(sums.values()) and promise.pay_by >= picture.today:
            when = "today" if promise.pay_by == picture.today else "this day"
            what = f"Payment was promised for {when}: {said_totals(sums)} on {named(covered)}"
            yield step_of(picture, Source.PROMISE, promise.pay_by, what, "G4", record=promise.id)


def still_to_come(picture: Picture, promise: Promise, covered: Iterable[Standing]) -> Totals:
    """What is still to come of a promise: of what it named, else all that is open; per currency, less what came."""
    found = _outcome(picture, promise).came
    sums = totals(each.to_pay for each in covered)
    rest = {code: max(Money.zero(code), sums[code] - found.in_hand.get(code, Money.zero(code))) for code in sums}
    if (amount := promise.amount) and (code := amount.currency) in rest:
        return {code: min(amount - found.sums.get(code, Money.zero(code)), rest[code])}
    return rest


def named(about: list[Standing]) -> str:
    """`INV-1`, or `3 invoices`."""
    return about[0].invoice.number if len(about) == 1 else f"{len(about)} invoices"


def _made(picture: Picture) -> list[Promise]:
    """Every promise made until today, oldest first, in an order that the desk's own has no part in."""
    made = (each for each in picture.records.of(Promise, picture.client.id) if each.made <= picture.today)
    return sorted(made, key=lambda each: (each.made, each.pay_by, each.id))


@once
def _promise_for(picture: Picture, standing: Standing) -> Promise | None:
    """The newest promise for an invoice."""
    promises = [each for each in _made(picture) if _is_about(picture, each, standing)]
    return promises[-1] if promises else None


def _is_about(picture: Picture, promise: Promise, standing: Standing) -> bool:
    return any(each.id == standing.invoice.id for each in promised_for(picture.records, promise))


def _is_covered(picture: Picture, standing: Standing, promise: Promise) -> bool:
    """Whether money is still to come on an invoice by a promise."""
    return standing.balance > 0 and is_asked_for(standing) and _promise_for(picture, standing) == promise
