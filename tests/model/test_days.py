"""Days as people type them: a stated order, relative words, an echo, and never a guess."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.days import (
    DateOrder,
    add_months,
    counted,
    days_later,
    distance,
    echo,
    first_of_last,
    parse_date,
    shown,
)
from clientdesk.model.errors import Refused

TODAY = date(2026, 11, 21)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2026-11-21", date(2026, 11, 21)),
        ("3.2.2026", date(2026, 2, 3)),
        ("3/2", date(2026, 2, 3)),
        ("1.5.", date(2026, 5, 1)),
        ("31-12-26", date(2026, 12, 31)),
        ("21 Nov", date(2026, 11, 21)),
        ("21 november 2025", date(2025, 11, 21)),
        ("Nov 5, 2025", date(2025, 11, 5)),
        ("1st sept", date(2026, 9, 1)),
        ("today", TODAY),
        ("Yesterday", date(2026, 11, 20)),
        ("tomorrow", date(2026, 11, 22)),
        ("mon", date(2026, 11, 23)),
        ("saturday", date(2026, 11, 28)),
        ("+14", date(2026, 12, 5)),
        ("+2w", date(2026, 12, 5)),
        ("3 days ago", date(2026, 11, 18)),
        ("-1m", date(2026, 10, 21)),
        ("1 year", date(2027, 11, 21)),
        ("2026-02-28T10:00", date(2026, 2, 28)),
    ],
)
def test_a_day_is_read(typed, expected):
    assert parse_date(typed, TODAY) == expected


@pytest.mark.parametrize(
    "typed",
    ["", "10", "May", "29.2.2026", "32.1.2026", "13/13", "soon", "1,5", "+9999y", "+1½w", "2² Nov", "①.5."],
)
def test_what_is_no_day_is_refused_with_the_forms_that_work(typed):
    with pytest.raises(Refused, match=r"is not a day\. Try"):
        parse_date(typed, TODAY)


@pytest.mark.parametrize("typed", ["0001-01-01", "31.12.9999", "2200-01-01", "+500y", "1 Jan 1899"])
def test_a_day_in_no_year_of_a_desk_is_called_too_far_away(typed):
    with pytest.raises(Refused, match=r"is too far away: years run from 1900 to 2199"):
        parse_date(typed, TODAY)


def test_the_order_is_stated_and_iso_is_iso_whatever_it_is():
    assert parse_date("3/2/2026", TODAY, DateOrder.MDY) == date(2026, 3, 2)
    assert parse_date("26/2/3", TODAY, DateOrder.YMD) == date(2026, 2, 3)
    assert parse_date("2026-02-03", TODAY, DateOrder.MDY) == date(2026, 2, 3)


@given(days, st.sampled_from(DateOrder))
def test_what_a_screen_shows_can_be_typed_back(day, order):
    assert parse_date(shown(day), TODAY, order) == day
    assert parse_date(day.isoformat(), TODAY, order) == day


@given(days, st.integers(-600, 600))
def test_a_month_later_is_the_same_day_or_the_months_last(day, months):
    try:
        later = add_months(day, months)
    except ValueError:
        return
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


def test_months_count_from_the_anchor():
    assert [add_months(date(2026, 1, 31), n) for n in (1, 2, 3)] == [
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 30),
    ]


def test_words_for_days():
    assert echo(date(2026, 12, 5), TODAY) == "Sat 5 Dec 2026, in 14 days"
    assert [distance(TODAY + timedelta(days=n), TODAY) for n in (-2, -1, 0, 1)] == [
        "2 days ago",
        "yesterday",
        "today",
        "tomorrow",
    ]
    assert shown(None) == "–"
    assert shown(date(2026, 3, 1), TODAY) == "1 Mar"
    assert (counted(1, "day"), counted(1200, "day")) == ("1 day", "1,200 days")


def test_the_last_days_end_today_and_today_is_one_of_them():
    assert first_of_last(1, TODAY) == TODAY
    assert first_of_last(30, TODAY) == TODAY - timedelta(days=29)
    assert first_of_last(10**9, TODAY) == date.min


def test_a_day_later_is_always_one_of_the_calendar():
    assert days_later(TODAY, 30) == TODAY + timedelta(days=30)
    assert days_later(date.max, 1) == date(2200, 1, 1)
    assert days_later(TODAY, 10**12) == days_later(date.max, 3650)
    assert days_later(TODAY, -(10**12)) == date.min


@pytest.mark.parametrize(
    ("number", "thing", "said"),
    [(1, "remedy", "1 remedy"), (2, "remedy", "2 remedies"), (0, "day", "0 days"), (1200, "entry", "1,200 entries")],
)
def test_a_noun_is_in_its_number(number, thing, said):
    assert counted(number, thing) == said
