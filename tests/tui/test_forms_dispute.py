"""The form of an invoice that was disputed before (G4): a new dispute is of today, and the old one keeps its days."""

from __future__ import annotations

from typing import Any

import pytest
from builder import TODAY, Book, day

from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Dispute, Invoice
from clientdesk.tui.forms.field import Answers, Form
from clientdesk.tui.forms.invoice import invoice


@pytest.fixture
def form() -> Form:
    return form_of(disputed_on=day(-90), settled_on=day(-80))


def form_of(**dispute: object) -> Form:
    book = Book().client().invoice("100", issued=-150, due=-120, number="A-1", **dispute)
    return invoice(book.records, book.records.get(Invoice, book.invoice_id), TODAY)


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


def helps(form: Form) -> dict[str, str]:
    return {each.key: each.help for each in form.fields}


def test_an_emptied_day_stays_as_it_was_and_the_field_says_so(form):
    assert helps(form)["settled_on"] == "stays 2 Sep when left empty"
    assert saved(form, settled_on="") == (day(-90), day(-80), ())
    running = form_of(disputed=True, disputed_on=day(-90))
    assert helps(running)["disputed_on"] == "stays 23 Aug when left empty"
    assert saved(running, disputed_on="") == (day(-90), None, ())
    assert saved(running, disputed="", disputed_on="") == (day(-90), TODAY, ())


def test_a_dispute_is_taken_out_by_saying_that_it_never_was(form):
    assert "never_disputed" not in form_of().start
    assert saved(form, never_disputed="yes") == (None, None, ())
    assert saved(form_of(disputed=True, disputed_on=day(-9)), never_disputed="yes") == (None, None, ())


def test_the_day_of_a_settling_is_not_dropped_while_they_still_dispute_it():
    with pytest.raises(Refused, match="isn't settled"):
        saved(form_of(disputed=True, disputed_on=day(-90)), settled_on="19 Nov")
    with pytest.raises(Refused, match="is not in dispute"):
        saved(form_of(), disputed_on="19 Nov")
