"""An invoice that is disputed a second time (G4, M): each dispute has its own days, and none takes another's."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day

from clientdesk.ledger.moves import entered
from clientdesk.model.entry.disputing import disputing, without_dispute
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Dispute, Invoice

SINCE, SETTLED = -90, -80
"""The days of the first dispute."""


@pytest.fixture
def book() -> Book:
    days = {"disputed_on": day(SINCE), "settled_on": day(SETTLED)}
    return Book().client().invoice("100", issued=-150, due=-120, number="A-1", **days)


def edited(book: Book, **said) -> Invoice:
    """The invoice after something was said of its dispute, which is kept."""
    return kept(book, disputing(book.list[-1], TODAY, **said))


def kept(book: Book, invoice: Invoice) -> Invoice:
    book.list[-1] = entered(book.records, invoice, TODAY).puts[0]
    return book.list[-1]


def days_of(invoice: Invoice) -> list[int]:
    """The days on which it counts as disputed."""
    return [each for each in range(-120, 1) if invoice.is_disputed(day(each))]


def test_a_second_dispute_is_of_today_and_the_time_between_stays_undisputed(book):
    found = edited(book, disputed=True)
    assert (found.disputed_on, found.settled_on) == (TODAY, None)
    assert days_of(found) == [*range(SINCE, SETTLED), 0]


def test_each_of_three_keeps_its_days(book):
    edited(book, disputed=True, since=day(-40))
    assert days_of(edited(book, disputed=False, end=day(-30))) == [*range(SINCE, SETTLED), *range(-40, -30)]
    found = edited(book, disputed=True, since=day(-3))
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
    found = edited(book, disputed=True, since=day(SINCE))
    assert (found.disputed_on, days_of(found)) == (day(SINCE), [*range(SINCE, 1)])


def test_another_edit_changes_no_days_and_a_first_day_left_out_stays(book):
    before = book.list[-1]
    assert kept(book, before.but(note="called")) == before.but(note="called")
    assert edited(book, disputed=False) == before.but(note="called")
    assert edited(book, disputed=False, since=day(-85)).disputed_on == day(-85)


def test_who_takes_the_newest_away_is_back_at_the_one_before(book):
    before = book.list[-1]
    edited(book, disputed=True)
    assert without_dispute(book.list[-1]) == before
    edited(book, disputed=False)
    assert kept(book, without_dispute(book.list[-1])) == before
    assert days_of(kept(book, without_dispute(book.list[-1]))) == []
    with pytest.raises(Refused, match="none to take out"):
        without_dispute(book.list[-1])


def test_the_history_says_which_dispute_was_taken_out(book):
    found = book.list[-1]
    label = entered(book.records, without_dispute(found), TODAY).label
    assert label == ("Changed invoice A-1 of Acme; the dispute since 23 Aug 2026, settled on 2 Sep 2026, is taken out")
    going_on = edited(book, disputed=True)
    label = entered(book.records, without_dispute(going_on), TODAY).label
    assert label == "Changed invoice A-1 of Acme; the dispute since 21 Nov 2026 is taken out"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"disputed": True, "end": TODAY}, "isn't settled"),
        ({"end": TODAY}, "was never in dispute"),
        ({"disputed": False, "since": TODAY}, "is not in dispute"),
    ],
)
def test_what_contradicts_itself_is_refused_and_not_dropped(said, why):
    book = Book().client().invoice("100", number="A-1")
    with pytest.raises(Refused, match=why):
        disputing(book.list[-1], TODAY, **said)


def test_an_odd_dispute_that_came_with_a_file_stops_no_other_change(book):
    book.list[-1] = book.list[-1].but(disputed_on=day(-70))
    assert kept(book, book.list[-1].but(note="called")).note == "called"
    with pytest.raises(Refused, match="before it began"):
        edited(book, end=day(-75))
