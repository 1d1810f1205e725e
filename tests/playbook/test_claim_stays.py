"""What comes after a final notice stays in the agenda until it is done, beside any letter about other invoices (G3)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from builder import TODAY, Book
from dunning_books import books
from hypothesis import given, settings

from clientdesk.cli.invoice_page import next_in_words
from clientdesk.exchange.ics import calendar
from clientdesk.exchange.ics_file import read
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Letter
from clientdesk.model.records import Records
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.dunning.overdue import overdue
from clientdesk.playbook.dunning.sent import highest
from clientdesk.playbook.ladder import level
from clientdesk.playbook.overview import overview
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.promises import is_held
from clientdesk.playbook.snoozing import put_off
from clientdesk.playbook.step import Source, Step
from clientdesk.playbook.step_after import what_follows
from clientdesk.playbook.step_ends import disputed, paused
from clientdesk.playbook.unanswered.calls import call_for, key_of
from clientdesk.tui.pages.invoices import sums

CLAIM = "Take the step that the final notice named: €10,000 on A-1"


def at(month: int, day: int) -> int:
    """A day of 2026 as the builder counts them."""
    return (date(2026, month, day) - TODAY).days


def large_and_small() -> Book:
    """A-1 over 10,000, whose final notice of 2 Jul left until 16 Jul, and A-2 over 100, due on 30 Jun."""
    book = Book().client().invoice("10000", issued=at(4, 1), due=at(5, 1), number="A-1")
    sent = date(2026, 7, 2)
    book.add(
        Letter, kind="L10", written=sent, sent=sent, body="…", invoices=(book.invoice_id,), deadline=date(2026, 7, 16)
    )
    return book.invoice("100", issued=at(6, 1), due=at(6, 30), number="A-2")


def of(records: Records, today: date, source: Source) -> Step:
    (found,) = (each for each in agenda(records, today) if each.source is source)
    return found


@pytest.mark.parametrize("today", [date(2026, 7, 17), date(2026, 7, 30), date(2026, 8, 20), date(2026, 10, 1)])
def test_a_claim_stays_beside_the_letters_about_other_invoices(today):
    records = large_and_small().records
    claim, letter = of(records, today, Source.CLAIM), of(records, today, Source.MONEY)
    assert (claim.what[: len(CLAIM)], claim.date, claim.letter) == (CLAIM, date(2026, 7, 17), None)
    assert "A-2" in letter.what
    assert claim.key != letter.key


def test_an_invoice_s_own_page_and_its_client_s_name_the_claim():
    book, today = large_and_small(), date(2026, 8, 20)
    row = overview(book.records, book.client_id, today)
    told = [next_in_words(row.picture, each) for each in row.picture.standings]
    assert told[0].startswith("Take the step that the final notice named, due since Fri 17 Jul; name the court")
    assert told[1] == "Send the 30-day late notice (L07), due since Thu 30 Jul"
    first, second = sums(row, 200).plain.split("\n")[1:]
    assert first.startswith("Next: Send the 30-day late notice (L07)")
    assert second.startswith("      Take the step that the final notice named, due since")


def test_only_what_ends_a_claim_takes_it_out_of_the_agenda():
    records, today = large_and_small().records, date(2026, 8, 20)
    picture = Picture(records, next(iter(records.all(Invoice))).client, today)
    claim = of(records, today, Source.CLAIM)
    waits = of(records.after(paused(picture, claim, date(2026, 10, 1))), today, Source.CLAIM)
    assert (waits.date, waits.late) == (date(2026, 10, 1), False)
    gone = agenda(records.after(disputed(picture, claim)), today)
    assert [each.source for each in gone if "A-1" in each.what] == [Source.DISPUTE]


def test_a_claim_that_was_put_off_moves_no_letter_and_a_letter_no_claim():
    records, today = large_and_small().records, date(2026, 8, 20)
    until = date(2026, 9, 1)
    claim, letter = of(records, today, Source.CLAIM), of(records, today, Source.MONEY)
    later = records.after(put_off(records, claim, until, today))
    assert (of(later, today, Source.CLAIM).date, of(later, today, Source.MONEY)) == (until, letter)
    later = later.after(put_off(later, letter, date(2026, 8, 25), today))
    dates = {each.source: each.date for each in agenda(later, today)}
    assert dates == {Source.CLAIM: until, Source.MONEY: date(2026, 8, 25)}


def test_a_letter_that_went_out_today_moves_no_claim():
    book, today = large_and_small().letter("L11", at(8, 20)), date(2026, 8, 20)
    claim, letter = of(book.records, today, Source.CLAIM), of(book.records, today, Source.MONEY)
    assert (claim.date, claim.was) == (date(2026, 7, 17), None)
    assert letter.date > today


def test_a_calendar_has_an_entry_for_either():
    steps = agenda(large_and_small().records, date(2026, 8, 20))
    titles = {each.uid: each.title for each in read(calendar(steps, date(2026, 8, 20))[0])}
    assert sorted(titles.values()) == ["Acme: to do", "Acme: write"]


def test_what_follows_a_letter_is_no_claim_of_another_invoice():
    records = large_and_small().records
    letter = of(records, date(2026, 7, 30), Source.MONEY)
    assert what_follows(records, letter, date(2026, 7, 30)).letter == "L08"
    alone = Book().client().invoice(issued=at(4, 1), due=at(5, 1), number="A-1").letter("L09", at(7, 1))
    final = of(alone.records, date(2026, 7, 20), Source.MONEY)
    assert what_follows(alone.records, final, date(2026, 7, 20)).claims


def test_the_call_about_a_claim_is_about_the_money():
    book = large_and_small()
    picture = Picture(book.records, book.client_id, date(2026, 8, 20))
    claim = of(book.records, picture.today, Source.CLAIM)
    found = call_for(picture, key_of(picture, claim))
    after = next(each.lines for each in found.card.sections if each.title == "After it")
    assert any("Take the step that the final notice named" in line for line in after)


@settings(max_examples=80, deadline=None)
@given(books())
def test_whatever_else_is_due_a_claim_is_there_once_a_deadline_is_over(book: Book):
    picture = Picture(book.records, book.client_id, TODAY + timedelta(days=40))
    final = [each for each in overdue(picture) if highest(picture, each) == level("L10") and not is_held(picture, each)]
    claims = [each for each in agenda(book.records, picture.today) if each.claims]
    assert len(claims) == 1 if final else len(claims) <= 1
    if final:
        assert claims[0].date <= picture.today
