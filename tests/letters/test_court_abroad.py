"""Which court hears a claim against a client abroad is not known here (G3, C03): none is named, it has to be asked."""

from __future__ import annotations

import pytest
from builder import TODAY, Book
from check_kit import client, owing, told, without, written

from clientdesk.model.client import Language
from clientdesk.model.money import Money
from clientdesk.model.project import Contract
from clientdesk.model.settings import Court
from clientdesk.playbook.dunning.court import court_doubts

COUNTY = Court(name="County Court", limit=Money(1_000_000, "GBP"))
EUROPE = "European Small Claims Procedure (up to €5,000)"


def between(here: str, there: str, **contract) -> Book:
    book = owing().settings(country=here, court=COUNTY).with_client(country=there)
    book.list = [each.but(**contract) if isinstance(each, Contract) else each for each in book.list]
    return book


def doubts(book: Book) -> list[str]:
    return court_doubts(book.records, client(book), {"EUR": Money(140_000, "EUR")}, TODAY)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("here", "there", "courts", "is_named"),
    [
        ("GB", "GB", "", True), ("GB", "England", "", True), ("GB", "", "", True), ("", "DE", "", True),
        ("GB", "DE", "", False), ("GB", "Germany", "England and Wales", True), ("GB", "DE", "Germany", False),
        ("GB", "DE", "Berlin", False), ("GB", "DE", "the County Court", True),
    ],
)  # fmt: skip
def test_a_final_notice_names_the_court_where_it_can_be_the_right_one(language, here, there, courts, is_named):
    text = written(between(here, there, courts=courts), language=language)
    assert ("County Court" in text.body) == is_named


def test_the_check_says_that_the_client_is_abroad_and_what_has_to_be_asked():
    book = between("GB", "DE")
    abroad = "Northwind is abroad (Germany): ask which court hears a claim against them"
    assert told(book, written(book)) == [("court", f"It says “a civil claim” and names no court: {abroad}.")]
    named = without(written(book), "a civil claim", "a civil claim in the County Court")
    assert told(book, named) == [("court", f"It names County Court, and {abroad}. Leave the court out.")]


@pytest.mark.parametrize(
    ("here", "there", "is_european"), [("AT", "DE", True), ("GB", "DE", False), ("DE", "DK", False)]
)
def test_the_european_procedure_is_named_between_two_countries_of_the_union_alone(here, there, is_european):
    assert any(EUROPE in each for each in doubts(between(here, there))) == is_european


def test_at_home_the_court_that_the_country_is_known_to_have_is_where_to_start():
    book = between("GB", "GB").settings(court=Court())
    start = "perhaps County Court (small claims track) (up to £10,000)"
    assert doubts(book) == [f"name the court in your settings, {start}"]


def test_no_sum_is_held_against_a_limit_in_another_currency():
    [doubt] = [each for each in doubts(between("GB", "GB")) if "limit is in" in each]
    assert doubt == "its limit is in GBP: ask it how a claim in EUR counts"
    assert not any("£" in each for each in doubts(between("GB", "DE")))
