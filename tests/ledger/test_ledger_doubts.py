"""What can't be right on a desk, by the rules that need the arithmetic."""

from __future__ import annotations

from builder import Book, day, eur

from clientdesk.ledger.doubts import Doubts
from clientdesk.model.doubts import Doubt
from clientdesk.model.invoice import Payment, PaymentKind
from clientdesk.model.records import KINDS


def found(book: Book) -> list[tuple[Doubt, str]]:
    doubts = Doubts(book.records)
    return [doubt for kind in KINDS for record in book.records.all(kind) for doubt in doubts.of(record)]


def test_an_orderly_desk_has_none() -> None:
    book = Book().client().invoice("100", number="A-1").paid(-9, "150").credited(-8, "10")
    book.paid(-5, "20", PaymentKind.REFUND).add(Payment, amount=eur("40"), on=day(-4), kind=PaymentKind.REFUND)
    assert found(book) == []


def test_a_number_is_a_clients_once() -> None:
    book = Book().client().invoice(number="A-1").invoice(number="a-1").client("Other").invoice(number="A-1")
    assert found(book) == [(Doubt.TWICE, "has the number of another invoice of Acme")]


def test_credit_notes_stop_at_their_invoice() -> None:
    book = Book().client().invoice("100", number="A-1").credited(-5, "60").credited(-4, "40").credited(-3, "0.01")
    assert found(book) == [(Doubt.AMOUNT, "takes more from invoice A-1 than it asks for")]


def test_what_went_back_had_come_in_by_then() -> None:
    early = Book().client().invoice("100", number="A-1").paid(-5).paid(-6, "50", PaymentKind.REFUND)
    assert found(early) == [(Doubt.AMOUNT, "is more than had come in on invoice A-1 by its day")]


def test_a_refund_on_account_stands_alone_where_its_payment_is_on_no_list() -> None:
    assert found(Book().client().add(Payment, amount=eur("50"), on=day(0), kind=PaymentKind.REFUND)) == []


def test_credit_that_is_used_was_there() -> None:
    book = Book().client().invoice("100").add(Payment, amount=eur("20"), on=day(-5))
    used = book.paid(-4, "20", PaymentKind.CREDIT)
    assert found(used) == []
    assert found(used.paid(-3, "0.01", PaymentKind.CREDIT)) == [
        (Doubt.AMOUNT, "is more than the client had in credit on its day")
    ]


def test_a_payment_on_anothers_invoice_is_doubtful() -> None:
    book = Book().client().invoice().client("Other").paid(-3)
    assert [doubt for doubt, _ in found(book)] == [Doubt.ANOTHERS]
