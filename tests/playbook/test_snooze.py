"""Putting a step off: it comes later, never earlier; nothing else is hidden; it ends when the thread goes on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from builder import TODAY, Book, day
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import desks

from clientdesk.model.client import Client, Stage
from clientdesk.model.errors import Refused
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.model.journal import Matter, RemedyOutcome, Snooze
from clientdesk.playbook.agenda import agenda, due_of, first_of, steps_of
from clientdesk.playbook.overview import overview
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.rules import verdict_of
from clientdesk.playbook.snoozed import put_off_to
from clientdesk.playbook.snoozing import is_put_off, moved_from, put_back, put_off

ANY_DAY = tuple(range(7))


def steps(records, today=TODAY):
    return agenda(records, today)


def only(records, today=TODAY):
    (step,) = steps(records, today)
    return step


def put(records, step, until, today=TODAY):
    return records.after(put_off(records, step, until, today))


def overdue(due=-31):
    return Book(workdays=ANY_DAY).client().invoice(issued=-120, due=due)


def test_a_step_is_there_on_the_day_it_was_put_off_to_and_says_on_which_it_was():
    records = overdue().records
    before = only(records)
    after = only(put(records, before, day(5)))
    assert (after.date, after.was, after.late) == (day(5), before.date, False)
    assert (after.what, after.key, after.letter) == (before.what, before.key, before.letter)


def test_it_is_late_again_only_after_that_day():
    records = overdue().records
    records = put(records, only(records), day(5))
    assert [only(records, day(on)).late for on in (4, 5, 6)] == [False, False, True]
    assert only(records, day(6)).date == day(5)


def test_what_has_a_window_is_not_late_before_its_window_is():
    records = Book(workdays=ANY_DAY).client(stage=Stage.PROSPECT).wrote(-4).records
    step = only(records)
    assert (step.handbook, step.date) == ("G1", TODAY)
    records = put(records, step, day(1))
    assert [only(records, day(on)).late for on in (2, 3, 4)] == [False, False, True]


def test_another_step_of_the_thread_is_on_its_own_day():
    book = overdue()
    records = put(book.records, only(book.records), day(25))
    book.list.extend(records.all(Snooze))
    book.letter("L07", 0)
    step = only(book.records)
    assert (step.letter, step.was) == ("L08", None)


def test_the_same_step_on_another_day_is_there_then():
    book = Book().client().task(-2)
    records = put(book.records, only(book.records), day(9))
    (task,) = (each for each in book.list if each.table == "tasks")
    moved = only(Book_with(records, task.but(due=day(3))))
    assert (moved.date, moved.was) == (day(3), None)


def Book_with(records, *more):  # noqa: N802  reads as the desk it makes
    from clientdesk.model.change import Change

    return records.after(Change("", more))


def test_an_answer_ends_it():
    book = Book(workdays=ANY_DAY).client().wrote(-20)
    records = put(book.records, only(book.records), day(9))
    heard = Book_with(records, *Book().client().heard(0).records_of("clients-1"))
    assert steps(heard) == []


def test_what_has_no_day_of_its_own_is_put_off_and_comes_back_on_that_day_never_late():
    records = Book().client().incident("S09", -3).records
    step = only(records)
    assert (step.key, step.is_undated) == ("proposed", True)
    records = put(records, step, day(3))
    assert [(only(records, day(on)).date, only(records, day(on)).was) for on in (0, 2, 3, 4)] == [
        (day(3), TODAY), (day(3), TODAY), (day(3), None), (day(4), None),
    ]  # fmt: skip
    assert not only(records, day(9)).late


def test_an_exit_that_goes_on_to_another_step_is_there_again():
    book = Book().client(stage=Stage.EXITING)
    book.add(Exit, path=ExitPath.STANDARD, started=day(-9))
    records = put(book.records, only(book.records), day(6))
    assert only(records).date == day(6)
    later = Book_with(records, *(each.but(handbook="X02") for each in records.all(Snooze)))
    assert only(later).date == TODAY


def test_put_off_again_it_still_says_its_first_day_and_there_is_one_snooze():
    records = overdue().records
    first = only(records).date
    for until in (5, 9, 7):
        records = put(records, only(records), day(until))
        assert (only(records).date, only(records).was) == (day(until), first)
    assert len(list(records.all(Snooze))) == 1


def test_back_is_as_it_was():
    records = overdue().records
    before = only(records)
    off = put(records, before, day(5))
    back = off.after(put_back(off, only(off), TODAY))
    assert only(back) == before
    assert not list(back.all(Snooze))
    with pytest.raises(Refused, match="not put off"):
        put_back(back, only(back), TODAY)


@pytest.mark.parametrize(("due", "until"), [(-31, 0), (-31, -1), (20, 21)])
def test_never_to_a_day_that_has_been_nor_before_its_own(due, until):
    records = overdue(due).records if due < 0 else Book().client().task(30).records
    with pytest.raises(Refused):
        put_off(records, only(records), day(until), TODAY)


def test_one_that_is_over_goes_when_the_next_is_made():
    book = Book().client().task(-1).task(1)
    first, second = steps(book.records)
    records = put(book.records, first, day(4))
    done = Book_with(records, *(each.but(done=TODAY) for each in book.list if each.id == first.record))
    assert {each.step for each in put(done, second, day(8)).all(Snooze)} == {second.key}
    assert {each.step for each in put(records, second, day(8)).all(Snooze)} == {first.key, second.key}


def test_the_clients_next_step_is_the_one_on_its_new_day():
    book = Book().client().task(1).task(3)
    first = steps(book.records)[0]
    records = put(book.records, first, day(5))
    row = overview(records, first.client.id, TODAY)
    assert row.next
    assert row.next.date == day(3)
    picture = Picture(records, first.client.id, TODAY)
    assert first_of(steps_of(picture, verdict_of(picture))) == row.next


def test_the_key_is_the_threads_from_day_to_day():
    book = Book(workdays=ANY_DAY).client().invoice(issued=-60, due=-5).wrote(-30)
    assert {step.key for on in range(0, 80, 4) for step in steps(book.records, day(on))} == {"dunning"}
    silent = Book(workdays=ANY_DAY).client().wrote(-20).wrote(-9)
    assert len({step.key for on in range(0, 30, 3) for step in steps(silent.records, day(on))}) == 1


@given(desks(), st.data())
@settings(max_examples=25, deadline=None)
def test_every_step_has_a_key_of_its_own_and_one_put_off_hides_no_other(records, data):
    today = data.draw(st.dates(date(2025, 1, 1), date(2027, 1, 1)))
    for client in records.all(Client):
        picture = Picture(records, client.id, today)
        due = due_of(picture, verdict_of(picture))
        assert len({step.key for step in due}) == len(due)
        assert all(step.key for step in due)
        if not due:
            continue
        step = data.draw(st.sampled_from(due))
        until = max(today, step.date) + timedelta(data.draw(st.integers(1, 40)))
        after = put_off_to(Picture(put(records, step, until, today), client.id, today), due)
        assert [each for each in after if each.key != step.key] == [each for each in due if each.key != step.key]
        (off,) = (each for each in after if each.key == step.key)
        assert (off.date, off.was, off.late) == (until, step.date, False)


@given(st.integers(-60, 60), st.integers(-60, 60), st.integers(-60, 60))
@settings(max_examples=60, deadline=None)
def test_whatever_a_file_holds_nothing_is_earlier_than_its_day(due, was, until):
    book = Book().client().task(due).remedy("R07", -90, RemedyOutcome.WAITING, review=day(due))
    plain = steps(book.records)
    for step in plain:
        book.add(Snooze, step=step.key, was=day(was), until=day(until), handbook=step.handbook)
    days = {step.key: step.date for step in steps(book.records)}
    assert all(days[step.key] >= step.date for step in plain)


def test_what_only_another_letter_of_its_day_has_moved_was_put_off_by_nobody():
    book = overdue().wrote(-5, matter=Matter.WORKING).letter("L14", 0)
    records = book.records
    moved = next(step for step in steps(records) if step.letter == "L07")
    assert moved_from(records, moved, TODAY) == "moved from 20 Nov: one letter a day"
    assert not is_put_off(records, moved)
    records = put(records, moved, day(5))
    (off,) = (step for step in steps(records) if step.letter == "L07")
    assert (off.date, moved_from(records, off, TODAY)) == (day(5), "put off from 20 Nov")
