"""One order of the agenda, for both faces: late first, the longest on top, then by the day under which it is shown."""

from __future__ import annotations

from datetime import date

from builder import TODAY, Book, day

from clientdesk.model.client import Stage
from clientdesk.playbook.agenda import agenda, shown_on

ANY_DAY = tuple(range(7))


def told(book: Book) -> list[tuple[str, bool, date]]:
    return [(each.client.name, each.late, shown_on(each, TODAY)) for each in agenda(book.records, TODAY)]


def test_what_can_be_done_since_an_earlier_day_is_todays_and_below_what_is_late():
    book = Book(workdays=ANY_DAY).client("A", stage=Stage.PROSPECT).wrote(-6).client("B").task(-1)
    book.client("C").task(-5).client("D").task(2)
    assert told(book) == [("C", True, day(-5)), ("B", True, day(-1)), ("A", False, TODAY), ("D", False, day(2))]


def test_what_waits_for_another_letter_of_today_is_not_late_and_stands_below_the_rest_of_today():
    book = Book(workdays=ANY_DAY).client("A").invoice(issued=-90, due=-61).letter("L07", -31).incident("S12", -3)
    book.client("B").task(0)
    found = agenda(book.records, TODAY)
    assert [(each.client.name, each.letter, each.late) for each in found] == [
        ("A", "L17", True), ("B", None, False), ("A", "L08", False),
    ]  # fmt: skip
    assert (found[-1].after, found[-1].date) == ("L17", day(-1))
