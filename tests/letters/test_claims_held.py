"""What a late notice says where everything overdue waits: why each invoice does, and until when (G4)."""

from __future__ import annotations

import pytest
from builder import day
from chasing_kit import ada, chased

from clientdesk.model.errors import Refused


def two():
    """A-1 and A-2, both overdue, A-1 paused until 31 Dec."""
    book = ada().invoice(due=-40, number="A-1", paused_until=day(40))
    return book.invoice(due=-35, number="A-2")


def refused(book) -> str:
    with pytest.raises(Refused) as error:
        chased(book, "L07")
    return str(error.value)


def test_g4_each_invoice_is_said_to_wait_for_what_it_waits_for():
    assert refused(two().promised(-1, 4)) == (
        "Nothing is asked of Northwind today: A-1 is paused by you until 31 Dec; A-2 is paused until 25 Nov: promised."
        " To do it all the same, name the invoice."
    )


def test_g4_what_waits_for_the_same_is_said_once():
    book = two()
    book.list[-1] = book.list[-1].but(paused_until=day(40))
    assert refused(book) == (
        "To ask Northwind for what is overdue is paused by you until 31 Dec. To do it all the same, name the invoice."
    )
