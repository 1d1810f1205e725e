"""A late fee that is left when the money itself has come (R02). Rule: one step, which ends as soon as it is decided.

It is there only where a letter had asked for the money, as that was when the fee was named. It ends when the fee is
billed, paid or let go, and as long as as much is in credit: the fee of the first payment is paid by that first. Of a
fee that was billed in part it is about the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from clientdesk.model.letter_kinds import FOR_MONEY
from clientdesk.model.money import Money, shown_totals, totals
from clientdesk.playbook.asked import asked_by_letter
from clientdesk.playbook.dunning.credit_left import credit_for
from clientdesk.playbook.dunning.in_credit import shared_out
from clientdesk.playbook.late_fee.chargeable import fee_on
from clientdesk.playbook.promises import named
from clientdesk.playbook.step import Source, Step, step_of
from clientdesk.playbook.workdays import on_workday

if TYPE_CHECKING:
    from clientdesk.ledger.standing import Standing
    from clientdesk.playbook.picture import Picture

KEY = "late-fee"
"""The thread's key: one per client."""


class Left(NamedTuple):
    """The fee on an invoice that was paid late, and the day on which it was paid."""

    standing: Standing
    fee: Money
    paid_on: date


def fee_steps(picture: Picture) -> Iterator[Step]:
    """One step for all late fees that are left, from the day after the first of these payments on (R02)."""
    if left := fees_left(picture):
        sums = shown_totals(totals(each.fee for each in left))
        about = named([each.standing for each in left])
        words = "fee" if len(left) == 1 else "fees"
        what = f"Ask for the late {words} of {sums} on {about}, or let {'it' if len(left) == 1 else 'them'} go"
        day = on_workday(left[0].paid_on + timedelta(days=1), picture.records.settings)
        yield step_of(picture, Source.FEE, day, what, "R02", record=left[0].standing.invoice.id, key=KEY)


def fees_left(picture: Picture) -> list[Left]:
    """What is left of the late fees that letters had asked for, the first payment's first, but for what credit pays."""
    if not any(each.kind in FOR_MONEY for each in picture.sent_letters):
        return []
    found = sorted(_asked_for(picture), key=lambda each: (each.paid_on, each.standing.invoice.number))
    paid = shared_out(credit_for(picture, ()), [(each.fee, False) for each in found])
    return [each for each, part in zip(found, paid, strict=True) if part != each.fee]


def _asked_for(picture: Picture) -> Iterator[Left]:
    for each in picture.standings:
        if each.came_on and asked_by_letter(picture, each) and (fee := fee_on(picture.records, each)):
            yield Left(each, fee.total, each.came_on)
