"""Overdue money that the client has paid, as their credit covers it (G4). Rule: it is used; nobody is asked for it.

It pays one invoice after another, the oldest first, and each in whole; the first that it is too small for ends it, and
what is left then is taken off what is asked for. Where that one had its final notice, no letter asks for it any more,
and the next is paid. It is there to be used since both the money was overdue and the credit covered it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from clientdesk.ledger.account import credit
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


def covered(credit: Totals, oldest_first: Iterable[tuple[Money, bool]]) -> list[bool]:
    """Whether a credit pays each of some sums, one by one: the first of a currency that it is too small for ends it.

    Beside each stands whether it is passed over then, and the next one is paid.
    """
    left, found = dict(credit), list[bool]()
    for money, is_passed_over in oldest_first:
        held = left.get(money.currency, Money.zero(money.currency))
        is_paid = held.minor >= money.minor
        found.append(is_paid)
        left[money.currency] = held - money if is_paid else held if is_passed_over else Money.zero(money.currency)
    return found


def in_hand(picture: Picture, asked: list[Standing]) -> list[Standing]:
    """Those of some invoices, which come oldest first, that the client's credit covers: they have paid them (G4)."""
    if not picture.account.credit:
        return []
    sums = [(each.to_pay, highest(picture, each) == level(FINAL_NOTICE)) for each in asked]
    paid = covered(picture.account.credit, sums)
    return [each for each, is_paid in zip(asked, paid, strict=True) if is_paid]


def use_credit(picture: Picture, paid_for: list[Standing]) -> Plan:
    """The step that uses it: from the day on which it covered them, the day after the oldest's due date at first."""
    due = paid_for[0].due
    covered = _covered_since(picture, paid_for)
    on = max(covered, due + timedelta(days=1)) if due else covered
    return Plan(on, None, "Use their credit, which covers it", source=Source.CREDIT, brief="Use their credit")


def _covered_since(picture: Picture, paid_for: list[Standing]) -> date:
    """The first of the days since which their credit has covered some invoices, as far as they were open by then."""
    since = picture.today
    for day in _moved_on(picture):
        since = day
        if not _was_covered(picture, paid_for, day - timedelta(days=1)):
            break
    return since


def _was_covered(picture: Picture, paid_for: list[Standing], day: date) -> bool:
    sums = totals(standing(picture.records, each.invoice, day).open for each in paid_for)
    held = credit(picture.records, picture.client.id, day)
    return all(held.get(code, Money.zero(code)).minor >= money.minor for code, money in sums.items())


def _moved_on(picture: Picture) -> list[date]:
    """The days until today on which the client's money moved, the latest first."""
    records, client = picture.records, picture.client.id
    moves: list[Payment | CreditNote | WriteOff] = [*records.of(Payment, client), *records.of(CreditNote, client)]
    moves += records.of(WriteOff, client)
    return sorted({each.on for each in moves if each.on and each.on <= picture.today}, reverse=True)
