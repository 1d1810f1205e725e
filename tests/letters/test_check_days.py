"""The days of a letter: a final notice's deadline, and days that are over (G3, L10)."""

from __future__ import annotations

from datetime import date

import pytest
from builder import Book
from check_kit import client, found, owing, written

from clientdesk.letters import Asked, LetterText, from_desk


@pytest.mark.parametrize(
    ("on", "why"),
    [
        (date(2026, 11, 26), "is too early: it can lie between 27 Nov 2026 and 21 Dec 2026"),
        (date(2026, 11, 27), None),
        (date(2026, 12, 22), "is too late: it can lie between"),
        (date(2026, 12, 6), "is a day without work: the next working day is 7 Dec 2026."),
        (date(2026, 12, 25), "is too late"),
        (date(2026, 12, 7), None),
        (date(2026, 12, 21), None),
    ],
)
def test_g3_a_deadline_is_legal_and_a_working_day(on, why):
    book = owing()
    text = written(book, deadline=on)
    problems = [each for each in found(book, text) if each.rule == "deadline"]
    assert len(problems) == int(why is not None)
    assert all(why in each.why and not each.blocks and each.line > 0 for each in problems)


def test_g3_a_deadline_on_a_holiday_names_it_and_one_that_is_over_is_told():
    book = owing()
    text = written(book, deadline=date(2026, 12, 7))
    [over] = [each.why for each in found(book, text, date(2026, 12, 8)) if each.rule == "past-day"][:1]
    assert over == "7 Dec 2026 is over: name a day to come, or write the letter anew."
    on = date(2026, 12, 1)
    christmas = [
        each.why for each in found(book, written_on(book, on, date(2026, 12, 25)), on) if each.rule == "deadline"
    ]
    assert christmas == ["Fri 25 Dec 2026, in 24 days, is Christmas Day: the next working day is 29 Dec 2026."]


def written_on(book: Book, on: date, deadline: date) -> LetterText:
    return from_desk(book.records, client(book), "L10", on, Asked(deadline=deadline))


def test_g3_the_day_that_the_desk_proposes_is_never_wrong():
    """Who works on Mondays alone has no working day between the fifth business day and the thirtieth day."""
    book, on = owing().settings(workdays=(0,)), date(2026, 12, 1)
    text = from_desk(book.records, client(book), "L10", on, Asked())
    assert text.deadline == date(2026, 12, 31)
    assert [each for each in found(book, text, on) if each.rule == "deadline"] == []
