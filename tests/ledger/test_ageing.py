"""Ageing by due date, as at any date (handbook M)."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day, eur
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.ledger.account import account
from clientdesk.ledger.ageing import Bucket, ageing
from clientdesk.model.money import Money


@pytest.mark.parametrize(
    ("days", "bucket"),
    [
        (-9, Bucket.NOT_DUE),
        (0, Bucket.NOT_DUE),
        (1, Bucket.TO_30),
        (30, Bucket.TO_30),
        (31, Bucket.TO_60),
        (60, Bucket.TO_60),
        (61, Bucket.TO_90),
        (90, Bucket.TO_90),
        (91, Bucket.OVER_90),
    ],
)
def test_the_bounds_of_a_bucket_are_inclusive(days, bucket):
    assert Bucket.of(days) is bucket


def test_an_ageing_is_as_at_its_date():
    told = Book().client().invoice("100", issued=-90, due=-45).paid(-2)
    (eur_now,) = ageing(told.records, [told.client_id], day(-3)).values()
    assert eur_now.cells[Bucket.TO_60].amount == eur("100")
    assert ageing(told.records, [told.client_id], TODAY) == {}


def test_what_has_no_due_date_at_all_is_not_due():
    told = Book().client().invoice("7", due=None)
    told.list[-1] = told.list[-1].but(issued=None)
    (eur_now,) = ageing(told.records, [told.client_id], TODAY).values()
    assert eur_now.cells[Bucket.NOT_DUE].count == 1


@given(
    st.lists(st.tuples(st.integers(1, 500), st.sampled_from(["EUR", "JPY"]), st.integers(-150, 40)), max_size=10),
    st.integers(-100, 0),
)
def test_the_buckets_sum_to_what_the_clients_owe(invoices, as_of):
    told, clients = Book(), []
    for minor, currency, due in invoices:
        told.client().invoice(Money(minor, currency), issued=-200, due=due)
        clients.append(told.client_id)
    got = ageing(told.records, clients, day(as_of))
    assert list(got) == sorted({currency for _, currency, _ in invoices})
    for currency, row in got.items():
        owed = sum(account(told.records, c, day(as_of)).owed.get(currency, Money(0, currency)).minor for c in clients)
        assert row.total.amount.minor == owed == sum(cell.amount.minor for cell in row.cells.values())
        assert row.total.count == sum(1 for _, code, _ in invoices if code == currency)
