"""The statement of account (R03, M): every row, and a balance that is what the ledger says is owed less the credit."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from builder import TODAY, Book, day
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import days, desks

from clientdesk.exchange.statement import ENGLISH, told
from clientdesk.ledger.account import account
from clientdesk.ledger.statement import Statement, statement
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import PaymentKind
from clientdesk.model.money import Money
from clientdesk.model.records import Records


def rows(book: Book, as_of: int = 0, since: int | None = None, currency: str = "EUR") -> list[tuple[object, ...]]:
    found = statement(book.records, book.client_id, day(as_of), None if since is None else day(since))[currency]
    return [
        (
            None if each.on is None else (each.on - TODAY).days,
            told(each.what, ENGLISH),
            each.debit.plain() if each.debit else "",
            each.credit.plain() if each.credit else "",
            each.balance.plain(),
        )
        for each in found.entries
    ]


def of(book: Book, as_of: int = 0, since: int | None = None) -> Statement:
    return statement(book.records, book.client_id, day(as_of), None if since is None else day(since))["EUR"]


def test_invoices_are_debits_and_what_comes_in_is_credit() -> None:
    book = Book().client().invoice("100.00", number="A-1").paid(-20, "40.00").credited(-10, "10.00")
    assert rows(book) == [
        (-60, "Invoice A-1", "100.00", "", "100.00"),
        (-20, "Payment on A-1", "", "40.00", "60.00"),
        (-10, "Credit note on A-1", "", "10.00", "50.00"),
    ]


def test_a_refund_is_owed_again_and_credit_used_moves_no_balance() -> None:
    book = Book().client().invoice("100.00", number="A-1").paid(-20, "130.00")
    book.paid(-15, "10.00", PaymentKind.REFUND, invoice=None).invoice("50.00", number="A-2", issued=-14)
    book.paid(-10, "20.00", PaymentKind.CREDIT)
    assert rows(book)[2:] == [
        (-15, "Refund on account", "10.00", "", "-20.00"),
        (-14, "Invoice A-2", "50.00", "", "30.00"),
        (-10, "Credit used on A-2", "20.00", "20.00", "30.00"),
    ]


def test_what_was_written_off_comes_off_until_it_is_paid_after_all() -> None:
    book = Book().client().invoice("100.00", number="A-1").written_off(-20, "100.00").paid(-5, "30.00")
    assert rows(book)[1:] == [
        (-20, "Written off on A-1", "", "100.00", "0.00"),
        (-5, "Payment on A-1", "", "30.00", "-30.00"),
        (-5, "No longer written off on A-1", "30.00", "", "0.00"),
    ]


def test_both_ends_are_inclusive_and_what_was_before_is_the_opening_balance() -> None:
    book = Book().client().invoice("100.00", issued=-60).invoice("20.00", issued=-10).paid(-5).paid(0, "1.00")
    assert [each[0] for each in rows(book, as_of=-5, since=-10)] == [-10, -5]
    assert (of(book, -5, -10).opening.plain(), of(book, -5, -10).closing.plain()) == ("100.00", "100.00")
    assert [each[0] for each in rows(book, as_of=-6, since=-9)] == []
    assert of(book, -6, -9).opening.plain() == "120.00"


def test_what_has_no_day_stands_before_all_others_and_belongs_to_the_opening_balance() -> None:
    book = Book().client().invoice("100.00", number="A-1").paid(None, "40.00")
    assert rows(book)[0] == (None, "Payment on A-1", "", "40.00", "-40.00")
    assert of(book, 0, -60).opening.plain() == "-40.00"


def test_what_was_taken_off_before_an_invoice_went_out_counts_from_then() -> None:
    book = Book().client().invoice("100.00", number="A-1", issued=-10).credited(-20, "30.00").written_off(-15, "50.00")
    assert [each[:2] for each in rows(book, since=-12)] == [
        (-10, "Invoice A-1"),
        (-10, "Credit note on A-1"),
        (-10, "Written off on A-1"),
    ]
    assert (of(book, 0, -12).opening.plain(), of(book).closing.plain()) == ("0.00", "20.00")


def test_currencies_are_never_summed_and_each_has_its_own_ages() -> None:
    book = Book().client().invoice(Money(500, "JPY")).invoice("70.00", due=-10).invoice("30.00", due=5)
    found = statement(book.records, book.client_id, TODAY)
    assert {code: each.closing.plain() for code, each in found.items()} == {"EUR": "100.00", "JPY": "500"}
    ages = found["EUR"].ageing
    assert ages
    assert {bucket.value: cell.amount.plain() for bucket, cell in ages.cells.items() if cell.count} == {
        "not_due": "30.00",
        "1-30": "70.00",
    }


def test_a_first_day_after_the_last_is_refused() -> None:
    book = Book().client().invoice()
    with pytest.raises(Refused, match="can't lie after its last"):
        statement(book.records, book.client_id, day(-1), day(0))


def balance(records: Records, client_id: str, as_of: date) -> dict[str, int]:
    """What the ledger's account says is owed, less the client's credit."""
    found = account(records, client_id, as_of)
    codes = {*found.owed, *found.credit}
    nothing = Money(0, "EUR")
    return {code: found.owed.get(code, nothing).minor - found.credit.get(code, nothing).minor for code in codes}


def closing(found: dict[str, Statement]) -> dict[str, int]:
    return {code: each.closing.minor for code, each in found.items() if each.closing}


@settings(max_examples=25, deadline=None)
@given(desks(), days(), st.integers(0, 400))
def test_m_the_closing_balance_is_what_is_owed_less_the_credit(records: Records, as_of: date, back: int) -> None:
    since = date.fromordinal(as_of.toordinal() - back)
    for client in records.all(Client):
        found = statement(records, client.id, as_of, since)
        owed = {code: minor for code, minor in balance(records, client.id, as_of).items() if minor}
        assert closing(found) == owed
        before = closing(statement(records, client.id, since - timedelta(days=1)))
        assert {code: each.opening.minor for code, each in found.items() if each.opening} == before
        for each in found.values():
            moved = sum((e.debit.minor if e.debit else 0) - (e.credit.minor if e.credit else 0) for e in each.entries)
            assert each.opening.minor + moved == each.closing.minor
