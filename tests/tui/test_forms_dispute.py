"""The form of an invoice that was disputed before (G4): a new dispute is of today, and the old one keeps its days."""

from __future__ import annotations

from typing import Any

import pytest
from builder import TODAY, Book, day

from clientdesk.model.invoice import Dispute, Invoice
from clientdesk.tui.forms import money
from clientdesk.tui.forms.field import Answers, Form


@pytest.fixture
def form() -> Form:
    days = {"disputed_on": day(-90), "settled_on": day(-80)}
    book = Book().client().invoice("100", issued=-150, due=-120, number="A-1", **days)
    return money.invoice(book.records, book.records.get(Invoice, book.invoice_id), TODAY)


def saved(form: Form, **typed: str) -> tuple[object, ...]:
    change: Any = form.build(Answers(form, form.start | typed, TODAY))
    found = change.puts[0]
    return found.disputed_on, found.settled_on, found.earlier_disputes


def test_its_first_day_starts_empty_and_the_old_one_is_told(form):
    [since] = [each for each in form.fields if each.key == "disputed_on"]
    assert (since.start, since.help) == ("", "it was since 23 Aug; a new one today when left empty")


def test_yes_begins_one_more(form):
    old = (Dispute(since=day(-90), settled=day(-80)),)
    assert saved(form, disputed="yes") == (TODAY, None, old)
    assert saved(form, disputed="yes", disputed_on="19 Nov") == (day(-2), None, old)


def test_what_is_saved_without_a_word_about_it_stays(form):
    assert saved(form, note="called") == (day(-90), day(-80), ())
    assert saved(form, disputed_on="24 Aug") == (day(-89), day(-80), ())
