"""What came of a client's money (M): what an invoice did not ask for is in hand, whichever one it came on."""

from __future__ import annotations

import pytest
from builder import Book, day, eur

from clientdesk.ledger.came import came


def early() -> Book:
    """€100 on A-1 ten days before it is issued."""
    return Book().client().invoice("100.00", issued=10, due=40).paid(-5)


def credited() -> Book:
    """€100 on A-1, of which €40 is credited."""
    return Book().client().invoice("100.00").credited(-8, "40.00").paid(-5)


def too_much() -> Book:
    """€125 on A-1 over €100."""
    return Book().client().invoice("100.00").paid(-5, "125.00")


@pytest.mark.parametrize(("came_in", "in_hand"), [(early, "100"), (credited, "40"), (too_much, "25")])
def test_m_what_came_on_an_invoice_that_did_not_ask_for_it_is_in_hand_for_another(came_in, in_hand):
    book = came_in()
    found = came(book.records, book.client_id, (), day(-10), day(0))
    assert (found.settled, found.in_hand) == ({}, {"EUR": eur(in_hand)})
