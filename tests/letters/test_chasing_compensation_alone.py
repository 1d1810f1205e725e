"""A late fee whose interest comes to nothing is asked for by its compensation alone, with the law named (R02, M)."""

from __future__ import annotations

import pytest
from builder import Book
from chasing_kit import chased

from clientdesk.model.client import Language

LINES = {
    "en": "- Fixed compensation for invoice N-1, under article 6:119a BW: €40.00",
    "tr": "- N-1 numaralı fatura için sabit tazminat, yasal dayanağı article 6:119a BW: €40,00",
    "ms": "- Pampasan tetap bagi invois N-1, menurut article 6:119a BW: €40.00",
    "id": "- Kompensasi tetap atas faktur N-1, berdasarkan article 6:119a BW: €40,00",
}


@pytest.mark.parametrize("language", LINES)
def test_the_line_of_interest_is_left_out_where_it_comes_to_nothing(language):
    book = Book(country="NL").client("Northwind", language=Language(language))
    body = chased(book.invoice("10.00", due=-1, number="N-1"), "L06").body
    assert LINES[language] in body
    assert "10,15" not in body
    assert "10.15" not in body


@pytest.mark.parametrize(
    ("language", "subject", "interest"),
    [
        ("en", "Invoice N-1: a reminder, with the fixed compensation", "Late fee"),
        ("tr", "Hatırlatma: N-1 numaralı fatura ve sabit tazminat", "faiz"),
        ("ms", "Peringatan: invois N-1, dengan pampasan tetap", "Caj lewat"),
        ("id", "Pengingat: faktur N-1, dengan kompensasi tetap", "Bunga"),
    ],
)
def test_a_letter_without_interest_speaks_of_none(language, subject, interest):
    book = Book(country="NL").client("Northwind", language=Language(language))
    letter = chased(book.invoice("10.00", due=-1, number="N-1"), "L06")
    assert letter.subject == subject
    assert interest not in letter.body
