"""`agenda snooze`, `agenda back` and `agenda --ics`, as scripts use them."""

from __future__ import annotations

import re

import pytest
from cli_kit import Cli
from icalendar import Calendar


@pytest.fixture
def acme(cli: Cli) -> Cli:
    """A client with two things to do."""
    for arguments in (["client", "add", "Acme"], ["task", "add", "acme", "Send the files", "--due", "2026-11-20"],
                      ["task", "add", "acme", "Call them", "--due", "2026-11-25"]):  # fmt: skip
        assert cli(*arguments).code == 0
    return cli


def days(cli: Cli) -> dict[str, str]:
    return {step["what"]: step["date"] for step in cli("agenda", "--json").json}


def events(path) -> dict[str, str]:
    found = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return {str(each["uid"]): str(each["status"]) for each in found}


@pytest.mark.parametrize("step", ["1", "files", "key"])
def test_a_step_is_put_off_and_brought_back_by_number_words_or_key(acme, step):
    if step == "key":
        step = acme("agenda", "--json").json[0]["key"][:12]
    done = acme("agenda", "snooze", "acme", step, "--until", "2026-11-30", "--json").json
    assert (done["date"], done["was"], done["late"]) == ("2026-11-30", "2026-11-20", False)
    assert days(acme) == {"Call them": "2026-11-25", "Send the files": "2026-11-30"}
    assert "put off from 20 Nov" in acme("agenda").out
    assert acme("agenda", "back", "acme", "files", "--json").json["key"] == done["key"]
    assert days(acme) == {"Send the files": "2026-11-20", "Call them": "2026-11-25"}


def test_a_step_that_is_put_off_or_back_tells_the_id_of_what_does_so_as_every_change_does(acme):
    done = acme("agenda", "snooze", "acme", "1", "--until", "2026-11-30")
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", done.id)
    assert acme("agenda", "back", "acme", "files").id == done.id


def test_a_slip_in_a_day_to_come_is_answered_with_days_to_come(acme):
    done = acme("agenda", "snooze", "acme", "1", "--until", "next week")
    assert done.code == 2
    assert "Try 21.11.2026, 21 Nov, tomorrow, mon or +1w." in done.err
    assert "yesterday or +2w." in acme("message", "add", "acme", "--on", "next week").err


def test_putting_off_is_undone_like_anything_else(acme):
    before = days(acme)
    assert acme("agenda", "snooze", "acme", "1", "--until", "mon").code == 0
    assert acme("undo").code == 0
    assert days(acme) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["snooze", "acme", "--until", "mon"], "Say which step with Acme: 1 Send the files, 20 Nov; 2 Call them"),
        (["snooze", "acme", "9", "--until", "mon"], "“9” is no step with Acme"),
        (["snooze", "acme", "l", "--until", "mon"], "“l” is several steps with Acme"),
        (["snooze", "acme", "1", "--until", "2026-11-21"], "not to come"),
        (["snooze", "acme", "2", "--until", "2026-11-25"], "later day than its own"),
        (["back", "acme", "1"], "was not put off"),
    ],
)
def test_what_is_refused_is_said_in_a_sentence_and_changes_nothing(acme, arguments, told):
    done = acme("agenda", *arguments)
    assert (done.code, told in done.err) == (1, True), done.err
    assert list(days(acme)) == ["Send the files", "Call them"]


def test_a_calendar_is_written_and_the_same_file_brought_up_to_date(acme, tmp_path):
    path = tmp_path / "agenda.ics"
    assert acme("agenda", "--ics", str(path)).out.strip() == str(path)
    first = events(path)
    assert sorted(first.values()) == ["CONFIRMED", "CONFIRMED"]
    assert acme("task", "done", acme("task", "list", "--json").json[0]["id"]).code == 0
    done = acme("agenda", "--ics", str(path), "--json").json
    assert done == {"file": str(path), "steps": 1, "cancelled": 1}
    assert sorted(events(path).values()) == ["CANCELLED", "CONFIRMED"]
    assert events(path).keys() == first.keys()


def test_a_calendar_takes_the_place_of_nothing_else(acme, tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("mine")
    assert acme("agenda", "--ics", str(path)).code == 1
    assert path.read_text() == "mine"
    assert acme("agenda", "--ics", "-").code == 2


def test_the_calendar_of_another_desk_is_refused_with_the_way_out(acme, tmp_path):
    path, other = tmp_path / "two.ics", tmp_path / "other.json"
    assert acme("agenda", "--ics", str(path)).code == 0
    before = path.read_bytes()
    assert acme("--desk", str(other), "client", "add", "Beta").code == 0
    done = acme("--desk", str(other), "agenda", "--ics", str(path))
    assert (done.code, path.read_bytes()) == (1, before)
    assert "calendar of another desk" in done.err
    assert "Name another file" in done.err
