"""Whether what is open on an invoice had come and went back (M, G4). Rule: what was too much is theirs, and no gift.

Of a refund only what is beyond all that was too much was given back; a credit note after it is for that first. It is
owed again as soon as they pay of it again. A payment that came on top of others and made it too much, sent back as a
whole, stands as though it never came.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clientdesk.model.invoice import CreditNote, Payment, PaymentKind

if TYPE_CHECKING:
    from collections.abc import Sequence


def given_back(whole: int, lost: int, payments: Sequence[Payment], notes: Sequence[CreditNote]) -> dict[date, bool]:
    """Whether all that was open had been given back, by the end of each day on which something moved, in order.

    `whole` is the invoice's amount and `lost` what was given up of it, in minor units. A payment without a day counts
    from the first; those of one day come in the order given. Empty where nothing ever went back.
    """
    if not any(each.kind is PaymentKind.REFUND for each in payments):
        return {}
    run, course = _Run(whole - lost), dict[date, bool]()
    moves: tuple[Payment | CreditNote, ...] = (*notes, *payments)
    for each in sorted(moves, key=lambda each: each.on or date.min):
        run.moves(each)
        course[each.on or date.min] = run.is_given_back
    return course


class _Run:
    """What is `owed` on an invoice, what was `paid`, and how much of what was due went `back`, in minor units.

    `on_top` are the payments that came beside others and made it too much, each with what was back before it.
    """

    def __init__(self, owed: int) -> None:
        self.owed, self.paid, self.back = owed, 0, 0
        self.on_top: list[tuple[int, int]] = []

    @property
    def is_given_back(self) -> bool:
        return 0 < self.owed - self.paid <= self.back

    def moves(self, move: Payment | CreditNote) -> None:
        minor = move.amount.minor
        if isinstance(move, CreditNote):
            self.owed, self.back = self.owed - minor, max(0, self.back - minor)
        elif move.kind is PaymentKind.REFUND:
            self._goes_back(minor)
        else:
            self._comes_in(minor)

    def _comes_in(self, minor: int) -> None:
        """A payment: first of what never came; one that is for more is of what went back, which is owed again."""
        if self.paid > 0 and self.paid + minor > self.owed:
            self.on_top.append((minor, self.back))
        if minor > self.owed - self.paid - self.back:
            self.back = 0
        self.paid += minor

    def _goes_back(self, minor: int) -> None:
        """A refund: of just such a payment, else of what is too much and only then of what was due."""
        found = [at for at, (amount, _) in enumerate(self.on_top) if amount == minor]
        if found:
            is_last = found[-1] == len(self.on_top) - 1
            _, before = self.on_top.pop(found[-1])
            self.back = before if is_last else self.back
        else:
            self.back += max(0, minor - max(0, self.paid - self.owed))
            self.on_top.clear()
        self.paid -= minor
