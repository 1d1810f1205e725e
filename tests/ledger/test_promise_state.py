"""What came of a promise (G4): what was written off or credited did not come, and many promises are reckoned soon."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, eur

from clientdesk.ledger import promise_state
from clientdesk.ledger.promise_state import Kept, outcome
from clientdesk.model.invoice import PaymentKind, Promise

DROPPED = Kept.NOTHING_LEFT


def promised(**fields: object) -> Book:
    """A-1 over 1,000, due a month ago; nine days ago it was promised for three days ago."""
    return Book().client().invoice("1000.00", number="A-1").promised(-9, -3, **fields)


def became(book: Book) -> tuple[Kept, int | None, bool]:
    """What became of it, the day on which it came, and whether that was late."""
    [promise] = book.records.all(Promise)
    found = outcome(book.records, promise, TODAY)
    return found.state, found.on and (found.on - TODAY).days, found.is_late


@pytest.mark.parametrize("fields", [{}, {"invoice": None}, {"amount": eur("400")}, {"amount": eur("1000")}])
@pytest.mark.parametrize("gone", [Book.written_off, Book.credited])
def test_g4_what_was_given_up_or_taken_back_by_its_day_came_to_nothing_left(gone, fields):
    assert became(gone(promised(**fields), -5, "1000.00")) == (DROPPED, None, False)
    assert became(gone(promised(**fields), -1, "1000.00")) == (Kept.BROKEN, None, False)


def test_g4_a_part_that_came_before_the_rest_was_written_off_is_no_kept_word():
    assert became(promised().paid(-7, "100.00").written_off(-5, "900.00")) == (DROPPED, None, False)
    assert became(promised().paid(-7, "100.00").credited(-5, "1000.00")) == (DROPPED, None, False)
    part = promised(amount=eur("100.00")).paid(-7, "100.00").written_off(-5, "900.00")
    assert became(part) == (Kept.KEPT, -7, False)


def test_g4_of_two_invoices_the_one_that_was_taken_back_breaks_no_word_and_the_one_given_up_keeps_none():
    def both(gone) -> Book:
        book = Book().client().invoice("500.00", number="A-1")
        gone(book, -6, "500.00").invoice("1000.00", number="A-2")
        return book.promised(-9, -3, invoice=None).paid(-5)

    assert became(both(Book.credited)) == (Kept.KEPT, -5, False)
    assert became(both(Book.written_off)) == (DROPPED, None, False)


@pytest.mark.parametrize("rest", [Book.written_off, Book.credited])
def test_g4_who_paid_all_but_a_little_that_was_let_go_kept_it(rest):
    assert became(rest(promised().paid(-5, "999.50"), -4, "0.50")) == (Kept.KEPT, -4, False)


def test_g4_what_was_written_off_and_came_after_all_came():
    assert became(promised().written_off(-6, "1000.00").paid(-5)) == (Kept.KEPT, -5, False)
    assert became(promised().written_off(-6, "1000.00").paid(-1)) == (DROPPED, -1, False)


def test_g4_what_was_kept_stays_so_when_it_is_taken_back_later():
    book = promised().paid(-5).credited(0, "1000.00").paid(0, kind=PaymentKind.REFUND)
    assert became(book) == (Kept.KEPT, -5, False)


def asked_how_often(many: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often it is worked out what came, for many promises and as many payments of a client's."""
    book = Book().client().invoice("100000.00", issued=-200, due=-190)
    for at in range(many):
        book.promised(-190, -150 + at, amount=eur("10.00")).paid(-150 + at, "1.00", invoice=None)
    asked: list[object] = []
    came = promise_state.came
    monkeypatch.setattr(promise_state, "came", lambda *of: asked.append(of) or came(*of))
    for each in book.records.all(Promise):
        outcome(book.records, each, TODAY)
    monkeypatch.undo()
    return len(asked)


def test_of_many_days_only_a_few_are_looked_at(monkeypatch):
    few, twice = asked_how_often(40, monkeypatch), asked_how_often(80, monkeypatch)
    assert few < 40 * 12
    assert twice < 2.5 * few


def test_a_promise_is_looked_at_on_every_day_on_which_something_went():
    book = Book().client().invoice("100.00", issued=-60, due=-40, number="A-1").promised(-30, -3)
    book.paid(-25).paid(-20, kind=PaymentKind.REFUND).paid(-15).paid(-10, "1.00", PaymentKind.REFUND)
    assert became(book.paid(-5, "1.00")) == (Kept.KEPT, -5, False)
