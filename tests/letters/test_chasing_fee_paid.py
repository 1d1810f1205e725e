"""A late fee that was paid in part, on an invoice that is open again: the letter takes that part off (R02, M)."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, eur
from chasing_kit import chased

from clientdesk.letters.check import check
from clientdesk.model.client import Client, Language
from clientdesk.model.settings import Court
from clientdesk.playbook.late_interest import late_fee
from clientdesk.playbook.picture import Picture

LINES = {
    "en": "- Less what you have paid of the late fee on invoice N-1: €30.00",
    "tr": "- N-1 numaralı faturanın gecikme bedelinden mahsup edilen ödemeniz: €30,00",
    "ms": "- Ditolak bayaran anda untuk caj lewat bayar bagi invois N-1: €30.00",
    "id": "- Dikurangi pembayaran Anda untuk bunga keterlambatan atas faktur N-1: €30,00",
}


def reopened(language: str) -> Book:
    """€1,000.00, 60 days late: €30.00 of the fee came, and the payment of the invoice itself was taken back."""
    book = Book(country="NL", name="Ada", email="ada@example.org", phone="1", payment_details="IBAN 1",
                court=Court(name="Court")).client("Northwind", language=Language(language))  # fmt: skip
    book.invoice("1000.00", due=-60, issued=-90, number="N-1")
    late = book.invoice_id
    book.invoice("30.00", due=-5, issued=-5, number="N-1-F", fee_for=late).paid(-5)
    return book


@pytest.mark.parametrize("language", LINES)
def test_r02_what_was_paid_of_the_fee_is_taken_off(language):
    book = reopened(language)
    letter = chased(book, "L07")
    found = (late_fee(book.records, each) for each in Picture(book.records, book.client_id, TODAY).standings)
    (fee,) = filter(None, found)
    asked = f"{(eur('1000') + fee.interest + fee.compensation - eur('30')).minor % 100_000}"
    assert LINES[language] in letter.body
    assert asked in "".join(each for each in letter.body if each.isdigit() or each.isspace())
    problems = check(book.records, book.records.get(Client, book.client_id), letter, TODAY)
    assert [each for each in problems if each.rule in ("amount", "paid", "invoices")] == []
