"""Words of a letter about money agree with what they are about: one or several invoices, sums, ways of asking."""

from __future__ import annotations

import pytest
from builder import Book
from chasing_kit import bare, chased

from clientdesk.model.client import Language
from clientdesk.model.journal import Channel, Matter
from clientdesk.model.money import Money

EN, TR, MS, ID = Language


def with_another() -> Book:
    """One invoice that the letter is about, and one that has become due meanwhile."""
    return bare(due=-95).invoice("90.00", due=-3, number="N-2")


@pytest.mark.parametrize(
    ("language", "of_one", "of_both"),
    [
        (EN, "If something on it is", "If something on them is"),
        (TR, "Faturada net olmayan", "Faturalarda net olmayan"),
        (MS, "kurang jelas pada invois tersebut", "kurang jelas pada mana-mana invois tersebut"),
        (ID, "kurang jelas pada faktur tersebut", "kurang jelas pada salah satu faktur tersebut"),
    ],
)
def test_what_is_unclear_may_be_on_any_of_the_enclosed_invoices(language, of_one, of_both):
    assert of_one in chased(bare(), "L06", language=language).body
    assert of_both in chased(with_another(), "L06", language=language).body


def test_two_sums_have_arrived_where_one_has():
    both = bare().invoice(Money(5_000_00, "MYR"), due=-40, number="N-2")
    assert "as soon as the €800.00 has arrived" in chased(bare(), "L05").body
    assert "as soon as the €800.00 and MYR 5,000.00 have arrived" in chased(both, "L05").body.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "nothing_came", "a_part_came"),
    [
        (EN, "I have not received the payment yet", "I have not received the full payment yet"),
        (TR, "Ödeme bana henüz", "Ödeme henüz tamamlanmadığı"),
        (MS, "kerana bayaran masih belum", "kerana bayaran penuh masih belum"),
        (ID, "belum saya terima:", "belum saya terima sepenuhnya:"),
    ],
)
def test_the_full_payment_is_spoken_of_only_where_a_part_of_it_came(language, nothing_came, a_part_came):
    assert nothing_came in chased(bare().letter("L06", -9), "L06", language=language).body
    assert a_part_came in chased(bare().letter("L06", -9).paid(-3, "100.00"), "L06", language=language).body


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (EN, "We also met on 9 November 2026, and I called you on 12 November 2026."),
        (TR, "Ayrıca 9 Kasım 2026 tarihinde görüşmüştük; sizi 12 Kasım 2026 tarihinde telefonla da aradım."),
        (MS, "Kita juga telah bertemu pada 9 November 2026, dan saya telah menelefon anda pada 12 November 2026."),
        (ID, "Kita juga bertemu pada 9 November 2026, dan saya menelepon Anda pada 12 November 2026."),
    ],
)
def test_a_meeting_and_a_call_beside_a_message_are_told_in_one_sentence(language, words):
    book = Book().client("Northwind")
    for offset, channel in ((-20, Channel.EMAIL), (-12, Channel.MEETING), (-9, Channel.CALL)):
        book.wrote(offset, channel=channel, matter=Matter.WORKING)
    assert words in chased(book, "L04", language=language).body
