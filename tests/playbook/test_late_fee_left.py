"""A late fee that is left when an invoice was paid late (R02): one step, and each way to end it.

€1,000 due on Thu 1 Oct 2026 at 12% a year, paid on Sat 31 Oct: 30 days, 100,000 x 30 x 12 / 36,500 = €9.86.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from builder import TODAY, Book, eur

from clientdesk.model.client import Stage
from clientdesk.model.invoice import Waiver
from clientdesk.model.project import Contract
from clientdesk.playbook.acts import Act, act_of
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.snoozing import put_off
from clientdesk.playbook.step_ends import End, ends_of, invoices_of

ASKED = "Ask for the late fee of €9.86 on A-1, or let it go"


def at(year: int, month: int, day: int) -> int:
    """A day as the builder counts them."""
    return (date(year, month, day) - TODAY).days


def paid_late(*, letter: str | None = "L06", fee: int = 12, paid: str = "1000.00") -> Book:
    book = Book().client().add(Contract, late_fee=Decimal(fee) if fee else None, signed=date(2026, 1, 1))
    book.invoice("1000.00", issued=at(2026, 9, 1), due=at(2026, 10, 1), number="A-1")
    if letter:
        book.letter(letter, at(2026, 10, 16))
    return book.paid(at(2026, 10, 31), paid)


def fee_step(book: Book):
    return next((each for each in agenda(book.records, TODAY) if each.key == "late-fee"), None)


@pytest.mark.parametrize("letter", ["L06", "L07", "L08", "L09", "L10"])
def test_a_fee_that_a_letter_had_asked_for_is_asked_for_or_let_go(letter):
    step = fee_step(paid_late(letter=letter))
    assert (step.what, step.date, step.handbook, step.letter) == (ASKED, date(2026, 11, 2), "R02", None)
    assert ends_of(step) == (End.INVOICE, End.PAYMENT, End.WAIVE)


def test_its_act_is_to_decide_and_it_can_be_put_off():
    book = paid_late()
    step = fee_step(book)
    assert act_of(step) is Act.DECIDE
    assert [each.number for each in invoices_of(Picture(book.records, book.client_id, TODAY), step)] == ["A-1"]
    later = book.records.after(put_off(book.records, step, date(2026, 12, 1), TODAY))
    assert [each.date for each in agenda(later, TODAY) if each.key == "late-fee"] == [date(2026, 12, 1)]


@pytest.mark.parametrize(
    "book",
    [
        paid_late(letter=None),
        paid_late(letter="L03"),
        paid_late(fee=0),
        paid_late().add(Waiver, invoice="invoices-4", amount=eur("9.86"), on=date(2026, 11, 3)),
        paid_late(paid="1009.86"),
        paid_late().paid(at(2026, 11, 4), "9.86"),
        paid_late().paid(at(2026, 11, 4), "9.86", invoice=None),
        paid_late().invoice("9.86", issued=at(2026, 11, 3), due=at(2026, 12, 3), fee_for="invoices-4"),
        paid_late().invoice("12.00", issued=at(2026, 11, 3), due=at(2026, 12, 3), fee_for="invoices-4"),
        paid_late().with_client(stage=Stage.ENDED),
    ],
    ids=["nobody asked", "not for money", "no basis", "waived", "with the money", "paid", "on account", "billed",
         "billed for more", "ended"],
)  # fmt: skip
def test_it_ends_with_a_waiver_a_payment_or_an_invoice_and_is_none_where_nobody_asked(book):
    assert fee_step(book) is None


def test_what_came_of_it_in_part_or_another_invoice_ends_nothing():
    assert fee_step(paid_late(paid="1009.85")).what == ASKED
    same = paid_late().invoice("9.86", issued=at(2026, 11, 3), due=at(2026, 12, 3))
    assert fee_step(same).what == ASKED, "an invoice for as much is for work, unless it says otherwise"


def test_of_a_fee_that_was_billed_in_part_the_rest_is_asked_for_or_let_go():
    book = paid_late().invoice("9.00", issued=at(2026, 11, 3), due=at(2026, 12, 3), fee_for="invoices-4")
    assert fee_step(book).what == "Ask for the late fee of €0.86 on A-1, or let it go"


def test_two_fees_are_one_step_from_the_first_payment_on():
    book = paid_late().invoice("500.00", issued=at(2026, 9, 1), due=at(2026, 10, 1), number="A-2")
    book.letter("L06", at(2026, 10, 16)).paid(at(2026, 11, 10))  # 40 days: 50,000 x 40 x 12 / 36,500 = €6.58
    step = fee_step(book)
    assert (step.what, step.date) == (
        "Ask for the late fees of €16.44 on 2 invoices, or let them go", date(2026, 11, 2),
    )  # fmt: skip


def test_as_long_as_the_money_is_open_the_letters_ask_for_the_fee():
    book = Book().client().add(Contract, late_fee=Decimal(12), signed=date(2026, 1, 1))
    book.invoice("1000.00", issued=at(2026, 9, 1), due=at(2026, 10, 1), number="A-1").letter("L06", at(2026, 10, 16))
    assert fee_step(book.paid(at(2026, 10, 31), "999.00")) is None
