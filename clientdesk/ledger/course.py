"""How sums ran over the days: a client's credit, and what came in on an invoice. Rule: none of them is below zero.

A course is the sum at the end of each day on which it moved, oldest first, in minor units; before its first day it is
zero. What the source gave no day counts from the first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from clientdesk.ledger.account import held_for, is_credit_move, on_account
from clientdesk.ledger.moved import signed
from clientdesk.model.invoice import CreditNote, Invoice, Payment
from clientdesk.model.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.model.money import Totals
    from clientdesk.model.records import Records

Course = list[tuple[date, int]]


def received(records: Records, invoice: Invoice) -> Course:
    """What had come in on an invoice, less what went back."""
    payments = records.on_invoice(Payment, invoice.id)
    return _course((day_of(each), signed(each)) for each in payments if each.amount.currency == invoice.amount.currency)


def credit_courses(records: Records, client_id: str) -> dict[str, Course]:
    """A client's credit, by currency."""
    moves: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for invoice in records.of(Invoice, client_id):
        moves[invoice.amount.currency].extend(_held(records, invoice))
    for payment in records.of(Payment, client_id):
        if is_credit_move(payment):
            moves[payment.amount.currency].append((day_of(payment), on_account(payment).minor))
    return {currency: _course(each) for currency, each in moves.items()}


def credit_on(records: Records, client_id: str, day: date) -> Totals:
    """A client's credit at the end of a day, by courses that are worked out once."""
    courses = records.known(("credit", client_id), lambda: credit_courses(records, client_id))
    return {code: Money(minor, code) for code, course in courses.items() if (minor := at(course, day))}


def day_of(move: Payment | CreditNote) -> date:
    """The day on which money moved, as a course counts it."""
    return move.on or date.min


def at(course: Course, day: date) -> int:
    """The sum at the end of a day."""
    index = bisect_right(course, day, key=lambda step: step[0])
    return course[index - 1][1] if index else 0


def shortfall(before: Course, now: Course) -> tuple[date, int] | None:
    """The day on which a course is furthest below zero, and by how much; what it was below before counts for nothing.

    None when it is nowhere below.
    """
    days = sorted({day for day, _ in (*before, *now)})
    missing = ((day, min(at(before, day), 0) - at(now, day)) for day in days)
    worst = max(missing, key=lambda step: step[1], default=None)
    return worst if worst and worst[1] > 0 else None


def _held(records: Records, invoice: Invoice) -> Iterator[tuple[date, int]]:
    """How the client's credit moved by what came in on an invoice beyond what it asked for."""
    kinds: tuple[type[Payment | CreditNote], ...] = (Payment, CreditNote)
    moved = {day_of(each) for kind in kinds for each in records.on_invoice(kind, invoice.id)}
    before = 0
    for day in sorted({*moved, invoice.issued or date.min}) if moved else ():
        now = held_for(records, invoice, day).minor
        yield day, now - before
        before = now


def _course(moves: Iterable[tuple[date, int]]) -> Course:
    by_day: dict[date, int] = defaultdict(int)
    for day, minor in moves:
        by_day[day] += minor
    total, course = 0, []
    for day in sorted(by_day):
        total += by_day[day]
        course.append((day, total))
    return course
