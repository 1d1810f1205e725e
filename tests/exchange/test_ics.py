"""The agenda as a calendar: read back it is what was meant; taken in again it updates; it tells nothing of why."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from builder import TODAY, Book, day
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from strategies import HOSTILE, desks

from clientdesk.exchange.ics import GONE, TITLES, TOLD, calendar, write_calendar
from clientdesk.exchange.ics_file import read
from clientdesk.exchange.sample import sample_desk
from clientdesk.letters.names import NAMES
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.remedies import REMEDIES
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.acts import Act
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.assessment import Assessment
from clientdesk.playbook.snoozing import put_off

ANY_DAY = tuple(range(7))


def made(records, today=TODAY, before=b""):
    return calendar(agenda(records, today), today, before)[0]


def titles(data):
    return [each.title for each in read(data)]


def only(data):
    (event,) = read(data)
    return event


def overdue(due=-31, name="Acme"):
    return Book(workdays=ANY_DAY).client(name).invoice(issued=-120, due=due)


def test_a_step_is_an_event_of_its_day_private_and_in_nobodys_way():
    data = made(Book().client("Northwind Studio").task(3).records)
    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//agenda//EN\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (day(3), day(4))
    assert event.to_ical().count(b"VALUE=DATE") == 2
    said = {key: str(event[key]) for key in ("summary", "class", "transp", "status", "description")}
    assert said == {"summary": "Northwind Studio: to do", "class": "PRIVATE", "transp": "TRANSPARENT",
                    "status": "CONFIRMED", "description": TOLD}  # fmt: skip
    assert event.decoded("dtstamp").date() == TODAY
    assert not event.walk("VALARM")


@pytest.mark.parametrize(("due", "told"), [(-30, TOLD), (-31, f"Since 20 Nov. {TOLD}"), (-85, f"Since 27 Sep. {TOLD}")])
def test_what_is_past_its_day_is_one_day_today_and_says_since_when(due, told):
    event = only(made(overdue(due).records))
    assert (event.first, event.last, event.told) == (TODAY, TODAY, told)


def test_what_is_past_its_day_moves_along_as_the_same_event():
    records = overdue(-35).records
    first = made(records)
    later = made(records, TODAY + timedelta(1), first)
    assert (only(later).uid, only(later).first, only(later).told) == (only(first).uid, day(1), only(first).told)
    assert only(later).revision > only(first).revision


def test_writing_and_calling_are_told_apart():
    book = Book().client("A").wrote(-20).client("B").wrote(-7)
    assert sorted(titles(made(book.records))) == ["B: write", "Call A"]


def test_written_again_it_is_the_same_to_the_byte():
    records = sample_desk(TODAY)
    first = made(records)
    assert made(records) == first == made(records, before=first)


def test_a_step_that_moves_is_the_same_event_of_a_later_revision():
    records = Book().client().task(3).records
    first = made(records)
    moved = records.after(put_off(records, agenda(records, TODAY)[0], day(9), TODAY))
    later = made(moved, before=first)
    assert (only(later).uid, only(later).first) == (only(first).uid, day(9))
    assert only(later).revision == only(first).revision + 1
    assert only(made(moved, TODAY + timedelta(1))).revision > only(first).revision


def test_the_next_step_of_a_thread_is_the_same_event():
    book = overdue(-31)
    first = made(book.records)
    book.letter("L07", 0)
    later = made(book.records, before=first)
    assert only(later).uid == only(first).uid
    assert only(later).first > only(first).first


def test_what_is_not_due_any_more_is_cancelled_once_without_a_name_and_forgotten_later():
    book = Book().client("Acme").task(3)
    first = made(book.records)
    (task,) = (each for each in book.list if each.table == "tasks")
    done = Book().client("Acme").records
    assert task.client in done.by_id(Client)
    gone = made(done, before=first)
    event = only(gone)
    assert (event.uid, event.title, event.is_cancelled) == (only(first).uid, GONE, True)
    assert event.revision == only(first).revision + 1
    assert b"Acme" not in gone
    assert made(done, before=gone) == gone
    assert made(done, TODAY + timedelta(89), gone) != made(done, TODAY + timedelta(90), gone)
    assert read(made(done, TODAY + timedelta(90), gone)) == []


def test_what_comes_back_is_there_again_of_a_later_revision():
    records = Book().client().task(3).records
    first = made(records)
    gone = made(Book().client().records, before=first)
    back = only(made(records, before=gone))
    assert not back.is_cancelled
    assert back.revision > only(gone).revision > only(first).revision


def test_nothing_of_the_program_stands_in_it():
    """No id, name of a sign, verdict, letter or remedy, no sum, nor the program's name; and every act has a title."""
    assert set(TITLES) == set(Act)
    told = made(sample_desk(TODAY)).decode()
    for client in sample_desk(TODAY).all(Client):
        told = told.replace(client.name, "")
    texts = [*re.findall(r"^(?:SUMMARY|DESCRIPTION):(.*)\r$", told, re.MULTILINE), GONE, *TITLES.values()]
    labels = [*NAMES.values(), *(each.name for each in SIGNS.values()), *(each.words for each in Assessment),
              *(each.name for each in REMEDIES.values()), "fire", "late", "notice", "exit", "leave", "clientdesk",
              "overdue", "silen"]  # fmt: skip
    for text in (re.sub(r"^Since \d+ [A-Z][a-z]+( \d{4})?\. ", "", each) for each in texts):
        assert not [label for label in labels if label.casefold() in text.casefold()]
        assert not re.search(r"\b[SRXGCL]\d|\d|[€$£]", text)
    assert "clientdesk" not in told.casefold()


@pytest.mark.parametrize("name", [*HOSTILE, "A\\nB; C, D", "END:VEVENT", "x" * 300, "ğ" * 200, "a\u202eb"])
def test_a_name_is_never_more_than_a_title(name):
    data = made(Book().client(name).task(1).records)
    assert len(read(data)) == 1
    assert only(data).title.endswith(": to do")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


@given(desks(), st.dates(date(2025, 1, 1), date(2027, 1, 1)))
@settings(max_examples=15, deadline=None)
def test_of_any_desk_each_step_is_one_event_on_its_day(records, today):
    steps = agenda(records, today)
    events = read(calendar(steps, today)[0])
    assert sorted((each.first, each.last) for each in events) == sorted((max(step.date, today),) * 2 for step in steps)
    assert len({each.uid for each in events}) == len(steps)


def test_only_a_calendar_that_was_written_here_is_replaced(tmp_path):
    records, path = Book().client().task(3).records, tmp_path / "agenda.ics"
    steps = agenda(records, TODAY)
    path.touch()
    assert write_calendar(steps, TODAY, path).steps == 1
    assert write_calendar([], TODAY, path).cancelled == 1
    for other in (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nEND:VCALENDAR\r\n", b"my notes", b"\xff\xfe"):
        path.write_bytes(other)
        with pytest.raises(Refused, match="Name another file"):
            write_calendar(steps, TODAY, path)
        assert path.read_bytes() == other


def test_a_calendar_of_one_client_cancels_nothing_of_the_others(tmp_path):
    book, path = Book().client("Ada").task(1).client("Bea").task(3), tmp_path / "agenda.ics"
    due = agenda(book.records, TODAY)
    write_calendar(due, TODAY, path)
    first = path.read_bytes()
    assert write_calendar(due[:1], TODAY, path, due).cancelled == 0
    assert path.read_bytes() == first
    assert write_calendar(due[:1], TODAY, path, due[:1]).cancelled == 1


def test_what_came_back_is_no_longer_cancelled_in_a_calendar_of_another_client_either(tmp_path):
    book, path = Book().client("Ada").task(1).client("Bea").task(3), tmp_path / "agenda.ics"
    ada, bea = agenda(book.records, TODAY)
    assert write_calendar([ada, bea], TODAY, path).cancelled == 0
    assert write_calendar([ada], TODAY, path, [ada]).cancelled == 1
    assert write_calendar([ada], TODAY, path, [ada, bea]).cancelled == 0
    assert titles(path.read_bytes()) == ["Ada: to do", "Bea: to do"]


@pytest.mark.parametrize(
    ("find", "put"), [(b"UID:", b"X-UID:"), (b"SEQUENCE:", b"SEQUENCE:x"), (b"END:VEVENT\r\n", b""), (b"2026", b"20x6")]
)
def test_a_calendar_that_was_spoilt_is_left_alone(tmp_path, find, put):
    records, path = Book().client().task(3).records, tmp_path / "agenda.ics"
    spoilt = made(records).replace(find, put)
    path.write_bytes(spoilt)
    with pytest.raises(Refused):
        write_calendar(agenda(records, TODAY), TODAY, path)
    assert path.read_bytes() == spoilt
