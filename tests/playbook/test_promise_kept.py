"""A promise is told as it was kept: what came of it is not called unpaid, nor what did not come paid (G4)."""

from __future__ import annotations

from datetime import date

import pytest
from builder import Book, eur
from dunning_kit import at, owing, step

from clientdesk.ledger.promise_state import Kept, outcome
from clientdesk.model.invoice import Promise
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.promises import broken_promise, waiting, why_held

OCT = {day: at(date(2026, 10, day)) for day in range(1, 32)}


def promised(amount: str | None, paid: str | None) -> Book:
    """A-1, over 1,000, and what was promised of it by 20 Oct; some came on the 18th."""
    book = owing(amount="1000.00").promised(OCT[5], OCT[20], amount=amount and eur(amount))
    return book.paid(OCT[18], paid) if paid else book


@pytest.mark.parametrize(
    ("amount", "paid", "told"),
    [
        ("400.00", "400.00", "Send the invoice again: €600 on A-1 (€400 promised for 20 Oct, and paid)"),
        ("400.00", "500.00", "Send the invoice again: €500 on A-1 (€400 promised for 20 Oct, and paid)"),
        ("400.00", "150.00", "Send the invoice again: €850 on A-1 (€400 promised for 20 Oct, only €150 paid)"),
        ("400.00", None, "Send the invoice again: €1,000 on A-1 (€400 promised for 20 Oct, not paid)"),
        (None, "150.00", "Send the invoice again: €850 on A-1 (promised for 20 Oct, only €150 paid)"),
        (None, None, "Send the invoice again: €1,000 on A-1 (promised for 20 Oct, not paid)"),
    ],
)
def test_once_its_day_is_over_a_promise_is_told_as_it_was_kept(amount, paid, told):
    assert step(promised(amount, paid), date(2026, 10, 21)).what == told


def test_until_its_day_what_is_still_to_come_of_it_is_waited_for():
    partly = step(promised("400.00", "150.00"), date(2026, 10, 19))
    assert partly.what == "Payment was promised for this day: €250 on A-1"
    whole = step(promised(None, "150.00"), date(2026, 10, 19))
    assert whole.what == "Payment was promised for this day: €850 on A-1"


def test_who_paid_before_the_day_is_not_waited_for_and_has_their_peace_until_then():
    book = promised("400.00", "400.00")
    picture = Picture(book.records, book.client_id, date(2026, 10, 19))
    assert waiting(picture, picture.standings[0]) == "paused until 20 Oct: €400 promised, and paid"
    assert agenda(book.records, date(2026, 10, 19)) == []


def test_what_waits_for_nothing_says_so():
    book = owing()
    picture = Picture(book.records, book.client_id, date(2026, 10, 19))
    assert why_held(picture, picture.standings[0]) == ""


def test_what_came_after_its_day_is_no_kept_word_and_nothing_is_left_of_it():
    book = owing(amount="1000.00").promised(OCT[5], OCT[20], amount=eur("400.00")).paid(OCT[25], "400.00")
    [promise] = book.records.of(Promise, book.client_id)
    picture = Picture(book.records, book.client_id, date(2026, 10, 26))
    assert why_held(picture, picture.standings[0]) == "€400 promised for 20 Oct, and paid later"
    assert broken_promise(picture, picture.standings[0]) is None
    assert outcome(book.records, promise, date(2026, 10, 26)).state is Kept.BROKEN


def test_what_was_written_off_before_its_day_is_called_neither_paid_nor_unpaid():
    book = owing(amount="1000.00").promised(OCT[5], OCT[20]).written_off(OCT[18], "1000.00")
    picture = Picture(book.records, book.client_id, date(2026, 10, 26))
    assert why_held(picture, picture.standings[0]) == "promised for 20 Oct, and nothing is left to come"
