"""A promise of a part is told with its sum, and what came of it with thanks; the letter check knows both (G4)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY, Book, eur
from chasing_kit import ada, bare, chased
from msgspec.structs import replace

from clientdesk.letters import LetterText
from clientdesk.letters.check import check
from clientdesk.model.client import Client, Language

EN, TR, MS, ID = Language
KINDS = ("L06", "L07", "L08", "L09", "L10")


def part(paid: str | None = None, amount: str | None = "200.00") -> Book:
    """N-1 over 800: 200 of it promised on 12 Nov for 19 Nov, two days ago."""
    book = bare().promised(-9, -2, amount=amount and eur(amount))
    return book.paid(-3, paid) if paid else book


def of_two(paid: str | None = None) -> Book:
    """The same of two, for the first of them and in writing."""
    book = ada().invoice("800.00", due=-95, number="N-1").letter("L07", -30)
    book.promised(-9, -2, amount=eur("200.00")).heard(-9)
    book = book.paid(-3, paid) if paid else book
    return book.invoice("90.00", due=-93, number="N-2").letter("L07", -30)


ONE = {
    EN: "On 12 November 2026 you told me that €200.00 would be paid by 19 November 2026.",
    TR: (
        "12 Kasım 2026 tarihinde bana €200,00 tutarındaki ödemenin 19 Kasım 2026 tarihine kadar yapılacağını "
        "söylemiştiniz."
    ),
    MS: (
        "Pada 12 November 2026, anda memaklumkan kepada saya bahawa €200.00 akan dibayar "
        "selewat-lewatnya pada 19 November 2026."
    ),
    ID: (
        "Pada 12 November 2026 Anda menyampaikan kepada saya bahwa €200,00 akan dibayar paling lambat 19 November 2026."
    ),
}
OF_TWO = {
    EN: "you wrote to me that €200.00 of invoice N-1 would be paid by 19 November 2026.",
    TR: (
        "N-1 numaralı faturanın €200,00 tutarındaki kısmının ödemesinin 19 Kasım 2026 tarihine kadar yapılacağını "
        "yazmıştınız."
    ),
    MS: "anda menulis kepada saya bahawa €200.00 daripada invois N-1 akan dibayar selewat-lewatnya pada 19 November",
    ID: "Anda menulis kepada saya bahwa €200,00 dari faktur N-1 akan dibayar paling lambat 19 November 2026.",
}
CAME = {
    EN: " Of that I have received €50.00, thank you.",
    TR: " Bunun €50,00 tutarındaki kısmı bana ulaştı, teşekkür ederim.",
    MS: " Daripada bayaran itu, €50.00 telah saya terima, terima kasih.",
    ID: " Dari pembayaran itu, €50,00 telah saya terima, terima kasih.",
}
PAID = {
    EN: "\n\nThank you for the €200.00 that you promised and paid.\n\n",
    TR: "\n\nSöz verdiğiniz ve yaptığınız €200,00 tutarındaki ödeme için teşekkür ederim.\n\n",
    MS: "\n\nTerima kasih atas €200.00 yang anda janjikan dan telah anda bayar.\n\n",
    ID: "\n\nTerima kasih atas €200,00 yang Anda janjikan dan telah Anda bayar.\n\n",
}


def found(book: Book, letter: LetterText) -> list[str]:
    """What the letter check says of its days and its sums."""
    told = check(book.records, book.records.get(Client, book.client_id), letter, TODAY)
    return [each.why for each in told if each.rule in {"past-day", "amount"}]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("make", "promised"), [(part, ONE), (of_two, OF_TWO)])
def test_a_part_is_told_with_its_sum_and_what_came_of_it(make, promised, kind, language):
    book = make()
    letter = chased(book, kind, language=language)
    assert promised[language] in letter.body
    assert CAME[language] not in letter.body
    assert found(book, letter) == []
    book = make("50.00")
    letter = chased(book, kind, language=language)
    assert promised[language].removesuffix(".") in letter.body
    assert CAME[language] in letter.body
    assert found(book, letter) == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", KINDS)
def test_a_part_that_came_is_thanked_for(kind, language):
    book = part("200.00")
    letter = chased(book, kind, language=language)
    assert PAID[language] in letter.body
    assert "12 November" not in letter.body
    assert found(book, letter) == []


@pytest.mark.parametrize("amount", [None, "800.00", "900.00"])
def test_a_promise_of_all_that_was_out_names_no_sum_and_tells_what_came_of_it(amount):
    body = chased(part("50.00", amount), "L07", language=EN).body
    said = "you told me that you would pay by 19 November 2026."
    assert said + CAME[EN] in body


def test_a_promise_of_what_was_left_then_names_no_sum_though_it_is_a_part_of_the_invoice():
    """600 of the 800 came before it: 200 were all that was out."""
    body = chased(bare().paid(-20, "600.00").promised(-9, -2, amount=eur("200.00")), "L07", language=EN).body
    assert "you told me that you would pay by 19 November 2026." in body


@pytest.mark.parametrize("first", ["30.00", "49.99"])
def test_what_came_in_more_than_one_payment_or_on_account_is_told_in_one_sum(first):
    book = part(first).paid(-2, str(50 - Decimal(first)), invoice=None)
    letter = chased(book, "L07", language=EN)
    assert CAME[EN] in letter.body
    assert found(book, letter) == []


def test_what_went_out_since_it_came_has_said_thank_you():
    assert PAID[EN] not in chased(part("200.00").letter("L06", -1), "L07", language=EN).body


def test_a_sum_that_nobody_promised_is_still_found():
    book = part()
    letter = chased(book, "L07", language=EN)
    wrong = letter.body.replace("that €200.00 would", "that €201.00 would")
    assert wrong != letter.body
    assert len(found(book, replace(letter, body=wrong))) == 1
