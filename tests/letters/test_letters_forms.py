"""Days, money, rates and numbers as each language writes them: as CLDR has it, and as its readers expect it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from clientdesk.ledger.disputed import Days
from clientdesk.letters.filters import ALL, counted, money, percent, plural, rough, span
from clientdesk.letters.render import environment
from clientdesk.letters.shipped import TEMPLATES
from clientdesk.model.client import Language
from clientdesk.model.money import Money

EN, TR, MS, ID = Language.ENGLISH, Language.TURKISH, Language.MALAY, Language.INDONESIAN
NB = "\u00a0"


@pytest.mark.parametrize(
    ("minor", "code", "english", "turkish", "malay", "indonesian"),
    [
        (123450, "EUR", "€1,234.50", "€1.234,50", "€1,234.50", "€1.234,50"),
        (123450, "GBP", "£1,234.50", "£1.234,50", "£1,234.50", "£1.234,50"),
        (123450, "USD", "US$1,234.50", "$1.234,50", f"USD{NB}1,234.50", "US$1.234,50"),
        (123450, "TRY", f"TRY{NB}1,234.50", "₺1.234,50", f"TRY{NB}1,234.50", f"TRY{NB}1.234,50"),
        (123450, "MYR", f"MYR{NB}1,234.50", f"MYR{NB}1.234,50", f"RM{NB}1,234.50", f"MYR{NB}1.234,50"),
        (123456700, "IDR", f"IDR{NB}1,234,567", f"IDR{NB}1.234.567", f"IDR{NB}1,234,567", f"Rp{NB}1.234.567"),
        (123456750, "IDR", f"IDR{NB}1,234,567.50", f"IDR{NB}1.234.567,50", f"IDR{NB}1,234,567.50",
         f"Rp{NB}1.234.567,50"),
        (1234, "JPY", "JP¥1,234", "¥1.234", "JP¥1,234", "JP¥1.234"),
        (1250, "KWD", f"KWD{NB}1.250", f"KWD{NB}1,250", f"KWD{NB}1.250", f"KWD{NB}1,250"),
        (123450, "CHF", f"CHF{NB}1,234.50", f"CHF{NB}1.234,50", f"CHF{NB}1,234.50", f"CHF{NB}1.234,50"),
        (5, "EUR", "€0.05", "€0,05", "€0.05", "€0,05"),
        (0, "EUR", "€0.00", "€0,00", "€0.00", "€0,00"),
        (-123450, "EUR", "-€1,234.50", "-€1.234,50", "-€1,234.50", "-€1.234,50"),
        (123456789012345, "EUR", "€1,234,567,890,123.45", "€1.234.567.890.123,45", "€1,234,567,890,123.45",
         "€1.234.567.890.123,45"),
    ],
)  # fmt: skip
def test_an_amount_is_written_as_its_reader_writes_it(minor, code, english, turkish, malay, indonesian):
    written = [money(Money(minor, code), language) for language in (EN, TR, MS, ID)]
    assert written == [english, turkish, malay, indonesian]


def test_an_amount_has_every_cent_of_it_and_a_rough_one_has_none():
    assert money(Money(1, "IDR"), ID) == f"Rp{NB}0,01"
    assert rough(Money(123499, "EUR"), TR) == "€1.235"


@pytest.mark.parametrize(
    ("since", "words"),
    [
        (date(2026, 6, 10), ["10 June 2026", "10 Haziran 2026", "10 Jun 2026", "10 Juni 2026"]),
        (date(2026, 6, 1), ["1 to 10 June 2026", "1–10 Haziran 2026", "1–10 Jun 2026", "1–10 Juni 2026"]),
        (date(2026, 5, 28), ["28 May to 10 June 2026", "28 Mayıs – 10 Haziran 2026", "28 Mei – 10 Jun 2026",
                             "28 Mei – 10 Juni 2026"]),
        (date(2025, 6, 1), ["1 June 2025 to 10 June 2026", "1 Haziran 2025 – 10 Haziran 2026",
                            "1 Jun 2025 – 10 Jun 2026", "1 Juni 2025 – 10 Juni 2026"]),
    ],
)  # fmt: skip
def test_days_on_end_say_each_month_and_year_once(since, words):
    assert [span(Days(since, date(2026, 6, 10)), language) for language in (EN, TR, MS, ID)] == words


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        ("11.75", ["11.75%", "%11,75", "11.75%", "11,75%"]),
        ("5", ["5%", "%5", "5%", "5%"]),
        ("8.50", ["8.5%", "%8,5", "8.5%", "8,5%"]),
        ("0", ["0%", "%0", "0%", "0%"]),
    ],
)
def test_a_rate_is_written_with_its_sign_where_it_belongs(rate, words):
    assert [percent(Decimal(rate), language) for language in (EN, TR, MS, ID)] == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, ["0 days", "0 gün", "0 hari", "0 hari"]),
        (1, ["1 day", "1 gün", "1 hari", "1 hari"]),
        (2, ["2 days", "2 gün", "2 hari", "2 hari"]),
        (1234, ["1,234 days", "1.234 gün", "1,234 hari", "1.234 hari"]),
    ],
)
def test_a_noun_after_a_number_is_in_the_plural_in_english_alone(number, words):
    nouns = [(EN, "day"), (TR, "gün"), (MS, "hari"), (ID, "hari")]
    assert [counted(number, language, noun) for language, noun in nouns] == words


def test_an_odd_plural_is_given():
    assert [counted(number, EN, "child", "children") for number in (1, 2)] == ["1 child", "2 children"]
    assert counted(2, EN, "reply") == "2 replies"


@pytest.mark.parametrize(
    ("language", "words"),
    [(EN, ["many", "one", "many"]), (TR, ["many", "one", "many"]), (MS, ["many"] * 3), (ID, ["many"] * 3)],
)
def test_one_of_two_wordings_is_chosen_by_the_language_s_own_rule(language, words):
    assert [plural(number, language, "one", "many") for number in (0, 1, 2)] == words


@pytest.mark.parametrize("language", list(Language))
def test_a_template_knows_every_filter_and_none_that_would_break_a_turkish_i(language):
    known = environment(language).filters
    assert {each.__name__ for each in ALL} <= set(known)
    assert not {"upper", "lower", "title", "capitalize"} & set(known)


def test_no_template_names_a_currency_by_itself():
    for path in TEMPLATES.glob("*/*.txt"):
        assert not [sign for sign in "€$£₺¥" if sign in path.read_text(encoding="utf-8")], path
