"""What holds of overdue money on any desk: whom nobody asks, one step, one letter a day, never a notice twice (G4)."""

from __future__ import annotations

from datetime import date, timedelta

from builder import TODAY, Book
from dunning_books import books
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.model.records import Records
from clientdesk.playbook.agenda import steps_of
from clientdesk.playbook.asked import asked_by_letter
from clientdesk.playbook.dunning import dunning_steps, one_thread, planned_notice
from clientdesk.playbook.dunning.sent import highest
from clientdesk.playbook.ladder import level
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.promises import broken_promise
from clientdesk.playbook.rules import verdict_of
from clientdesk.playbook.silence import silence_steps


def of(book: Book) -> Picture:
    return Picture(book.records, book.client_id, TODAY)


@settings(max_examples=60, deadline=None)
@given(books())
def test_nobody_is_asked_for_what_is_paid_or_disputed_or_for_a_notice_twice(book):
    picture = of(book)
    notice = planned_notice(picture)
    if notice is None:
        return
    assert notice.about
    for each in notice.about:
        assert each.balance > 0
        assert each.days_overdue > 0
        assert not each.invoice.disputed
        is_spoken_of = notice.letter == "L06" and broken_promise(picture, each)
        assert notice.letter is None or is_spoken_of or highest(picture, each) < level(notice.letter)
    assert notice.letter != "L10" or any(each.kind == "L09" for each in asked_by_letter(picture, notice.about[0]))


@settings(max_examples=60, deadline=None)
@given(books())
def test_there_is_one_step_and_one_letter_a_day_on_a_day_that_had_none(book):
    picture = of(book)
    assert sum(not step.claims for step in dunning_steps(picture)) <= 1
    thread = one_thread(picture, list(silence_steps(picture)))
    assert sum(step.handbook == "G3" and not step.claims for step in thread) <= 1
    assert sum(step.claims for step in thread) <= 1
    days = [max(step.date, TODAY) for step in steps_of(picture, verdict_of(picture)) if step.letter and not step.after]
    assert len(days) == len(set(days))
    if any(letter.sent == TODAY for letter in picture.sent_letters):
        assert TODAY not in days


@settings(max_examples=40, deadline=None)
@given(books(), st.randoms(use_true_random=False))
def test_the_order_of_the_records_changes_nothing(book, random):
    before = of(book)
    told = planned_notice(before), steps_of(before, verdict_of(before))
    shuffled = [book.list[0], *random.sample(book.list[1:], len(book.list) - 1)]
    after = Picture(Records.of_all(shuffled), book.client_id, TODAY)
    again = planned_notice(after), steps_of(after, verdict_of(after))
    assert (told[0] and (told[0].what, told[0].on)) == (again[0] and (again[0].what, again[0].on))
    assert sorted((each.date, each.what) for each in told[1]) == sorted((each.date, each.what) for each in again[1])


@settings(max_examples=40, deadline=None)
@given(books())
def test_what_is_done_on_its_day_leads_on_and_ends(book):
    """Who sends what is asked for, on the day on which it is, comes to the claim, and never to the same step again."""
    picture, today = of(book), TODAY
    seen: set[tuple[str, date]] = set()
    for _ in range(40):
        notice = planned_notice(picture)
        if notice is None or notice.letter is None:
            break
        today = max(today, notice.on)
        assert (notice.letter, today) not in seen
        seen.add((notice.letter, today))
        for each in notice.about:
            book.invoice_id = each.invoice.id
            book.letter(notice.letter, (today - TODAY).days)
        today += timedelta(days=1)  # one letter a day
        picture = Picture(book.records, book.client_id, today)
    else:
        raise AssertionError("it never ends")
    assert today < TODAY + timedelta(days=400)
