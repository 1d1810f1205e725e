"""A late fee that a letter asked for and that was waived since: the next letter says so, once (R02)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import Book, day, eur
from chasing_kit import ada, chased
from check_kit import told
from msgspec.structs import replace

from clientdesk.model.client import Language
from clientdesk.model.invoice import Waiver

TOLD = {
    Language.ENGLISH: "I no longer ask for the late fee on invoice A-1.",
    Language.TURKISH: "A-1 numaralı faturanın gecikme bedelini artık talep etmiyorum.",
    Language.MALAY: "Caj lewat bayar bagi invois A-1 tidak lagi saya tuntut.",
    Language.INDONESIAN: "Bunga keterlambatan atas faktur A-1 tidak lagi saya tagih.",
}


def waived(on: int = -5) -> Book:
    """€900.00, 62 days late; a letter of 20 days ago asked for the late fee too."""
    book = ada().contract(late_fee=Decimal(12)).invoice("900", issued=-92, due=-62, number="A-1").letter("L07", -20)
    return book.add(Waiver, invoice=book.invoice_id, amount=eur("17.00"), on=day(on))


@pytest.mark.parametrize("language", Language)
def test_r02_a_fee_that_was_asked_for_and_waived_is_told_as_no_longer_asked_for(language):
    text = chased(waived(), "L08", language=language)
    assert TOLD[language] in text.body
    assert told(waived(), text) == []


def test_r02_it_is_told_once_and_only_where_a_letter_had_asked_for_it():
    line = TOLD[Language.ENGLISH]
    assert line not in chased(waived().letter("L08", -2), "L09").body
    assert line not in chased(waived(on=-30), "L08").body
    assert line not in chased(waived(), "L05").body


def test_r02_a_fee_that_was_waived_is_still_not_asked_for():
    text = chased(waived(), "L08")
    asks = replace(text, body=text.body.replace("I ask you", "The late fee comes on top. I ask you"))
    assert [rule for rule, _ in told(waived(), asks)] == ["late-fee"]
