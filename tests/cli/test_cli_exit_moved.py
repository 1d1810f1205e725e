"""`clientdesk exit`: days that moved or contradict are said before an end, on every way to it (X04)."""

from __future__ import annotations

import pytest

LATER = ("--today", "2026-11-24")
MOVED = "! The last day has moved from 21 Dec to 24 Dec 2026: notice counts from the day it is given.\n"
TOO_EARLY = (
    "! The last day you chose, 21 Dec 2026, has become too early:"
    " notice counts from 24 Nov 2026, and your contract asks for 30 days. Choose it again.\n"
)


@pytest.fixture
def exiting(cli):
    """An exit on 21 Nov 2026 with everything skipped but Notice."""
    cli("client", "add", "Kedai Seni", "--currency", "MYR")
    cli("contract", "set", "Kedai", "--notice-days", "30")
    cli("exit", "start", "Kedai", "--path", "standard", "--because", "so be it")
    for step in ("reflect", "review", "meet", "refer", "close-down"):
        assert cli("exit", "skip", "Kedai", step, "--reason", "enough").code == 0
    return cli


def settled(cli, *said: str) -> None:
    done = cli("exit", "answer", "Kedai", "notice", "reason=I am moving abroad", *said)
    assert done.code == 0, done.err
    assert cli("exit", "answer", "Kedai", "notice").code == 0


def test_a_day_that_moved_is_said_by_show_and_before_the_end(exiting):
    settled(exiting)
    assert "has moved" not in exiting("exit", "show", "Kedai").out
    shown = exiting(*LATER, "exit", "show", "Kedai").out
    assert f"  {MOVED}" in shown
    assert "Notice     done\n" in shown
    done = exiting(*LATER, "exit", "finish", "Kedai")
    assert (done.code, done.err.startswith(MOVED)) == (0, True)
    assert "Ended the contract with Kedai Seni on 24 Dec 2026" in done.err.partition(MOVED)[2]


def test_a_day_that_was_typed_never_moves_and_holds_the_end_back(exiting):
    settled(exiting, "last-day=2026-12-21")
    shown = exiting(*LATER, "exit", "show", "Kedai").out
    assert f"  {TOO_EARLY}" in shown
    assert "Notice     open again\n" in shown
    assert "The contract ends on" not in shown
    done = exiting(*LATER, "exit", "finish", "Kedai")
    assert (done.code, done.err.startswith(TOO_EARLY)) == (1, True)
    assert "Notice is not done: “When does the contract end?” is open." in done.err
    assert exiting("exit", "show", "Kedai", "--json").json["last_day"] == "2026-12-21"
    assert exiting(*LATER, "exit", "answer", "Kedai", "notice", "last-day=2026-12-28").code == 0
    assert exiting(*LATER, "exit", "finish", "Kedai").code == 0


def test_a_letter_of_ones_own_that_names_another_day_is_said_before_the_end(exiting):
    settled(exiting, "letter=It is over on 21 December 2026.")
    told = "! Your letter does not name 24 Dec 2026, the day on which the contract ends.\n"
    done = exiting(*LATER, "exit", "finish", "Kedai")
    assert done.code == 0
    assert done.err.startswith(MOVED + told)


def test_line_by_line_the_last_look_says_it(exiting):
    settled(exiting)
    asked = exiting(*LATER, "exit", "Kedai", stdin="quit\n").err
    assert f"  {MOVED}" in asked.partition("Check your answers")[2]
