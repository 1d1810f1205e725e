"""A statement's rows are facts: what each tells of, and the numbers that it names (R03, M)."""

from __future__ import annotations

from builder import TODAY, Book, day, eur

from clientdesk.ledger.statement import Statement, statement
from clientdesk.ledger.statement_moves import Kind, What
from clientdesk.model.invoice import CreditNote, PaymentKind


def of(book: Book) -> Statement:
    return statement(book.records, book.client_id, TODAY)["EUR"]


def rows(book: Book) -> list[What]:
    return [each.what for each in of(book).entries]


def with_fee() -> Book:
    """An invoice, and the late fee on it."""
    made = Book().client().invoice("100.00", number="A-1", issued=-60)
    return made.invoice("9.00", number="A-1-F", issued=-20, fee_for=made.invoice_id)


def test_a_late_fee_names_the_invoice_that_it_is_on_and_so_does_what_is_paid_on_it() -> None:
    assert rows(with_fee().paid(-10, "4.00").written_off(-5, "5.00")) == [
        What(Kind.INVOICE, "A-1"),
        What(Kind.LATE_FEE, "A-1-F", "A-1"),
        What(Kind.PAYMENT, "A-1-F", "A-1"),
        What(Kind.WRITTEN_OFF, "A-1-F", "A-1"),
    ]


def test_a_late_fee_on_an_invoice_that_is_gone_is_an_invoice_like_any_other() -> None:
    made = Book().client().invoice("9.00", number="F", issued=-20, fee_for="gone").paid(-10, "4.00")
    assert rows(made) == [What(Kind.INVOICE, "F"), What(Kind.PAYMENT, "F")]


def test_what_is_on_account_names_no_invoice() -> None:
    made = Book().client().invoice(number="A-1").paid(-20, invoice=None)
    assert rows(made.paid(-10, "5.00", PaymentKind.REFUND, invoice=None))[1:] == [What(Kind.PAYMENT), What(Kind.REFUND)]


def test_a_credit_note_has_its_own_number_and_an_invoice_says_that_it_is_disputed() -> None:
    made = Book().client().invoice(number="A-1", disputed=True)
    made.add(CreditNote, invoice=made.invoice_id, amount=eur("5.00"), on=day(-3), number="CN-1")
    assert rows(made) == [
        What(Kind.INVOICE, "A-1", is_disputed=True),
        What(Kind.CREDIT_NOTE, "A-1", note="CN-1"),
    ]


def test_the_rows_stand_between_the_opening_balance_where_there_is_a_first_day_and_the_closing_one() -> None:
    found = of(Book().client().invoice(number="A-1"))
    assert [each.what.kind for each in found.rows(TODAY)] == [Kind.INVOICE, Kind.CLOSING]
    first, *_, last = found.rows(TODAY, day(-90))
    assert (first.what.kind, first.on, first.balance) == (Kind.OPENING, day(-90), found.opening)
    assert (last.what.kind, last.on, last.balance) == (Kind.CLOSING, TODAY, found.closing)


def test_an_invoice_and_a_late_fee_of_one_day_stand_as_they_were_added() -> None:
    made = Book().client().invoice(number="A-1", issued=-9)
    made.invoice(number="F", issued=-9, fee_for=made.invoice_id).invoice(number="A-2", issued=-9)
    assert [each.number for each in rows(made)] == ["A-1", "F", "A-2"]
