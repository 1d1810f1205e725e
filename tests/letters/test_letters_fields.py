"""What a template may use: every fact has its line, and every line is a fact that a template can write."""

from __future__ import annotations

import pytest
from builder import TODAY
from chasing_kit import bare, in_touch, owing

from clientdesk.letters import Asked, kinds
from clientdesk.letters.chasing import CHASING
from clientdesk.letters.fields import fields
from clientdesk.letters.from_desk import facts_of
from clientdesk.letters.render import environment
from clientdesk.model.client import Client, Language


def listed(book, kind, **asked):
    return fields(book.records, book.records.get(Client, book.client_id), kind, TODAY, Asked(**asked))


@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("book", [owing(), bare(), in_touch()], ids=["all", "little", "nothing overdue"])
def test_every_fact_has_its_line(kind, book):
    known = facts_of(book.records, book.records.get(Client, book.client_id), kind, TODAY, Asked())
    assert {each.name for each in listed(book, kind) if ":" not in each.name} == set(known)


@pytest.mark.parametrize("kind", ["L10", "L20"])
def test_every_line_with_an_example_can_be_written_as_it_says(kind):
    book = owing()
    known = facts_of(book.records, book.records.get(Client, book.client_id), kind, TODAY, Asked())
    for each in listed(book, kind):
        head, _, item = each.name.partition(": ")
        if not each.example or each.use.startswith("{%"):
            continue
        given = known | ({"each": known[head][0]} if item else {})
        text = environment(Language.ENGLISH).from_string(each.use).render(given)
        assert " / ".join(text.splitlines()) == each.example


def test_examples_are_in_the_reader_s_language():
    found = {each.name: each.example for each in listed(owing(), "L10", language=Language.TURKISH)}
    assert (found["today"], found["to_pay"]) == ("21 Kasım 2026", "€468,03")


def test_nothing_overdue_is_no_reason_not_to_write_a_template():
    found = {each.name: each.example for each in listed(in_touch(), "L10")}
    assert found["invoices"] == found["to_pay"] == ""


def test_letters_of_one_family_know_the_same():
    assert len({tuple(each.name for each in listed(owing(), kind)) for kind in CHASING}) == 1
