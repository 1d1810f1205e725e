"""Figures in a letter, however they are written: invoices' numbers, sums that can't be, days late, refunds (L, G4)."""

from __future__ import annotations

from datetime import date

import pytest
from builder import TODAY, Book, eur
from check_kit import found, owing, told, written
from letters_kit import desk
from msgspec.structs import replace

from clientdesk.letters import LetterText
from clientdesk.letters.check import check_words
from clientdesk.model.client import Language
from clientdesk.model.money import Money
from clientdesk.playbook.wording.amounts import named
from clientdesk.playbook.wording.numbers import place_of

EN = Language.ENGLISH


def two(paid: str, is_open: str, language: Language = EN) -> Book:
    """Northwind paid one invoice, and owes another that was due on 7 November 2026."""
    book = desk().settings(payment_details="IBAN DE00 1234 5678 90", country="GB").with_client(language=language)
    book.invoice("100.00", issued=-60, due=-20, number=paid).paid(-20)
    due = (date(2026, 11, 7) - TODAY).days
    return book.invoice("80.00", issued=-60, due=due, number=is_open)


# Numbers of invoices


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("paid", "is_open"), [("7", "8"), ("2026-1", "2026-1/2"), ("A.1", "A.1.2"), ("1", "2026/1")])
@pytest.mark.parametrize("kind", ["L07", "L10"])
def test_g4_a_letter_for_one_invoice_asks_for_no_other_whatever_their_numbers(kind, paid, is_open, language):
    book = two(paid, is_open, language)
    text = written(book, kind)
    assert f"{is_open}" in text.body
    assert "paid" not in dict(told(book, text))


@pytest.mark.parametrize(
    ("text", "number", "said"),
    [
        ("due on 7 November", "7", None),
        ("Invoice 7.", "7", "Invoice 7"),
        ("no.7, please", "7", "no.7"),
        ("Invoice\n7", "7", "Invoice\n7"),
        ("7 numaralı fatura", "7", "7 numaralı"),
        ("Invoice 7/2", "7", None),
        ("2026-1/2 is open", "2026-1", None),
        ("2026-1.2 is open", "2026-1", None),
        ("Q/2026-1 is open", "2026-1", None),
        ("2026-1/2, then 2026-1.", "2026-1", "2026-1"),
        ("A-1'in vadesi", "A-1", "A-1"),
    ],
)  # fmt: skip
def test_an_invoice_is_named_by_its_whole_number(text, number, said):
    place = place_of(text, number)
    assert (place and text[slice(*place)]) == said


# Sums that can't be


@pytest.mark.parametrize("figures", ["9" * 5000, "1," * 50_000 + "1", "9" * 20, "9" * 24, "1" + ",000" * 9])
def test_a_figure_that_no_money_has_is_no_sum(figures):
    assert named(f"You owe {figures} EUR. You owe EUR {figures}.", ("EUR",), EN) == ()
    assert [each.amount for each in named(f"EUR {figures} and €5.00.", ("EUR",), EN)] == [eur("5.00")]


def test_a_letter_with_such_a_figure_is_checked_like_any_other():
    book, text = owing(), written(owing(), "L09")
    assert found(book, replace(text, body=f"{text.body}\nEUR {'9' * 5000}")) == found(book, text)


# Days late


@pytest.mark.parametrize("language", Language)
def test_l10_days_late_in_thousands_are_found_as_each_language_groups_them(language):
    book = desk().settings(payment_details="IBAN DE00 1234 5678 90", country="GB").with_client(language=language)
    book.invoice("80.00", issued=-2500, due=-2485, number="A-1")
    book.letter("L09", -20)
    text = written(book, "L10")
    assert "2,485" in text.body or "2.485" in text.body
    assert not [why for _rule, why in told(book, text) if "2,485" in why or "late: add" in why]
    plain = replace(text, body=text.body.replace("2,485", "2,486").replace("2.485", "2.486"))
    assert [why for _rule, why in told(book, plain) if "late: add" in why]


# Refunds


@pytest.mark.parametrize("sum_", [Money(9000, "JPY"), Money(4_500_000_00, "IDR"), eur("90.00"), Money(1250, "KWD")])
@pytest.mark.parametrize("language", Language)
def test_l17_the_sentence_that_says_what_goes_back_is_none_of_the_three(language, sum_):
    from clientdesk.letters.filters import money

    body = f"Northwind,\n\nOne is. Two is. Three is. {money(sum_, language)} is yours.\n\nKind regards\nAda"
    text = LetterText("L17", language, "End", body)
    assert check_words(text) == ()
    assert [each.rule for each in check_words(replace(text, body=body.replace("Three is.", "Three is. Four is.")))] == [
        "too-long"
    ]
