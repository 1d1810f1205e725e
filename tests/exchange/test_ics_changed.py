"""A calendar file is replaced only by the desk that wrote it, and only where nobody changed it since."""

from __future__ import annotations

import re

import pytest
from builder import TODAY, Book

from clientdesk.exchange.ics import write_calendar
from clientdesk.exchange.whole_file import write_whole
from clientdesk.model.errors import Refused
from clientdesk.playbook.agenda import agenda

STEPS = agenda(Book().client("Ada").task(1).client("Bea").task(3).records, TODAY)


@pytest.fixture
def path(tmp_path):
    """A calendar of the desk `mine`."""
    found = tmp_path / "agenda.ics"
    write_calendar(STEPS, TODAY, found, desk="mine")
    return found


@pytest.mark.parametrize(
    ("find", "put"),
    [
        (b"SUMMARY:Ada: to do", b"SUMMARY:Ada: ask for June"),
        (b"END:VEVENT", b"BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT"),
        (b"END:VCALENDAR", b"BEGIN:VEVENT\r\nUID:x\r\nSUMMARY:Mine\r\nEND:VEVENT\r\nEND:VCALENDAR"),
        (b"END:VEVENT", b"X-MINE:1\r\nEND:VEVENT"),
        (b"STATUS:CONFIRMED", b"STATUS:CANCELLED"),
        (b"\r\n", b"\n"),
        (b"X-AGENDA-SUM:", b"X-SUM:"),
    ],
)
def test_whatever_somebody_changed_in_it_is_not_thrown_away(path, find, put):
    changed = path.read_bytes().replace(find, put, 1)
    path.write_bytes(changed)
    with pytest.raises(Refused, match=r"Name another file"):
        write_calendar([], TODAY, path, desk="mine")
    assert path.read_bytes() == changed


def test_the_calendar_of_another_desk_is_not_cancelled(path):
    before = path.read_bytes()
    for other in ("theirs", ""):
        with pytest.raises(Refused, match=r"calendar of another desk.*Name another file"):
            write_calendar([], TODAY, path, desk=other)
    assert path.read_bytes() == before
    assert write_calendar(STEPS[:1], TODAY, path, desk="mine").cancelled == 1


def test_it_tells_of_its_desk_nothing_but_that_it_is_the_same(path):
    head, _, _ = path.read_bytes().partition(b"BEGIN:VEVENT")
    assert b"mine" not in path.read_bytes()
    assert re.search(rb"\r\nUID:[0-9a-f-]{36}\r\n", head)


def test_a_file_keeps_the_mode_it_was_given_and_a_new_one_is_private(tmp_path):
    new, shared = tmp_path / "new", tmp_path / "shared"
    shared.write_bytes(b"old")
    shared.chmod(0o640)
    for each in (new, shared):
        write_whole(each, b"words")
    assert [each.stat().st_mode & 0o777 for each in (new, shared)] == [0o600, 0o640]


def test_a_file_that_nobody_may_write_is_left_alone(path):
    before = path.read_bytes()
    path.chmod(0o444)
    with pytest.raises(Refused, match="write-protected"):
        write_calendar([], TODAY, path, desk="mine")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (before, 0o444)
