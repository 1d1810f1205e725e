"""A client's log: what a line says of its record, and where a corrected entry stands."""

from __future__ import annotations

from datetime import timedelta

import pytest
from onscreen import TODAY, a_client, on_top, until

from clientdesk.model.exit import Exit, ExitPath, Outcome
from clientdesk.model.journal import Incident
from clientdesk.model.project import Extra
from clientdesk.model.records import Records
from clientdesk.tui.log import log
from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.clients import ClientsScreen
from clientdesk.tui.screens.exit import ExitScreen
from clientdesk.tui.screens.exit.ending import Ending

ACME = a_client()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "standard path, under way"),
        ({"outcome": Outcome.NOTICE, "last_day": TODAY}, "standard path, ended by notice, until 21 Nov 2026"),
        (
            {"outcome": Outcome.NOTICE, "last_day": TODAY, "ended": TODAY},
            "standard path, ended by notice, 21 Nov 2026",
        ),
    ],
)
def test_an_exit_says_how_it_ended_and_until_when(fields, words):
    leaving = Exit(id="x", client=ACME.id, path=ExitPath.STANDARD, started=TODAY, **fields)
    (line,) = log(Records.of_all((ACME, leaving)), ACME.id)
    assert line.words == words


def an_incident(key: str, on: int, **fields) -> Incident:
    return Incident(id=key, client=ACME.id, sign="S10", on=TODAY - timedelta(days=on), said=key, **fields)


def lines_of(*records: Incident):
    return log(Records.of_all((ACME, *records)), ACME.id)


def test_a_corrected_entry_stands_marked_below_its_correction_wherever_its_day_is():
    first, other = an_incident("first", 9), an_incident("other", 5)
    lines = lines_of(first, other, an_incident("second", 2, corrects="first"))
    assert [(line.record.id, line.kind, line.is_corrected) for line in lines] == [
        ("second", "incident", False), ("first", "corrected", True), ("other", "incident", False),
    ]  # fmt: skip
    assert lines[0].words == "correction: S10 was demeaning: “second”"
    assert lines[1].words == "↳ corrected: S10 was demeaning: “first”"


def test_a_correction_of_a_correction_keeps_all_three_together():
    chain = (an_incident("a", 9), an_incident("b", 9, corrects="a"), an_incident("c", 1, corrects="b"))
    assert [line.record.id for line in lines_of(*chain, an_incident("x", 4))] == ["c", "b", "a", "x"]


def test_two_corrections_of_one_entry_and_a_round_of_them_lose_no_line():
    twice = (an_incident("a", 9), an_incident("b", 5, corrects="a"), an_incident("c", 1, corrects="a"))
    assert [line.record.id for line in lines_of(*twice)] == ["c", "a", "b"]
    around = (an_incident("a", 9, corrects="b"), an_incident("b", 5, corrects="a"))
    assert {line.record.id for line in lines_of(*around)} == {"a", "b"}
    assert [line.record.id for line in lines_of(an_incident("a", 1, corrects="gone"))] == ["a"]


def test_an_incident_says_who_told_of_it():
    (line,) = lines_of(an_incident("jokes", 1, reported_by="Anna"))
    assert line.words == "S10 was demeaning: “jokes” · told by Anna"


@pytest.mark.parametrize(
    ("fields", "word"),
    [({}, "given away"), ({"billed": True}, "billed"), ({"done": False}, "asked only"), ({"inside": True}, "agreed")],
)
def test_extra_work_says_what_became_of_it(fields, word):
    extra = Extra(id="e", client=ACME.id, what="A banner", on=TODAY, **fields)
    (line,) = log(Records.of_all((ACME, extra)), ACME.id)
    assert line.words == f"A banner ({word})"


@pytest.mark.parametrize("key", ["enter", "e"])
async def test_an_exit_in_the_log_is_opened_also_where_it_is_over(app_on, key):
    over = Exit(id="x", client=ACME.id, path=ExitPath.STANDARD, started=TODAY, ended=TODAY, outcome=Outcome.NOTICE)
    app = app_on(ACME, over)
    async with app.run_test() as pilot:
        await on_top(pilot, ClientsScreen)
        app.open_client(ACME.id, "log")
        page = await on_top(pilot, ClientPage)
        await until(pilot, lambda: page.open_tab.is_mounted and page.open_tab.entry == over)
        await pilot.press(key)
        opened = await on_top(pilot, ExitScreen)
        assert opened.query_one(Ending)
