"""The scope log of the client page: rows under their projects, what became of each, and what to bill."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY, Book, day
from textual.content import Content

from clientdesk.ledger.scope import draft_lines, unlogged
from clientdesk.model.money import Money
from clientdesk.playbook.overview import overview
from clientdesk.tui.pages.scope import ScopeTab, given, hours, scope_rows, state, to_bill, to_log

EURO = Money(40_00, "EUR")


def a_desk() -> Book:
    book = Book().client().project(id="old", name="Old", started=day(-300)).project(id="shop", started=day(-30))
    book.extra(-9, id="a", project="shop", hours=Decimal("1.50"), amount=EURO).extra(-2, id="b", project="shop")
    return book.extra(-3, id="loose", billed=True).extra(-200, id="c", project="old", inside=True)


def test_extras_stand_under_their_project_the_newest_first_and_the_loose_ones_last():
    book = a_desk()
    rows = scope_rows(book.records, book.client_id)
    assert list(rows) == ["shop", "b", "a", "old", "c", "", "loose"]
    assert rows[""] is None


def test_without_projects_loose_extras_need_no_head():
    book = Book().client().extra(-3, id="loose")
    assert list(scope_rows(book.records, book.client_id)) == ["loose"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "▲ given away"),
        ({"billed": True}, "✔ billed"),
        ({"inside": True}, "· agreed"),
        ({"done": False}, "○ asked only"),
        ({"done": False, "inside": True}, "○ asked only"),
    ],
)
def test_what_became_of_an_extra_is_a_symbol_and_a_word(fields, words):
    assert state(Book().client().extra(-1, **fields).list[-1])[0] == words


def test_the_head_counts_hours_worth_and_what_has_no_price():
    book = a_desk()
    text = given(overview(book.records, book.client_id, TODAY), 80).plain
    assert text == "Given away: 2 extras, 1.5 h, €40, 1 without a price"
    nothing = Book().client().extra(-1, billed=True)
    assert given(overview(nothing.records, nothing.client_id, TODAY), 80).plain == "Given away: nothing"


def test_the_lines_to_bill_name_their_price_or_that_it_is_still_to_be_named():
    book = a_desk()
    text = to_bill(draft_lines(book.records, book.client_id, TODAY), 80).plain
    assert "one more thing (Site), 1.5 h: €40.00" in text
    assert "one more thing (Site): price to be named" in text
    assert "together €40" in text
    assert "y copies them" in text
    assert "nothing" in to_bill((), 80).plain


def test_rounds_in_no_log_are_named_with_the_key_that_writes_them_down():
    book = Book().client().project(name="[b]Shop", revisions=3, rounds=5)
    told = Content.assemble(*to_log(unlogged(book.records, book.client_id), 80)).plain
    assert "2 rounds on [b]Shop (5 of 3)" in told
    assert "R writes them down" in told
    assert (
        given(overview(book.records, book.client_id, TODAY), 80).plain == "Given away: nothing · 2 rounds in no log (R)"
    )
    assert not list(to_log((), 80))


def test_hours_nobody_counted_are_left_empty():
    assert [hours(None), hours(Decimal("10.0")), hours(Decimal("2.25"))] == ["", "10 h", "2.25 h"]


@pytest.mark.parametrize(
    ("fields", "can"), [({}, True), ({"billed": True}, True), ({"inside": True}, False), ({"done": False}, False)]
)
def test_only_what_was_done_outside_the_agreement_is_billed_or_given_away(fields, can, monkeypatch):
    tab = ScopeTab()
    monkeypatch.setattr(ScopeTab, "entry", Book().client().extra(-1, **fields).list[-1])
    assert tab.can("bill") is can
