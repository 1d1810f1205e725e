"""What a letter says of the invoices besides its own (G4): of each what is true of it, in every language."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day
from chasing_kit import ada, chased

from clientdesk.letters import LetterText
from clientdesk.letters.check import check
from clientdesk.model.client import Client, Language
from clientdesk.model.journal import Letter

NEW = {
    Language.ENGLISH: "This invoice has become due as well. Please pay it along with",
    Language.TURKISH: "Ayrıca aşağıdaki faturanın da vadesi doldu. Bu faturayı da",
    Language.MALAY: "Selain itu, invois berikut juga telah sampai tarikh akhir bayarannya. Sila jelaskan invois ini",
    Language.INDONESIAN: "Selain itu, faktur berikut juga sudah jatuh tempo. Mohon faktur ini dibayar",
}
ASKED = {
    Language.ENGLISH: "This invoice is still open as well; I wrote to you about it on 11 November 2026. Please",
    Language.TURKISH: "aşağıdaki fatura da hâlâ açık; bu konuda size 11 Kasım 2026 tarihinde yazmıştım. Bu",
    Language.MALAY: "belum selesai dibayar; saya telah menulis kepada anda mengenainya pada 11 November 2026. Sila",
    Language.INDONESIAN: "belum lunas; saya telah menulis kepada Anda mengenai hal ini pada 11 November 2026. Mohon",
}
SETTLED = {
    Language.ENGLISH: "The dispute about this invoice is settled now. Please pay it along with",
    Language.TURKISH: "Ayrıca aşağıdaki faturayla ilgili itiraz çözüme kavuştu. Bu faturayı da",
    Language.MALAY: "Selain itu, pertikaian mengenai invois berikut kini telah selesai. Sila jelaskan invois ini",
    Language.INDONESIAN: "Selain itu, sengketa mengenai faktur berikut kini sudah selesai. Mohon faktur ini",
}
THANKS = {
    Language.ENGLISH: "Thank you for the €40.00 that you have paid towards it. Please pay the rest along with",
    Language.TURKISH: "Yaptığınız €40,00 tutarındaki ödeme için teşekkür ederim. Kalanını da yukarıdaki",
    Language.MALAY: "Terima kasih atas bayaran sebanyak €40.00 yang telah saya terima. Sila jelaskan bakinya",
    Language.INDONESIAN: "Terima kasih atas pembayaran sebesar €40,00 yang telah saya terima. Mohon sisanya dibayar",
}


def beside(**fields) -> Book:
    """€800.00, 95 days late and asked for on 11 November; €100.00, 20 days late and asked for with it."""
    book = ada().invoice("800.00", issued=-125, due=-95, number="N-1").letter("L08", -40).letter("L09", -10)
    book.invoice("100.00", issued=-50, due=-20, number="N-2", **fields)
    last = next(each for each in reversed(book.list) if isinstance(each, Letter))
    book.list[book.list.index(last)] = last.but(besides=(book.invoice_id,))
    return book


def fresh() -> Book:
    return ada().invoice("800.00", due=-95, number="N-1").letter("L09", -10).invoice(due=-5, number="N-2")


def disputed() -> Book:
    return beside(disputed_on=day(-9), settled_on=day(-8))


def of(book: Book, language: Language = Language.ENGLISH, kind: str = "L10") -> str:
    written = chased(book, kind, language=language)
    assert written.besides, written.body
    assert [str(each.why) for each in _problems(book, written) if each.blocks] == []
    return written.body


def _problems(book: Book, written: LetterText):
    return check(book.records, book.records.get(Client, book.client_id), written, TODAY)


@pytest.mark.parametrize("language", Language)
def test_g4_what_was_never_asked_for_has_become_due(language):
    assert NEW[language] in of(fresh(), language)


@pytest.mark.parametrize("language", Language)
def test_g4_what_was_asked_for_before_is_still_open_with_the_day_of_the_letter(language):
    body = of(beside(), language)
    assert ASKED[language] in body


@pytest.mark.parametrize("language", Language)
def test_g4_what_was_in_dispute_since_is_asked_for_as_settled(language):
    assert SETTLED[language] in of(disputed(), language)


@pytest.mark.parametrize("language", Language)
def test_g4_a_part_that_came_since_is_thanked_for(language):
    assert THANKS[language] in of(beside().paid(-3, "40.00"), language)


def test_g4_a_part_that_an_earlier_letter_knew_is_not_thanked_for_again():
    assert "Thank you for the" not in of(beside().paid(-15, "40.00"))


@pytest.mark.parametrize(
    ("book", "told"),
    [
        (fresh().invoice(due=-4, number="N-3"), "These invoices have become due as well. Please pay them along"),
        (beside().invoice(due=-4, number="N-3"), "These invoices are open as well. Please pay them along"),
        (fresh().wrote(-2), "This invoice is open as well. Please pay it along"),
    ],
)
def test_g4_of_several_only_what_is_true_of_all_is_said(book, told):
    assert told in of(book)
