"""Overdue money that the client's credit covers: it is used, since it is there, and no money has to come (G4)."""

from __future__ import annotations

from builder import TODAY, Book, day, eur

from clientdesk.cli.step_words import ends as in_words
from clientdesk.ledger.paying import use_credit
from clientdesk.model.invoice import Payment, PaymentKind
from clientdesk.model.journal import Matter
from clientdesk.model.money import Money
from clientdesk.model.records import Records
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.dunning.credit_left import credit_for
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.step import Source
from clientdesk.playbook.step_ends import OF_CREDIT, ends_of, invoices_of, paid_for
from clientdesk.tui.step_words import way_on


def in_credit(on: int, amount: str = "100.00") -> Book:
    """A-1 over 100, due 30 days ago, and as much on account since a day."""
    return Book().client().invoice(number="A-1").add(Payment, amount=eur(amount), on=day(on))


def the_step(records: Records):
    (step,) = agenda(records, TODAY)
    return step


def test_it_is_due_since_the_credit_was_there_and_late_only_after_that():
    today, before = the_step(in_credit(0).records), the_step(in_credit(-2).records)
    assert (today.date, today.late, today.source) == (day(2), False, Source.CREDIT)  # TODAY is a Saturday
    assert (before.date, before.late) == (day(-2), True)


def test_more_of_it_later_moves_no_day_and_what_was_in_hand_before_is_due_with_the_invoice():
    assert the_step(in_credit(-9).add(Payment, amount=eur("5.00"), on=day(-2)).records).date == day(-9)
    assert the_step(in_credit(-50).records).date == day(-29)
    in_parts = in_credit(-20, "60.00").add(Payment, amount=eur("40.00"), on=day(-4))
    assert the_step(in_parts.records).date == day(-4)


def test_credit_that_was_gone_for_a_while_counts_from_its_last_day():
    book = in_credit(-20).add(Payment, amount=eur("50.00"), on=day(-12), kind=PaymentKind.REFUND)
    book.add(Payment, amount=eur("50.00"), on=day(-5))
    assert the_step(book.records).date == day(-5)


def test_only_its_use_ends_it_and_both_faces_say_so():
    records = in_credit(-2).records
    step = the_step(records)
    picture = Picture(records, step.client.id, TODAY)
    assert ends_of(step) == OF_CREDIT
    assert list(in_words(records, step, TODAY)) == [
        ("their credit covers it", "clientdesk payment add A-1 --from-credit")
    ]
    assert way_on(records, step).ends.startswith("Enter or d: use their credit on it.")
    (invoice,) = invoices_of(picture, step)
    assert agenda(records.after(use_credit(records, invoice, None, TODAY)), TODAY) == []


def test_what_is_covered_is_known_to_who_writes_down_a_payment():
    book = in_credit(-2)
    assert [each.number for each in paid_for(Picture(book.records, book.client_id, TODAY))] == ["A-1"]
    book.invoice("50.00", due=-40, number="A-2")
    assert [each.number for each in paid_for(Picture(book.records, book.client_id, TODAY))] == ["A-2"], "the oldest"


def test_it_pays_in_the_order_in_which_letters_ask_after_a_dispute_too():
    """A-1 over €1,000 is 70 days late, and its dispute was settled 10 days ago; A-2 over €100 is 50 days late."""
    book = Book().client().invoice("1000.00", issued=-100, due=-70, number="A-1", settled_on=day(-10))
    book.invoice("100.00", issued=-100, due=-50, number="A-2").add(Payment, amount=eur("300.00"), on=day(-3))
    sources = {each.source: each.what for each in agenda(book.records, TODAY)}
    assert sources == {
        Source.CREDIT: "Use their credit, which covers it: €100 on A-2",
        Source.MONEY: "Ask for payment: €1,000 on A-1 (its dispute was settled on 11 Nov)",
    }


def test_a_letter_about_one_of_them_takes_off_nothing_that_pays_another():
    book = Book().client().invoice("1000.00", due=-50, number="A-1").invoice("5.00", due=-40, number="A-2")
    picture = Picture(book.add(Payment, amount=eur("10.00"), on=day(-3)).records, book.client_id, TODAY)
    first, second = picture.standings
    assert (credit_for(picture, (first,)), credit_for(picture, (second,))) == ({"EUR": eur("10.00")}, {})


def test_a_letter_about_another_currency_stands_beside_it_and_no_silence_takes_its_place():
    book = in_credit(-2).invoice(Money(80_00, "USD"), due=-31, number="A-2")
    sources = {each.source: each.what for each in agenda(book.records, TODAY)}
    assert sources[Source.CREDIT] == "Use their credit, which covers it: €100 on A-1"
    assert "A-2" in sources[Source.MONEY]
    asked = in_credit(-2).wrote(-1, matter=Matter.PAYMENT)
    assert Source.CREDIT in {each.source for each in agenda(asked.records, TODAY)}
