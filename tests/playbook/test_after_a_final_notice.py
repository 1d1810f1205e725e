"""What comes after a final notice that nobody answers: the day after the deadline that the letter really names (G3)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from builder import TODAY, Book

from clientdesk.letters.from_desk import Asked, from_desk
from clientdesk.model.client import Client
from clientdesk.model.journal import Letter
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.step import Source
from clientdesk.playbook.step_after import what_follows
from clientdesk.playbook.workdays import on_workday


def final_notice_next(**settings: object) -> Book:
    return Book(**settings).client().invoice(issued=-160, due=-130, number="A-1").letter("L09", -20)


def the_step(book: Book):
    (step,) = (each for each in agenda(book.records, TODAY) if each.source is Source.MONEY)
    assert step.letter == "L10"
    return step


@pytest.mark.parametrize("settings", [{}, {"deadline_days": 21}, {"legal_minimum_days": 45}], ids=str)
def test_the_step_foretold_is_the_one_that_comes_once_the_letter_is_out(settings):
    book = final_notice_next(**settings)
    step = the_step(book)
    foretold = what_follows(book.records, step, TODAY)
    on = max(step.date, TODAY)
    written = from_desk(book.records, book.records.get(Client, book.client_id), "L10", on, Asked())
    book.add(Letter, kind="L10", written=on, sent=on, body="…", invoices=written.invoices, deadline=written.deadline)
    (real,) = agenda(book.records, on)
    assert (foretold.date, foretold.source) == (real.date, Source.CLAIM)
    assert real.date == on_workday(written.deadline + timedelta(days=1), book.list[0])


def test_a_draft_s_own_deadline_is_the_one_that_counts_as_long_as_it_is_ahead():
    book, later = final_notice_next(), date(2026, 12, 15)
    step = the_step(book)
    by_itself = what_follows(book.records, step, TODAY).date
    assert by_itself != later + timedelta(days=1)
    draft = {"kind": "L10", "written": TODAY, "body": "…", "invoices": (book.invoice_id,)}
    book.add(Letter, **draft, deadline=later)
    assert what_follows(book.records, step, TODAY).date == date(2026, 12, 16)
    book.list.pop()
    book.add(Letter, **draft, deadline=TODAY)
    assert what_follows(book.records, step, TODAY).date == by_itself
