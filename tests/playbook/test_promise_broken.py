"""A promise that was broken is named, with its own sum, by the next step about the money and by the call card (G4)."""

from __future__ import annotations

from datetime import date

import pytest
from builder import Book, eur
from dunning_kit import at, step

from clientdesk.playbook.picture import Picture
from clientdesk.playbook.unanswered.calls import call_for

NOV = {day: at(date(2026, 11, day)) for day in range(1, 31)}
BROKEN = "€1,000 promised for 27 Nov, not paid"


def owing(due: date, amount: str | None = "1000.00") -> Book:
    """A-1 over 2,400; a 30-day notice of the 22nd, and a promise of the 21st for the 27th."""
    book = Book().client().invoice("2400.00", issued=-90, due=at(due), number="A-1").letter("L07", NOV[22])
    return book.promised(NOV[21], NOV[27], amount=amount and eur(amount))


@pytest.mark.parametrize("on", [28, 30])
def test_the_step_that_comes_next_names_what_was_promised(on):
    """Though the 60-day notice is due on Mon 30 Nov."""
    again = step(owing(date(2026, 10, 1)), date(2026, 11, on))
    assert again.what == f"Ask again for what was promised: €1,000 of €2,400 on A-1 ({BROKEN})"


@pytest.mark.parametrize(
    ("amount", "paid", "what"),
    [
        ("1000.00", None, f"€1,000 of €2,400 on A-1 ({BROKEN})"),
        ("1000.00", "400.00", "€600 of €2,000 on A-1 (€1,000 promised for 27 Nov, only €400 paid)"),
        ("2400.00", None, "€2,400 on A-1 (€2,400 promised for 27 Nov, not paid)"),
        (None, None, "€2,400 on A-1 (promised for 27 Nov, not paid)"),
    ],
)
def test_what_is_asked_for_again_is_what_was_promised(amount, paid, what):
    book = owing(date(2026, 10, 20), amount)
    again = step(book.paid(NOV[26], paid) if paid else book, date(2026, 11, 30))
    assert again.what == f"Ask again for what was promised: {what}"


def test_once_something_went_out_since_it_is_told_no_more():
    book = owing(date(2026, 10, 1)).letter("L08", NOV[30])
    assert "promised" not in step(book, date(2026, 11, 30)).what


def test_the_call_card_has_it_beside_what_is_owed():
    book = owing(date(2026, 10, 1))
    found = call_for(Picture(book.records, book.client_id, date(2026, 11, 30)))
    [line] = (line for each in found.card.sections for line in each.lines if line.startswith("A-1:"))
    assert line == f"A-1: €2,400.00, due 1 Oct, 60 days ago; {BROKEN}"
