"""A broken promise is told as it was given: by a day, which is no deadline of the letter itself (G4)."""

from __future__ import annotations

import pytest
from builder import TODAY, Book
from chasing_kit import ada, bare, chased
from msgspec.structs import replace

from clientdesk.letters import LetterText
from clientdesk.letters.check import check
from clientdesk.model.client import Client, Language

EN, TR, MS, ID = Language
ONE = {
    EN: "On 12 November 2026 you told me that you would pay by 19 November 2026.",
    TR: "12 Kasım 2026 tarihinde bana ödemenin 19 Kasım 2026 tarihine kadar yapılacağını söylemiştiniz.",
    MS: (
        "Pada 12 November 2026, anda memaklumkan kepada saya bahawa anda akan membayar "
        "selewat-lewatnya pada 19 November 2026."
    ),
    ID: "Pada 12 November 2026 Anda menyampaikan kepada saya bahwa Anda akan membayar paling lambat 19 November 2026.",
}
OF_TWO = {
    EN: "you wrote to me that invoice N-1 would be paid by 19 November 2026.",
    TR: "N-1 numaralı faturanın ödemesinin 19 Kasım 2026 tarihine kadar yapılacağını yazmıştınız.",
    MS: "anda menulis kepada saya bahawa invois N-1 akan dibayar selewat-lewatnya pada 19 November 2026.",
    ID: "Anda menulis kepada saya bahwa faktur N-1 akan dibayar paling lambat 19 November 2026.",
}


def of_two() -> Book:
    """A promise in writing for the first of two invoices."""
    book = ada().invoice("800.00", due=-95, number="N-1").letter("L07", -30).promised(-9, -2).heard(-9)
    return book.invoice("90.00", due=-93, number="N-2").letter("L07", -30)


def told_of(book: Book, letter: LetterText) -> set[str]:
    """The rules by which the letter check finds something."""
    found = check(book.records, book.records.get(Client, book.client_id), letter, TODAY)
    return {each.rule for each in found}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("make", "words"), [(lambda: bare().promised(-9, -2), ONE), (of_two, OF_TWO)])
def test_g4_a_promise_to_pay_is_told_by_its_day(make, words, language):
    book = make()
    for kind in ("L06", "L07", "L08", "L09"):
        letter = chased(book, kind, language=language)
        assert words[language] in letter.body
        assert "past-day" not in told_of(book, letter)


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        (EN, "Please pay €800.00 by 19 November 2026."),
        (TR, "€800,00 tutarındaki ödemeyi 19 Kasım 2026 tarihine kadar yapmanızı rica ederim."),
        (MS, "Sila jelaskan bayaran sebanyak €800.00 selewat-lewatnya pada 19 November 2026."),
        (ID, "Mohon lakukan pembayaran sebesar €800,00 paling lambat 19 November 2026."),
    ],
)
def test_a_day_to_pay_by_that_is_over_is_still_found(language, asked):
    book = bare()
    letter = chased(book, "L07", language=language)
    assert "past-day" in told_of(book, replace(letter, body=f"{asked}\n\n{letter.body}"))
