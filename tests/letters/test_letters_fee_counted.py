"""A letter says why a late fee has fewer days than the invoice is late (R02): it counts only since its rate began."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY, Book, day
from check_kit import client
from letters_kit import desk

from clientdesk.letters import Asked, from_desk
from clientdesk.letters.check import check
from clientdesk.model.client import Language
from clientdesk.model.settings import LateRate

WHEN = {
    Language.ENGLISH: "50 days (counted from 3 October 2026, when this rate began) at 24% a year",
    Language.TURKISH: "50 gün (3 Ekim 2026 tarihinden başlayarak; bu oran o gün yürürlüğe girdi), yıllık %24",
    Language.MALAY: "50 hari (dikira mulai 3 Oktober 2026, apabila kadar ini berkuat kuasa) pada kadar 24%",
    Language.INDONESIAN: "50 hari (dihitung mulai 3 Oktober 2026, saat tarif ini mulai berlaku), sebesar 24%",
}


UNDER = {
    Language.ENGLISH: "24% a year, under Law 3095: €",
    Language.TURKISH: "yıllık %24, yasal dayanağı Law 3095: €",
    Language.MALAY: "24% setahun, menurut Law 3095: €",
    Language.INDONESIAN: "24% per tahun, berdasarkan Law 3095: €",
}
"""The law that the person named for their own rate."""


def late(*rates: int, law: str = "") -> Book:
    """€500 that was due 95 days ago in a country whose first known rate began so many days ago."""
    book = desk().settings(payment_details="IBAN DE00 1234", country="TR")
    book.invoice("500", issued=-125, due=-95, number="A-1").letter("L08", -30)
    for at, since in enumerate(rates):
        own = {"rate": Decimal(24 + at), "source": "https://www.tcmb.gov.tr", "law": law}
        book.add(LateRate, rule="tr", valid_from=day(since), checked=TODAY, **own)
    return book


def body(book: Book, language: Language) -> str:
    text = from_desk(book.records, client(book), "L09", TODAY, Asked(language=language))
    assert not [each for each in check(book.records, client(book), text, TODAY) if each.rule != "court"]
    return text.body


@pytest.mark.parametrize("language", Language)
def test_the_days_say_since_when_they_count_where_that_is_later(language):
    assert WHEN[language] in body(late(-49), language)
    assert WHEN[language].partition("(")[2].partition(")")[0] not in body(late(-200), language)


@pytest.mark.parametrize("language", Language)
def test_m_a_rate_of_ones_own_rests_on_the_law_that_was_named_and_never_on_where_it_was_looked_up(language):
    assert UNDER[language] in body(late(-200, law="Law 3095"), language)
    rate = UNDER[language].rpartition(", ")[0]
    assert f"{rate}: €" in body(late(-200), language)


def test_of_several_rates_it_is_the_first_one():
    assert "(counted from 3 October 2026, when the first of these rates began)" in body(late(-49, -5), Language.ENGLISH)


def test_a_fee_that_counts_from_the_day_after_the_due_date_says_nothing_of_it():
    assert "counted from" not in body(late(-94), Language.ENGLISH)
