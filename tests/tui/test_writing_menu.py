"""The menu of letters: every kind once, and what the agenda proposes on top."""

from __future__ import annotations

from datetime import timedelta

from onscreen import TODAY
from writing_kit import CLIENT, ME, MONEY

from clientdesk.letters.names import GROUPS, NAMES
from clientdesk.model.journal import Direction, Message
from clientdesk.model.project import Project
from clientdesk.model.records import Records
from clientdesk.tui.screens.menu import Menu
from clientdesk.tui.writing_menu import MOST, lines, proposed


def records_of(projects: int) -> Records:
    """A client, and a message on each project that waits for an answer; each the later, the later its project."""
    sites = [Project(id=f"p{each}", client=CLIENT.id, name=f"P{each}") for each in range(projects)]
    sent = [
        Message(id=f"m{at}", client=CLIENT.id, on=TODAY - timedelta(10 - 10 * at // projects), direction=Direction.OUT,
                awaits_reply=True, project=each.id)
        for at, each in enumerate(sites)
    ]  # fmt: skip
    return Records.of_all([ME, CLIENT, *sites, *sent])


def test_the_menu_holds_every_kind_once_under_its_group():
    kinds = [kind for group in GROUPS.values() for kind in group]
    assert sorted(kinds) == sorted(NAMES)
    offered = [value for _letter, value, _words in lines([], TODAY) if value]
    assert offered == kinds


def test_each_letter_of_the_agenda_is_on_top_with_its_day_the_first_ones_first():
    records = records_of(projects=2)
    found = lines(proposed(records, CLIENT.id, TODAY), TODAY)
    assert [words.replace("\N{NO-BREAK SPACE}", " ") for _letter, _value, words in found[:4]] == [
        "On the agenda",
        "L03 Follow up on the work (P0) · 17 Nov, 4 days ago",
        "L03 Follow up on the work (P1) · 24 Nov, in 3 days",
        "Check-ins and silence",
    ]
    assert not [words for _letter, _value, words in found[3:] if words.startswith("L03")]
    (notice,) = proposed(MONEY, CLIENT.id, TODAY)
    assert lines([notice], TODAY)[1][2].startswith("L07 30-day notice: €3,300 on 2 invoices · ")


def test_of_a_crowded_agenda_a_handful_of_letters_is_proposed():
    found = proposed(records_of(projects=MOST + 2), CLIENT.id, TODAY)
    assert len(found) == len({step.key for step in found}) == MOST
    assert [step.date for step in found] == sorted(step.date for step in found)


async def test_what_a_letter_is_called_comes_before_what_is_said_of_it():
    menu = Menu("A letter", lines([], TODAY))
    menu._typed = "final"
    assert [each.id for each in menu._options()] == ["L10", "L09"]
