"""A safeguard that is lacking stays in the agenda until it is done, put off, or said to be of no use (C)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY, Book, day

from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.snoozing import put_off

SIGNED = {"signed": day(-900), "deposit_percent": Decimal(50)}


def begun(*days: int) -> Book:
    book = Book().client()
    for at, on in enumerate(days):
        book.project(id=f"work-{at}", name=f"Work {at}", started=day(on))
    return book


def told(book: Book):
    return [(step.what, step.is_undated, step.late) for step in agenda(book.records, TODAY)]


@pytest.mark.parametrize("on", [-30, -31, -800])
def test_it_does_not_end_by_itself_and_is_late_no_more(on):
    assert told(begun(on)) == [("Put the terms in writing: nothing is agreed for Work 0 yet", True, False)]
    assert told(begun(on).contract()) == [("Have the contract signed: Work 0 has begun without", True, False)]
    assert told(begun(on).contract(**SIGNED)) == [("Ask for the deposit: Work 0 has begun without", True, False)]


@pytest.mark.parametrize(
    "terms", [{"exists": False}, SIGNED | {"safeguards": {"C01": False}}, SIGNED | {"deposit_percent": None}]
)
def test_it_ends_where_it_is_done_or_said_to_be_of_no_use(terms):
    assert told(begun(-31).contract(**terms)) == []


def test_it_stays_put_off_over_the_day_from_which_it_has_none():
    book = begun(-29)
    [step] = agenda(book.records, TODAY)
    later = book.records.after(put_off(book.records, step, day(9), TODAY))
    assert [each.date for each in agenda(later, day(2))] == [day(9)]


def test_what_begins_goes_before_what_has_long_begun_and_of_that_the_newest():
    book = begun(-800, -90, 5).contract(**SIGNED)
    assert told(book) == [("Ask for the deposit before Work 2 begins", False, False)]
    book.invoice(due=9, deposit=True, project="work-2")
    assert told(book) == [("Ask for the deposit: Work 1 has begun without", True, False)]


def test_work_that_has_long_begun_and_is_billed_needs_no_deposit_any_more():
    book = begun(-90).contract(**SIGNED).invoice(due=9, project="work-0")
    assert told(book) == []
