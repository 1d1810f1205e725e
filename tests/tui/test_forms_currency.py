"""The forms of settings and clients: the currency follows the country that is typed, until one is typed."""

from __future__ import annotations

import pytest
from builder import TODAY, Book

from clientdesk.model.client import Client
from clientdesk.model.records import Records
from clientdesk.tui.forms import people
from clientdesk.tui.forms.field import Answers, Form

NEW = Client(id="new", name="", currency="EUR")


def proposed(form: Form, **typed: str) -> str:
    return Answers(form, typed, TODAY).fields["currency"].start


def settings(records: Records) -> Form:
    return people.settings(records, records.settings, TODAY)


@pytest.mark.parametrize(
    ("country", "code"), [("", "EUR"), ("G", "EUR"), ("GB", "GBP"), ("9", "EUR"), ("Japan", "JPY")]
)
def test_the_settings_propose_the_countrys_currency(country: str, code: str) -> None:
    assert proposed(settings(Book().records), country=country) == code


def test_the_settings_keep_a_currency_that_was_chosen() -> None:
    assert proposed(settings(Book(currency="USD").records), country="GB") == "USD"
    typed = {"country": "GB", "currency": "CHF"}
    assert Answers(settings(Book().records), typed, TODAY).code("currency") == "CHF"


def test_a_new_client_is_proposed_the_currency_of_their_country_and_one_that_is_known_keeps_it() -> None:
    book = Book().client()
    records = book.records
    assert proposed(people.client(records, NEW, TODAY), country="US") == "USD"
    assert proposed(people.client(records, records.get(Client, book.client_id), TODAY), country="US") == "EUR"
