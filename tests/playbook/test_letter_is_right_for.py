"""Which of a client's overdue invoices a letter is right for (G3, G4): all stand in it, some of them only kindly.

A-1 is the old invoice, B-2 the one that became due meanwhile; TODAY is Sat 21 Nov 2026.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from builder import TODAY, Book, day

from clientdesk.model.journal import Letter, Matter
from clientdesk.playbook.asked import asked_by_letter
from clientdesk.playbook.dunning import planned_notice
from clientdesk.playbook.dunning.fit import told_apart
from clientdesk.playbook.dunning.notice import planned_notices
from clientdesk.playbook.dunning.overdue import overdue
from clientdesk.playbook.dunning.sent import highest
from clientdesk.playbook.picture import Picture


def owing(late: int, other: int) -> Book:
    """A-1 and B-2, so many days late."""
    book = Book(workdays=tuple(range(7))).client().invoice("900", issued=-200, due=-late, number="A-1")
    return book.invoice("500", issued=-200, due=-other, number="B-2")


def written_about() -> Book:
    """A-1 is 135 days late and was written about; B-2 is 20 days late."""
    return owing(135, 20).wrote(-30, matter=Matter.PAYMENT)


def at(book: Book, today: date = TODAY) -> Picture:
    return Picture(book.records, book.client_id, today)


def numbers(book: Book, kind: str | None, today: date = TODAY) -> tuple[list[str], list[str]]:
    picture = at(book, today)
    asked, besides = told_apart(picture, kind, overdue(picture), today)
    return [each.invoice.number for each in asked], [each.invoice.number for each in besides]


def sent(book: Book, kind: str, on: int, *numbers: str, besides: tuple[str, ...] = (), **fields) -> Book:
    ids = {each.number: each.id for each in book.list if hasattr(each, "number")}
    known = {"invoices": tuple(ids[each] for each in numbers), "besides": tuple(ids[each] for each in besides)}
    return book.add(Letter, kind=kind, written=day(on), sent=day(on), body="…", **known, **fields)


@pytest.mark.parametrize(
    ("kind", "days"), [("L06", 14), ("L07", 30), ("L08", 60), ("L09", 90)],
)  # fmt: skip
def test_a_letter_is_right_for_an_invoice_from_its_own_day_on(kind, days):
    assert numbers(owing(135, days - 1).wrote(-5, matter=Matter.PAYMENT), kind) == (["A-1"], ["B-2"])
    assert numbers(owing(135, days).wrote(-5, matter=Matter.PAYMENT), kind) == (["A-1", "B-2"], [])


def test_of_what_nothing_was_written_about_none_is_asked_for_more_firmly_than_by_a_first_late_notice():
    written = sent(owing(135, 95), "L07", -20, "A-1")
    assert numbers(written, "L09") == (["A-1"], ["B-2"])
    assert numbers(owing(135, 35), "L09") == (["A-1", "B-2"], [])


def test_any_letter_is_right_for_what_was_asked_for_once_the_time_to_pay_is_over():
    assert numbers(sent(written_about(), "L06", -7, "B-2"), "L09") == (["A-1"], ["B-2"])
    assert numbers(sent(written_about(), "L06", -8, "B-2"), "L09") == (["A-1", "B-2"], [])
    named = sent(written_about(), "L06", -12, "B-2", deadline=day(0))
    assert numbers(named, "L09") == (["A-1"], ["B-2"])


def test_no_number_of_days_makes_a_final_notice_right_for_what_no_letter_asked_for():
    book = sent(owing(160, 130), "L09", -20, "A-1")
    assert numbers(book, "L10") == (["A-1"], ["B-2"])


def test_the_invoice_again_is_right_for_what_a_message_asked_for_or_a_promise_was_broken_on():
    assert numbers(owing(40, 9).wrote(-8, matter=Matter.PAYMENT), "L06") == (["A-1", "B-2"], [])
    assert numbers(owing(40, 9).wrote(-7, matter=Matter.PAYMENT), "L06") == (["A-1"], ["B-2"])
    assert numbers(owing(40, 9).promised(-6, -1), "L06") == (["A-1", "B-2"], [])
    assert numbers(owing(40, 9).promised(-6, -1), "L07") == (["A-1"], ["B-2"])


def test_where_it_is_right_for_none_it_asks_for_those_that_a_gentler_one_would_be_right_for():
    assert numbers(owing(40, 3), "L10") == (["A-1"], ["B-2"])
    assert numbers(owing(5, 3), "L09") == (["A-1", "B-2"], [])


def test_the_next_step_is_the_old_ones_and_says_whom_a_kind_word_is_about():
    notice = planned_notice(at(sent(owing(120, 3), "L09", -20, "A-1")))
    assert (notice.letter, [each.invoice.number for each in notice.besides]) == ("L10", ["B-2"])
    assert notice.what == "Send the final notice: €900 on A-1, with a kind word about B-2"


def test_what_stood_besides_was_asked_for_kindly_and_goes_its_own_way_from_there():
    book = sent(owing(104, 3), "L10", 0, "A-1", besides=("B-2",), deadline=day(14))
    other = next(each for each in at(book).standings if each.invoice.number == "B-2")
    assert (highest(at(book), other), asked_by_letter(at(book), other)) == (1, ())
    own, claim = planned_notices(at(book.with_client(), day(1)))
    assert (claim.letter, claim.on, claim.about[0].invoice.number) == (None, day(15), "A-1")
    assert (own.letter, own.on) == ("L07", other.due + timedelta(days=30))
    book.list = [each for each in book.list if getattr(each, "number", "") != "A-1"]
    own = planned_notice(at(book, day(1)))
    assert (own.letter, own.on) == ("L07", other.due + timedelta(days=30))


def test_what_was_mentioned_kindly_is_no_sooner_right_for_a_notice():
    book = sent(owing(104, 20), "L09", -15, "A-1", besides=("B-2",))
    assert numbers(book, "L10") == (["A-1"], ["B-2"])


def test_a_letter_that_names_no_invoice_asked_only_for_those_old_enough_with_all_it_said():
    book = owing(135, 3).add(Letter, kind="L09", written=TODAY, sent=TODAY, body="…")
    levels = {each.invoice.number: highest(at(book), each) for each in at(book).standings}
    assert levels == {"A-1": 4, "B-2": 1}
    young = owing(20, 18).add(Letter, kind="L07", written=TODAY, sent=TODAY, body="…")
    assert {highest(at(young), each) for each in at(young).standings} == {2}


def test_the_final_notice_waits_for_the_day_that_the_last_late_notice_named():
    book = sent(owing(110, 3), "L09", -14, "A-1", deadline=day(5))
    assert planned_notice(at(book)).on == day(6)


def test_what_is_no_letter_for_money_speaks_of_all_alike():
    assert [numbers(owing(40, 3), kind) for kind in ("L03", "L05", None)] == [(["A-1", "B-2"], [])] * 3
