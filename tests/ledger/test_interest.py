"""Late interest (M): simple, by the day, on what is open; the published cases, and what holds of any payments."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY, Book, day, eur
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.ledger.interest import interest, of_days
from clientdesk.ledger.late_rule import Rule, of_contract
from clientdesk.ledger.standing import standing
from clientdesk.model.invoice import Invoice, PaymentKind
from clientdesk.model.money import Money

STATUTE = of_contract(Decimal("11.75"))
TENTH = of_contract(Decimal(10))
ODD = of_contract(Decimal("36.5"))
"""A cent on ten euro a day."""


def late(book: Book, rule: Rule = TENTH, *, today=TODAY):
    invoice = book.records.by_id(Invoice)[book.invoice_id]
    found = standing(book.records, invoice, today)
    assert found.due is not None
    return interest(book.records, found, rule, found.due)


def owes(amount="1000.00", due=-73) -> Book:
    return Book().client().invoice(amount, issued=-120, due=due)


@pytest.mark.parametrize(("days", "amount"), [(1, "3.22"), (60, "193.15")])
def test_m_the_published_case_of_ten_thousand_at_11_75_per_cent(days, amount):
    assert of_days(eur("10000.00"), days, STATUTE.rates[0].percent) == eur(amount)
    assert late(owes("10000.00", due=-days), STATUTE).amount == eur(amount)
    paid = late(owes("10000.00", due=-90).paid(days - 90), STATUTE)
    assert (paid.amount, paid.days) == (eur(amount), days)


def test_m_it_runs_from_the_day_after_the_due_date():
    assert late(owes(due=0)).amount == eur("0.00")
    assert late(owes(due=0)).days == 0
    assert late(owes(due=-1), ODD).amount == eur("1.00")
    assert late(owes(due=-73)).amount == eur("20.00")


def test_m_who_pays_on_the_due_date_or_before_it_owes_none():
    assert late(owes(due=-30).paid(-30)).amount == eur("0.00")
    assert late(owes(due=-30).paid(-31)).days == 0
    assert late(owes(due=10)).amount == eur("0.00")


def test_m_a_part_payment_stops_the_interest_on_its_part():
    found = late(owes(due=-20).paid(-10, "600.00"), ODD)
    assert found.amount == eur("14.00")
    assert found.days == 20


def test_m_a_part_paid_on_the_due_date_bears_none():
    assert late(owes(due=-20).paid(-20, "400.00"), ODD).amount == eur("12.00")


def test_m_what_was_credited_or_given_up_bears_none():
    assert late(owes(due=-10).credited(-2, "400.00"), ODD).amount == eur("6.00")
    assert late(owes(due=-10).written_off(-2, "400.00"), ODD).amount == eur("6.00")


def test_m_what_was_given_back_bears_none_until_they_pay_of_it_again():
    book = owes(due=-20).paid(-15).paid(-10, "500.00", PaymentKind.REFUND)
    assert late(book, ODD).amount == eur("5.00")
    assert late(book.paid(-5, "100.00"), ODD).amount == eur("7.00")


def test_m_what_they_paid_too_much_and_got_back_leaves_the_rest_bearing():
    book = owes(due=-20).paid(-20, "600.00").paid(-15, "600.00").paid(-10, "600.00", PaymentKind.REFUND)
    assert late(book, ODD).amount == eur("6.00")


def test_m_the_debt_is_what_was_open_on_the_first_late_day():
    assert late(owes(due=-20).paid(-20, "400.00").paid(-19, "100.00")).debt == eur("600.00")
    again = owes(due=-20).paid(-30).paid(-15, "1000.00", PaymentKind.REFUND).paid(-10, "700.00")
    assert (late(again).debt, late(again).days) == (eur("300.00"), 10)
    assert late(owes(due=-20).paid(-20)).debt == eur("0.00")


def test_m_a_payment_without_a_day_counts_from_the_first():
    assert late(owes(due=-20).paid(None, "1000.00"), ODD).amount == eur("0.00")


def test_m_it_is_rounded_once_and_half_up():
    half = Decimal("182.5")
    assert of_days(Money(1, "EUR"), 100, half) == Money(1, "EUR")
    assert of_days(Money(1, "EUR"), 99, half) == Money(0, "EUR")
    assert of_days(Money(100, "JPY"), 1, half) == Money(1, "JPY")


AMOUNTS = st.integers(1, 10**9)
RATES = st.decimals(Decimal("0.01"), 100, places=2)


@given(AMOUNTS, st.integers(0, 4000), st.integers(0, 400), RATES)
def test_m_more_days_and_more_money_never_cost_less(minor, days, more, rate):
    money = Money(minor, "EUR")
    assert of_days(money, days, rate).minor <= of_days(money, days + more, rate).minor
    assert of_days(money, days, rate).minor <= of_days(Money(minor + more, "EUR"), days, rate).minor


@given(st.lists(st.tuples(st.integers(1, 30_000), st.integers(-60, -1)), max_size=4), RATES)
def test_m_part_payments_each_bear_interest_until_their_own_day(parts, rate):
    """An invoice paid in parts bears as much as one invoice for each part, but for rounding."""
    left = 200_000 - sum(minor for minor, _ in parts)
    whole = owes("2000.00", due=-50)
    for minor, on in parts:
        whole.paid(on, f"{minor / 100:.2f}")
    alone = sum(of_days(Money(minor, "EUR"), max(0, on + 50), rate).minor for minor, on in parts)
    alone += of_days(Money(left, "EUR"), 50, rate).minor
    assert abs(late(whole, of_contract(rate)).amount.minor - alone) <= len(parts) + 1


@given(AMOUNTS, st.integers(0, 60), st.integers(0, 400), RATES)
def test_m_nothing_is_borne_up_to_the_due_date(minor, ahead, back, rate):
    book = Book().client().invoice(Money(minor, "EUR"), issued=-500, due=ahead - back)
    assert late(book, of_contract(rate), today=day(-back)).amount == eur("0.00")
