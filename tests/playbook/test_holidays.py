"""Public holidays by country, and the working days between them (X04)."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.settings import Settings
from clientdesk.playbook.holidays import holiday, unknown
from clientdesk.playbook.workdays import is_workday, on_workday, workday_before

COUNTRIES = ("", "TR", "Türkiye", "MY", "ID", "DE-BY", "GB-ENG", "SE", "Atlantis")


@pytest.mark.parametrize(
    ("day", "country", "name"),
    [
        ("2026-10-29", "TR", "Republic Day"),
        ("2026-10-29", "Turkey", "Republic Day"),
        ("2026-10-29", "Türkiye", "Republic Day"),
        ("2026-10-29", "DE", ""),
        ("2026-10-03", "DE", "German Unity Day"),
        ("2026-10-03", "Deutschland", "German Unity Day"),
        ("2026-10-03", "Almanya", "German Unity Day"),
        ("2026-11-01", "DE", ""),
        ("2026-11-01", "DE-BY", "All Saints' Day"),
        ("2026-08-31", "MY", "National Day"),
        ("2026-08-31", "GB", ""),
        ("2026-08-31", "GB-ENG", "Late Summer Bank Holiday"),
        ("2026-08-31", "United Kingdom-England", "Late Summer Bank Holiday"),
        ("2026-12-28", "UK", "Boxing Day (observed)"),
        ("2026-08-17", "Indonesia", "Independence Day"),
        ("2026-12-25", "Atlantis", ""),
        ("2026-12-25", "", ""),
        ("2190-12-25", "DE", ""),
    ],
)
def test_x04_a_holiday_has_a_name_in_its_country_and_nowhere_else(day, country, name):
    assert holiday(date.fromisoformat(day), country) == name


def test_a_country_without_known_holidays_is_said_and_one_that_is_missing_too():
    assert unknown(Settings(country="TR")) == unknown(Settings(country="GB-ENG")) == ""
    assert unknown(Settings(country="Atlantis")) == "No holidays are known for Atlantis."
    assert unknown(Settings()) == "Public holidays are not counted until your settings name a country."


@pytest.mark.parametrize(
    ("day", "country", "before", "after"),
    [
        ("2026-10-29", "TR", "2026-10-28", "2026-10-30"),
        ("2026-12-28", "GB-ENG", "2026-12-24", "2026-12-29"),
        ("2027-01-01", "DE", "2026-12-31", "2027-01-04"),
        ("2026-11-25", "DE", "2026-11-25", "2026-11-25"),
    ],
)
def test_x04_a_working_day_is_no_weekend_and_no_holiday(day, country, before, after):
    on, settings = date.fromisoformat(day), Settings(country=country)
    assert workday_before(on, settings) == date.fromisoformat(before)
    assert on_workday(on, settings) == date.fromisoformat(after)


def test_who_works_on_no_weekday_works_on_all_but_holidays():
    assert workday_before(date(2026, 12, 26), Settings(country="DE", workdays=())) == date(2026, 12, 24)


@given(
    st.dates(date(2000, 1, 1), date(2150, 12, 31)),
    st.sampled_from(COUNTRIES),
    st.sets(st.integers(0, 6)).map(lambda days: tuple(sorted(days))),
)
def test_x04_nothing_between_a_day_and_its_working_day_is_worked(day, country, workdays):
    settings = Settings(country=country, workdays=workdays)
    before, after = workday_before(day, settings), on_workday(day, settings)
    assert before <= day <= after
    for found in (before, after):
        assert is_workday(found, settings)
        assert not holiday(found, country)
    between = (before + timedelta(days=each) for each in range(1, (after - before).days))
    assert not any(is_workday(each, settings) for each in between if each != day)


@pytest.mark.parametrize("module", ["clientdesk.playbook.agenda", "clientdesk.playbook.exit.view"])
def test_the_library_of_holidays_waits_until_a_day_is_asked_for(module):
    code = f"import sys, {module}; print('holidays' in sys.modules, 'babel' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["False", "False"]


def test_where_every_day_is_a_holiday_none_is(monkeypatch):
    every = {date(2026, 1, 1) + timedelta(days=each): "Carnival" for each in range(-400, 800)}
    monkeypatch.setattr("clientdesk.playbook.workdays.holidays_of", lambda country, year: every)
    assert workday_before(date(2026, 11, 22), Settings(country="TR")) == date(2026, 11, 20)
    assert on_workday(date(2026, 11, 22), Settings(country="TR")) == date(2026, 11, 23)
