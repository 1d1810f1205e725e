"""A sum of an invoice that a letter names is that one's, also where as much is open on another one (L, G4)."""

from __future__ import annotations

import pytest
from builder import Book, day
from chasing_kit import ada, chased
from check_kit import told
from msgspec.structs import replace

from clientdesk.model.client import Language


def retainers(**second: object) -> Book:
    """A-1 over 10,000, 60 days late, a part of it credited, and A-2 over as much, which is not due yet."""
    book = ada().invoice("10000", issued=-90, due=-60, number="A-1").credited(-5, "150.55")
    return book.invoice("10000", issued=-10, number="A-2", **{"due": 20} | second)


@pytest.mark.parametrize("second", [{}, {"disputed": True}, {"due": -50, "disputed": True}, {"paused_until": day(9)}])
@pytest.mark.parametrize("language", Language)
def test_what_an_invoice_was_over_is_no_sum_of_another_one(second, language):
    book = retainers(**second)
    text = chased(book, "L06", language=language)
    assert told(book, text) == []


def test_what_is_left_of_one_of_several_invoices_is_its_own_too():
    book = ada().invoice("100", issued=-90, due=-60, number="A-1").invoice("200", issued=-90, due=-60, number="A-2")
    book.invoice("100", issued=-10, due=20, number="A-3")
    assert told(book, chased(book, "L06")) == []


@pytest.mark.parametrize(
    ("second", "why"),
    [
        ({}, "€9,000.00 is open on A-2, which is not overdue: correct the sum."),
        ({"due": -50, "disputed": True}, "€9,000.00 is open on A-2, which nobody is asked for now: correct the sum."),
        ({"due": -50, "paused_until": day(9)},
         "€9,000.00 is open on A-2, which nobody is asked for now: correct the sum."),
        ({"due": -50}, "€9,000.00 is open on A-2, which it does not name: add that number, or correct the sum."),
    ],
)  # fmt: skip
def test_nobody_is_told_to_name_what_is_not_asked_for(second, why):
    book = ada().invoice("10000", issued=-90, due=-60, number="A-1")
    text = chased(book, "L06")
    book.invoice("9000", issued=-70, number="A-2", **{"due": 20} | second)
    wrong = replace(text, body=text.body.replace("€10,000.00", "€9,000.00", 1))
    assert ("amount", why) in told(book, wrong)
