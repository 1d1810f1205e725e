"""Overdue money that the client has paid, as their credit covers it (G4). Rule: it is used; nobody is asked for it.

It pays one invoice after another, in the order in which letters ask for them, and each in whole; the first that it is
too small for takes what is left, and that is taken off what is asked for. Where that one had its final notice, no
letter asks for it any more, and the next is paid. It is there to be used since both the money was overdue and the
credit covered it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from clientdesk.ledger.course import credit_on
from clientdesk.ledger.standing import standing
from clientdesk.model.invoice import CreditNote, Payment, WriteOff
from clientdesk.model.letter_kinds import FINAL_NOTICE
from clientdesk.model.money import Money, totals
from clientdesk.playbook.dunning.plan import Plan
from clientdesk.playbook.dunning.sent import highest
from clientdesk.playbook.ladder import level
from clientdesk.playbook.step import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.ledger.standing import Standing
    from clientdesk.model.money import Totals
    from clientdesk.playbook.picture import Picture


def shared_out(credit: Totals, oldest_first: Iterable[tuple[Money, bool]]) -> list[Money]:
    """What a credit pays of each of some sums: all, until one of its currency takes what is left, and no more is there.

    Beside each stands whether it takes nothing then, and the next one is paid.
    """
    left, found = dict(credit), list[Money]()
    for money, is_passed_over in oldest_first:
        nothing = Money.zero(money.currency)
        held = max(nothing, left.get(money.currency, nothing))
        found.append(nothing if is_passed_over and held < money else min(held, money))
        left[money.currency] = held - found[-1]
    return found


def paid_parts(picture: Picture, asked: list[Standing]) -> list[Money]:
    """What the client's credit pays of each of some invoices, which come as `overdue` has them (G4)."""
    sums = ((each.to_pay, highest(picture, each) == level(FINAL_NOTICE)) for each in asked)
    return shared_out(picture.account.credit, sums)


def in_hand(picture: Picture, asked: list[Standing]) -> list[Standing]:
    """Those of some invoices, in that order, that the client's credit covers: they have paid them (G4)."""
    if not picture.account.credit:
        return []
    parts = paid_parts(picture, asked)
    return [each for each, part in zip(asked, parts, strict=True) if part == each.to_pay]


def use_credit(picture: Picture, paid_for: list[Standing]) -> Plan:
    """The step that uses it: from the day on which it covered them, the day after the oldest's due date at first."""
    due = paid_for[0].due
    late_since = due + timedelta(days=1) if due else date.min
    on = _covered_since(picture, paid_for, late_since)
    return Plan(on, None, "Use their credit, which covers it", source=Source.CREDIT, brief="Use their credit")


def _covered_since(picture: Picture, paid_for: list[Standing], first: date) -> date:
    """The day, no earlier than one, since which their credit has covered some invoices, as far as they were open."""
    moved = (day for day in _moved_on(picture) if day > first)
    return next((day for day in moved if not _was_covered(picture, paid_for, day - timedelta(days=1))), first)


def _was_covered(picture: Picture, paid_for: list[Standing], day: date) -> bool:
    sums = totals(standing(picture.records, each.invoice, day).open for each in paid_for)
    held = credit_on(picture.records, picture.client.id, day)
    return all(held.get(code, Money.zero(code)).minor >= money.minor for code, money in sums.items())


def _moved_on(picture: Picture) -> list[date]:
    """The days until today on which the client's money moved, the latest first."""
    records, client = picture.records, picture.client.id
    moves: list[Payment | CreditNote | WriteOff] = [*records.of(Payment, client), *records.of(CreditNote, client)]
    moves += records.of(WriteOff, client)
    return sorted({each.on for each in moves if each.on and each.on <= picture.today}, reverse=True)
