"""A late fee, paid or billed in part, on an invoice that is open again: the letter takes that part off (R02, M)."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, eur
from chasing_kit import chased
from msgspec import structs

from clientdesk.letters.check import check
from clientdesk.model.client import Client, Language
from clientdesk.model.settings import Court
from clientdesk.playbook.late_fee.chargeable import late_fee
from clientdesk.playbook.picture import Picture

LINES = {
    "en": "- Less what you have paid of the late fee on invoice N-1: €30.00",
    "tr": "- N-1 numaralı faturanın gecikme bedelinden mahsup edilen ödemeniz: €30,00",
    "ms": "- Ditolak bayaran anda untuk caj lewat bayar bagi invois N-1: €30.00",
    "id": "- Dikurangi pembayaran Anda untuk bunga keterlambatan atas faktur N-1: €30,00",
}
APART = {
    "en": "- Less what I have billed separately of the late fee on invoice N-1: €30.00",
    "tr": "- N-1 numaralı faturanın gecikme bedelinden ayrıca fatura edilen ve düşülen tutar: €30,00",
    "ms": "- Ditolak bahagian caj lewat bayar bagi invois N-1 yang diinvois berasingan: €30.00",
    "id": "- Dikurangi bagian bunga keterlambatan atas faktur N-1 yang ditagih tersendiri: €30,00",
}
LET_GO = {
    "en": "- Less what I no longer ask for of the late fee on invoice N-1: €30.00",
    "tr": "- N-1 numaralı faturanın gecikme bedelinden artık istenmeyen ve düşülen tutar: €30,00",
    "ms": "- Ditolak bahagian caj lewat bayar bagi invois N-1 yang tidak lagi dituntut: €30.00",
    "id": "- Dikurangi bagian bunga keterlambatan atas faktur N-1 yang tidak lagi ditagih: €30,00",
}
BILL = {
    "en": "- Invoice N-1-F (late fee on invoice N-1), due on 16 November 2026",
    "tr": "- N-1-F numaralı fatura (N-1 numaralı faturanın gecikme bedeli), vadesi 16 Kasım 2026",
    "ms": "- Invois N-1-F (caj lewat bayar bagi invois N-1), tarikh akhir bayaran 16 November 2026",
    "id": "- Faktur N-1-F (bunga keterlambatan atas faktur N-1), jatuh tempo 16 November 2026",
}


def reopened(language: str, *, is_paid: bool = True) -> Book:
    """€1,000.00, 60 days late: €30.00 of the fee was billed, and came; the invoice's own payment was taken back."""
    book = Book(country="NL", name="Ada", email="ada@example.org", phone="1", payment_details="IBAN 1",
                court=Court(name="Court")).client("Northwind", language=Language(language))  # fmt: skip
    book.invoice("1000.00", due=-60, issued=-90, number="N-1")
    late = book.invoice_id
    book.invoice("30.00", due=-5, issued=-5, number="N-1-F", fee_for=late)
    return book.paid(-5) if is_paid else book


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


@pytest.mark.parametrize("language", APART)
def test_r02_what_a_bill_of_its_own_asks_for_is_asked_for_once(language):
    book = reopened(language, is_paid=False)
    letter = chased(book, "L07")
    assert APART[language] in letter.body
    assert "N-1-F" in letter.body
    problems = check(book.records, book.records.get(Client, book.client_id), letter, TODAY)
    assert [each for each in problems if each.rule in ("amount", "paid", "invoices")] == []


@pytest.mark.parametrize("language", LET_GO)
def test_r02_of_a_bill_that_was_written_off_nobody_is_told_that_it_is_billed(language):
    book = reopened(language, is_paid=False).written_off(-2, "30.00")
    letter = chased(book, "L07")
    assert LET_GO[language] in letter.body
    assert APART[language] not in letter.body
    problems = check(book.records, book.records.get(Client, book.client_id), letter, TODAY)
    assert [each for each in problems if each.rule in ("amount", "paid", "invoices")] == []


@pytest.mark.parametrize(("language", "row"), BILL.items())
@pytest.mark.parametrize("kind", ["L06", "L07"])
def test_r02_a_bill_that_is_open_is_asked_for_by_what_it_bills_and_bears_no_fee(language, row, kind):
    book = reopened(language, is_paid=False)
    late = next(each for each in book.list if getattr(each, "number", "") == "N-1")
    book.paid(-6, "1000.00", invoice=late.id)
    letter = chased(book, kind)
    assert row in letter.body
    client = book.records.get(Client, book.client_id)
    problems = check(book.records, client, letter, TODAY)
    assert [each for each in problems if each.rule in ("amount", "paid", "invoices", "late-fee")] == []
    word = {"en": "late fee", "tr": "gecikme faizi", "ms": "caj lewat bayar", "id": "bunga keterlambatan"}[language]
    asks_again = structs.replace(letter, body=f"{letter.body}\nN-1: €1, {word}.")
    found = {each.rule for each in check(book.records, client, asks_again, TODAY)}
    assert {"paid", "late-fee"} <= found
