"""Days that can't be, in forms: refused where they tell what was, doubted where the desk keeps them as they came."""

from __future__ import annotations

from typing import Any

import pytest
from builder import TODAY, Book, day, eur

from clientdesk.model.errors import Refused
from clientdesk.model.invoice import CreditNote, Invoice, Payment, WriteOff
from clientdesk.model.journal import Direction, Message
from clientdesk.tui.forms import journal, money
from clientdesk.tui.forms.field import Answers, Form
from clientdesk.tui.forms.invoice import invoice

LATER = "2026-12-05"


@pytest.fixture
def book() -> Book:
    return Book().client().invoice("100.00", number="A-1")


def built(form: Form, **typed: str) -> object:
    return form.build(Answers(form, form.start | typed, TODAY))


@pytest.mark.parametrize(
    ("make", "kind"), [(money.payment, Payment), (money.credit_note, CreditNote), (money.lost, WriteOff)]
)
def test_money_of_a_day_ahead_is_refused(book: Book, make: Any, kind: Any) -> None:
    given = kind(id="new", client=book.client_id, invoice=book.invoice_id, amount=eur("10"), on=TODAY)
    form = make(book.records, given, TODAY)
    assert built(form)
    with pytest.raises(Refused, match="Check the day"):
        built(form, on=LATER)


def test_a_message_of_a_day_ahead_is_refused(book: Book) -> None:
    given = Message(id="new", client=book.client_id, on=TODAY, direction=Direction.OUT)
    form = journal.message(book.records, given, TODAY)
    assert built(form)
    with pytest.raises(Refused, match="a day ahead"):
        built(form, on=LATER)


def test_an_invoices_odd_days_are_doubted_and_a_pause_that_is_over_is_refused(book: Book) -> None:
    form = invoice(book.records, book.records.get(Invoice, book.invoice_id), TODAY)
    assert "not listed" in Answers(form, {"issued": LATER}, TODAY).doubt("issued")
    assert Answers(form, {"issued": "1 Nov", "due": "30 Oct"}, TODAY).doubt("due") == "before it was issued"
    assert not any(Answers(form, {}, TODAY).doubt(key) for key in ("issued", "due"))
    with pytest.raises(Refused, match="over already"):
        built(form, paused_until="1 Nov")


def test_an_invoice_without_a_date_says_that_nobody_is_reminded_of_it(book: Book) -> None:
    form = invoice(book.records, book.records.get(Invoice, book.invoice_id), TODAY)
    assert "nobody is reminded" in Answers(form, {"issued": "", "due": ""}, TODAY).doubt("issued")
    assert Answers(form, {"issued": "", "due": "1 Dec"}, TODAY).doubt("issued") == ""
    assert "It has no due date" in form.after(book.records.after(built(form, issued="", due="")))
    assert form.after(book.records.after(built(form, issued="1 Nov", due="1 Dec"))) == ""


def test_the_end_of_a_dispute_is_asked_for_where_there_is_one(book: Book) -> None:
    plain = book.records.get(Invoice, book.invoice_id)
    assert "settled_on" not in invoice(book.records, plain, TODAY).start
    book.list[-1] = plain.but(disputed=True, disputed_on=day(-9))
    change: Any = built(invoice(book.records, book.list[-1], TODAY), disputed="no", settled_on="19 Nov")
    assert (change.puts[0].disputed_on, change.puts[0].settled_on) == (day(-9), day(-2))
