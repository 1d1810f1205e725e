"""What was paid in a dispute (S01, M): what comes of that later changes nothing of how late it was."""

from __future__ import annotations

import pytest
from builder import Book, day

from clientdesk.ledger.account import account
from clientdesk.ledger.standing import standing
from clientdesk.model.invoice import Invoice
from clientdesk.playbook.lateness import excused, is_fair, own_days
from clientdesk.playbook.picture import Picture

PAID = -20
"""Ten days after it was due, and the sixth day in dispute where that began on the 25th day before today."""


def paid_in_dispute(since: int | None = -25, settled: int | None = None, due: int = -30) -> Book:
    first, last = (None if each is None else day(each) for each in (since, settled))
    days = {"disputed": settled is None, "disputed_on": first, "settled_on": last}
    return Book().client().invoice(issued=-60, due=due, number="A-1", **days).paid(PAID)


def days_late(book: Book, on: int) -> tuple[int | None, int, bool]:
    """As the account has them, as S01 does, and whether that judges the invoice at all."""
    where = standing(book.records, book.records.get(Invoice, book.invoice_id), day(on))
    return account(book.records, book.client_id, day(on)).days_late, own_days(where), is_fair(where)


@pytest.mark.parametrize("settled", [None, -20, -16, -5, 0])
@pytest.mark.parametrize("on", [PAID, -15, -5, 0])
def test_s01_days_late_are_the_same_whatever_comes_of_the_dispute(settled, on):
    assert days_late(paid_in_dispute(settled=settled), on) == (4, 4, True)


@pytest.mark.parametrize(("since", "late"), [(None, 0), (-40, 0), (-21, 8), (PAID, 9), (PAID + 1, 10), (-1, 10)])
def test_s01_what_is_disputed_after_it_was_paid_was_late_all_the_same(since, late):
    assert days_late(paid_in_dispute(since), 0) == (late, late, True)


def test_s01_what_is_open_or_was_given_up_in_a_dispute_is_not_judged():
    unpaid = Book().client().invoice(issued=-60, due=-30, disputed=True, disputed_on=day(-25))
    assert days_late(unpaid, 0)[::2] == (None, False)
    assert days_late(unpaid.written_off(-1, "100.00"), 0)[::2] == (None, False)


def test_s01_what_it_was_let_off_is_said():
    book = paid_in_dispute(-26, due=-35)
    assert [each.text for each in excused(Picture(book.records, book.client_id, day(0)))] == [
        "A-1 15 days late: it was in dispute for 7 days"
    ]
