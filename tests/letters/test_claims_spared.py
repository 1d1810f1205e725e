"""What a late notice says where nothing overdue is asked for: that it is in dispute, or went back (G4)."""

from __future__ import annotations

import pytest
from builder import Book
from chasing_kit import ada, chased

from clientdesk.model.errors import Refused
from clientdesk.model.invoice import PaymentKind


def refused(book: Book, kind: str) -> str:
    with pytest.raises(Refused) as error:
        chased(book, kind)
    return str(error.value)


def disputed(*numbers: str) -> Book:
    book = ada()
    for number in numbers:
        book.invoice(due=-95, number=number, disputed=True)
    return book


@pytest.mark.parametrize("kind", ["L06", "L09", "L10"])
def test_g4_what_is_in_dispute_is_said_to_be_so(kind):
    assert refused(disputed("A-1"), kind) == "Nothing is asked of Northwind. A-1 is in dispute. Settle that first."


def test_g4_each_reason_is_said_once_with_its_invoices():
    book = disputed("A-1", "A-2").invoice(due=-95, number="A-3").paid(-90).paid(-80, kind=PaymentKind.REFUND)
    assert refused(book, "L07") == (
        "Nothing is asked of Northwind. A-1, A-2 are in dispute. Settle that first. What was paid on A-3 went back."
        " Credit it, or write it off."
    )
