"""A letter about overdue money asks for what its step in the agenda is about (G3)."""

from __future__ import annotations

from builder import TODAY, Book

from clientdesk.letters.claims import claimed
from clientdesk.playbook.picture import Picture


def numbers(book: Book, kind: str) -> list[str]:
    return [each.invoice.number for each in claimed(Picture(book.records, book.client_id, TODAY), kind, ())]


def test_a_late_notice_leaves_out_what_had_its_final_notice():
    book = Book().client().invoice(issued=-90, due=-46, number="A-1").letter("L10", -37)
    book.invoice("50.00", issued=-90, due=-31, number="A-2")
    assert numbers(book, "L07") == ["A-2"]
    assert numbers(book, "L08") == ["A-1", "A-2"]


def test_a_letter_before_a_pause_is_over_is_not_about_what_is_paused():
    book = Book().client().invoice(issued=-90, due=-31, number="A-1", paused_until=TODAY.replace(month=12))
    book.invoice("50.00", issued=-90, due=-3, number="A-2")
    assert numbers(book, "L07") == ["A-2"]
