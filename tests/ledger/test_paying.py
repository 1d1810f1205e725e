"""Money that moves is checked against the ledger."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day, eur
from moves_kit import after, the_invoice

from clientdesk.ledger.account import credit
from clientdesk.ledger.moves import entered, removed
from clientdesk.ledger.paying import pay, refund, refund_credit, use_credit, write_off
from clientdesk.ledger.standing import standing
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Payment, PaymentKind, WriteOff
from clientdesk.model.money import Money


def test_without_an_amount_all_that_is_open_is_paid(book: Book) -> None:
    records = book.paid(-3, "30.00").records
    paid = after(records, pay(records, the_invoice(book), None, TODAY))
    assert standing(paid, the_invoice(book), TODAY).open == eur("0")
    with pytest.raises(Refused, match="Nothing is open on invoice A-1"):
        pay(paid, the_invoice(book), None, TODAY)


def test_what_comes_beyond_an_invoice_is_credit(book: Book) -> None:
    change = pay(book.records, the_invoice(book), eur("120"), TODAY)
    assert change.label == "Recorded a payment of €120.00 on A-1 of Acme; €20.00 too much, kept as credit"
    assert credit(after(book.records, change), book.client_id, TODAY) == {"EUR": eur("20")}


def test_credit_is_used_up_to_what_there_is(book: Book) -> None:
    records = book.paid(-3, "130.00").invoice("50.00", number="A-2").records
    with pytest.raises(Refused, match=r"credit is €30\.00"):
        use_credit(records, the_invoice(book), eur("30.01"), TODAY)
    used = after(records, use_credit(records, the_invoice(book), None, TODAY))
    assert standing(used, the_invoice(book), TODAY).open == eur("20")
    assert credit(used, book.client_id, TODAY) == {}
    with pytest.raises(Refused, match=r"credit is €0\.00"):
        use_credit(used, the_invoice(book), None, TODAY)


def test_credit_goes_back_up_to_what_there_is(book: Book) -> None:
    records = book.paid(-3, "130.00").records
    client = records.get(Client, book.client_id)
    assert credit(after(records, refund_credit(records, client, eur("10"), TODAY)), client.id, TODAY) == {
        "EUR": eur("20")
    }
    for too_much in (eur("30.01"), Money(1, "USD")):
        with pytest.raises(Refused, match="no more than that"):
            refund_credit(records, client, too_much, TODAY)


def test_a_write_off_is_of_what_is_open(book: Book) -> None:
    records = book.paid(-3, "30.00").records
    with pytest.raises(Refused, match=r"Only €70\.00 is open"):
        write_off(records, the_invoice(book), eur("70.01"), TODAY)
    gone = after(records, write_off(records, the_invoice(book), None, TODAY, "bankrupt"))
    assert standing(gone, the_invoice(book), TODAY).written_off == 7000


def test_another_currency_never_moves_on_an_invoice(book: Book) -> None:
    records = book.paid(-3, "130.00").invoice("50.00").records
    for move in (pay, use_credit, write_off):
        with pytest.raises(Refused, match="in EUR"):
            move(records, the_invoice(book), Money(1, "USD"), day(0))


def test_what_came_in_too_much_is_used_or_goes_back_but_not_both(book: Book) -> None:
    paid, first = book.paid(-9, "150.00"), the_invoice(book)
    records = paid.invoice("100.00", number="A-2").records
    used = after(records, use_credit(records, the_invoice(book), eur("30"), day(-5)))
    with pytest.raises(Refused, match=r"€20\.00 can go back at most"):
        refund(used, first, eur("50"), TODAY)
    back = after(used, refund(used, first, eur("20"), TODAY))
    assert credit(back, book.client_id, TODAY) == {}


def test_what_was_paid_in_full_can_go_back_in_full(book: Book) -> None:
    records = book.paid(-9).records
    back = after(records, refund(records, the_invoice(book), eur("100"), TODAY))
    assert (credit(back, book.client_id, TODAY), standing(back, the_invoice(book), TODAY).open) == ({}, eur("100"))


def test_credit_used_later_is_not_there_on_an_earlier_day(book: Book) -> None:
    records = book.paid(-9, "150.00").invoice("50.00", number="A-2").records
    used = after(records, use_credit(records, the_invoice(book), None, day(-2)))
    with pytest.raises(Refused, match=r"credit of Acme is €0\.00"):
        refund_credit(used, used.get(Client, book.client_id), eur("50"), day(-5))
    with pytest.raises(Refused, match=r"credit is €0\.00"):
        use_credit(used, the_invoice(book), eur("50"), day(-5))


def test_what_was_used_as_credit_since_is_not_taken_away(book: Book) -> None:
    records = book.paid(-9, "150.00").invoice("100.00", number="A-2").records
    (paid,) = records.all(Payment)
    used = after(records, use_credit(records, the_invoice(book), eur("30"), day(-5)))
    for gone in (lambda: removed(used, paid), lambda: entered(used, paid.but(amount=eur("129.99")))):
        with pytest.raises(Refused, match="has been used as credit or paid back since"):
            gone()
    entered(used, paid.but(amount=eur("130")))
    removed(records, paid)
    removed(used, used.get(Client, book.client_id))


def test_what_was_paid_since_is_neither_paid_nor_written_off_before(book: Book) -> None:
    paid = book.paid(-10)
    for move in (pay, write_off):
        with pytest.raises(Refused, match="Nothing is open on invoice A-1"):
            move(paid.records, the_invoice(paid), None, day(-20))
    with pytest.raises(Refused, match=r"Only €0\.00 is open"):
        write_off(paid.records, the_invoice(paid), eur("0.01"), day(-20))


def test_what_was_paid_back_since_is_open_again_only_from_then_on(book: Book) -> None:
    told = book.paid(-10).paid(-5, "40", PaymentKind.REFUND)
    with pytest.raises(Refused, match="Nothing is open"):
        write_off(told.records, the_invoice(told), None, day(-6))
    (lost,) = write_off(told.records, the_invoice(told), None, day(-5)).puts
    assert isinstance(lost, WriteOff)
    assert lost.amount == eur("40")


def test_a_changed_write_off_keeps_the_rule_of_a_new_one(book: Book) -> None:
    records = book.paid(-10, "30.00").written_off(-5, "70").records
    (lost,) = records.all(WriteOff)
    with pytest.raises(Refused, match=r"Only €70\.00 is open"):
        entered(records, lost.but(amount=eur("70.01")))
    with pytest.raises(Refused, match=r"Only €70\.00 is open"):
        entered(records, lost.but(amount=eur("100"), on=day(-20)))
    assert entered(records, lost.but(amount=eur("60"))).puts
    assert entered(records, lost.but(on=day(-20))).puts


def test_the_reason_of_a_write_off_changes_though_the_money_came_after_all(book: Book) -> None:
    records = book.written_off(-5, "100").paid(-2).records
    (lost,) = records.all(WriteOff)
    assert entered(records, lost.but(reason="slow, it turned out")).puts
    with pytest.raises(Refused, match=r"Only €0\.00 is open"):
        entered(records, lost.but(on=day(-6)))


def test_money_recovered_after_a_write_off_is_no_credit(book: Book) -> None:
    records = book.written_off(-5, "100").records
    change = pay(records, the_invoice(book), eur("100"), TODAY)
    assert change.label == "Recorded a payment of €100.00 on A-1 of Acme"
    assert credit(after(records, change), book.client_id, TODAY) == {}
    more = pay(records, the_invoice(book), eur("101"), TODAY)
    assert more.label.endswith("; €1.00 too much, kept as credit")


def test_nothing_is_no_amount_and_not_all_of_it(book: Book) -> None:
    records = book.paid(-9, "150.00").invoice("100.00", number="A-2").records
    for move in (pay, use_credit, write_off):
        with pytest.raises(Refused, match="must be above zero"):
            move(records, the_invoice(book), eur("0"), TODAY)


def test_no_more_goes_back_than_came_in(book: Book) -> None:
    records = book.paid(-5, "80.00").records
    with pytest.raises(Refused, match=r"Only €80\.00 of what came in on invoice A-1 by 21 Nov 2026 can go back"):
        refund(records, the_invoice(book), eur("80.01"), TODAY)
    assert refund(records, the_invoice(book), eur("80"), TODAY).label == "Recorded a refund of €80.00 on A-1 of Acme"


def test_nothing_goes_back_before_it_came_in(book: Book) -> None:
    records = book.paid(-5).records
    with pytest.raises(Refused, match=r"Only €0\.00 of what came in on invoice A-1 by 15 Nov 2026"):
        refund(records, the_invoice(book), eur("50"), day(-6))
    back = after(records, refund(records, the_invoice(book), eur("50"), day(-3)))
    paid, back_again = back.all(Payment)
    with pytest.raises(Refused, match=r"Only €0\.00"):
        entered(back, back_again.but(on=day(-6)))
    with pytest.raises(Refused, match=r"€50\.00 more would have gone back on invoice A-1 than came in by 18 Nov 2026"):
        entered(back, paid.but(on=day(-2)))
    assert entered(back, back_again.but(on=day(-5))).puts


def test_what_moved_on_no_known_day_is_spoken_of_without_one(book: Book) -> None:
    records = book.paid(None, "80").paid(None, "60", PaymentKind.REFUND).records
    paid, back_again = records.all(Payment)
    with pytest.raises(Refused, match=r"Only €80\.00 of what came in on invoice A-1 can go back"):
        entered(records, back_again.but(amount=eur("90")))
    with pytest.raises(Refused, match=r"€60\.00 more would have gone back on invoice A-1 than came in\. Delete"):
        removed(records, paid)


def test_a_payment_stays_while_what_went_back_of_it_does(book: Book) -> None:
    records = book.paid(-5).paid(-3, "80", PaymentKind.REFUND).records
    paid, back_again = records.all(Payment)
    for gone in (lambda: removed(records, paid), lambda: entered(records, paid.but(amount=eur("79")))):
        with pytest.raises(Refused, match="Delete or change the refund first"):
            gone()
    assert entered(records, paid.but(amount=eur("80"))).puts
    removed(after(records, removed(records, back_again)), paid)
    removed(records, the_invoice(book))


def test_a_refund_that_was_wrong_already_can_be_made_smaller(book: Book) -> None:
    records = book.paid(-3, "80", PaymentKind.REFUND).records
    (back_again,) = records.all(Payment)
    assert entered(records, back_again.but(amount=eur("30"))).puts
    with pytest.raises(Refused, match="can go back"):
        entered(records, back_again.but(amount=eur("90")))


def test_what_came_in_before_the_invoice_is_credit_until_it_is_out(book: Book) -> None:
    early = book.invoice("50.00", issued=5, due=35, number="A-2").paid(-2)
    assert credit(early.records, book.client_id, day(4)) == {"EUR": eur("50")}
    assert credit(early.records, book.client_id, day(5)) == {}
    with pytest.raises(Refused, match=r"credit of Acme is €0\.00"):
        refund_credit(early.records, early.records.get(Client, book.client_id), eur("1"), TODAY)


def test_a_write_off_is_no_credit_when_the_invoice_gets_smaller(book: Book) -> None:
    records = after(book.written_off(-5, "100").records, entered(book.records, the_invoice(book).but(amount=eur("40"))))
    assert credit(records, book.client_id, TODAY) == {}
    later = book.written_off(30, "100").records
    with pytest.raises(Refused, match="Nothing is open"):
        write_off(later, the_invoice(book), None, TODAY)
