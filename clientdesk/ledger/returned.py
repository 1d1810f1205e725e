"""What of the open part of an invoice had come and went back (M, G4). Rule: what was too much is theirs, and no gift.

Nobody owes what was given back, and nobody is asked for it; what never came is asked for all the same. On an invoice
over 100: paid 50 and given back 50, 100 is open and 50 is asked for; paid 100 and given back 30, 30 is open and nothing
is asked for. `_Run` has every other rule, each with its example.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clientdesk.model.invoice import CreditNote, Payment, PaymentKind, WriteOff

if TYPE_CHECKING:
    from collections.abc import Sequence


def given_back(
    whole: int, payments: Sequence[Payment], notes: Sequence[CreditNote], write_offs: Sequence[WriteOff]
) -> dict[date, int]:  # fmt: skip
    """What of the open part had been given back by the end of each day on which something moved, in order.

    All in minor units; `whole` is the invoice's amount. A payment without a day counts from the first; those of one day
    come in the order given. What was credited since counts as credited from the first day. Empty where nothing ever
    went back.
    """
    if not any(each.kind is PaymentKind.REFUND for each in payments):
        return {}
    run, course = _Run(whole), dict[date, int]()
    moves: tuple[Payment | CreditNote | WriteOff, ...] = (*notes, *payments, *write_offs)
    for each in sorted(moves, key=lambda each: each.on or date.min):
        before = run.back
        run.moves(each)
        if isinstance(each, CreditNote):
            _credited_since(course, before - run.back)
        course[each.on or date.min] = run.given_back
    return course


def _credited_since(course: dict[date, int], minor: int) -> None:
    """Take off what was credited from the days on which it had gone back already."""
    for day in reversed(course):
        if not course[day]:
            return
        course[day] = max(0, course[day] - minor)


class _Run:
    """An invoice, move by move, in minor units: what is `owed` on it, what was `paid`, how much went `back` of that.

    `given_up` is what was written off. `on_top` are the payments that came beside others and made it too much, each
    with what was back before it. Of an invoice over 100, the first that fits, `back` being what nobody is asked for:

    - A refund of just such a payment undoes it: paid 60 and 60, back 60: none of it was due, and 40 is asked for.
    - Any other refund is of what is too much first, then of what was due: paid 150, back 80: 50 was too much, 30 back.
    - A payment is for what never came first: paid 60, back 20, paid 40: 20 is open, and still back.
    - One that is for more is of what went back, which is owed again: paid 100, back 40, paid 10: 30 is asked for.
    - A credit note is for what went back first: paid 60, back 20, credited 20: 40 is open, none of it back.
    - A write-off is of what never came first: paid 60, back 20, written off 40: 20 is open, and still back.
    """

    def __init__(self, owed: int) -> None:
        self.owed, self.paid, self.back, self.given_up = owed, 0, 0, 0
        self.on_top: list[tuple[int, int]] = []

    @property
    def open(self) -> int:
        return max(0, self.owed - self.paid - self.given_up)

    @property
    def given_back(self) -> int:
        return min(self.back, self.open)

    def moves(self, move: Payment | CreditNote | WriteOff) -> None:
        minor = move.amount.minor
        if isinstance(move, CreditNote):
            self.owed, self.back = self.owed - minor, max(0, self.back - minor)
        elif isinstance(move, WriteOff):
            self.given_up += minor
            self.back = self.given_back
        elif move.kind is PaymentKind.REFUND:
            self._goes_back(minor)
        else:
            self._comes_in(minor)

    def _comes_in(self, minor: int) -> None:
        if self.paid > 0 and self.paid + minor > self.owed:
            self.on_top.append((minor, self.back))
        if minor > self.open - self.back:
            self.back = 0
        self.paid += minor

    def _goes_back(self, minor: int) -> None:
        found = [at for at, (amount, _) in enumerate(self.on_top) if amount == minor]
        if found:
            is_last = found[-1] == len(self.on_top) - 1
            _, before = self.on_top.pop(found[-1])
            self.back = before if is_last else self.back
        else:
            self.back += max(0, minor - max(0, self.paid - self.owed))
            self.on_top.clear()
        self.paid -= minor
