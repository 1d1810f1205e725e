"""A silence about a payment where nothing is owed: nobody is asked for what is paid, not due, or covered (G3, G4)."""

from __future__ import annotations

from datetime import date

import pytest
from builder import TODAY, Book

from clientdesk.letters import Asked, from_desk
from clientdesk.model.client import Client
from clientdesk.model.journal import Channel, Matter
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.unanswered.calls import call_for
from clientdesk.playbook.unanswered.listing import silences

SENT, CALLED = date(2026, 9, 1), date(2026, 9, 14)


def at(day: date) -> int:
    return (day - TODAY).days


def asking(book: Book, *, calls: bool = True) -> Book:
    """A question about the payment, on 1 Sep by e-mail, and on 14 Sep in a call."""
    book.wrote(at(SENT), matter=Matter.PAYMENT, channel=Channel.EMAIL)
    return book.wrote(at(CALLED), matter=Matter.PAYMENT, channel=Channel.CALL) if calls else book


def owing(due: date) -> Book:
    return Book(payment_details="IBAN").client().invoice(issued=at(date(2026, 8, 1)), due=at(due), number="A-1")


def paid() -> Book:
    return owing(date(2026, 8, 31)).paid(at(date(2026, 8, 20)))


def covered() -> Book:
    """An invoice that is overdue, and credit for all of it."""
    book = owing(date(2026, 8, 31))
    return book.paid(at(date(2026, 8, 2)), "150.00", invoice=None)


def steps(book: Book, today: date) -> list[str]:
    return [each.letter or each.what for each in agenda(book.records, today)]


@pytest.mark.parametrize("today", [date(2026, 9, 8), date(2026, 9, 14), date(2026, 10, 1)])
@pytest.mark.parametrize("calls", [True, False])
def test_g4_who_has_paid_all_that_was_billed_is_silent_about_no_payment(today, calls):
    book = asking(paid(), calls=calls)
    assert not Picture(book.records, book.client_id, today).threads
    later = book.invoice(issued=at(date(2026, 9, 20)), due=at(date(2026, 12, 20)), number="A-2")
    assert not Picture(later.records, later.client_id, today).threads


def test_g4_what_is_not_due_yet_is_asked_about_and_never_sent_again():
    book = owing(date(2026, 12, 31))
    assert steps(asking(book, calls=False), date(2026, 9, 10)) == ["L03"]
    assert steps(asking(book), date(2026, 10, 1)) == []
    (silence,) = silences(book.records, date(2026, 10, 1))
    assert (silence.step, silence.notes) == (None, ("Nothing is asked for now: what is open is not due yet.",))


def test_g3_what_became_due_after_they_were_asked_goes_out_again_a_week_later():
    book = asking(owing(date(2026, 10, 1)))
    (step,) = agenda(book.records, date(2026, 10, 2))
    assert (step.letter, step.date, step.late) == ("L06", date(2026, 10, 8), False)


def test_g3_where_the_desk_knows_of_no_invoice_none_is_sent_again():
    (step,) = agenda(asking(Book().client()).records, date(2026, 10, 1))
    assert (step.what, step.letter, step.date) == ("Move on: nothing you sent had an answer", None, date(2026, 10, 14))


@pytest.mark.parametrize("today", [date(2026, 9, 8), date(2026, 10, 1)])
def test_g4_what_their_credit_covers_is_used_and_nobody_is_asked_for_it(today):
    book = asking(covered())
    assert steps(book, today) == ["Use their credit, which covers it: €100 on A-1"]
    assert call_for(Picture(book.records, book.client_id, today)) is None
    letter = from_desk(book.records, book.records.get(Client, book.client_id), "L03", today, Asked())
    assert "A-1" not in letter.subject + letter.body
    assert "to pay" not in letter.body
