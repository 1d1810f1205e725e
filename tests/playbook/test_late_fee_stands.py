"""A late fee stands as the law and the agreement have it, whatever a habit is judged by, and is never lost (R02, M)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from builder import Book
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.ledger.standing import standing
from clientdesk.ledger.statutes import STATUTES
from clientdesk.model.invoice import Invoice, Payment, PaymentKind, WriteOff
from clientdesk.model.money import Money
from clientdesk.model.settings import LateRate
from clientdesk.playbook.late_fee.chargeable import fee_on, why_none

DUE = date(2026, 1, 31)
NOW = date(2026, 10, 1)


def owes(minor: int = 10_000_00, currency: str = "GBP", country: str = "GB", **fields) -> Book:
    book = Book(country=country, term_days=30).client("Acme")
    given_ = {"number": "A-1", "amount": Money(minor, currency), "issued": date(2026, 1, 1), "due": DUE}
    book.add(Invoice, **given_ | fields)
    book.invoice_id = book.list[-1].id
    return book


def moved(book: Book, minor: int, on: date | None, kind: PaymentKind = PaymentKind.PAYMENT) -> Book:
    currency = book.records.get(Invoice, book.invoice_id).amount.currency
    return book.add(Payment, amount=Money(minor, currency), on=on, kind=kind, invoice=book.invoice_id)


def at(book: Book, day: date = NOW):
    return standing(book.records, book.records.get(Invoice, book.invoice_id), day)


def fee(book: Book, day: date = NOW):
    return fee_on(book.records, at(book, day))


def why(book: Book, day: date = NOW) -> str:
    return why_none(book.records, at(book, day))


def after(days: int) -> date:
    return DUE + timedelta(days=days)


# What is left unpaid, however little


@given(st.integers(1, 10_000_00 - 1), st.integers(1, 700))
def test_m_however_little_stays_unpaid_what_was_late_costs_its_fee(left, days):
    book = moved(owes(), 10_000_00 - left, after(days))
    found = fee(book, after(days))
    assert (found.debt, found.compensation) == (Money(10_000_00, "GBP"), Money(100_00, "GBP"))


@pytest.mark.parametrize("paid", [9_800_00, 9_801_00, 9_999_99])
def test_m_the_last_part_of_an_invoice_costs_no_less_for_being_as_small_as_a_bank_fee(paid):
    found = fee(moved(owes(), paid, NOW))
    assert found.total == Money(782_26 + 100_00, "GBP")


# The compensation, whatever the interest comes to


@given(st.integers(1, 20_000_00), st.integers(1, 400), st.decimals(0, 30, places=2))
def test_m_a_statutes_compensation_stands_from_the_first_late_day_on(minor, days, rate):
    book = owes(minor).add(LateRate, rule="uk", valid_from=date(2026, 1, 1), rate=rate)
    found = fee(book, after(days))
    sum_ = 40 if minor < 1_000_00 else 70 if minor < 10_000_00 else 100
    assert found.compensation == Money(sum_ * 100, "GBP")
    assert found.total == found.interest + found.compensation


@pytest.mark.parametrize("country", sorted({key.removeprefix("eu-").upper() for key in STATUTES} - {"UK"}))
def test_m_in_every_country_of_the_directive_a_cent_that_is_a_day_late_bears_it(country):
    found = fee(owes(1, "EUR", country), after(1))
    assert (found.interest, found.compensation) == (Money(0, "EUR"), Money(40_00, "EUR"))


@pytest.mark.parametrize(("minor", "interest"), [(10_00, 0), (16_00, 1)])
def test_m_interest_that_rounds_to_nothing_leaves_the_forty_pounds(minor, interest):
    found = fee(owes(minor), after(1))
    assert (found.interest, found.total) == (Money(interest, "GBP"), Money(interest + 40_00, "GBP"))


def test_m_without_a_compensation_it_says_that_the_interest_comes_to_nothing():
    book = owes(7, "JPY")
    assert fee(book, after(1)) is None
    assert why(book, after(1)) == (
        "The interest on A-1 comes to ¥0 by the Late Payment of Commercial Debts (Interest) Act 1998, so there is no"
        " late fee: its compensation is fixed in GBP."
    )
    agreed = owes(10_00).contract(late_fee=Decimal(5))
    assert fee(agreed, after(1)) is None
    assert why(agreed, after(1)) == "The interest on A-1 comes to £0.00 by the contract (C09), so there is no late fee."


def test_m_days_whose_rate_nobody_knows_say_where_to_enter_it():
    book = owes(issued=date(2019, 5, 1), due=date(2019, 6, 1))
    told = why(book)
    assert (told.before.rpartition(" was ")[2], told.way.words) == ("late: add it with ", ("uk",))


# Whose days they are


def test_c08_a_due_date_that_stands_in_the_contract_binds_as_one_on_the_invoice():
    book = owes(due=None).contract(term_days=30)
    assert fee(book).days == (NOW - DUE).days


def test_m_a_due_date_that_nobody_agreed_costs_nothing():
    assert why(owes(due=None)) == (
        "A-1 is late through no fault of theirs, so there is no late fee on it:"
        " it names no due date, and no contract does."
    )


def test_m_who_got_it_after_its_due_date_has_all_of_their_days_from_then_on():
    book = owes(sent=date(2026, 2, 10))
    assert fee(book).since == date(2026, 3, 13)
    assert fee(book, date(2026, 3, 12)) is None
    assert why(book, date(2026, 3, 12)).endswith("it: you sent it 40 days late.")


@given(st.integers(0, 60), st.integers(0, 120))
def test_m_a_day_later_sent_is_a_day_more_that_costs_nothing(late, days):
    """However late it went out, its fee begins as many days after the due date."""
    found = fee(owes(sent=date(2026, 1, 1) + timedelta(days=late)), after(days))
    assert (found.days if found else 0) == max(0, days - late)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"payable": False}, "it didn't say how to pay"),
        ({"issued": date(2026, 2, 3)}, "it was due before it went out"),
        ({"issued": None, "sent": date(2026, 2, 3)}, "it was due before it went out"),
    ],
)
def test_m_why_it_is_no_fault_of_theirs_is_said(fields, words):
    assert why(owes(**fields)) == f"A-1 is late through no fault of theirs, so there is no late fee on it: {words}."


# What became of it


def test_m_what_was_written_off_after_a_late_part_says_so():
    book = moved(owes(), 1_000_00, after(20))
    book.add(WriteOff, invoice=book.invoice_id, amount=Money(9_000_00, "GBP"), on=after(60))
    assert why(book) == "A-1 was written off: no late fee is asked for on it."


@pytest.mark.parametrize(
    ("on", "words"), [(DUE, "was paid in time"), (None, "was paid on a day that is not known")], ids=str
)
def test_m_what_is_paid_and_was_not_late_says_how_it_was_paid(on, words):
    assert why(moved(owes(), 10_000_00, on)) == f"A-1 {words}, so there is no late fee on it."


def test_m_who_got_it_back_and_paid_again_owes_nothing_for_the_days_between():
    book = moved(moved(owes(), 10_000_00, DUE), 10_000_00, after(10), PaymentKind.REFUND)
    assert why(book) == "A-1 was paid, and you gave it back: no late fee is asked for on it."
    moved(book, 10_000_00, after(90))
    assert why(book) == (
        "A-1 was open after its due date only while you had given it back, so there is no late fee on it."
    )


def test_m_who_paid_a_part_of_it_again_owes_the_rest_from_then_on():
    book = moved(moved(owes(1_000_00), 1_000_00, DUE), 1_000_00, after(10), PaymentKind.REFUND)
    found = fee(moved(book, 700_00, after(20)))
    assert (found.debt, found.since) == (Money(300_00, "GBP"), after(21))
    assert found.compensation == Money(40_00, "GBP")
