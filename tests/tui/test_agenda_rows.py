"""All rows of the agenda have one order, the most useful first, and are cut at the end."""

from __future__ import annotations

from builder import TODAY, Book

from clientdesk.model.money import Money
from clientdesk.playbook.agenda import agenda
from clientdesk.tui.safe_text import clip
from clientdesk.tui.step_words import in_row

ANY_DAY = tuple(range(7))


def late() -> Book:
    """KWD 462.750 on GS-06, 100 days late."""
    book = Book(workdays=ANY_DAY).client("Gulf", currency="KWD")
    return book.invoice(Money(462_750, "KWD"), issued=-130, due=-100, number="GS-06").letter("L08", -40)


def row(book: Book, cells: int) -> str:
    (step,) = agenda(book.records, TODAY)
    return clip(in_row(book.records, step, TODAY), cells)


def test_whatever_the_room_a_row_has_one_order_and_the_number_comes_before_what_is_more():
    assert row(late(), 99) == "90-day notice: KWD 462.750 on GS-06"
    assert row(late(), 34) == "90-day notice: KWD 462.750 on GS-…"


def test_what_was_promised_comes_before_the_kind_word_about_others():
    book = Book(workdays=ANY_DAY).client().invoice("2900", issued=-70, due=-40, number="PP-12").promised(-9, -4)
    book.invoice("1450", issued=-40, due=-5, number="PP-13")
    assert row(book, 99) == "Ask again: €2,900 on PP-12 (promised for 17 Nov, not paid), kindly PP-13"


def test_the_kind_word_about_others_is_cut_before_what_is_asked_for():
    book = Book(workdays=ANY_DAY).client().invoice("2900", issued=-70, due=-40, number="PP-12")
    book.invoice("1450", issued=-40, due=-5, number="PP-13")
    assert row(book, 44) == "30-day notice: €2,900 on PP-12, kindly PP-13"
    assert row(book, 40) == "30-day notice: €2,900 on PP-12, kindly…"


def test_what_lies_beyond_the_letters_is_brief_too():
    used = (
        Book(workdays=ANY_DAY).client().invoice("100", issued=-40, due=-9, number="A-1").paid(-5, "200", invoice=None)
    )
    assert row(used, 99) == "Use their credit: €100 on A-1"
    first = Book(workdays=ANY_DAY).client().invoice("100", issued=-130, due=-100, number="A-1")
    assert row(first, 99) == "First notice: €100 on A-1"
    asked = Book(workdays=ANY_DAY).client().invoice("100", issued=-40, due=-20, number="A-1")
    assert row(asked, 99).startswith("Invoice again: €100 on A-1")


def test_a_draft_that_is_kept_is_told_where_there_is_room():
    book = late().letter("L09", None)
    assert row(book, 60) == "90-day notice: KWD 462.750 on GS-06 (draft kept on 21 Nov)"
