"""Promises to pay and pauses hold the dunning up, and wake it on their day (G4)."""

from __future__ import annotations

from datetime import date

from builder import Book
from dunning_kit import DUE, at, owing, step, told

from clientdesk.model.journal import Matter
from clientdesk.playbook.agenda import agenda


def test_a_promise_pauses_until_its_day_and_wakes_the_day_after():
    book = owing().promised(at(date(2026, 10, 2)), at(date(2026, 10, 20)))
    assert told(book, date(2026, 10, 20)) is None
    assert step(book, date(2026, 10, 20)).what == "Payment was promised for today: €100 on A-1"
    broken = step(book, date(2026, 10, 21))
    assert (broken.letter, broken.date) == ("L06", date(2026, 10, 21))
    assert broken.what == "Send the invoice again: €100 on A-1 (promised for 20 Oct, not paid)"
    book.paid(at(date(2026, 10, 20)))
    assert agenda(book.records, date(2026, 10, 21)) == []


def test_a_broken_promise_is_spoken_of_where_no_letter_is_due_and_once():
    book = owing().letter("L07", at(date(2026, 11, 2))).promised(at(date(2026, 11, 5)), at(date(2026, 11, 12)))
    again = told(book, date(2026, 11, 16))
    assert (again.letter, again.on) == ("L06", date(2026, 11, 13))
    assert again.what == "Ask again for what was promised: €100 on A-1 (promised for 12 Nov, not paid)"
    book.wrote(at(date(2026, 11, 16)), matter=Matter.PAYMENT)
    assert (told(book, date(2026, 11, 17)).letter, told(book, date(2026, 11, 17)).on) == ("L08", date(2026, 11, 30))


def test_a_promise_for_one_invoice_pauses_that_one_only():
    book = owing().promised(at(date(2026, 11, 1)), at(date(2026, 11, 20)))
    book.invoice("50.00", issued=-60, due=at(date(2026, 10, 29)), number="A-2")
    notice = told(book, date(2026, 11, 2))
    assert (notice.letter, [each.invoice.number for each in notice.about]) == (None, ["A-2"])


def test_a_promise_for_all_covers_what_was_out_when_it_was_made_and_a_later_word_is_the_one_that_counts():
    book = owing().promised(at(date(2026, 10, 5)), at(date(2026, 11, 20)), invoice=None)
    assert told(book, date(2026, 11, 2)) is None
    book.invoice("50.00", issued=at(date(2026, 10, 6)), due=at(date(2026, 10, 20)), number="A-2")
    assert [each.invoice.number for each in told(book, date(2026, 11, 2)).about] == ["A-2"]
    sooner = owing().promised(at(date(2026, 10, 5)), at(date(2026, 11, 20)), invoice=None)
    sooner.promised(at(date(2026, 10, 6)), at(date(2026, 10, 12)))
    assert (told(sooner, date(2026, 11, 2)).letter, told(sooner, date(2026, 11, 2)).on) == ("L06", date(2026, 10, 13))


def test_a_pause_of_the_person_s_own_holds_and_the_step_says_so():
    book = Book().client().invoice(issued=-90, due=at(DUE), number="A-1", paused_until=date(2026, 12, 3))
    notice = told(book, date(2026, 11, 23))
    assert (notice.letter, notice.on) == ("L07", date(2026, 12, 3))
    assert notice.what == "Send the first late notice: €100 on A-1 (paused by you until 3 Dec)"
    assert told(book, date(2026, 12, 3)).on == date(2026, 12, 3)
    soon = Book().client().invoice(issued=-90, due=at(DUE), paused_until=date(2026, 10, 20))
    assert (told(soon, date(2026, 10, 12)).letter, told(soon, date(2026, 10, 12)).on) == ("L06", date(2026, 10, 20))


def test_a_pause_that_is_over_before_a_notice_moves_nothing():
    book = Book().client().invoice(issued=-90, due=at(DUE), number="A-1", paused_until=date(2026, 10, 10))
    assert told(book, date(2026, 11, 2)).what == "Send the 30-day late notice: €100 on A-1"


def test_only_the_paused_invoice_waits():
    book = Book().client().invoice(issued=-90, due=at(DUE), number="A-1", paused_until=date(2026, 12, 3))
    book.invoice("50.00", issued=-90, due=at(date(2026, 10, 2)), number="A-2")
    notice = told(book, date(2026, 11, 2))
    assert (notice.letter, [each.invoice.number for each in notice.about]) == ("L07", ["A-2"])


def test_the_longer_of_a_pause_and_a_promise_holds():
    book = Book().client().invoice(issued=-90, due=at(DUE), number="A-1", paused_until=date(2026, 12, 3))
    book.promised(at(date(2026, 11, 1)), at(date(2026, 11, 10)))
    assert told(book, date(2026, 11, 16)).on == date(2026, 12, 3)
    book.promised(at(date(2026, 11, 2)), at(date(2026, 12, 7)))
    assert told(book, date(2026, 11, 16)) is None


def test_what_went_out_on_the_promise_s_own_day_spoke_of_no_broken_one():
    book = owing().letter("L07", at(date(2026, 11, 2))).promised(at(date(2026, 11, 5)), at(date(2026, 11, 12)))
    book.wrote(at(date(2026, 11, 12)), matter=Matter.PAYMENT)
    assert told(book, date(2026, 11, 13)).words == "Ask again for what was promised"


def test_a_broken_promise_is_spoken_of_with_all_that_it_was_for():
    book = owing().letter("L07", at(date(2026, 11, 2)))
    book.invoice("50.00", issued=-90, due=at(date(2026, 10, 20)), number="A-2").letter("L07", at(date(2026, 11, 2)))
    book.promised(at(date(2026, 11, 5)), at(date(2026, 11, 12)), invoice=None)
    book.invoice("7.00", issued=at(date(2026, 11, 6)), due=at(date(2026, 11, 6)), number="A-3")
    again = told(book, date(2026, 11, 13))
    what = "Ask again for what was promised: €150 on 2 invoices, with a kind word about A-3"
    assert again.what == f"{what} (promised for 12 Nov, not paid)"
