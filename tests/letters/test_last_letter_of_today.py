"""The last letter that a firmer one names: it may have gone out the same day; one as firm is the letter itself (G3)."""

from __future__ import annotations

import pytest
from builder import Book
from chasing_kit import chased
from check_kit import told, written

LAST = "I last wrote to you about it on {}."


def after(*sent: tuple[str, int]) -> Book:
    """An invoice 130 days late, and the letters about it."""
    book = Book().client("Northwind").invoice("800.00", issued=-160, due=-130, number="N-1")
    for kind, on in sent:
        book.letter(kind, on)
    return book


@pytest.mark.parametrize(
    ("sent", "named"),
    [
        ([("L08", -40), ("L09", 0)], "21 November 2026"),
        ([("L09", 0)], "21 November 2026"),
        ([("L09", -20), ("L10", 0)], "1 November 2026"),
        ([("L09", -20), ("L10", -3)], "18 November 2026"),
    ],
    ids=str,
)
def test_a_final_notice_names_the_kinder_letter_of_the_day_and_never_itself(sent, named):
    assert LAST.format(named) in chased(after(*sent), "L10").body


def test_the_check_asks_for_that_day_and_never_for_the_letter_s_own():
    earlier, today = after(("L08", -40)), after(("L08", -40), ("L09", 0))
    missing = ("missing", "It does not name your last letter, of 21 Nov 2026: add its day.")
    assert missing in told(today, written(earlier))
    assert missing not in told(today, written(today))
    assert missing not in told(after(("L08", -40), ("L10", 0)), written(earlier))
