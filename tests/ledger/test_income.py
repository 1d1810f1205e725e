"""Income received, and shares of it within one currency."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from builder import TODAY, Book, eur
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.ledger.income import income_of_desk, income_share, window
from clientdesk.model.client import Client
from clientdesk.model.invoice import PaymentKind
from clientdesk.model.money import Money


def test_the_window_is_twelve_months_with_both_ends_in_it():
    assert window(TODAY) == (date(2025, 11, 22), TODAY)
    assert window(date(2028, 2, 29)) == (date(2027, 3, 1), date(2028, 2, 29))


def test_refunds_reduce_income_and_used_credit_or_undated_payments_are_none():
    told = Book().client().invoice("100").paid(-5).paid(-4, "30", PaymentKind.REFUND)
    told.invoice("9").paid(-3, kind=PaymentKind.CREDIT).invoice("8").paid(None).invoice("7").paid(-400)
    assert income_of_desk(told.records, TODAY) == {"EUR": eur("70")}


def test_a_share_is_within_a_currency():
    told = Book().client("A").invoice("75").paid(-5)
    a = told.client_id
    told.client("B").invoice("25").paid(-5).invoice(Money(500, "JPY")).paid(-5)
    b = told.client_id
    told.client("C")
    assert income_share(told.records, a, TODAY) == (Fraction(3, 4), "EUR")
    assert income_share(told.records, b, TODAY) == (1, "JPY")
    assert income_share(told.records, told.client_id, TODAY) is None


def test_a_client_who_got_money_back_is_no_part_of_the_whole():
    told = Book().client("A").invoice("75").paid(-5)
    a = told.client_id
    told.client("B").invoice("20").paid(-400).paid(-5, "20", PaymentKind.REFUND)
    assert income_of_desk(told.records, TODAY) == {"EUR": eur("75")}
    assert income_share(told.records, a, TODAY) == (1, "EUR")
    assert income_share(told.records, told.client_id, TODAY) is None


@given(st.lists(st.integers(-(10**6), 10**6).filter(bool), min_size=1, max_size=8))
def test_a_share_lies_above_nothing_and_is_at_most_all(amounts):
    told = Book()
    for minor in amounts:
        kind = PaymentKind.PAYMENT if minor > 0 else PaymentKind.REFUND
        told.client().invoice(Money(abs(minor), "EUR")).paid(-1, kind=kind)
    shares = [income_share(told.records, client.id, TODAY) for client in told.records.all(Client)]
    assert [share is None for share in shares] == [minor < 0 for minor in amounts]
    assert all(0 < share.part <= 1 for share in shares if share)


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=8))
def test_shares_of_one_currency_sum_to_one(amounts):
    told = Book()
    for minor in amounts:
        told.client().invoice(Money(minor, "EUR")).paid(-1)
    shares = [income_share(told.records, client.id, TODAY) for client in told.records.all(Client)]
    assert sum(share.part for share in shares if share) == 1
