"""A final notice to a client abroad whose contract names another court (G3, C03): it threatens with none."""

from __future__ import annotations

import pytest
from builder import Book
from check_kit import STEP, owing, told, without, written

from clientdesk.model.project import Contract
from clientdesk.model.settings import Court

LEEDS = Court(name="County Court at Leeds")
ASK = "Northwind is abroad (Germany), and the contract names “Berlin”: ask which court hears a claim against them"


def agreed(courts: str, court: Court = LEEDS) -> Book:
    book = owing().settings(court=court).with_client(country="DE")
    book.list = [each.but(courts=courts) if isinstance(each, Contract) else each for each in book.list]
    return book


def test_the_court_of_another_place_is_not_the_person_s_own():
    book = agreed("Berlin")
    assert "Leeds" not in written(book).body
    assert told(book, written(book)) == [("court", f"It says “a civil claim” and names no court: {ASK}.")]


@pytest.mark.parametrize("courts", ["Leeds", "the courts of England and Wales"])
def test_its_place_and_their_country_name_it(courts):
    assert "a civil claim in the County Court at Leeds" in written(agreed(courts)).body


def test_a_letter_that_names_the_own_court_has_not_named_the_legal_step():
    book = agreed("Berlin")
    words = without(written(book), "I will bring a civil claim", "I will go to the County Court at Leeds")
    assert ("missing", STEP) in told(book, words)
    assert ("court", f"It names County Court at Leeds, and {ASK}. Leave the court out.") in told(book, words)
    assert ("missing", STEP) not in told(agreed("Leeds"), words)


def test_where_their_country_is_agreed_on_and_no_court_is_known_it_has_to_be_named():
    book = agreed("England", Court())
    [(rule, why)] = told(book, written(book))
    assert rule == "court"
    assert why.startswith("It can't say where you would bring the claim: name the court in your settings")
