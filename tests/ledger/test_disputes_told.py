"""Every dispute of an invoice is told with its days, over or not (G4): by the timeline, its page, the evidence."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day

from clientdesk.ledger.disputed import Disputed, disputes
from clientdesk.ledger.timeline import timeline_row
from clientdesk.model.invoice import Dispute, Invoice


def disputed(**fields) -> Invoice:
    book = Book().client().invoice("100.00", issued=-60, due=-50, number="A-1", **fields)
    return book.records.get(Invoice, book.invoice_id)


EARLIER = {"earlier_disputes": (Dispute(settled=day(-40)), Dispute(since=day(-30), settled=day(-20)))}


@pytest.mark.parametrize(
    ("fields", "on", "found"),
    [
        ({}, 0, []),
        ({"disputed": True}, 0, [(None, None)]),
        ({"disputed": True, "disputed_on": day(-9)}, 0, [(-9, None)]),
        ({"disputed": True, "disputed_on": day(-9)}, -10, []),
        ({"disputed_on": day(-9), "settled_on": day(-3)}, 0, [(-9, -3)]),
        ({"disputed_on": day(-9), "settled_on": day(-3)}, -4, [(-9, None)]),
        ({"settled_on": day(-3)}, 0, [(None, -3)]),
        ({"disputed": True, "disputed_on": day(-9), **EARLIER}, 0, [(None, -40), (-30, -20), (-9, None)]),
    ],
    ids=str,
)
def test_as_they_were_known_on_a_day(fields, on, found):
    days = [Disputed(*(None if each is None else day(each) for each in pair)) for pair in found]
    assert list(disputes(disputed(**fields), day(on))) == days


def test_the_row_of_the_timeline_has_them():
    book = Book().client().invoice("100.00", disputed_on=day(-9), settled_on=day(-3))
    row = timeline_row(book.records, book.records.get(Invoice, book.invoice_id), TODAY)
    assert row.disputes == ((day(-9), day(-3)),)
