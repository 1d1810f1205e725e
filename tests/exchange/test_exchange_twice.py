"""Importing twice is as good as once, whatever the file."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from exchange_kit import after, invoices, payments, plan
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.model.invoice import Payment, PaymentKind
from clientdesk.model.records import Records

CLIENTS = st.sampled_from(["Ada", "ADA", "Bo", "İzmir Ağaç"])
DAYS = st.sampled_from(["", "2026-01-02", "2026-02-03"])
AMOUNTS = st.sampled_from(["5.00", "10.00", "10.00"])


@st.composite
def invoice_lists(draw: st.DrawFn) -> str:
    """Invoices of a few clients; a number is always the same invoice."""
    rows = draw(
        st.lists(st.tuples(CLIENTS, st.integers(1, 4), st.sampled_from(["", "4.00", "10.00"]), DAYS), max_size=8)
    )
    lines = {f"{name.lower()}-{number}": f"{name},{number},€10.00,{paid},{on}" for name, number, paid, on in rows}
    return "\n".join(["Client,Number,Amount,Paid,Paid on", *lines.values()])


@st.composite
def payment_lists(draw: st.DrawFn, invoice_list: str) -> list[str]:
    """Payments on the invoices of a list, some of them equal, some going back."""
    known = [line.split(",")[:2] for line in invoice_list.splitlines()[1:]]
    if not known:
        return []
    signs = st.sampled_from(["", "", "-"])
    rows = draw(st.lists(st.tuples(st.sampled_from(known), signs, AMOUNTS, DAYS), max_size=8))
    return [f"{name},{number},{sign}{amount},{on}" for (name, number), sign, amount, on in rows]


def as_list(rows: list[str]) -> str:
    return "\n".join(["Client,Invoice,Amount,On", *rows])


def everything(desk: Records) -> set[str]:
    return set(map(repr, (*invoices(desk), *payments(desk))))


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_twice_is_once(data):
    listed = data.draw(invoice_lists())
    paid = as_list(data.draw(payment_lists(listed)))
    once = after(listed, paid)
    assert not plan(listed, once).change.puts
    assert not plan(paid, once).change.puts


@pytest.mark.beside
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_list_in_two_parts_is_the_same_as_in_one(data):
    listed = data.draw(invoice_lists())
    rows = data.draw(payment_lists(listed))
    shorter = rows[: data.draw(st.integers(0, len(rows)))]
    assert everything(after(listed, as_list(shorter), as_list(rows))) == everything(after(listed, as_list(rows)))


@pytest.mark.beside
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_payment_of_a_list_comes_in(data):
    listed = data.draw(invoice_lists())
    rows = data.draw(payment_lists(listed))
    desk = after("\n".join(",".join(line.split(",")[:3]) for line in listed.splitlines()), as_list(rows))
    assert len(payments(desk)) == len(rows)
    assert Counter(map(signed, payments(desk))) == Counter(Decimal(row.split(",")[2]) * 100 for row in rows)


def signed(payment: Payment) -> int:
    return -payment.amount.minor if payment.kind is PaymentKind.REFUND else payment.amount.minor
