"""An invoice that is due on Thu 1 Oct 2026, and what is next about it on a day (G3, G4)."""

from __future__ import annotations

from datetime import date

from builder import TODAY, Book

from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.dunning import planned_notice
from clientdesk.playbook.dunning.notice import Notice
from clientdesk.playbook.picture import Picture

DUE = date(2026, 10, 1)


def at(day: date) -> int:
    """A day as the builder counts them."""
    return (day - TODAY).days


def owing(due: date = DUE, amount: str = "100.00", **settings: object) -> Book:
    return Book(**settings).client().invoice(amount, issued=at(due) - 30, due=at(due), number="A-1")


def told(book: Book, today: date) -> Notice | None:
    return planned_notice(Picture(book.records, book.client_id, today))


def step(book: Book, today: date):
    (found,) = agenda(book.records, today)
    return found
