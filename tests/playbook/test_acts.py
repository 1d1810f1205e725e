"""What a step asks of the person, and what follows when it is done and nothing comes of it (G)."""

from __future__ import annotations

from datetime import date

import pytest
from builder import TODAY, Book
from silence_kit import told

from clientdesk.model.journal import Letter, Matter
from clientdesk.model.records import Records
from clientdesk.playbook.acts import Act, act_of
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.step import Source
from clientdesk.playbook.step_after import what_follows


def owing(due: int) -> Book:
    return Book().client().invoice(issued=-200, due=due, number="A-1")


def after_the_final_notice() -> Book:
    day = date(2026, 10, 1)
    return owing(-90).add(Letter, kind="L10", written=day, sent=day, body="…")


def silent_about_money() -> Book:
    """Money that the desk knows no invoice of, asked for in vain."""
    book = Book().client()
    for day in (-100, -92, -85):
        book.wrote(day, matter=Matter.PAYMENT)
    return book.letter("L06", -80)


@pytest.mark.parametrize(
    ("book", "what", "act"),
    [
        (owing(-3), "Ask for payment", Act.WRITE),
        (owing(-40), "Send the 30-day late notice", Act.WRITE),
        (owing(-40).letter("L07", -9).promised(-8, -2), "Ask again for what was promised", Act.WRITE),
        (owing(-40).invoice(issued=-90, due=-60, number="A-2").paid(-50, "200.00"), "Use their credit", Act.DECIDE),
        (owing(-90).letter("L10", -60), "Take the step that the final notice named", Act.DECIDE),
        (after_the_final_notice(), "Take the step that the final notice named", Act.DECIDE),
        (silent_about_money(), "Move on", Act.DECIDE),
    ],
)
def test_what_is_written_in_words_of_one_s_own_is_written_and_what_ends_it_is_decided(book, what, act):
    (step,) = agenda(book.records, TODAY)
    assert step.what.startswith(what)
    assert act_of(step) is act


def test_a_silence_is_told_by_its_source_and_about_a_payment_by_the_moneys_once_something_is_overdue():
    (early,) = agenda(Records.of_all(told("2026-11-02 out:Site working")), date(2026, 11, 10))
    assert early.source is Source.SILENCE
    (late,) = agenda(silent_about_money().records, TODAY)
    assert late.source is Source.SILENCE
    (owed,) = agenda(owing(-3).wrote(-2, matter=Matter.PAYMENT).records, TODAY)
    assert owed.source is Source.MONEY


@pytest.mark.parametrize(
    ("line", "today", "on", "letter"),
    [
        ("2026-11-02 out:Site working", date(2026, 11, 10), date(2026, 11, 16), None),
        ("2026-11-02 out:Site working; 2026-11-10 L03:Site", date(2026, 11, 16), date(2026, 11, 18), "L04"),
        (
            "2026-11-02 out:Site working; 2026-11-10 L03:Site; 2026-11-16 call:Site",
            date(2026, 11, 18),
            date(2026, 12, 18),
            None,
        ),
    ],
)
@pytest.mark.parametrize("money", [{}, {"due": "2026-11-09"}])
def test_what_follows_is_of_the_same_project_whatever_else_is_open(line, today, on, letter, money):
    records = Records.of_all(told(line, **money))
    (step,) = (each for each in agenda(records, today) if each.source is Source.SILENCE)
    after = what_follows(records, step, today)
    assert (after.date, after.letter, after.key) == (on, letter, step.key)
