"""The sums that a letter's own words name, held against the desk (G4, X02).

Rule: a sum counts as wrong only where it is named as owed, and is none of the figures that the desk knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.invoice import CreditNote, Invoice, Payment
from clientdesk.model.money import Money, Totals, totals
from clientdesk.model.record import derived_id
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.settlement import asked_for, paid_part, settlement
from clientdesk.playbook.wording.amounts import Named, named
from clientdesk.playbook.wording.numbers import place_of
from clientdesk.playbook.wording.put_in import blanked, put_in

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.exit import Exit
    from clientdesk.model.journal import Letter
    from clientdesk.model.records import Records
    from clientdesk.playbook.exit.settlement import Settlement

_MOST_OPEN = 8
"""So many open invoices are added up in every way; a letter on more names their total."""


def figures(records: Records, exit_: Exit, on: date) -> frozenset[Money]:
    """What a letter may say is owed, or goes back, on a day: the settlement as it was before the end."""
    return frozenset(money for money in _figures(before_the_end(records, exit_, on)) if money)


def wrong(records: Records, exit_: Exit, letter: Letter, on: date) -> Totals:
    """The largest sum per currency that a letter names as owed, and that the desk knew neither then nor on a day."""
    odd = {each.amount for each in named_in(records, letter) if each.is_owed and each.amount}
    for day in (on, letter.written):
        odd = odd - known(records, exit_, day) if odd else odd
    return {code: max(each for each in odd if each.currency == code) for code in sorted(_codes(odd))}


def left(records: Records, exit_: Exit, on: date) -> Totals:
    """What is left to pay on a day, nothing left out."""
    return settlement(before_the_end(records, exit_, on)).rest


def named_in(records: Records, letter: Letter) -> tuple[Named, ...]:
    """The sums that a letter's own words name, in its client's currencies; what is only a name is none."""
    plain = blanked(letter.body, put_in(records, records.get(Client, letter.client)))
    return named(plain, _codes(each.amount for each in records.of(Invoice, letter.client)), letter.language)


def before_the_end(records: Records, exit_: Exit, on: date) -> Case:
    """The exit as it was asked about, without what its end has credited."""
    notes = records.by_id(CreditNote)
    mine = (notes.get(derived_id(exit_.id, "credit", each.id)) for each in records.of(Invoice, exit_.client))
    before = records.after(Change("", (), tuple(filter(None, mine))))
    return Case(before, exit_.but(saved=None, ended=None), on, is_brief=True)


def _figures(case: Case) -> Iterator[Money]:
    sums, asked = settlement(case), asked_for(case)
    late = totals([*(each.to_pay for each in asked if each.days_overdue), *sums.fees.values()])
    later = totals(each.to_pay for each in asked if not each.days_overdue)
    for each in _totals(sums, late, later):
        yield from each.values()
        yield from _less(each, sums.in_hand).values()
    yield from (money for each in sums.unpaid for money in (each.open, each.to_pay))
    for fee in sums.late_fees:
        yield from filter(None, (fee.total, fee.interest, fee.compensation, fee.paid, fee.apart, fee.let_go))
    yield from (line.open for fee in sums.late_fees for line in fee.working.lines)


def _totals(sums: Settlement, *more: Totals) -> tuple[Totals, ...]:
    return (
        sums.owed, sums.overdue, sums.disputed, sums.credit, sums.asked, sums.asked_of_invoices, sums.set_off,
        sums.paid_back, sums.in_hand, sums.fees, sums.rest, sums.refund, sums.paid_not_delivered, *more,
    )  # fmt: skip


def _less(amounts: Totals, in_hand: Totals) -> Totals:
    return {code: money - in_hand.get(code, Money.zero(code)) for code, money in amounts.items()}


def known(records: Records, exit_: Exit, on: date) -> frozenset[Money]:
    """Every figure between the two: what is owed in any way, and each invoice and payment as it is."""
    case = before_the_end(records, exit_, on)
    every = case.picture.standings
    found = {*figures(records, exit_, on), *(each.invoice.amount for each in every), *map(paid_part, every)}
    found |= {each.amount for each in records.of(Payment, exit_.client)}
    is_open = [each.to_pay for each in every if each.to_pay][:_MOST_OPEN]
    parts = (part for size in range(2, len(is_open) + 1) for part in combinations(is_open, size))
    return frozenset(found.union(*(totals(part).values() for part in parts)))


def about(records: Records, exit_: Exit, letter: Letter) -> frozenset[str]:
    """The ids of the invoices that a letter names as money; what was paid for and is still to come is none of it."""
    unfinished = settlement(before_the_end(records, exit_, letter.written)).undelivered
    to_come = {each.invoice.id for each in unfinished if not each.open}
    is_named = (each.id for each in records.of(Invoice, letter.client) if place_of(letter.body, each.number))
    return frozenset(is_named) - to_come


def _codes(amounts: Iterable[Money]) -> set[str]:
    return {each.currency for each in amounts}
