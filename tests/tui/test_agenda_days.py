"""The agenda's headings and order, the days to put a step off to, and what comes after a step."""

from __future__ import annotations

from datetime import date

import pytest
from builder import TODAY, Book, day

from clientdesk.model.client import Stage
from clientdesk.model.errors import Refused
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.snoozing import put_off
from clientdesk.playbook.step_after import what_follows
from clientdesk.playbook.step_behind import behind, why_of
from clientdesk.tui.agenda_days import heading, when
from clientdesk.tui.forms.field import Answers
from clientdesk.tui.forms.snoozing import ANOTHER, BACK, another_day, days

ANY_DAY = tuple(range(7))


def a_step(on, today=TODAY):
    (step,) = agenda(Book().client().task((on - TODAY).days).records, today)
    return step


@pytest.mark.parametrize(
    ("on", "words", "told"),
    [
        (-19, "Late", "19 d late"),
        (0, "Today · Sat 21 Nov", ""),
        (1, "Tomorrow · Sun 22 Nov", ""),
        (3, "Tue 24 Nov", ""),
        (8, "Sun 29 Nov", ""),
        (9, "Week of Mon 30 Nov", "Mon 30 Nov"),
        (36, "Week of Mon 21 Dec", "Sun 27 Dec"),
        (37, "December 2026", "Mon 28 Dec"),
        (53, "January 2027", "Wed 13 Jan"),
    ],
)
def test_a_heading_for_each_day_then_for_each_week_then_for_each_month(on, words, told):
    step = a_step(day(on))
    assert (heading(step, TODAY), when(step, TODAY)) == (words, told)


def test_days_have_headings_to_the_end_of_a_week():
    for today in (day(on) for on in range(7)):
        weeks = [on for on in range(40) if heading(a_step(day(on)), today).startswith("Week")]
        assert day(min(weeks)).weekday() == 0
        assert 7 <= (day(min(weeks)) - today).days <= 13


def test_what_may_be_done_since_an_earlier_day_is_among_todays_behind_what_is_late():
    book = Book(workdays=ANY_DAY).client("B", stage=Stage.PROSPECT).wrote(-6).client("A").task(-1).client("C").task(0)
    steps = agenda(book.records, TODAY)
    told = [(step.client.name, heading(step, TODAY), when(step, TODAY)) for step in steps]
    assert told == [("A", "Late", "1 d late"), ("B", "Today · Sat 21 Nov", "since 19 Nov"),
                    ("C", "Today · Sat 21 Nov", "")]  # fmt: skip


def test_what_was_put_off_says_from_when():
    records = Book().client().task(-4).records
    (step,) = agenda(records, TODAY)
    (off,) = agenda(records.after(put_off(records, step, day(2), TODAY)), TODAY)
    assert (heading(off, TODAY), when(off, TODAY)) == ("Mon 23 Nov", "was 17 Nov")


@pytest.mark.parametrize("due", [-9, 0, 1, 2, 30])
@pytest.mark.parametrize("today", [day(on) for on in range(7)])
def test_every_day_offered_is_later_than_its_own_and_offered_once(due, today):
    records = Book().client().task(due).records
    (step,) = agenda(records, today)
    offered = [value for _, value, _ in days(records, step, today) if value != ANOTHER]
    assert len(set(offered)) == len(offered) >= 3
    letters = [letter for letter, _, _ in days(records, step, today)]
    assert len(set(letters)) == len(letters)
    for value in offered:
        records.after(put_off(records, step, date.fromisoformat(value), today))


def test_the_words_of_the_days_and_the_way_back():
    records = Book().client().task(-4).records
    (step,) = agenda(records, TODAY)
    assert [words for _, _, words in days(records, step, TODAY)] == [
        "Monday, 23 Nov", "in a week, Mon 30 Nov", "in four weeks, Mon 21 Dec", "another day…",
    ]  # fmt: skip
    records = records.after(put_off(records, step, day(5), TODAY))
    (off,) = agenda(records, TODAY)
    assert ("b", BACK, "back on its own day, Tue 17 Nov") in days(records, off, TODAY)


def test_no_day_is_offered_on_which_nobody_works_unless_they_work_on_every():
    book = Book().client().task(-4)
    (step,) = agenda(book.records, TODAY)
    offered = [date.fromisoformat(value) for _, value, _ in days(book.records, step, TODAY) if value != ANOTHER]
    assert all(on.weekday() < 5 for on in offered)
    every = Book(workdays=ANY_DAY).client().task(-4).records
    assert "tomorrow, Sun 22 Nov" in [words for _, _, words in days(every, agenda(every, TODAY)[0], TODAY)]


def test_a_day_that_is_typed_is_checked_where_it_is_typed():
    records = Book().client().task(-4).records
    (step,) = agenda(records, TODAY)
    form = another_day(records, step, TODAY)
    assert form.build(Answers(form, {"until": "+3"}, TODAY)).puts[0].until == day(3)
    for typed in ("", "yesterday", "today", "soon"):
        with pytest.raises(Refused):
            form.build(Answers(form, {"until": typed}, TODAY))


@pytest.mark.parametrize(
    ("book", "on", "letter"),
    [
        (Book(workdays=ANY_DAY).client().invoice(issued=-120, due=-31), day(29), "L08"),
        (Book(workdays=ANY_DAY).client().invoice(issued=-190, due=-100), day(8), "L09"),
        (Book(workdays=ANY_DAY).client(stage=Stage.PROSPECT).wrote(-5), day(7), "L02"),
        (Book().client().task(1), None, None),
    ],
)
def test_what_comes_of_it_where_nothing_does_is_the_playbooks_next_step(book, on, letter):
    (step,) = agenda(book.records, TODAY)
    later = what_follows(book.records, step, TODAY)
    assert (later and later.date, later and later.letter) == (on, letter)


def test_the_records_behind_a_step_and_why_it_is_due():
    from clientdesk.playbook.picture import Picture

    book = Book(workdays=ANY_DAY).client().invoice("100", issued=-120, due=-40, number="A-1")
    book.invoice("50", due=-3, number="A-2")
    (step,) = agenda(book.records, TODAY)
    picture = Picture(book.records, book.client_id, TODAY)
    assert [text for _, text in behind(picture, step)] == ["A-1, €100.00 open, due 12 Oct",
                                                           "A-2, €50.00 open, due 18 Nov"]  # fmt: skip
    assert "40 days late" in why_of(picture, step)
    silent = Book(workdays=ANY_DAY).client().wrote(-20, subject="The offer")
    (step,) = agenda(silent.records, TODAY)
    picture = Picture(silent.records, silent.client_id, TODAY)
    assert [text for _, text in behind(picture, step)] == ["e-mail: The offer"]
