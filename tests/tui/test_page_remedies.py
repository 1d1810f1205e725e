"""The remedies of the client page: what to try next, and why there is nothing to try."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day

from clientdesk.model.client import Stage
from clientdesk.model.journal import RemedyOutcome
from clientdesk.playbook.overview import overview
from clientdesk.tui.pages.remedies import _next, _told
from clientdesk.tui.pages.words import to_try_next

FAILED = RemedyOutcome.FAILED


def next_of(book: Book) -> str:
    row = overview(book.records, book.client_id, TODAY)
    return "".join(text for text, _style in _next(row, 300))


def test_what_is_left_to_try_is_told_with_the_sign_that_it_is_for():
    text = next_of(Book().client().invoice(due=-40).remedy("R01", -20, FAILED, decided=day(-2)))
    assert "R03 send a statement\n     for S01: All invoices and payments on one page." in text
    assert "R01" not in text


def test_who_is_to_be_let_go_may_still_be_tried_with_and_is_told_so():
    book = Book().client().incident("S19").invoice(due=-40)
    assert "Should you stay after all:\n R01" in next_of(book)
    assert "after all" not in next_of(Book().client().invoice(due=-40))


@pytest.mark.parametrize(
    ("book", "why"),
    [
        (Book().client().incident("S11"), "left at once. x walks"),
        (Book().client().incident("S11").with_client(stage=Stage.ENDED), "You have parted."),
        (Book().client().invoice(due=40), "Nothing is raised."),
        (Book().client().incident("S06").incident("S06").incident("S06").remedy("R09", -1), "what comes of what runs"),
        (Book().client().incident("S06").incident("S06").incident("S06").remedy("R09", -1, FAILED), "was tried"),
    ],
    ids=["red", "ended", "quiet", "waiting", "tried"],
)
def test_where_there_is_nothing_to_try_it_says_why(book, why):
    assert why in next_of(book)


def test_a_remedy_is_told_with_its_days_its_outcome_and_its_note():
    book = Book().client().remedy("R06", -9, FAILED, decided=day(-2), note="they laughed\nand went")
    row = overview(book.records, book.client_id, TODAY)
    text = "".join(piece for piece, _style in _told(book.list[-1], row.picture, 300))
    assert text == "R06 have the conversation\n ✖ did not help on 19 Nov, begun on 12 Nov\n they laughed\n and went"


def test_nothing_to_try_makes_no_text():
    assert not list(to_try_next((), 40))
