"""A letter that asks for a payment leaves its days: nothing firmer goes out in them (G3, G4).

The invoice is due on Thu 1 Oct 2026: 30 days later is Sat 31 Oct, 60 days Mon 30 Nov, 90 days Wed 30 Dec.
"""

from __future__ import annotations

from datetime import date

import pytest
from dunning_kit import at, owing, told

from clientdesk.model.journal import Letter


@pytest.mark.parametrize(
    ("today", "kind", "sent", "letter", "on"),
    [
        (date(2026, 11, 2), "L06", date(2026, 10, 30), "L07", date(2026, 11, 9)),  # until Fri 6; Sat 7, so Mon
        (date(2026, 11, 2), "L06", date(2026, 10, 23), "L07", date(2026, 11, 2)),  # until Fri 30: 30 days come first
        (date(2026, 11, 30), "L07", date(2026, 11, 27), "L08", date(2026, 12, 7)),  # until Fri 4; Sat 5, so Mon
        (date(2026, 11, 30), "L07", date(2026, 11, 22), "L08", date(2026, 11, 30)),  # until Sun 29
        (date(2026, 12, 30), "L08", date(2026, 12, 28), "L09", date(2027, 1, 5)),  # until Mon 4, over the year's end
        (date(2026, 12, 30), "L09", date(2026, 12, 30), "L10", date(2027, 1, 13)),  # two weeks, as ever
        (date(2026, 11, 30), "L14", date(2026, 11, 27), "L08", date(2026, 11, 30)),  # it asks for no payment
    ],
)
def test_the_next_letter_waits_for_the_days_that_the_last_one_left(today, kind, sent, letter, on):
    notice = told(owing().letter(kind, at(sent)), today)
    assert (notice.letter, notice.on) == (letter, on)


def test_a_letter_s_own_day_counts_where_it_is_later():
    book = owing().letter("L07", at(date(2026, 11, 27)))
    book.list[-1] = book.list[-1].but(deadline=date(2026, 12, 10))
    assert isinstance(book.list[-1], Letter)
    assert told(book, date(2026, 11, 30)).on == date(2026, 12, 11)
