"""A debt of which a part has come: each figure of the letter can be followed by who reads it (M, L06–L10)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY, Book, day, eur
from chasing_kit import ada, chased
from letters_kit import ids

from clientdesk.ledger.standing import standings
from clientdesk.letters import LetterText
from clientdesk.letters.came_in import Received, received
from clientdesk.letters.check import check
from clientdesk.model.client import Client, Language
from clientdesk.model.invoice import Invoice, PaymentKind
from clientdesk.model.journal import Letter

LATE = ("L06", "L07", "L08", "L09", "L10")


def in_part() -> Book:
    """€1,200.00, 46 days late; €300.00 of it came after 26 days."""
    book = ada().contract(late_fee=Decimal(12), safeguards={"C09": True})
    return book.invoice("1200.00", issued=-76, due=-46, number="A-1").paid(-20, "300.00")


def amounts(book: Book, text: LetterText) -> list[str]:
    found = check(book.records, book.records.get(Client, book.client_id), text, TODAY)
    return [each.text for each in found if each.rule == "amount"]


@pytest.mark.parametrize("kind", LATE)
def test_m_the_letter_names_what_came_and_what_each_day_of_the_fee_was_on(kind):
    body = chased(in_part(), kind).body
    assert "46 days late: €900.00, the rest of €1,200.00 (€300.00 received on 1 November 2026)\n" in body
    assert (
        "Late fee on invoice A-1, 26 days on €1,200.00 and 20 days on €900.00 at 12% a year, as agreed: €16.18" in body
    )


@pytest.mark.parametrize("kind", LATE)
@pytest.mark.parametrize("language", Language)
def test_m_every_sum_of_it_is_one_that_the_check_knows(kind, language):
    book = in_part().credited(-15, "50.00").paid(-10, "100.00")
    assert amounts(book, chased(book, kind, language=language)) == []


def test_m_what_came_on_the_day_itself_counts_from_tomorrow_and_the_line_says_on_what_it_is():
    body = chased(in_part().paid(0, "100.00"), "L07").body
    assert "26 days on €1,200.00 and 20 days on €900.00" in body
    came = "€300.00 received on 1 November 2026, €100.00 received on 21 November 2026"
    assert f"€800.00, the rest of €1,200.00 ({came})" in body


def test_m_what_was_credited_is_named_and_bears_no_interest():
    body = chased(in_part().credited(-15, "50.00"), "L07").body
    assert "€850.00, the rest of €1,200.00 (€300.00 received on 1 November 2026, €50.00 credited)" in body
    assert "26 days on €1,150.00 and 20 days on €850.00" in body


def test_m_where_some_of_it_went_back_what_came_is_told_and_only_what_never_came_is_asked_for():
    book = in_part().paid(-5, "100.00", PaymentKind.REFUND)
    [standing] = standings(book.records, book.client_id, TODAY)
    assert received(book.records, standing) == (Received(eur("300.00"), None),)
    assert "€900.00, the rest of €1,200.00 (€300.00 received)" in chased(book, "L07").body


def test_many_payments_are_summed_up_so_that_a_line_stays_a_line():
    book = ada().contract(late_fee=Decimal(12), safeguards={"C09": True})
    book.invoice("1200.00", issued=-76, due=-46, number="A-1")
    for on in range(-40, -10, 5):
        book.paid(on, "50.00")
    body = chased(book, "L07").body
    assert "the rest of €1,200.00 (€300.00 received)" in body
    assert "46 days on what was open on each of them at 12% a year" in body


def test_m_one_that_nothing_came_in_on_is_told_as_before():
    book = ada().contract(late_fee=Decimal(5), safeguards={"C09": True}).invoice("800.00", due=-31, number="N-1")
    body = chased(book, "L07").body
    assert "31 days late: €800.00\n" in body
    assert "Late fee on invoice N-1, 31 days at 5% a year, as agreed" in body
    assert "received the payment" in body


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("L07", "I have not received the full payment"),
        ("L08", "The full payment for this invoice has not reached me yet"),
        ("L09", "I have not received the full payment yet"),
    ],
)
def test_where_a_part_came_it_is_the_full_payment_that_did_not(kind, words):
    assert words in chased(in_part(), kind).body


@pytest.mark.parametrize("kind", ["L07", "L08", "L09", "L10"])
@pytest.mark.parametrize("language", Language)
def test_g4_a_letter_about_one_invoice_is_not_said_to_have_been_about_another(kind, language):
    book = ada().invoice("100.00", due=-60, number="NS-17").letter("L07", -25)
    book.invoice("100.00", due=-60, number="NS-18").letter("L06", -40)
    said = next(line for line in chased(book, kind, language=language).body.split("\n") if line.count("27 "))
    assert "NS-17" in said
    assert "NS-18" not in said


@pytest.mark.parametrize("kind", ["L07", "L08", "L09", "L10"])
def test_a_letter_about_all_of_them_needs_no_numbers(kind):
    book = ada().invoice("100.00", due=-60, number="NS-17").invoice("100.00", due=-20, number="NS-18")
    book.add(Letter, kind="L07", sent=day(-9), written=day(-9), body="…", invoices=tuple(ids(book, Invoice)))
    [said] = [line for line in chased(book, kind).body.split("\n") if "12 November 2026" in line]
    assert "NS-1" not in said


@pytest.mark.parametrize("kind", ["L06", "L07", "L08", "L09"])
def test_in_turkish_a_payment_of_which_a_part_came_is_not_complete_and_never_none_of_it(kind):
    body = chased(in_part(), kind, language=Language.TURKISH).body
    assert "tamamlanmadı" in body
    assert "ödemesinin tamamı" not in body
