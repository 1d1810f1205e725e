"""What an hour with a client brings in, and the median of the others' hours."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY, Book, eur
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.ledger.rates import MedianOfOthers, effective_rate
from clientdesk.ledger.standing import standings
from clientdesk.model.money import Money


def rate(book: Book, **more):
    return effective_rate(book.records, book.client_id, TODAY, **more)


def worked(hours="10", **fields) -> Book:
    book = Book().client()
    return book.project(hours=Decimal(hours) if hours else None, **{"started": TODAY.replace(year=2025)} | fields)


def test_it_is_what_came_in_by_the_hours():
    assert rate(worked("10").invoice("500.00").paid(-20)).per_hour == eur("50.00")


def test_what_was_invoiced_and_not_paid_brings_in_nothing():
    found = rate(worked("10").invoice("500.00").paid(-20, "100.00"))
    assert (found.per_hour, found.came_in, found.hours) == (eur("10.00"), eur("100.00"), 10)


def test_hours_of_extras_count_paid_for_or_not():
    book = worked("8").extra(-10, done=True, hours=Decimal(2)).invoice("500.00").paid(-20)
    assert rate(book).per_hour == eur("50.00")


@pytest.mark.parametrize("extra", [{"done": False, "hours": Decimal(2)}, {"done": True, "hours": None}])
def test_extras_not_done_or_of_unknown_hours_do_not(extra):
    assert rate(worked("10").extra(-10, **extra).invoice("500.00").paid(-20)).hours == 10


def test_without_hours_or_without_invoices_there_is_none():
    assert rate(worked(hours=None).invoice("500.00").paid(-20)) is None
    assert rate(worked("10")) is None


def test_only_the_projects_with_hours_count_and_only_their_invoices():
    book = worked("10")
    known = book.list[-1].id
    book.project(name="Unknown").invoice("500.00", project=known).paid(-20)
    book.invoice("900.00", project=book.list[-3].id).paid(-20).invoice("70.00").paid(-20)
    assert rate(book).came_in == eur("500.00")


def test_a_project_still_to_come_has_no_hours_yet():
    book = worked("10").invoice("500.00").paid(-20).project(hours=Decimal(90), started=TODAY.replace(year=2027))
    assert rate(book).hours == 10


def test_money_in_another_currency_is_asked_for_by_its_code():
    book = worked("10").invoice(Money(300_00, "USD")).paid(-20)
    assert rate(book) is None
    assert rate(book, currency="USD").per_hour == Money(30_00, "USD")


def test_standings_known_already_are_taken():
    book = worked("10").invoice("500.00").paid(-20)
    known = tuple(standings(book.records, book.client_id, TODAY))
    assert rate(book, standings_of=lambda: known) == rate(book)
    assert rate(book, standings_of=lambda: ()) is None


def test_half_a_cent_is_rounded_up_whatever_the_hours():
    assert rate(worked("22").invoice("11.11").paid(-20)).per_hour == eur("0.51")


def test_the_median_of_some_rates():
    assert MedianOfOthers([]).without(None) is None
    assert MedianOfOthers([eur("30")]).without(None) == eur("30")
    assert MedianOfOthers([eur("50"), eur("30"), eur("90")]).without(None) == eur("50")
    assert MedianOfOthers([eur("30"), eur("50"), eur("90"), eur("51.01")]).without(None) == eur("50.51")


@given(st.lists(st.integers(0, 100), min_size=1, max_size=9), st.data())
def test_the_median_of_the_others_leaves_out_one_of_them(cents, data):
    one = data.draw(st.sampled_from(cents))
    others = list(cents)
    others.remove(one)
    found = MedianOfOthers(Money(each, "EUR") for each in cents).without(Money(one, "EUR"))
    assert found == MedianOfOthers(Money(each, "EUR") for each in others).without(None)
