"""One letter a day to a client (G4): of a second one that day it is said, and it is recorded all the same."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day

from clientdesk.letters.check.gate import odd
from clientdesk.letters.check.same_day import same_day, sent_already
from clientdesk.model.journal import Letter

ANOTHER = "A letter to them went out on 21 Nov 2026 already: one letter a day (G4)."
AGAIN = "L07 about the same went out on 21 Nov 2026 already: with this one it is on record twice."


def said(kind: str = "L07", then: str = "L06", on: int = 0, first: dict | None = None, **second) -> str:
    """What is said of a letter that goes out today, after another one on a day."""
    book = Book().client("Acme")
    book.add(Letter, kind=then, written=day(on), sent=day(on), body="x", **first or {})
    now = Letter(id="now", client=book.client_id, kind=kind, written=TODAY, body="x", **second)
    return same_day(book.records, now, TODAY)


def test_another_letter_of_the_day_is_told():
    assert said() == ANOTHER


@pytest.mark.parametrize("on", [-1, 1])
def test_one_of_another_day_is_not(on):
    assert said(on=on) == ""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({"invoices": ("a", "b")}, {"invoices": ("b",)}),
        ({"invoices": ("a",)}, {}),
        ({"project": "p"}, {"project": "p"}),
    ],
)
def test_the_like_of_it_about_the_same_is_told_as_such(first, second):
    assert said(then="L07", first=first, **second) == AGAIN


@pytest.mark.parametrize(
    ("first", "second"),
    [({"invoices": ("a",)}, {"invoices": ("b",)}), ({"project": "p"}, {"project": "q"})],
)
def test_the_like_of_it_about_something_else_is_only_another_one(first, second):
    assert said(then="L07", first=first, **second) == ANOTHER


def test_what_goes_to_a_colleague_is_no_letter_to_them():
    assert said(then="L19", first={"colleague": "ada"}) == ""
    assert said("L19", colleague="ada") == ""
    assert "about the same" in said("L19", "L19", first={"colleague": "ada"}, colleague="ada")
    assert said("L19", "L19", first={"colleague": "ada"}, colleague="bo") == ""


def test_the_end_at_once_waits_for_none_and_an_exit_s_letters_not_for_each_other():
    assert said("L17") == ""
    assert said("L20", "L14", first={"exit": "e"}, exit="e") == ""
    assert said("L20", "L14", first={"exit": "e"}) == ANOTHER


def test_the_gate_says_it_of_a_draft_and_of_words_of_ones_own_but_of_none_that_went_out():
    book = Book().client("Acme").letter("L06", 0).letter("L07", 0)
    now = Letter(id="now", client=book.client_id, kind="L08", written=day(0), body="Pay.")
    assert ANOTHER in odd(book.records, now, TODAY)
    assert odd(book.records, book.list[-1], TODAY) == ()
    assert sent_already(book.records, book.list[-1], TODAY) is None
