"""A desk on which money moves, and what comes of a move."""

from __future__ import annotations

from builder import Book

from clientdesk.model.change import Change
from clientdesk.model.invoice import Invoice
from clientdesk.model.records import Records


def the_invoice(book: Book) -> Invoice:
    return book.records.get(Invoice, book.invoice_id)


def after(records: Records, change: Change) -> Records:
    return records.after(change)
