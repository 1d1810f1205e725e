"""The evidence tells each dispute on its days, and what came of it (P, G4)."""

from __future__ import annotations

from builder import TODAY, Book, day

from clientdesk.exchange.bundle.private import Trail
from clientdesk.exchange.bundle.timeline import events
from clientdesk.model.invoice import Dispute


def told(book: Book) -> list[tuple[int | None, str]]:
    trail = Trail(book.records, book.client_id, TODAY, private=False)
    found = [event for event in events(trail) if "disput" in event.what]
    return [(None if event.on is None else (event.on - TODAY).days, event.what) for event in found]


def test_one_that_goes_on_and_one_that_is_over():
    earlier = (Dispute(since=day(-30), settled=day(-20)),)
    book = Book().client().invoice(number="A-1", disputed=True, disputed_on=day(-9), earlier_disputes=earlier)
    assert told(book) == [
        (-30, "Invoice A-1 disputed"),
        (-20, "The dispute about invoice A-1 was settled"),
        (-9, "Invoice A-1 disputed"),
    ]


def test_one_of_no_known_first_day_and_an_invoice_without_any():
    assert told(Book().client().invoice(number="A-1", disputed=True)) == [(None, "Invoice A-1 disputed")]
    assert told(Book().client().invoice(number="A-1")) == []
