"""The silence playbook's dates (G1–G4): each counts from what was really sent."""

from __future__ import annotations

from datetime import date, time

import pytest
from builder import TODAY, Book, day

from clientdesk.model.client import Stage
from clientdesk.model.journal import Matter
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.silence import follow_up, look_into_it_on, silent_days, tuesday_after


def step(book: Book):
    return follow_up(Picture(book.records, book.client_id, TODAY))


@pytest.mark.parametrize(
    ("sent", "tuesday", "monday"),
    [
        (date(2026, 11, 16), date(2026, 11, 24), date(2026, 11, 30)),
        (date(2026, 11, 22), date(2026, 11, 24), date(2026, 11, 30)),
        (date(2026, 12, 31), date(2027, 1, 5), date(2027, 1, 11)),
        (date(2027, 1, 1), date(2027, 1, 5), date(2027, 1, 11)),
        (date(2028, 2, 29), date(2028, 3, 7), date(2028, 3, 13)),
    ],
)
def test_tuesday_of_the_week_after_and_the_monday_after_that(sent, tuesday, monday):
    assert tuesday_after(sent) == tuesday
    assert look_into_it_on(sent) == monday


def test_days_count_from_the_oldest_message_that_waits():
    assert silent_days(*_of(Book().client().wrote(-20).heard(-15).wrote(-9).wrote(-3))) == 9
    assert silent_days(*_of(Book().client().wrote(-9).heard(-9))) is None
    assert silent_days(*_of(Book().client())) is None
    assert silent_days(*_of(Book().client().wrote(1))) is None


def _of(book: Book):
    return book.records, book.client_id, TODAY


def test_g1_two_check_ins_and_then_on():
    prospect = Book().client(stage=Stage.PROSPECT).wrote(-9)
    assert (step(prospect).on, step(prospect).until, step(prospect).letter) == (day(-5), day(-2), "L01")
    prospect.wrote(-4)
    assert (step(prospect).on, step(prospect).letter) == (day(3), "L02")
    prospect.wrote(-1)
    assert (step(prospect).what, step(prospect).letter) == ("Move on: two check-ins had no answer", None)


def test_g2_follow_up_then_look_into_it_then_stop():
    working = Book().client().wrote(-11)
    assert (step(working).on, step(working).letter, step(working).handbook) == (tuesday_after(day(-11)), "L03", "G2")
    working = Book().client().wrote(-19).wrote(-11)
    assert step(working).on == look_into_it_on(day(-19))
    working.wrote(-2)
    assert (step(working).letter, step(working).on) == ("L04", day(2))  # a Thursday: Friday and Monday


def test_g3_is_about_the_payment():
    owing = Book().client().invoice(due=-5).wrote(-9)
    assert step(owing).handbook == "G3"
    assert step(Book().client().wrote(-9, matter=Matter.PAYMENT)).handbook == "G3"


def test_two_messages_of_one_day_are_not_a_message_and_its_follow_up():
    assert step(Book().client(stage=Stage.PROSPECT).wrote(-9).wrote(-9)).letter == "L01"
    assert step(Book().client().wrote(-11).wrote(-11)).letter == "L03"


def test_silence_over_a_disputed_invoice_is_not_about_the_payment():
    assert step(Book().client().invoice(due=-5, disputed=True).wrote(-9)).handbook == "G2"


def test_g4_an_answer_ends_it():
    assert step(Book().client().wrote(-9).heard(-1)) is None


def test_two_messages_of_one_day_are_told_apart_by_their_hours_whatever_their_order():
    asked, answered = {"at": time(9)}, {"at": time(15)}
    for book in (Book().client().wrote(-9, **asked).heard(-9, **answered),
                 Book().client().heard(-9, **answered).wrote(-9, **asked)):  # fmt: skip
        assert silent_days(book.records, book.client_id, TODAY) is None
    again = Book().client().wrote(-9, at=time(16)).heard(-9, **answered)
    assert silent_days(again.records, again.client_id, TODAY) == 9
    assert silent_days(Book().client().heard(-9).wrote(-9, **asked).records, "clients-1", TODAY) == 9
