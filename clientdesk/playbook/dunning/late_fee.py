"""A late fee that is left when the money itself has come (R02). Rule: one step, which ends as soon as it is decided.

It is there only where a letter had asked for the money, as that was when the fee was named. It ends when the fee is
paid or let go, when as much came beyond what was owed, and when an invoice was written for it. Of a fee that was paid
in part it is about the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from clientdesk.model.letter_kinds import FOR_MONEY
from clientdesk.model.money import Money, shown_totals, totals
from clientdesk.playbook.dunning.sent import asked_by_letter
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
    """The late fees that were asked for, and neither came with the money nor were let go; the first payment's first."""
    if not any(each.kind in FOR_MONEY for each in picture.sent_letters):
        return []
    found = sorted(_asked_for(picture), key=lambda each: (each.paid_on, each.standing.invoice.number))
    return [] if _came(picture, found) else [each for each in found if not is_billed(picture, each)]


def _asked_for(picture: Picture) -> Iterator[Left]:
    from clientdesk.playbook.late_interest import fee_on

    for each in picture.standings:
        if each.balance <= 0 and each.paid_on and asked_by_letter(picture, each):
            fee = fee_on(picture.records, each)
            if fee and each.surplus.minor < fee.total.minor:
                yield Left(each, fee.total, each.paid_on)


def _came(picture: Picture, left: list[Left]) -> bool:
    """Whether what they have in credit is as much as all of it."""
    sums, credit = totals(each.fee for each in left), picture.account.credit
    return all(code in credit and credit[code].minor >= money.minor for code, money in sums.items())


def is_billed(picture: Picture, left: Left) -> bool:
    """Whether a later invoice is for the fee: by its amount, or as its note names the invoice that was late."""
    from clientdesk.playbook.wording.numbers import place_of

    number = left.standing.invoice.number
    invoices = (each.invoice for each in picture.standings if not each.invoice.fee_for)
    later = (each for each in invoices if (each.issued or date.min) >= left.paid_on)
    return any(each.amount == left.fee or place_of(each.note, number) for each in later)
