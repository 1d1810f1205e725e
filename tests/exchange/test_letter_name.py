"""What a letter's file is called: neutral, and good on every system."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from letter_kit import book, letter
from strategies import texts

from clientdesk.exchange.letter import FORMS, file_name
from clientdesk.exchange.paper_size import PaperSize, paper_of
from clientdesk.model.settings import Colleague, Settings


@pytest.mark.parametrize("form", FORMS)
def test_it_is_the_day_and_whom_it_goes_to(form):
    assert file_name(*letter(book(), "Final notice"), form) == f"2026-11-21 Kedai Seni{form}"


def test_a_request_to_a_colleague_does_not_name_the_client():
    desk = book().add(Colleague, name="Deniz")
    assert file_name(*letter(desk, colleague=desk.list[-1].id), ".eml") == "2026-11-21 Deniz.eml"


@settings(max_examples=50, deadline=None)
@given(name=texts())
def test_whatever_the_client_is_called_it_is_a_name_that_every_system_takes(name):
    found = file_name(*letter(book(name=name)), ".pdf")
    assert found.startswith("2026-11-21")
    assert found.endswith(".pdf")
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', found)
    assert len(found.encode()) <= 90


@pytest.mark.parametrize(
    ("country", "paper"),
    [
        ("US", PaperSize.LETTER), ("US-CA", PaperSize.LETTER), ("United States", PaperSize.LETTER),
        ("USA", PaperSize.LETTER), ("Canada", PaperSize.LETTER), ("PH", PaperSize.LETTER),
        ("DE", PaperSize.A4), ("Türkiye", PaperSize.A4), ("", PaperSize.A4), ("Nowhere", PaperSize.A4),
    ],
)  # fmt: skip
def test_the_paper_is_that_of_the_persons_own_country(country, paper):
    assert paper_of(Settings(country=country)) is paper
