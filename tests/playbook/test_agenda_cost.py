"""What the agenda asks of a client it asks once: twice as much on the desk is twice the work, and no more.

Counted is what is called, so that a loop within a loop is seen whatever it is named, and no clock is read.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from builder import TODAY, Book, day
from cost_kit import calls, growth
from dunning_kit import at

from clientdesk.model.journal import Letter
from clientdesk.model.records import Records
from clientdesk.playbook.agenda import agenda, due_of, steps_of
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.rules import verdict_of
from clientdesk.playbook.unanswered.calls import call_for
from clientdesk.playbook.unanswered.listing import silences

FRIDAY = date(2026, 11, 20)
IN_STEP = 2.1
"""Twice the work, and a little."""


def owing(invoices: int = 20, letters: int = 2) -> Book:
    """So many invoices, about all of which letters went out, a week apart and the last on Fri 20 Nov."""
    book = Book().client()
    for each in range(invoices):
        book.invoice(issued=-150, due=-100 + each % 20, number=f"A-{each}")
    for each in range(letters):
        on = FRIDAY - timedelta(weeks=each)
        book.add(Letter, kind="L06", written=on, sent=on, body="…")
    return book.wrote(at(FRIDAY)).wrote(at(FRIDAY) - 30)


def paid_late(invoices: int) -> Book:
    """So many invoices, each paid four days after one of five final notices that name none."""
    book = Book(country="GB").client()
    for each in range(invoices):
        book.invoice(issued=-330, due=-300 + each % 30, number=f"A-{each}").paid(-96 + 7 * (each % 5))
    for week in range(5):
        on = day(-100 + 7 * week)
        book.add(Letter, kind="L10", written=on, sent=on, body="…")
    return book


def silent(projects: int) -> Book:
    """So many projects, in each of which a message waits for an answer."""
    book = Book().client()
    for each in range(projects):
        book.project(name=f"Site {each}")
        book.wrote(-9, project=book.list[-1].id)
    return book


def steps(book: Book) -> Callable[[], object]:
    """The agenda of the book's client on Friday, asked of nothing that is known already."""
    records, client = book.records, book.client_id
    return lambda: steps_of(picture := Picture(records, client, FRIDAY), verdict_of(picture))


def test_twice_the_invoices_are_twice_the_work():
    assert growth(lambda number: steps(owing(number)), 20) <= IN_STEP


def test_twice_the_letters_are_twice_the_work():
    assert growth(lambda number: steps(owing(1, number)), 50) <= IN_STEP


def test_a_day_to_come_is_less_work_than_today():
    book = owing()
    records, client = book.records, book.client_id
    today = calls(lambda: due_of(picture := Picture(records, client, FRIDAY), verdict_of(picture)))
    assert any(step.date > FRIDAY for step in agenda(records, FRIDAY))
    assert calls(steps(book)) - today < 0.75 * today


@pytest.mark.parametrize("key", ["", "dunning"])
@pytest.mark.parametrize("is_safe", [True, False])
def test_a_call_s_card_is_little_more_work_than_the_agenda(key, is_safe):
    book = owing() if is_safe else owing().incident("S11", at(FRIDAY))
    records, client = book.records, book.client_id
    call = call_for(Picture(records, client, FRIDAY), key)
    assert (call and call.card.is_call) is is_safe
    assert calls(lambda: call_for(Picture(records, client, FRIDAY), key)) < 1.3 * calls(steps(book))


def test_twice_the_silences_of_a_client_are_twice_the_work():
    def listed(records: Records) -> Callable[[], object]:
        return lambda: silences(records, TODAY)

    assert len(silences(silent(3).records, TODAY)) == 3
    assert growth(lambda number: listed(silent(number).records), 10) <= IN_STEP


def test_r02_twice_the_fees_are_twice_the_work():
    def asked(records: Records) -> Callable[[], object]:
        return lambda: agenda(records, TODAY)

    (fees,) = [each for each in agenda(paid_late(20).records, TODAY) if each.key == "late-fee"]
    assert "on 20 invoices" in fees.what
    assert growth(lambda number: asked(paid_late(number).records), 20) <= IN_STEP
