"""Sums of several currencies stand apart in a sentence; a deadline is proposed for a working day (M, G3)."""

from __future__ import annotations

from datetime import date

import pytest
from builder import TODAY, Book
from dunning_kit import step

from clientdesk.model.client import Client
from clientdesk.model.money import Money, said_totals, totals
from clientdesk.playbook.dunning.deadline import deadline_range
from clientdesk.playbook.workdays import is_workday


@pytest.mark.parametrize(
    ("sums", "said"),
    [
        ((), "–"),
        ((Money(0, "EUR"),), "–"),
        ((Money(9000, "JPY"), Money(0, "EUR")), "¥9,000"),
        ((Money(9000, "JPY"), Money(500, "EUR")), "€5 and ¥9,000"),
        ((Money(9000, "JPY"), Money(500, "EUR"), Money(1500, "KWD")), "€5, ¥9,000 and KWD 1.500"),
    ],
)
def test_m_sums_of_several_currencies_are_told_apart(sums, said):
    assert said_totals(totals(sums)) == said


def test_m_the_agenda_tells_them_apart():
    book = Book().client()
    for amount in (Money(12_000_000_00, "IDR"), Money(100_000, "JPY"), Money(1500, "KWD")):
        book.invoice(issued=-60, due=-35)
        book.list[-1] = book.list[-1].but(amount=amount)
    assert "Rp12,000,000, ¥100,000 and KWD 1.500 on 3 invoices" in step(book, TODAY).what


@pytest.mark.parametrize("days", [5, 14, 29, 30])
@pytest.mark.parametrize("country", ["", "GB", "ID", "TR"])
def test_l10_the_deadline_that_is_proposed_is_a_working_day(country, days):
    book = Book(country=country, deadline_days=days).client("Northwind")
    for on in (date(2026, 12, 31), date(2027, 1, 1), date(2027, 3, 25)):
        fits = deadline_range(book.records, book.records.get(Client, book.client_id), on)
        assert is_workday(fits.proposed, book.records.settings)
        assert fits.earliest <= fits.proposed <= fits.latest
