"""The word after a promise is the kindest of the letters, whatever notice is due; then the notices go on (G3, G4).

A-1 is over 1,000. A promise of Sun 22 Nov is for Mon 30 Nov; what comes next is looked at on Tue 1 Dec, and later.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from builder import Book, eur
from dunning_kit import at, told

from clientdesk.model.journal import Matter
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.dunning.broken import paid_part
from clientdesk.playbook.picture import Picture

MADE, PAY_BY, NEXT_DAY = date(2026, 11, 22), date(2026, 11, 30), date(2026, 12, 1)
Make = Callable[[], Book]


def late(days: int, *sent: tuple[str, date]) -> Book:
    """A-1, so many days late on 1 Dec, and the letters that went out about it."""
    due = NEXT_DAY - timedelta(days=days)
    book = Book().client().invoice("1000.00", issued=at(due) - 30, due=at(due), number="A-1")
    for kind, on in sent:
        book.letter(kind, at(on))
    return book


def promised_by(book: Book, amount: str | None = None, made: date = MADE, pay_by: date = PAY_BY) -> Book:
    return book.promised(at(made), at(pay_by), amount=amount and eur(amount))


OCT_20, NOV_10, NOV_15 = date(2026, 10, 20), date(2026, 11, 10), date(2026, 11, 15)
AGAIN, NOT_PAID = "Ask again for what was promised: ", "(promised for 30 Nov, not paid)"
BROKEN: list[tuple[str, Make, str]] = [
    (
        "42 days late, and nobody wrote to them: no notice is the first word to who said that they would pay",
        lambda: promised_by(late(42)),
        f"{AGAIN}€1,000 on A-1 {NOT_PAID}",
    ),
    (
        "18 days late: the invoice again is due anyway, and no kinder letter is",
        lambda: promised_by(late(18)),
        f"Send the invoice again: €1,000 on A-1 {NOT_PAID}",
    ),
    (
        "97 days late, the 60-day notice of 10 Nov is out, the 90-day one was due on 24 Nov: it waits a week more",
        lambda: promised_by(late(97, ("L07", OCT_20), ("L08", NOV_10))),
        f"{AGAIN}€1,000 on A-1 {NOT_PAID}",
    ),
    (
        "the 90-day notice of 15 Nov is out, the final one was due on 29 Nov: it waits too",
        lambda: promised_by(late(110, ("L09", NOV_15))),
        f"{AGAIN}€1,000 on A-1 {NOT_PAID}",
    ),
    (
        "400 was promised, and nothing came: that is asked for, and the letter has all of it",
        lambda: promised_by(late(97, ("L08", NOV_10)), "400.00"),
        f"{AGAIN}€400 of €1,000 on A-1 (€400 promised for 30 Nov, not paid)",
    ),
    (
        "150 of the 400 came: 250 of the 850 that are open",
        lambda: promised_by(late(97, ("L08", NOV_10)), "400.00").paid(at(PAY_BY), "150.00"),
        f"{AGAIN}€250 of €850 on A-1 (€400 promised for 30 Nov, only €150 paid)",
    ),
]
PAID: list[tuple[str, Make, str]] = [
    (
        "the 400 came in time: who keeps their word gets no 90-day notice for it",
        lambda: promised_by(late(97, ("L08", NOV_10)), "400.00").paid(at(PAY_BY), "400.00"),
        "Ask for the rest: €600 on A-1 (€400 promised for 30 Nov, and paid)",
    ),
    (
        "and none as the first word either",
        lambda: promised_by(late(42), "400.00").paid(at(PAY_BY), "400.00"),
        "Ask for the rest: €600 on A-1 (€400 promised for 30 Nov, and paid)",
    ),
    (
        "they came a day late: the same",
        lambda: promised_by(late(42), "400.00").paid(at(NEXT_DAY), "400.00"),
        "Ask for the rest: €600 on A-1 (€400 promised for 30 Nov, and paid later)",
    ),
]
CASES = [pytest.param(make, what, id=why) for why, make, what in (*BROKEN, *PAID)]


@pytest.mark.parametrize(("make", "what"), CASES)
def test_the_word_after_a_promise(make, what):
    found = told(make(), NEXT_DAY)
    assert (found.letter, found.on, found.what) == ("L06", NEXT_DAY, what)


@pytest.mark.parametrize("make", [case[1] for case in PAID[:2]])
def test_a_part_that_came_is_thanked_for_until_something_went_out(make):
    book = make()
    assert thanked(book, NEXT_DAY) == eur("400.00")
    assert thanked(book.letter("L06", at(NEXT_DAY)), date(2026, 12, 9)) is None


def thanked(book: Book, today: date):
    picture = Picture(book.records, book.client_id, today)
    return paid_part(picture, picture.standings[0])


@pytest.mark.parametrize(
    ("make", "letter", "on"),
    [
        (lambda: promised_by(late(97, ("L08", NOV_10))), "L09", date(2026, 12, 9)),
        (lambda: promised_by(late(110, ("L09", NOV_15))), "L10", date(2026, 12, 9)),
        (lambda: promised_by(late(42)), "L07", date(2026, 12, 9)),
        (lambda: promised_by(late(97, ("L08", NOV_10)), "400.00").paid(at(PAY_BY), "400.00"), "L09", date(2026, 12, 9)),
    ],
)
def test_the_notices_go_on_once_its_time_to_pay_is_over(make, letter, on):
    """The invoice again of 1 Dec leaves until 8 Dec."""
    found = told(make().letter("L06", at(NEXT_DAY)), on)
    assert (found.letter, found.on) == (letter, on)


def test_a_second_promise_that_was_not_kept_brings_what_is_due():
    """Else who promises every week would never get a notice."""
    book = promised_by(late(97, ("L08", NOV_10)), made=date(2026, 11, 12), pay_by=date(2026, 11, 18))
    assert told(book, date(2026, 11, 19)).letter == "L06"
    book.letter("L06", at(date(2026, 11, 19)))
    assert told(promised_by(book), NEXT_DAY).what == f"Send the 90-day late notice: €1,000 on A-1 {NOT_PAID}"


def test_where_no_letter_ever_went_out_the_second_one_is_answered_as_the_first():
    book = promised_by(late(97), made=date(2026, 11, 12), pay_by=date(2026, 11, 18))
    assert told(promised_by(book), NEXT_DAY).letter == "L06"


def test_a_promise_for_a_day_before_the_due_date_is_spoken_of_the_day_after_that():
    """A-1 is due on Tue 11 Aug, and was promised for 20 July."""
    due = date(2026, 8, 11)
    book = Book().client().invoice("1000.00", issued=at(due) - 30, due=at(due), number="A-1")
    book.promised(at(due) - 40, at(date(2026, 7, 20)))
    (step,) = agenda(book.records, date(2026, 8, 12))
    assert (step.date, step.late, step.letter) == (date(2026, 8, 12), False, "L06")


@pytest.mark.parametrize(
    ("before", "letter"), [(date(2026, 11, 22), "L06"), (date(2026, 11, 25), "L06"), (date(2026, 11, 21), "L09")]
)
def test_a_new_day_that_they_named_before_the_old_one_was_over_is_no_second_promise(before, letter):
    """They put it off on the 22nd: until then nothing was broken."""
    book = promised_by(late(97, ("L08", NOV_10)), made=date(2026, 11, 12), pay_by=before)
    assert told(promised_by(book), NEXT_DAY).letter == letter


def test_one_that_was_kept_in_the_end_makes_no_second_one():
    book = promised_by(late(97, ("L08", NOV_10)), "100.00", made=date(2026, 11, 12), pay_by=date(2026, 11, 18))
    assert told(promised_by(book.paid(at(date(2026, 11, 20)), "100.00")), NEXT_DAY).letter == "L06"


def test_where_a_part_was_paid_and_no_notice_was_held_up_the_next_one_comes_on_its_own_day():
    """20 days late, the invoice again went out on 20 Nov: the 30-day notice is of 11 Dec."""
    book = promised_by(late(20, ("L06", date(2026, 11, 20))), "400.00").paid(at(PAY_BY), "400.00")
    assert (told(book, NEXT_DAY).letter, told(book, NEXT_DAY).on) == ("L07", date(2026, 12, 11))
    assert (told(book, date(2026, 12, 11)).letter, thanked(book, date(2026, 12, 11))) == ("L07", eur("400.00"))


@pytest.mark.parametrize("amount", [None, "400.00"])
def test_once_something_went_out_since_the_notice_that_is_due_comes(amount):
    book = promised_by(late(97, ("L08", NOV_10)), amount).wrote(at(NEXT_DAY), matter=Matter.PAYMENT)
    assert told(book, date(2026, 12, 2)).letter == "L09"


def test_what_the_due_notice_asked_for_stands_in_the_same_letter():
    """All that is overdue comes in one letter: A-2, which nobody promised, waits for no second one."""
    book = promised_by(late(97, ("L08", NOV_10)))
    book.invoice("50.00", issued=-200, due=at(date(2026, 8, 30)), number="A-2").letter("L08", at(NOV_10))
    found = told(book, NEXT_DAY)
    assert [each.invoice.number for each in found.about] == ["A-1", "A-2"]
    assert found.what == f"{AGAIN}€1,000 of €1,050 on 2 invoices {NOT_PAID}"


@pytest.mark.parametrize("days", [16, 42, 75, 97, 140])
@pytest.mark.parametrize("sent", ["L06", "L07", "L08", "L09"])
@pytest.mark.parametrize("paid", ["0.01", "150.00", "399.99"])
def test_the_word_after_a_first_broken_promise_is_never_a_notice(days, sent, paid):
    book = promised_by(late(days, (sent, NOV_15)), "400.00").paid(at(PAY_BY), paid)
    assert told(book, NEXT_DAY).letter == "L06"
