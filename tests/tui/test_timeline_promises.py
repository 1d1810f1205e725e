"""The timeline tells of a promise what the list of promises tells (G4)."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day, eur

from clientdesk.ledger.promise_state import Kept, outcome
from clientdesk.ledger.timeline import timeline_row
from clientdesk.model.invoice import Invoice, Promise
from clientdesk.tui.widgets.axis import Scale, Zoom
from clientdesk.tui.widgets.bar import PROMISE, draw
from clientdesk.tui.widgets.line_view import Tone
from clientdesk.tui.widgets.story import events, summary

SCALE = Scale(1, 60, Zoom.MONTH).showing(TODAY, 50)


def promised_200() -> Book:
    """A-1 over 1,000, due a month ago; 200 of it promised on the 13th for the 18th, three days before today."""
    return Book().client().invoice("1000.00", number="A-1").promised(-8, -3, amount=eur("200.00"))


KEPT, BROKEN = "◇ €200 promised for this day, kept", "◇ €200 promised for this day, not kept"
NOTHING_LEFT = "◇ €200 promised for this day, nothing left to come"
CASES = [
    ("came in time, though the invoice is open", lambda: promised_200().paid(-5, "200.00"), Kept.KEPT, KEPT),
    ("came on account", lambda: promised_200().paid(-5, "200.00", invoice=None), Kept.KEPT, KEPT),
    ("only a part came", lambda: promised_200().paid(-5, "199.99"), Kept.BROKEN, BROKEN),
    ("nothing came", promised_200, Kept.BROKEN, BROKEN),
    ("was written off", lambda: promised_200().written_off(-5, "1000.00"), Kept.NOTHING_LEFT, NOTHING_LEFT),
    ("came after its day", lambda: promised_200().paid(0, "200.00"), Kept.BROKEN, BROKEN),
]


@pytest.mark.parametrize(("make", "state", "words"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_promise_of_a_part_is_told_as_the_list_tells_it(make, state, words):
    book = make()
    records = book.records
    [promise] = records.all(Promise)
    assert outcome(records, promise, TODAY).state is state
    row = timeline_row(records, records.get(Invoice, book.invoice_id), TODAY)
    [told] = (each for each in events(records, row, TODAY) if PROMISE in each.words)
    is_bad = state is Kept.BROKEN
    assert (told.on, told.words, told.tone is Tone.BAD) == (day(-3), words, is_bad)
    assert ("a broken promise" in summary(records, row)) is is_bad
    assert [look is Tone.BAD for char, look in draw(row, SCALE, TODAY).pieces() if char == PROMISE] == [is_bad]


def test_one_for_all_that_was_out_is_marked_on_each_of_it_and_kept_once_all_of_it_came():
    book = Book().client().invoice("100.00", due=5, number="A-1").invoice("50.00", number="A-2")
    book.promised(-8, -3, invoice=None).paid(-5, "50.00")
    assert states(book) == [Kept.BROKEN, Kept.BROKEN]
    assert states(book.paid(-4, "100.00", invoice=None)) == [Kept.KEPT, Kept.KEPT]


def states(book: Book) -> list[Kept]:
    records = book.records
    rows = (timeline_row(records, each, TODAY) for each in records.all(Invoice))
    return [mark.state for row in rows for mark in row.promises]
