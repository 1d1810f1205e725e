"""A client's account: owed and overdue per currency, credit, and how they pay."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day, eur
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.ledger.account import account, credit, mean_days, median_days
from clientdesk.model.invoice import PaymentKind
from clientdesk.model.money import Money


def of(book: Book, as_of=TODAY):
    return account(book.records, book.client_id, as_of)


def test_owed_includes_overdue_and_never_mixes_currencies():
    told = Book().client().invoice("100", due=5).invoice("40", due=-5).invoice(Money(84000, "JPY"), due=-1)
    assert of(told).owed == {"EUR": eur("140"), "JPY": Money(84000, "JPY")}
    assert of(told).overdue == {"EUR": eur("40"), "JPY": Money(84000, "JPY")}
    assert of(told).oldest_overdue == 5


def test_what_is_disputed_is_owed_and_overdue_all_the_same():
    told = Book().client().invoice("100", due=-5, disputed=True).invoice("40", due=5, disputed=True)
    assert (of(told).owed, of(told).overdue) == ({"EUR": eur("140")}, {"EUR": eur("100")})


def test_a_cent_written_off_erases_no_history():
    told = Book().client()
    for _ in range(4):
        told.invoice("1000", issued=-60, due=-30).paid(-20, "999.50").written_off(-1, "0.50")
    assert (of(told).days_late, of(told).usual_days, of(told).credit) == (10, 40, {})


def test_a_surplus_is_the_clients_credit_until_it_is_used_or_refunded():
    told = Book().client().invoice("100").paid(-20, "130")
    assert of(told).credit == {"EUR": eur("30")}
    assert of(told, day(-21)).credit == {}
    told.paid(-15, "50", invoice=None)
    assert of(told).credit == {"EUR": eur("80")}
    told.invoice("60").paid(-10, "60", PaymentKind.CREDIT)
    assert of(told).credit == {"EUR": eur("20")}
    assert of(told).owed == {}
    told.paid(-5, "20", PaymentKind.REFUND, invoice=None)
    assert of(told).credit == {}


def test_a_surplus_paid_back_leaves_the_invoice_paid():
    told = Book().client().invoice("100").paid(-20, "130").paid(-18, "30", PaymentKind.REFUND)
    assert of(told).credit == {}
    assert of(told).owed == {}


def test_days_late_is_the_mean_over_paid_invoices_and_early_counts_nothing():
    told = Book().client().invoice(due=-30).paid(-20).invoice(due=-30).paid(-50).invoice(due=-30)
    assert of(told).days_late == 5
    assert of(Book().client().invoice(due=-30)).days_late is None


def test_half_a_day_is_rounded_up_in_mean_and_median():
    assert [mean_days(days) for days in ([2, 3], [3, 4], [])] == [3, 4, None]
    assert [median_days(days) for days in ([2, 3], [3, 4], [])] == [3, 4, None]


def test_usually_pays_after_the_median_of_the_last_twelve():
    told = Book().client()
    for span in (90, *[10] * 6, *[20] * 6):
        told.invoice(issued=-100 - span, due=-80).paid(-100)
    assert of(told).usual_days == 15


def test_the_last_eight_days_late_are_oldest_first():
    told = Book().client()
    for late in range(10):
        told.invoice(due=-30).paid(-30 + late)
    assert of(told).last_lates == (2, 3, 4, 5, 6, 7, 8, 9)


@pytest.mark.parametrize(("days", "mean"), [([], None), ([1, 2], 2), ([1, 1, 2], 1), ([0], 0)])
def test_a_mean_of_days_is_rounded_half_up(days, mean):
    assert mean_days(days) == mean


@given(st.lists(st.tuples(st.integers(1, 500), st.sampled_from(["EUR", "JPY"]), st.integers(0, 700)), max_size=8))
def test_what_is_owed_and_in_credit_adds_up_per_currency(invoices):
    told = Book().client()
    for minor, currency, paid in invoices:
        told.invoice(Money(minor, currency))
        if paid:
            told.paid(-1, Money(paid, currency).plain())
    got = of(told)
    for currency in ("EUR", "JPY"):
        net = sum(minor - paid for minor, code, paid in invoices if code == currency)
        owed = got.owed.get(currency, Money(0, currency)).minor
        assert owed - got.credit.get(currency, Money(0, currency)).minor == net
    assert credit(told.records, told.client_id, TODAY) == got.credit
