"""A debt that was in dispute for some days: a letter says that they cost nothing, and is kind at first (R02, G4, M)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY, Book, day
from chasing_kit import ada, chased

from clientdesk.letters import LetterText
from clientdesk.letters.check import check
from clientdesk.model.client import Client, Language
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Dispute

TOLD = {
    Language.ENGLISH: "36 days (not counted: 1 to 10 November 2026, in dispute) at 12% a year, as agreed",
    Language.TURKISH: "36 gün (sayılmayan: 1–10 Kasım 2026, itirazlı), yıllık %12, anlaştığımız üzere",
    Language.MALAY: "36 hari (tidak dikira: 1–10 November 2026, dipertikaikan)",
    Language.INDONESIAN: "36 hari (tidak dihitung: 1–10 November 2026, dalam sengketa)",
}


def disputed(since: int = -20, settled: int = -11, **fields) -> Book:
    """€1,200.00, 46 days late, of which they disputed ten."""
    book, days = ada().contract(late_fee=Decimal(12)), {"disputed_on": day(since), "settled_on": day(settled)}
    return book.invoice("1200.00", issued=-76, due=-46, number="A-1", **days, **fields)


def problems(book: Book, text: LetterText) -> dict[str, str]:
    found = check(book.records, book.records.get(Client, book.client_id), text, TODAY)
    return {each.rule: str(each.why) for each in found}


@pytest.mark.parametrize("language", Language)
def test_m_the_fee_names_the_days_that_cost_nothing(language):
    body = chased(disputed(), "L06", language=language).body
    assert TOLD[language] in body
    assert chased(disputed(), "L06").body.count("€14.20") == 1  # 1,200 · 12% · 36/365


def test_m_one_day_and_several_disputes_are_named_each():
    book = disputed(-5, -5, earlier_disputes=(Dispute(since=day(-20), settled=day(-11)),))
    told = "35 days (not counted: 1 to 10 November 2026 and 16 November 2026, in dispute)"
    with pytest.raises(Refused, match="put off until 23 Nov: its dispute was settled on 16 Nov"):
        chased(book, "L06")
    assert told in chased(book, "L06", invoices=(book.invoice_id,)).body


@pytest.mark.parametrize("language", Language)
def test_m_the_check_knows_every_figure_and_day_of_it(language):
    book = disputed()
    plain = disputed(-60, -50)
    with_it, without = (problems(each, chased(each, "L06", language=language)) for each in (book, plain))
    assert with_it.keys() == without.keys()


def test_g4_a_notice_before_a_kind_word_is_told_and_so_is_that_it_is_too_early():
    found = problems(disputed(), chased(disputed(), "L07"))
    assert found["first-word"] == (
        "Nothing was written to them about A-1 since a dispute was settled on 10 Nov: L06 is the gentler choice."
    )
    assert found["too-early"] == (
        "The dispute about A-1 was settled on 10 Nov: the 30-day late notice comes 30 days after that,"
        " and a kinder word before it."
    )
    assert not {"first-word", "too-early"} & problems(disputed(), chased(disputed(), "L06")).keys()
