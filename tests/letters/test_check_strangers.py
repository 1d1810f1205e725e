"""Nobody is asked for an invoice that there is none of, for an unnamed one's sum, or for one that reads otherwise."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY
from check_kit import LATE, found, owing, told, without, written
from letters_kit import desk
from msgspec.structs import replace

from clientdesk.letters import LetterText
from clientdesk.letters.check import check_words
from clientdesk.letters.check.guess import of_client
from clientdesk.model.client import Client, Language


def two():
    """Northwind owes €2,900 on PP-12 and €1,450 on PP-13."""
    book = desk().settings(payment_details="IBAN DE00 1234 5678 90")
    book.invoice("2900.00", issued=-70, due=-38, number="PP-12")
    return book.invoice("1450.00", issued=-60, due=-31, number="PP-13")


def as_file(book, text: LetterText) -> LetterText:
    """A letter as `letter check` knows it: by its words."""
    client = book.records.get(Client, book.client_id)
    return of_client(book.records, client, replace(text, kind="", invoices=(), besides=()), TODAY)


def test_a_letter_of_the_desk_is_known_by_its_words_with_what_it_asks_for_besides():
    book = two()
    book.contract(late_fee=Decimal(9), safeguards={"C09": True})
    book.invoice("700.00", issued=-20, due=-3, number="PP-14")
    text = written(book, "L07")
    known = as_file(book, text)
    assert text.besides
    assert (known.kind, known.invoices, known.besides) == ("L07", text.invoices, text.besides)
    assert told(book, known) == []


def test_an_invoice_that_is_not_on_the_desk_is_told_once_where_it_stands():
    book = two()
    text = without(written(book, "L07"), "PP-12", "PP-99")
    problems = [each for each in found(book, as_file(book, text)) if each.rule == "no-invoice"]
    assert [(each.text, each.blocks) for each in problems] == [("PP-99", True)]
    assert problems[0].why == "The desk has no invoice PP-99 of theirs: correct its number, or enter it first."


def test_a_sum_of_an_invoice_that_is_not_named_is_told():
    book = two()
    text = as_file(book, without(written(book, "L07"), "PP-12", "PP-99"))
    why = "€2,900.00 is open on PP-12, which it does not name: add that number, or correct the sum."
    assert ("amount", why) in told(book, text)


@pytest.mark.parametrize("kind", LATE)
def test_a_letter_of_the_desk_has_none_of_it(kind):
    for book in (two(), owing()):
        text = written(book, kind)
        for each in (text, as_file(book, text)):
            assert not [why for rule, why in told(book, each) if rule in ("no-invoice", "amount")]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("pay invoice 2024-77 now", "2024-77"), ("öde: fatura 881", "881"), ("invois no. AB/7", "AB/7"),
        ("for pp-14, too", "pp-14"), ("invoice 30 days late", ""), ("the invoice 2 weeks ago", ""),
        ("invoice 2,900.00 EUR", ""), ("the invoice of 21 October 2026", ""), ("invoices are three", ""),
        ("APP-14 or PP-14b", ""), ("invoice PP-12.", ""),
    ],
)  # fmt: skip
def test_a_number_is_told_by_the_word_before_it_or_by_its_form(said, number):
    text = LetterText("L07", Language.ENGLISH, "Open", f"Dear Mira,\n\n{said}\n\nAda Lovelace")
    assert [each.text for each in found(two(), text) if each.rule == "no-invoice"] == ([number] if number else [])


@pytest.mark.parametrize(
    ("language", "said", "is_misread"),
    [
        (Language.ENGLISH, "EUR 4.350", True), (Language.ENGLISH, "EUR 4,350", False),
        (Language.ENGLISH, "EUR 4.350,00", False), (Language.TURKISH, "4.350 €", False),
        (Language.TURKISH, "4,350 €", True),
    ],
)  # fmt: skip
def test_a_sum_that_the_reader_takes_for_another_is_told(language, said, is_misread):
    text = LetterText("L07", language, "PP-12, PP-13", f"Dear Mira,\n\nPlease pay {said} now.\n\nAda Lovelace")
    told_so = [each for each in found(two(), text) if "another sum" in str(each.why)]
    assert [each.blocks for each in told_so] == [True] * is_misread


@pytest.mark.parametrize("body", ["", " \n\t\n"])
def test_a_letter_without_words_is_a_problem_of_its_own(body):
    (problem,) = check_words(LetterText("", Language.ENGLISH, "A subject", body))
    assert (problem.rule, problem.line, problem.blocks) == ("empty", 0, True)
