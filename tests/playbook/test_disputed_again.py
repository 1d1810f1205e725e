"""An invoice that is disputed a second time (G4, M): each dispute has its own days, and none takes another's."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day

from clientdesk.ledger.moves import entered
from clientdesk.model.invoice import Dispute, Invoice

SINCE, SETTLED = -90, -80
"""The days of the first dispute."""


@pytest.fixture
def book() -> Book:
    days = {"disputed_on": day(SINCE), "settled_on": day(SETTLED)}
    return Book().client().invoice("100", issued=-150, due=-120, number="A-1", **days)


def edited(book: Book, **fields) -> Invoice:
    """The invoice after an edit, which is kept."""
    book.list[-1] = entered(book.records, book.list[-1].but(**fields), TODAY).puts[0]
    return book.list[-1]


def days_of(invoice: Invoice) -> list[int]:
    """The days on which it counts as disputed."""
    return [each for each in range(-120, 1) if invoice.is_disputed(day(each))]


def test_a_second_dispute_is_of_today_and_the_time_between_stays_undisputed(book):
    found = edited(book, disputed=True)
    assert (found.disputed_on, found.settled_on) == (TODAY, None)
    assert days_of(found) == [*range(SINCE, SETTLED), 0]


def test_each_of_three_keeps_its_days(book):
    edited(book, disputed=True, disputed_on=day(-40))
    assert days_of(edited(book, disputed=False, settled_on=day(-30))) == [*range(SINCE, SETTLED), *range(-40, -30)]
    found = edited(book, disputed=True, disputed_on=day(-3))
    assert days_of(found) == [*range(SINCE, SETTLED), *range(-40, -30), *range(-3, 1)]
    first, second = found.earlier_disputes
    assert (first, second) == (
        Dispute(since=day(SINCE), settled=day(SETTLED)),
        Dispute(since=day(-40), settled=day(-30)),
    )


def test_one_whose_first_day_nobody_knows_stays_so(book):
    book.list[-1] = book.list[-1].but(disputed_on=None)
    assert days_of(edited(book, disputed=True)) == [*range(-120, SETTLED), 0]


def test_what_was_settled_by_mistake_goes_on_from_its_own_first_day(book):
    found = edited(book, disputed=True, disputed_on=day(SINCE), settled_on=None)
    assert (found.disputed_on, days_of(found)) == (day(SINCE), [*range(SINCE, 1)])


def test_another_edit_changes_no_days_and_a_first_day_left_out_stays(book):
    before = book.list[-1]
    assert edited(book, note="called") == before.but(note="called")
    assert edited(book, disputed_on=None, note="") == before
    assert edited(book, disputed_on=day(-85)).disputed_on == day(-85)


def test_who_takes_the_newest_away_is_back_at_the_one_before(book):
    before = book.list[-1]
    edited(book, disputed=True)
    edited(book, disputed=False)
    assert edited(book, disputed_on=None, settled_on=None) == before
    assert days_of(edited(book, disputed_on=None, settled_on=None)) == []
