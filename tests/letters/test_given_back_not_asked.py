"""What they paid and got back is asked for by no letter, no silence is about it, and no end collects (G3, G4, X07)."""

from __future__ import annotations

from builder import TODAY, Book
from check_kit import found, owing, written

from clientdesk.letters.thread import is_about_payment
from clientdesk.model.exit import ExitPath
from clientdesk.model.invoice import PaymentKind
from clientdesk.playbook.exit.proposal import propose
from clientdesk.playbook.picture import Picture


def given_back(book: Book) -> Book:
    return book.paid(-2).paid(-1, kind=PaymentKind.REFUND)


def test_g4_a_letter_that_names_it_is_told_so():
    text = written(owing(), "L07")
    [problem] = [each for each in found(given_back(owing()), text) if each.rule == "paid"]
    assert problem.why == "Invoice A-1 is open only as what they paid went back: take it out."


def test_g3_no_silence_is_about_it():
    for book, is_so in ((owing(), True), (given_back(owing()), False)):
        assert is_about_payment(Picture(book.records, book.client_id, TODAY), None) is is_so


def test_x07_no_end_begins_with_collecting_it():
    assert propose(owing().records, owing().client_id, TODAY, "S01").path is ExitPath.COLLECT_FIRST
    back = given_back(owing())
    assert propose(back.records, back.client_id, TODAY, "S01").path is ExitPath.STANDARD
