"""What Turkish asks for beside the other languages: no ending on a name, days with a weekday, sums that are paid."""

from __future__ import annotations

from datetime import date

import pytest
from chasing_kit import chased, in_touch, owing

from clientdesk.letters.shipped import TEMPLATES
from clientdesk.model.client import Language
from clientdesk.playbook.wording.amounts import named
from clientdesk.playbook.wording.days import ahead

TR = Language.TURKISH


@pytest.mark.parametrize("kind", ["L01", "L03", "L04"])
def test_no_line_begins_with_a_full_stop(kind):
    body = chased(in_touch(), kind, language=TR).body
    assert "yazmıştım. " in body
    assert "\n." not in body


def test_no_ending_hangs_on_a_fact():
    """`{{ name }}in` is right for one name and wrong for the next."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in (TEMPLATES / "tr").glob("*.txt")}
    hangs = [name for name, text in texts.items() for part in text.split("}}")[1:] if part[:1].isalpha()]
    assert texts
    assert hangs == []


def test_a_fee_that_is_counted_until_today_promises_no_day():
    """Else the letter would be told of a day that is over, once it goes out tomorrow."""
    text = chased(owing(), "L09", language=TR).body
    assert "21 Kasım 2026 itibarıyla" in text
    assert ahead(text, TR) == ()


@pytest.mark.parametrize(
    "words",
    ["7 Aralık 2026 tarihine kadar", "7 Aralık 2026'ya kadar", "en geç 7 Aralık 2026", "7 Aralık 2026 gününe kadar",
     "7 Aralık 2026 Pazartesi gününe kadar", "7 Aralık 2026 akşamına kadar"],
)  # fmt: skip
def test_a_day_to_pay_by_is_found_as_turkish_writes_it(words):
    assert [each.day for each in ahead(f"Ödemeyi {words} bekliyorum.", TR)] == [date(2026, 12, 7)]


@pytest.mark.parametrize(
    ("text", "is_owed"),
    [
        ("Ödenmesi gereken tutar ₺500,00.", True), ("Alacağım ₺500,00.", True), ("Açık bakiye ₺500,00.", True),
        ("Peşin ödediğiniz ₺500,00 iade edilecek.", False), ("Size açıkladığım fiyat ₺500,00.", False),
    ],
)  # fmt: skip
def test_what_was_paid_or_explained_is_not_asked_for(text, is_owed):
    assert [each.is_owed for each in named(text, ["TRY"], TR)] == [is_owed]
