"""Credit in a letter that asks for others besides: what its check knows is what it says itself (M, G4)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from builder import Book
from letters_kit import desk

from clientdesk.letters import Asked, from_desk
from clientdesk.letters.check import check
from clientdesk.model.client import Client
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.money import Money
from clientdesk.model.project import Contract

MARCH, JUNE, TODAY = date(2026, 3, 3), date(2026, 6, 21), date(2026, 7, 9)


def money(amount: str, currency: str) -> Money:
    return Money.from_decimal(Decimal(amount), currency)


def owing(on_account: str) -> Book:
    """€1,000 and £1,000 that a second late notice is for, €1,000 beside them, and some euro on account."""
    book = desk().settings(payment_details="IBAN DE00 1234 5678 90", country="GB").with_client(country="GB")
    book.add(Contract, late_fee=Decimal("11.75"), signed=date(2026, 1, 1), safeguards={"C09": True})
    for number, currency, due in (("A-1", "EUR", MARCH), ("A-3", "GBP", MARCH), ("A-2", "EUR", JUNE)):
        book.add(Invoice, number=number, amount=money("1000", currency), issued=date(2026, 2, 1), due=due)
    return book.add(Payment, amount=money(on_account, "EUR"), on=date(2026, 7, 1))


@pytest.mark.parametrize("on_account", ["0.01", "600", "1000", "1041.21", "1500", "1999.99", "2000", "2041.20"])
def test_m_each_sum_of_the_programs_own_letter_is_known(on_account):
    book = owing(on_account)
    client = book.records.get(Client, book.client_id)
    written = from_desk(book.records, client, "L07", TODAY, Asked())
    told = check(book.records, client, written, TODAY)
    assert [str(each.why) for each in told if each.rule in ("amount", "late-fee", "figures")] == []
