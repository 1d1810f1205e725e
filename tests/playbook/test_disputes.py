"""An invoice in dispute (G4): nobody is reminded of it, and a step says to settle it. TODAY is Sat 21 Nov 2026."""

from __future__ import annotations

from datetime import date

import pytest
from builder import TODAY, Book, day

from clientdesk.ledger.moves import entered
from clientdesk.model.client import Stage
from clientdesk.model.entry.disputing import disputing as said
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice
from clientdesk.playbook.acts import Act, act_of
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.snoozing import put_off
from clientdesk.playbook.step import Source, Step
from clientdesk.playbook.step_ends import End, ends_of, settled


def disputing(since: int | None = -9, **fields) -> Book:
    on = None if since is None else day(since)
    return (
        Book(workdays=(0, 1, 2, 3, 4))
        .client()
        .invoice("400", issued=-90, due=-60, number="HF-3", disputed=True, disputed_on=on, **fields)
    )


def steps(book: Book, today: date = TODAY) -> list[Step]:
    return agenda(book.records, today)


def test_a_week_after_it_was_disputed_there_is_a_step_to_settle_it_and_no_letter():
    [step] = steps(disputing())
    assert (step.date, step.letter, step.source) == (date(2026, 11, 19), None, Source.DISPUTE)
    assert step.what == "Find out what is wrong with HF-3, and settle it (disputed since 12 Nov)"
    assert (act_of(step), ends_of(step)[0]) == (Act.DECIDE, End.SETTLED)


def test_it_falls_on_a_working_day():
    assert steps(disputing(-7))[0].date == date(2026, 11, 23)


def test_where_nobody_wrote_the_day_down_it_counts_from_the_due_date():
    [step] = steps(disputing(None))
    assert (step.date, step.what.partition("(")[2]) == (date(2026, 9, 29), "in dispute)")


@pytest.mark.parametrize("stage", [Stage.ACTIVE, Stage.PAUSED, Stage.ENDED])
def test_it_is_there_whatever_stage_they_are_at(stage):
    assert [each.source for each in steps(disputing().with_client(stage=stage))] == [Source.DISPUTE]


def test_with_who_is_left_at_once_nothing_is_settled_in_a_talk():
    assert [each.letter for each in steps(disputing().incident("S11"))] == ["L17"]


def test_what_is_paid_needs_no_settling():
    assert steps(disputing().paid(-1)) == []


def test_each_has_a_key_of_its_own_and_is_put_off_by_itself():
    book = disputing().invoice("100", issued=-90, due=-60, number="HF-4", disputed=True, disputed_on=day(-9))
    first, second = steps(book)
    assert first.key != second.key
    book.list.extend(put_off(book.records, first, day(10), TODAY).puts)
    assert sorted(each.date for each in steps(book)) == [date(2026, 11, 19), day(10)]


def test_once_it_is_settled_it_is_asked_for_again_when_they_had_time():
    book = disputing()
    change = settled(Picture(book.records, book.client_id, TODAY), steps(book)[0])
    [invoice] = change.puts
    assert (invoice.disputed, invoice.disputed_on, invoice.settled_on) == (False, day(-9), TODAY)
    book.list = [each for each in book.list if each.id != invoice.id] + [invoice]
    [step] = steps(book)
    assert (step.letter, step.asks, step.date) == (None, True, date(2026, 11, 30))


def test_who_says_so_today_gives_the_day_and_what_was_said_before_stays():
    book = Book().client().invoice(number="A-1")
    plain = book.records.get(Invoice, book.invoice_id)
    assert said(plain, TODAY, disputed=True).disputed_on == TODAY
    assert said(plain, TODAY, disputed=True, since=day(-3)).disputed_on == day(-3)
    with pytest.raises(Refused, match="ahead"):
        entered(book.records, said(plain, TODAY, disputed=True, since=day(1)), TODAY)
    old = plain.but(disputed=True)
    assert said(old, TODAY, disputed=True) == old


def test_one_of_no_known_day_that_is_put_off_stays_so_when_its_due_date_goes_by():
    book = Book(workdays=(0, 1, 2, 3, 4)).client()
    book.invoice("400", issued=-20, due=3, number="HF-3", disputed=True)
    [step] = steps(book)
    until = day(30)
    later = book.records.after(put_off(book.records, step, until, TODAY))
    days = {each.date for offset in range(30) for each in agenda(later, day(offset))}
    assert days == {until}
    assert [each.date for each in agenda(book.records, day(10))] != [until]
