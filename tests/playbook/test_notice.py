"""X04: how long the notice is, when it ends, and the last day that is worked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from builder import TODAY, Book, day
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.change import Change
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.playbook import workdays
from clientdesk.playbook.exit import meet, notice
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.due import due
from clientdesk.playbook.exit.lengths import LONGEST_LENGTH, length_of
from clientdesk.playbook.exit.question import Unread, read, shown
from clientdesk.playbook.holidays import holiday
from clientdesk.playbook.workdays import is_workday

LONG = (ExitPath.STANDARD, ExitPath.COLLECT_FIRST, ExitPath.MUTUAL, ExitPath.SILENT)


def exiting(
    *, agreed: int | None = None, path: ExitPath = ExitPath.STANDARD, today: date = TODAY, settings=None, **said: str
) -> Case:
    """An exit on a path, with a contract's notice and answers for the notice."""
    book = Book(**settings or {}).client("Northwind")
    if agreed is not None:
        book.contract(notice_days=agreed)
    answers = {"notice": {key.replace("_", "-"): text for key, text in said.items()}}
    return Case(book.records, Exit(id="x", client=book.client_id, path=path, started=today, answers=answers), today)


def asked(page, key):
    return next(question for question in page.questions if question.key == key)


@pytest.mark.parametrize(
    ("path", "agreed", "usual"),
    [
        (ExitPath.STANDARD, None, "30 days"),
        (ExitPath.COLLECT_FIRST, 0, "30 days"),
        (ExitPath.SILENT, 14, "30 days"),
        (ExitPath.STANDARD, 60, "60 days"),
        (ExitPath.MUTUAL, None, "60 days"),
        (ExitPath.MUTUAL, 90, "90 days"),
    ],
)
def test_x04_the_notice_is_the_contracts_or_the_paths_whichever_is_longer(path, agreed, usual):
    case = exiting(path=path, agreed=agreed)
    assert asked(notice.length(case), "length").default == usual
    assert notice.last_day(case) == TODAY + timedelta(days=int(usual.split()[0]))


@pytest.mark.parametrize(
    ("today", "length", "ends"),
    [
        ("2026-11-21", "30 days", "2026-12-21"),
        ("2027-01-31", "1 month", "2027-02-28"),
        ("2028-01-31", "1 month", "2028-02-29"),
        ("2028-02-29", "1 month", "2028-03-29"),
        ("2028-01-30", "30 days", "2028-02-29"),
        ("2026-12-31", "2 months", "2027-02-28"),
        ("2026-12-31", "1 day", "2027-01-01"),
        ("2026-12-20", "6 weeks", "2027-01-31"),
    ],
)
def test_x04_the_day_of_the_notice_does_not_count_and_months_end_on_their_last_day(today, length, ends):
    case = exiting(today=date.fromisoformat(today), length=length)
    assert notice.last_day(case) == date.fromisoformat(ends)


@pytest.mark.parametrize(
    ("country", "ends", "working"),
    [
        ("TR", "2026-10-29", "2026-10-28"),
        ("Malaysia", "2026-08-31", "2026-08-28"),
        ("DE", "2028-10-03", "2028-10-02"),
        ("GB-ENG", "2026-12-28", "2026-12-24"),
        ("GB", "2026-08-31", "2026-08-31"),
        ("GB-ENG", "2026-08-31", "2026-08-28"),
        ("ID", "2026-08-17", "2026-08-14"),
        ("DE", "2027-01-01", "2026-12-31"),
        ("Atlantis", "2026-12-25", "2026-12-25"),
    ],
)
def test_x04_a_holiday_moves_the_last_working_day_and_never_the_contracts_end(country, ends, working):
    case = exiting(today=date(2026, 1, 5), last_day=ends, settings={"country": country})
    assert notice.last_day(case) == date.fromisoformat(ends)
    assert notice.last_working_day(case) == date.fromisoformat(working)


@pytest.mark.parametrize(
    ("said", "agreed", "words"),
    [
        ({}, None, "The usual 30 days"),
        ({}, 60, "Your contract's 60 days"),
        ({"length": "2 weeks"}, None, "The 2 weeks you chose"),
        ({"length": "2 weeks"}, 60, "Your contract's 60 days, more than you chose"),
        ({"length": "delivery", "delivery": "2027-02-10"}, 60, "The day of the delivery"),
        ({"length": "delivery", "delivery": "2026-12-01"}, 60, "Your contract's 60 days, more than you chose"),
    ],
)
def test_x04_the_last_day_says_where_it_comes_from(said, agreed, words):
    assert (
        asked(notice.end(exiting(agreed=agreed, **said)), "last-day").help == f"{words}; move it if another day fits."
    )


def test_x04_until_a_delivery_asks_for_its_day_and_ends_on_it():
    case = exiting(agreed=60, length="delivery")
    question = asked(notice.length(case), "delivery")
    with pytest.raises(Unread, match="Your contract asks for that much notice"):
        read(question, "2027-01-19", TODAY)
    assert notice.last_day(case) == day(60), "as long as the day is not named"
    named = exiting(agreed=60, length="delivery", delivery=read(question, "2027-01-20", TODAY))
    assert notice.last_day(named) == date(2027, 1, 20)
    assert "delivery" not in {question.key for question in notice.length(exiting()).questions}


def test_x04_a_delivery_may_come_sooner_than_usual_where_nothing_is_agreed():
    assert notice.last_day(exiting(length="delivery", delivery=str(day(10)))) == day(10)


def test_x04_a_length_is_chosen_or_ones_own_and_none_is_offered_that_the_contract_is_longer_than():
    question = asked(notice.length(exiting()), "length")
    assert [option.value for option in question.options] == ["30 days", "1 month", "2 months", "delivery"]
    assert read(question, "until a delivery", TODAY) == "delivery"
    assert read(question, "6w", TODAY) == "6 weeks"
    assert shown(question, "delivery") == "until a delivery"
    agreed = asked(notice.length(exiting(agreed=45)), "length").options
    assert [option.value for option in agreed] == ["45 days", "2 months", "delivery"]
    assert agreed[0].why == "what your contract asks for"


@pytest.mark.parametrize("key", ["given", "last-day", "hand-over"])
def test_x04_no_day_of_the_notice_is_before_today(key):
    case = exiting()
    pages = (notice.length(case), notice.end(case), notice.hand_over(case))
    question = next(question for page in pages for question in page.questions if question.key == key)
    with pytest.raises(Unread, match="is before"):
        read(question, "yesterday", TODAY)


def test_x04_where_no_country_is_set_or_known_it_is_said_once_and_where_it_is_nothing_is():
    assert notice.end(exiting(settings={"country": "TR"})).notes == ()
    assert notice.end(exiting(settings={"country": "Atlantis"})).notes == ("No holidays are known for Atlantis.",)
    assert "name a country" in notice.end(exiting()).notes[0]


def test_the_agenda_of_an_exit_asks_for_a_years_holidays_once(monkeypatch):
    asked = []
    monkeypatch.setattr("clientdesk.playbook.holidays.of_year", lambda *year: asked.append(year) or {})
    monkeypatch.setattr(workdays, "_MEMO", workdays._Memo())
    case = exiting(settings={"country": "TR"})
    skipped = dict.fromkeys(("reflect", "review", "meet"), "not needed")
    records = case.records.after(Change("", (case.exit.but(skipped=skipped),)))
    for _ in range(2):
        assert due(records, case.client.id, TODAY).what == "Exit: choose the one reason"
    assert len(asked) == len(set(asked))


def test_x03_the_talk_is_held_on_no_holiday_and_face_to_face_within_the_country():
    case = exiting(today=date(2026, 10, 25), settings={"country": "TR", "cooling_days": 3})
    when, how, *_ = meet.card(case).questions
    assert (when.default, how.default) == ("2026-10-30", "meeting")
    case = exiting(today=date(2026, 10, 25), settings={"cooling_days": 3})
    assert meet.card(case).questions[0].default == "2026-10-29"


@pytest.mark.parametrize(("theirs", "how"), [("DE", "meeting"), ("", "meeting"), ("FR", "video")])
def test_x03_a_region_of_ones_own_is_in_the_same_country(theirs, how):
    case = exiting(settings={"country": "DE-BY"})
    records = case.records.after(Change("", (case.client.but(country=theirs),)))
    assert meet.card(case.on(records.after(Change("", (case.exit,))))).questions[1].default == how


def test_x04_a_long_notice_is_kind_where_they_did_nothing_wrong():
    kind = "They did nothing wrong: one to two months is kind."
    assert kind in notice.length(exiting(path=ExitPath.MUTUAL)).notes
    assert kind not in notice.length(exiting()).notes


def test_x07_the_open_end_asks_what_could_go_on():
    (question,) = notice.goes_on(exiting(path=ExitPath.MUTUAL)).questions
    assert (question.key, question.required) == ("goes-on", False)


def test_x04_what_is_delivered_what_not_and_when_is_all_optional():
    page = notice.hand_over(exiting(settings={"country": "DE"}, last_day="2026-12-27"))
    assert [question.key for question in page.questions] == ["deliver", "not-deliver", "hand-over"]
    assert not any(question.required for question in page.questions)
    assert page.questions[-1].default == "2026-12-24"


UNITS = st.sampled_from(("days", "weeks", "months"))
LENGTHS = st.builds(lambda number, unit: f"{number} {unit}", st.integers(1, 120), UNITS)


@given(
    today=st.dates(date(2020, 1, 1), date(2080, 12, 31)),
    path=st.sampled_from(LONG),
    agreed=st.none() | st.integers(0, 4000),
    length=st.sampled_from((None, "delivery")) | LENGTHS,
    delivery=st.none() | st.integers(-400, 4000),
    country=st.sampled_from(("", "TR", "MY", "ID", "DE-BY", "GB-ENG", "Atlantis")),
    workdays=st.sets(st.integers(0, 6)).map(lambda days: tuple(sorted(days))),
)
def test_x04_the_notice_is_never_shorter_than_the_contracts_and_its_last_working_day_is_one(
    today, path, agreed, length, delivery, country, workdays
):
    said = {} if length is None else {"length": length}
    said |= {} if delivery is None else {"delivery": str(today + timedelta(days=delivery))}
    settings = {"country": country, "workdays": workdays}
    case = exiting(agreed=agreed, path=path, today=today, settings=settings, **said)
    ends, working = notice.last_day(case), notice.last_working_day(case)
    assert ends >= today + timedelta(days=min(agreed or 0, LONGEST_LENGTH))
    assert today <= working <= ends
    if working > today:
        assert is_workday(working, case.records.settings)
        assert not holiday(working, country)
    days = [day for month in notice.calendar(case, ends).months for week in month.weeks for day in week if day]
    marked = {each.on: each.mark for each in days if each.mark in ("◆", "■")}
    assert marked == {working: "■"} | {ends: "◆"}


@given(LENGTHS)
def test_x04_a_longer_length_never_ends_sooner(length):
    number, unit = length_of(length)
    shorter, longer = exiting(length=length), exiting(length=f"{number + 1} {unit}s")
    assert notice.last_day(shorter) < notice.last_day(longer)
