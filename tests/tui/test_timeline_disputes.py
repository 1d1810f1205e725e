"""A dispute on the timeline (G4): ⚑ on its first day, and both of its days in the story, over or not."""

from __future__ import annotations

from builder import TODAY, Book, day

from clientdesk.ledger.timeline import timeline_row
from clientdesk.model.invoice import Dispute, Invoice
from clientdesk.tui.widgets.axis import Scale, Zoom
from clientdesk.tui.widgets.bar import draw
from clientdesk.tui.widgets.line_view import Tone
from clientdesk.tui.widgets.story import day_words, events

WIDE = Scale(1, 40, Zoom.MONTH).showing(TODAY, 30)


def row(**fields):
    book = Book().client().invoice("100.00", issued=-28, due=-14, **fields)
    return book.records, timeline_row(book.records, book.records.get(Invoice, book.invoice_id), TODAY)


def story(**fields) -> list[str]:
    records, found = row(**fields)
    return [f"{day_words(event, found, TODAY)} {event.words}" for event in events(records, found, TODAY)][2:]


def line(**fields) -> str:
    return "".join(text for text, _ in draw(row(**fields)[1], WIDE, TODAY).pieces())


def test_one_that_is_over_is_told_with_both_days():
    assert story(disputed_on=day(-9), settled_on=day(-3)) == [
        "12 Nov +5 d ⚑ disputed",
        "18 Nov +11 d dispute settled",
        "today +14 d €100 open",
    ]


def test_each_of_several_is_told_and_one_of_no_known_day_by_its_end():
    earlier = (Dispute(settled=day(-12)),)
    assert story(disputed=True, disputed_on=day(-9), earlier_disputes=earlier) == [
        "9 Nov +2 d dispute settled",
        "12 Nov +5 d ⚑ disputed",
        "today +14 d €100 open",
    ]


def test_its_first_day_is_on_the_line_and_its_state_is_that_of_today():
    assert line(disputed_on=day(-9), settled_on=day(-3)) == "  ━━━━━━━━━━━━━━━░░░░⚑░░░░░░░░┊▸        "
    assert line(disputed=True, disputed_on=day(-9)) == "  ━━━━━━━━━━━━━━━░░░░⚑░░░░░░░░┊⚑        "
    pieces = draw(row(disputed_on=day(-9), settled_on=day(-3))[1], WIDE, TODAY).pieces()
    assert dict(pieces)["⚑"] is Tone.WATCH
