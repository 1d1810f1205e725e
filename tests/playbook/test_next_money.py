"""The agenda, the client's page, the invoices, the list of clients and a call's card name one letter, on one day."""

from __future__ import annotations

from datetime import date

import pytest
from builder import TODAY, Book
from dunning_books import books
from dunning_kit import at, owing
from hypothesis import given, settings

from clientdesk.cli.invoice_page import next_in_words, page_view
from clientdesk.model.days import planned
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Matter
from clientdesk.model.letter_kinds import FOR_MONEY
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.next_money import asked_next, next_money
from clientdesk.playbook.overview import overview
from clientdesk.playbook.step import OF_MONEY, Source, Step
from clientdesk.playbook.step_behind import about, why_of
from clientdesk.playbook.unanswered.calls import call_for
from clientdesk.playbook.unanswered.listing import silences
from clientdesk.tui.pages.invoices import sums

FRIDAY, MONDAY = date(2026, 10, 30), date(2026, 11, 2)


def money(steps) -> Step | None:
    return next((each for each in steps if each.source is Source.MONEY), None)


def test_a_letter_moved_to_its_later_day_is_that_day_s_wherever_it_is_told():
    book = owing().letter("L11", at(FRIDAY))
    row = overview(book.records, book.client_id, FRIDAY)
    (step,) = agenda(book.records, FRIDAY)
    assert (step.letter, step.date) == ("L07", MONDAY)
    (standing,) = row.picture.standings
    assert next_in_words(row.picture, standing) == "Send the 30-day late notice (L07), Mon 2 Nov"
    assert page_view(book.records, standing.invoice, FRIDAY)["next"]["letter"] == "L07"
    assert "late notice (L07), Mon\N{NO-BREAK SPACE}2\N{NO-BREAK SPACE}Nov" in sums(row, 80).plain
    assert (row.next.letter, row.next.date) == ("L07", MONDAY)
    call = call_for(row.picture)
    assert "Mon 2 Nov: Send the 30-day late notice" in call.card.sections[-1].lines[-1]


def test_what_is_behind_a_moved_letter_is_what_it_will_be_about_as_it_stands_today():
    book = owing().letter("L11", at(FRIDAY))
    row = overview(book.records, book.client_id, FRIDAY)
    assert why_of(row.picture, row.next) == "A-1 is 29 days late; no letter has gone out about it."
    assert about(row.picture, row.next) == ((book.invoice_id,), None)


def test_a_call_that_stands_for_the_money_is_named_beside_the_invoice_too():
    book = owing().wrote(at(date(2026, 10, 2)), matter=Matter.PAYMENT)
    row = overview(book.records, book.client_id, date(2026, 10, 6))
    (standing,) = row.picture.standings
    assert money(row.steps).what == "Ask for a sign that they have the work"
    assert next_in_words(row.picture, standing) == "Ask for a sign that they have the work (L03), today"


@settings(max_examples=80, deadline=None)
@given(books())
def test_every_page_names_the_agenda_s_letter_and_day(book: Book):
    row = overview(book.records, book.client_id, TODAY)
    step = money(agenda(book.records, TODAY))
    assert money(row.steps) == step
    both = [each for each in row.steps if each.source in OF_MONEY]
    found = [(each.letter, each.on) for each in next_money(row.picture, row.steps)]
    assert found == [(each.letter, each.date) for each in both]
    for each in both:
        assert planned(each.date, TODAY).replace(" ", "\N{NO-BREAK SPACE}") in sums(row, 200).plain
    for each in row.picture.standings:
        told = page_view(book.records, row.picture.records.get(Invoice, each.invoice.id), TODAY)["next"]
        if (its_own := asked_next(row.picture, row.steps, each)) and told:
            assert (told["letter"], told["date"]) == (its_own.letter, its_own.on.isoformat())
            assert (its_own.letter, its_own.on) in found
    for silence in silences(book.records, TODAY):
        if silence.step and silence.step.source is Source.MONEY:
            assert silence.step == step


@pytest.mark.parametrize("kind", FOR_MONEY)
def test_a_letter_of_today_leaves_what_it_is_about_to_the_agenda(kind):
    book = owing().letter(kind, at(FRIDAY))
    row = overview(book.records, book.client_id, FRIDAY)
    first = next(each for each in row.steps if each.source in OF_MONEY)
    (found,) = next_money(row.picture, row.steps)
    assert (found.letter, found.on) == (first.letter, first.date)
