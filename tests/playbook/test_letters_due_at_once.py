"""Several letters to one client at once (G4): only one that went out today moves the others, and nothing drifts.

20 Nov 2026 is a Friday, 4 and 11 Nov Wednesdays; the invoice is due on 21 Sep, and its 60-day notice on
20 Nov.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from builder import TODAY, Book

from clientdesk.model.journal import Channel, Matter
from clientdesk.playbook.agenda import agenda, first_of, steps_of
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.rules import verdict_of
from clientdesk.playbook.snoozing import moved_from


def at(year: int, month: int, day: int) -> int:
    """A day as the builder counts them."""
    return (date(year, month, day) - TODAY).days


def threatened() -> Book:
    """A notice that is due, and a reason to leave at once, of 4 Nov."""
    book = Book().client().invoice(issued=at(2026, 8, 1), due=at(2026, 9, 21), number="A-1")
    return book.letter("L07", at(2026, 10, 21)).incident("S12", at(2026, 11, 4))


def letters(book: Book, today: date) -> list[tuple[str | None, date, bool, str]]:
    found = agenda(book.records, today)
    return [(each.letter, each.date, each.late, moved_from(book.records, each, today)) for each in found if each.letter]


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2026, 11, 23), date(2026, 12, 4), date(2026, 12, 18)])
def test_two_letters_due_stay_on_their_days_from_day_to_day_and_say_which_one_goes_first(today):
    assert letters(threatened(), today) == [
        ("L17", date(2026, 11, 4), True, ""),
        ("L08", date(2026, 11, 20), False, "L17 goes first: one letter a day"),
    ]


def test_the_end_at_once_goes_first_also_where_the_money_is_due_longer():
    book = threatened().incident("S12", at(2026, 11, 24))
    book.list = [each for each in book.list if getattr(each, "on", None) != date(2026, 11, 4)]
    picture = Picture(book.records, book.client_id, date(2026, 11, 25))
    assert [each[0] for each in letters(book, date(2026, 11, 25))] == ["L17", "L08"]
    assert first_of(steps_of(picture, verdict_of(picture))).letter == "L17"


def test_a_letter_that_went_out_today_moves_the_other_to_the_next_working_day_and_no_further():
    book = Book().client().invoice(issued=at(2026, 8, 1), due=at(2026, 9, 21), number="A-1")
    book.wrote(at(2026, 10, 1), matter=Matter.PAYMENT).letter("L11", at(2026, 11, 20))
    moved = ("L08", date(2026, 11, 23), False, "moved from 20 Nov: one letter a day")
    assert letters(book, date(2026, 11, 20)) == [moved]
    assert letters(book, date(2026, 11, 23)) == [("L08", date(2026, 11, 20), True, "")]


def two_silences() -> Book:
    """A question about the work, and one about money that was asked for by letter: L03 and L07 are due on 10 Nov."""
    book = Book().client().invoice(issued=at(2026, 9, 1), due=at(2026, 10, 11), number="A-1")
    book.letter("L06", at(2026, 10, 26))
    return book.project(id="site").wrote(at(2026, 11, 3), project="site", matter=Matter.WORKING, channel=Channel.EMAIL)


def test_letters_to_come_are_planned_one_after_the_other_and_each_is_back_on_its_day_when_it_is_there():
    planned = letters(two_silences(), date(2026, 11, 4))
    assert [each[:2] for each in planned] == [("L07", date(2026, 11, 10)), ("L03", date(2026, 11, 11))]
    there = letters(two_silences(), date(2026, 11, 10))
    assert sorted(each[:2] for each in there) == [("L03", date(2026, 11, 10)), ("L07", date(2026, 11, 10))]
    later = letters(two_silences(), date(2026, 11, 10) + timedelta(days=2))
    assert sorted(each[:2] for each in later) == [("L03", date(2026, 11, 10)), ("L07", date(2026, 11, 10))]


def test_of_three_that_are_due_when_one_went_out_each_has_a_working_day_of_its_own():
    book = two_silences().project(id="shop").wrote(at(2026, 11, 3), project="shop", matter=Matter.WORKING)
    book.letter("L11", at(2026, 11, 10))
    found = letters(book, date(2026, 11, 10))
    assert [each[1] for each in found] == [date(2026, 11, 11), date(2026, 11, 12), date(2026, 11, 13)]
    assert found[0][0] == "L07"
