"""The court and the deadlines in the settings' form, and a pause on an invoice's (G3, G4)."""

from __future__ import annotations

from datetime import date

import pytest
from builder import Book, day
from onscreen import TODAY

from clientdesk.model.invoice import Invoice
from clientdesk.model.money import Money
from clientdesk.model.settings import Court, Settings
from clientdesk.playbook.overview import overview
from clientdesk.tui.forms.catalog import editing
from clientdesk.tui.forms.field import Answers, FieldRefused
from clientdesk.tui.pages.invoices import sums


def saved(record, records, **typed: str):
    form = editing(records, record, TODAY)
    (found,) = form.build(Answers(form, form.start | typed, TODAY)).puts
    return found


def test_a_court_is_filled_in_with_its_limit_in_its_own_currency():
    given = Settings(currency="EUR", country="GB")
    found = saved(given, Book(currency="EUR", country="GB").records, court_name="County Court", court_limit="10000 GBP")
    assert found.court == Court(name="County Court", limit=Money(1_000_000, "GBP"), checked=TODAY)


def test_what_is_offered_stands_beside_it_and_is_not_filled_in():
    book = Book(country="GB")
    form = editing(book.records, book.records.settings, TODAY)
    (name,) = [field for field in form.fields if field.key == "court_name"]
    assert (name.start, name.help) == ("", "the court you would go to, as County Court (small claims track)")
    assert saved(book.records.settings, book.records, name="Mira").court == Court()


def test_a_limit_that_is_no_amount_is_refused_at_its_field():
    with pytest.raises(FieldRefused) as refused:
        saved(Settings(), Book().records, court_limit="a lot")
    assert refused.value.about == "court_limit"


def test_an_invoice_is_paused_on_its_form():
    records = Book().client().invoice(due=-40).records
    (invoice,) = records.all(Invoice)
    assert saved(invoice, records, paused_until="3 Dec").paused_until == date(2026, 12, 3)
    paused = invoice.but(paused_until=day(5))
    assert (
        saved(paused, Book().client().invoice(due=-40, paused_until=day(5)).records, paused_until="").paused_until
        is None
    )


def test_the_invoices_page_says_what_comes_next_and_sets_in_what_does_not_fit():
    row = overview(Book().client().invoice(due=-40, number="A-1").records, "clients-1", TODAY)
    assert sums(row, 64).plain.endswith(
        "\nNext: Send the 30-day late notice (L07), due since Wed\N{NO-BREAK SPACE}11\N{NO-BREAK SPACE}Nov"
    )
    narrow = sums(row, 40).plain.replace("\N{NO-BREAK SPACE}", " ").split("\n")
    assert narrow[-2:] == ["Next: Send the 30-day late notice (L07),", "      due since Wed 11 Nov"]
