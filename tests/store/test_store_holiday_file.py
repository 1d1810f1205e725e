"""Public holidays kept from one process to the next: a help that is never needed, and never wrong for long."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from clientdesk.model.settings import Settings
from clientdesk.playbook import workdays
from clientdesk.store.holiday_file import KEPT_FOR, HolidayFile

TODAY = date(2026, 11, 21)
REPUBLIC_DAY = date(2026, 10, 29)
DAYS = {REPUBLIC_DAY: "Republic Day"}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cache" / "clientdesk" / "holidays.json"


@pytest.fixture
def library(monkeypatch):
    """What the library was asked for; it knows one holiday."""
    asked = []
    monkeypatch.setattr("clientdesk.playbook.holidays.of_year", lambda *year: asked.append(year) or DAYS)
    monkeypatch.setattr(workdays, "_MEMO", workdays._Memo())
    return asked


def test_a_year_is_worked_out_once_for_all_processes(path, library):
    for _process in range(3):
        workdays.forget()
        kept = HolidayFile(path, TODAY)
        workdays.keep_in(lambda kept=kept: kept)
        assert workdays.on_workday(REPUBLIC_DAY, Settings(country="TR")) == date(2026, 10, 30)
    assert library == [("TR", 2026)]


def test_other_countries_and_years_are_kept_beside_it(path):
    for country, year in (("TR", 2026), ("TR", 2027), ("GB", 2026)):
        HolidayFile(path, TODAY).keep(country, year, DAYS)
    assert all(HolidayFile(path, TODAY).recall(*each) == DAYS for each in (("TR", 2026), ("TR", 2027), ("GB", 2026)))
    assert HolidayFile(path, TODAY).recall("GB", 2027) is None


def test_it_is_the_persons_own(path):
    HolidayFile(path, TODAY).keep("TR", 2026, DAYS)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(("later", "known"), [(0, True), (KEPT_FOR - 1, True), (KEPT_FOR, False), (-1, False)])
def test_it_begins_anew_after_a_month_and_when_the_clock_was_wrong(path, later, known):
    HolidayFile(path, TODAY).keep("TR", 2026, DAYS)
    assert bool(HolidayFile(path, TODAY + timedelta(days=later)).recall("TR", 2026)) is known


def test_a_year_that_is_added_later_makes_the_others_no_younger(path):
    HolidayFile(path, TODAY).keep("TR", 2026, DAYS)
    HolidayFile(path, TODAY + timedelta(days=KEPT_FOR - 1)).keep("TR", 2027, DAYS)
    assert HolidayFile(path, TODAY + timedelta(days=KEPT_FOR)).recall("TR", 2026) is None


def test_another_versions_years_are_not_taken(path, monkeypatch):
    HolidayFile(path, TODAY).keep("TR", 2026, DAYS)
    monkeypatch.setattr("clientdesk.store.holiday_file.__version__", "99")
    assert HolidayFile(path, TODAY).recall("TR", 2026) is None


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe", b'{"version": "0.1.0"}', b'{"years": {"TR/2026": 3}}']
)
def test_a_file_that_can_not_be_read_is_as_good_as_none(path, content):
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert HolidayFile(path, TODAY).recall("TR", 2026) is None
    HolidayFile(path, TODAY).keep("TR", 2026, DAYS)
    assert HolidayFile(path, TODAY).recall("TR", 2026) == DAYS


def test_a_place_that_can_not_be_written_is_no_trouble(tmp_path, library):
    (tmp_path / "taken").write_text("no folder")
    kept = HolidayFile(tmp_path / "taken" / "holidays.json", TODAY)
    workdays.keep_in(lambda: kept)
    assert not workdays.is_workday(REPUBLIC_DAY, Settings(country="TR"))
    assert library == [("TR", 2026)]
