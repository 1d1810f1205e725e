"""Amounts as people write them: both decimal signs, and never a guess."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from clientdesk.model.amounts import named_currency, parse_amount
from clientdesk.model.currency import CODES, LOCAL_SIGNS, SYMBOLS
from clientdesk.model.errors import Refused
from clientdesk.model.money import Money

NAMES = sorted(CODES) + sorted(SYMBOLS.values())


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("1,234.50", "EUR", 123450),
        ("1.234,50", "EUR", 123450),
        ("1 234,50 €", "EUR", 123450),
        ("1'234.50", "CHF", 123450),
        ("1,234", "EUR", 123400),
        ("1.234", "EUR", 123400),
        ("1.234.567", "EUR", 123456700),
        ("12,5", "EUR", 1250),
        (".5", "EUR", 50),
        ("0.500", "KWD", 500),
        ("1,234", "JPY", 1234),
        ("$13.50 ", "USD", 1350),
        ("($400.00)", "USD", -40000),
        ("-5", "EUR", -500),
        ("RM 1,200", "MYR", 120000),
        ("1.500 TL", "TRY", 150000),
        ("USD 12", "USD", 1200),
        ("7.", "EUR", 700),
        ("+5", "EUR", 500),
        ("5-", "EUR", -500),
        ("\u22125 €", "EUR", -500),
        ("€5 EUR", "EUR", 500),
        ("$5 CAD", "CAD", 500),
        ("5,- €", "EUR", 500),
        ("CHF 5.--", "CHF", 500),
        ("Rp.1200", "IDR", 120000),
    ],
)
def test_an_amount_is_read(text, currency, minor):
    assert parse_amount(text, currency) == Money(minor, currency)


@pytest.mark.parametrize(
    ("text", "currency", "why"),
    [
        ("", "EUR", "not an amount"),
        ("abc", "EUR", "not an amount"),
        ("1e5", "EUR", "not an amount"),
        ("12 34", "EUR", "not an amount"),
        ("1,2,3", "EUR", "not an amount"),
        ("1.234", "KWD", "could be two amounts: KWD 1.234, or KWD 1,234.000"),
        ("12,500 KWD", "KWD", "could be two amounts: KWD 12.500, or KWD 12,500.000"),
        ("KWD 12,500", "KWD", "could be two amounts"),
        ("1.5", "JPY", "finer"),
        ("1.234,567", "EUR", "finer"),
        ("€5", "USD", "in EUR"),
        ("99999999999999999999", "EUR", "larger"),
        ("1 000 00", "EUR", "not an amount"),
        ("nan", "EUR", "not an amount"),
        ("EUR 5 USD", "EUR", "names EUR and USD"),
        ("€5$", "EUR", "names EUR and USD"),
        ("5 XYZ", "EUR", "“XYZ” in “5 XYZ” is no currency"),
        ("ABC 5", "EUR", "“ABC” in “ABC 5” is no currency"),
        ("+5+", "EUR", "not an amount"),
        ("()5..", "EUR", "not an amount"),
        ("(-5)", "EUR", "not an amount"),
        ("--5", "EUR", "not an amount"),
        ("5..", "EUR", "not an amount"),
        ("5'", "EUR", "not an amount"),
        ("€5€6", "EUR", "not an amount"),
    ],
)
def test_what_is_no_amount_or_could_be_two_is_refused_with_an_example(text, currency, why):
    with pytest.raises(Refused) as refused:
        parse_amount(text, currency)
    assert why in refused.value.sentence


def test_a_stated_decimal_sign_settles_it():
    assert parse_amount("1.234", "KWD", ".") == Money(1234, "KWD")
    assert parse_amount("1.234", "KWD", ",") == Money(1234000, "KWD")


@given(st.integers(-(10**11), 10**11), st.sampled_from(sorted(CODES)))
def test_what_a_screen_shows_can_be_typed_back(minor, currency):
    money = Money(minor, currency)
    assert parse_amount(money.shown(), currency) == money
    assert parse_amount(money.plain(), currency, ".") == money
    assert parse_amount(f"{money.plain()} {currency}", currency, ".") == money


@given(st.integers(0, 10**6), st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique_by=named_currency))
def test_a_text_of_two_currencies_is_never_taken(minor, names):
    one, other = names
    assume(LOCAL_SIGNS.get(one) != other and LOCAL_SIGNS.get(other) != one)
    for text in (f"{one} {minor} {other}", f"{one}{other} {minor}", f"{minor} {other} {one}"):
        for currency in (named_currency(one), named_currency(other)):
            with pytest.raises(Refused):
                parse_amount(text, currency)


def test_a_currency_is_found_by_code_or_symbol():
    assert named_currency("RM 12") == "MYR"
    assert named_currency("12 kr") is None
    assert named_currency("S$ 5") == "SGD"
    assert named_currency("5 TRY") == "TRY"


@pytest.mark.parametrize("text", ["9" * 5000, "1" + ",999" * 2000, "10000000000000.01"])
def test_more_figures_than_any_amount_has_are_refused(text: str) -> None:
    with pytest.raises(Refused, match="larger than any invoice"):
        parse_amount(text, "EUR")
