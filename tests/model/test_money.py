"""Handbook M: whole minor units, one rounding rule, totals never mixed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.currency import CODES, SYMBOLS, digits
from clientdesk.model.money import Money, shown_totals, totals, with_fractions

currencies = st.sampled_from(["EUR", "JPY", "KWD", "MYR", "TRY"])
moneys = st.builds(Money, st.integers(-(10**12), 10**12), currencies)


@pytest.mark.parametrize(
    ("money", "plain", "shown", "whole"),
    [
        (Money(123450, "EUR"), "1234.50", "€1,234.50", "€1,234.50"),
        (Money(120000, "EUR"), "1200.00", "€1,200.00", "€1,200"),
        (Money(84000, "JPY"), "84000", "¥84,000", "¥84,000"),
        (Money(462750, "KWD"), "462.750", "KWD 462.750", "KWD 462.750"),
        (Money(-40000, "USD"), "-400.00", "-$400.00", "-$400"),
        (Money(5, "EUR"), "0.05", "€0.05", "€0.05"),
        (Money(0, "JPY"), "0", "¥0", "¥0"),
        (Money(-5, "KWD"), "-0.005", "-KWD 0.005", "-KWD 0.005"),
    ],
)
def test_an_amount_is_written_with_its_currencys_own_digits(money, plain, shown, whole):
    assert money.plain() == plain
    assert money.shown() == shown
    assert money.shown(whole=True) == whole
    assert money.is_whole == ("." not in whole)


@given(moneys)
def test_an_amount_survives_the_way_through_its_decimal_and_its_text(money):
    assert Money.from_decimal(money.decimal, money.currency) == money
    assert Money.from_decimal(Decimal(money.plain()), money.currency) == money


@pytest.mark.parametrize(
    ("value", "minor"), [("0.005", 1), ("0.004", 0), ("-0.005", -1), ("2.675", 268), ("1e30", 10**32)]
)
def test_the_one_rounding_rule_is_half_up(value, minor):
    assert Money.from_decimal(Decimal(value), "EUR").minor == minor


@given(st.lists(moneys))
def test_totals_are_per_currency_in_order_and_add_up(amounts):
    sums = totals(amounts)
    assert list(sums) == sorted({money.currency for money in amounts})
    for code, total in sums.items():
        assert total == Money(sum(m.minor for m in amounts if m.currency == code), code)


def test_two_currencies_are_never_summed_nor_compared():
    with pytest.raises(ValueError, match="EUR and USD"):
        Money(1, "EUR") + Money(1, "USD")
    with pytest.raises(ValueError, match="EUR and USD"):
        Money(1, "EUR") - Money(1, "USD")
    with pytest.raises(ValueError, match="EUR and USD"):
        max(Money(1, "EUR"), Money(1, "USD"))


def test_amounts_of_one_currency_are_in_order():
    three, two = Money(3, "EUR"), Money(2, "EUR")
    assert (min(three, two), max(three, two), sorted([three, two])) == (two, three, [two, three])


def test_a_screens_totals_leave_zeros_out():
    assert shown_totals(totals([Money(1248000, "EUR"), Money(0, "GBP"), Money(84000, "JPY")])) == "€12,480  ¥84,000"
    assert shown_totals({}) == "–"


def test_multiplying_rounds_once():
    assert Money(1000, "EUR").times(Decimal("0.3333")) == Money(333, "EUR")


def test_currency_facts_agree_with_the_library_of_locales():
    from babel.numbers import get_currency_symbol, list_currencies

    assert set(list_currencies()) >= CODES - {"XCG", "VED", "SLE", "ZWG"}
    locales = "en en_MY tr id pl ms th uk vi he ko hi".split()
    for code, symbol in SYMBOLS.items():
        assert symbol in {get_currency_symbol(code, locale) for locale in locales} | {"S$"}, code
    assert (digits("JPY"), digits("EUR"), digits("KWD")) == (0, 2, 3)


def test_a_column_of_one_currency_shows_fractions_everywhere_or_nowhere():
    column = [Money(2_450_50, "GBP"), Money(2_000_00, "GBP"), Money(285_000, "KWD"), Money(9_000, "JPY")]
    broken = with_fractions(column)
    assert broken == {"GBP"}
    told = [shown_totals({each.currency: each}, broken=broken) for each in column]
    assert told == ["£2,450.50", "£2,000.00", "KWD 285", "¥9,000"]
