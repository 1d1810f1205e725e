"""A country's currency, and when a desk or a client begins with it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from builder import TODAY, Book, eur

from clientdesk.playbook.currencies import client_currency, currency_of, desk_currency


@pytest.mark.parametrize(
    ("country", "code"),
    [
        ("GB", "GBP"), ("UK", "GBP"), ("gb-eng", "GBP"), ("United Kingdom", "GBP"), ("Türkiye", "TRY"), ("USA", "USD"),
        ("Deutschland", "EUR"), ("DE-BY", "EUR"), ("MY", "MYR"), ("Narnia", ""), ("X", ""), ("", ""), ("XQ", ""),
    ],
)  # fmt: skip
def test_a_currency_is_found_by_a_countrys_code_or_name(country: str, code: str) -> None:
    assert currency_of(country, TODAY) == code


def test_a_country_that_took_the_euro_has_it_from_that_day_on() -> None:
    assert [currency_of("BG", day) for day in (date(2025, 12, 31), date(2026, 1, 1))] == ["BGN", "EUR"]


@pytest.mark.parametrize(
    ("settings", "country", "code"),
    [
        ({}, "GB", "GBP"),
        ({}, "Narnia", "EUR"),
        ({}, "", "EUR"),
        ({"country": "DE"}, "GB", "GBP"),
        ({"country": "GB", "currency": "GBP"}, "TR", "TRY"),
        ({"country": "GB"}, "GB", "EUR"),
        ({"country": "GB", "currency": "EUR"}, "TR", "EUR"),
        ({"currency": "USD"}, "GB", "USD"),
        ({"rate": eur("80")}, "GB", "EUR"),
    ],
)
def test_a_desk_takes_on_its_countrys_currency_unless_another_was_chosen(
    settings: dict[str, Any], country: str, code: str
) -> None:
    assert desk_currency(Book(**settings).records, country, TODAY) == code


def test_a_currency_that_is_in_use_stays() -> None:
    assert desk_currency(Book().client().invoice("100").records, "GB", TODAY) == "EUR"


def test_a_new_client_begins_with_their_countrys_currency_else_with_the_desks() -> None:
    records = Book(currency="GBP").records
    assert [client_currency(records, country, TODAY) for country in ("US", "", "Narnia")] == ["USD", "GBP", "GBP"]
