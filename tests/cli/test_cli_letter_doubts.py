"""`letter show` and `letter sent`: what is odd about a letter of an end is said, and it is recorded all the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_kit import Cli


@pytest.fixture
def leaving(cli: Cli) -> Cli:
    """Acme owes €1,000 on A1; nothing of the exit is begun."""
    cli("settings", "set", "--name", "Me")
    cli("client", "add", "Acme", "--currency", "EUR")
    terms = ("--issued", "2026-08-01", "--due", "2026-09-01", "--delivered")
    assert cli("invoice", "add", "Acme", "A1", "1000", *terms).code == 0
    return cli


@pytest.mark.parametrize("kind", ["L13b", "L14", "L18"])
def test_x01_a_letter_of_ones_own_before_its_time_is_told_before_it_is_recorded_and_by_show(leaving: Cli, kind: str):
    leaving("exit", "start", "Acme", "--path", "collect-first")
    done = leaving("letter", "sent", kind, "Acme", "--channel", "email", stdin="our work ends")
    assert done.code == 0
    lines = done.err.splitlines()
    assert lines[0] == "! Nobody was to hear anything before 24 Nov 2026."
    assert lines[-1] == f"Recorded {kind} to Acme as sent."
    told = f"! {kind} went out on 21 Nov 2026, before its time: nobody was to hear anything before 24 Nov 2026."
    assert told in leaving("exit", "show", "Acme").out
    assert "warnings" in leaving("exit", "show", "Acme", "--json").json


def test_x01_without_an_exit_there_is_nothing_to_say_of_its_time(leaving: Cli):
    done = leaving("letter", "sent", "L14", "Acme", "--channel", "email", stdin="our work ends")
    assert (done.code, "before" in done.err) == (0, False)


def test_x05_a_colleague_who_said_no_since_is_told_when_the_referral_is_read_and_when_it_goes_out(leaving: Cli):
    cat = leaving("colleague", "add", "Cat", "--agreed").id
    leaving("exit", "start", "Acme", "--path", "standard")
    leaving("exit", "answer", "Acme", "reflect", "keeping=nothing", "early=now")
    for step in ("review", "meet", "notice"):
        leaving("exit", "skip", "Acme", step, "--reason", "x")
    leaving("exit", "answer", "Acme", "refer", f"colleagues={cat}")
    for step in ("refer", "close-down"):
        leaving("exit", "answer", "Acme", step)
    assert leaving("exit", "finish", "Acme").code == 0
    leaving("colleague", "edit", cat, "--declined")
    told = "! Cat has said no since: write it anew, or take the name out."
    [letter] = [each["id"] for each in leaving("letter", "list", "--json").json if each["kind"] == "L18"]
    assert told in leaving("letter", "show", letter).err
    assert told in leaving("letter", "sent", "L18", "Acme").err


def test_g4_words_of_ones_own_are_doubted_at_the_finish_and_when_they_go_out(leaving: Cli):
    leaving("exit", "start", "Acme", "--path", "standard")
    leaving("exit", "answer", "Acme", "reflect", "keeping=nothing", "early=now")
    for step in ("review", "meet", "refer"):
        leaving("exit", "skip", "Acme", step, "--reason", "x")
    words = "I end our work on 1 December 2027. Please pay EUR 900 on A1.\n\nKind regards\n\nMe"
    assert leaving("exit", "answer", "Acme", "notice", "reason=S01", f"letter={words}").code == 0
    leaving("exit", "answer", "Acme", "notice")
    leaving("exit", "answer", "Acme", "close-down")
    sums = "It names €900 as owed, and €1,000 is left to pay: read it again, or write it anew."
    day = "It does not name 21 Dec 2026, the day on which the contract ends."
    for done in (leaving("exit", "finish", "Acme"), leaving("letter", "sent", "L14", "Acme", "--anyway")):
        assert done.code == 0
        assert sums in done.err
        assert day in done.err


def test_x03_a_reason_that_is_over_is_listed_once_in_its_words(leaving: Cli):
    leaving("exit", "start", "Acme", "--path", "standard")
    leaving("exit", "answer", "Acme", "reflect", "keeping=nothing", "early=now")
    for step in ("review", "meet"):
        leaving("exit", "skip", "Acme", step, "--reason", "x")
    leaving("exit", "answer", "Acme", "notice", "reason=S01")
    leaving("exit", "answer", "Acme", "notice")
    leaving("payment", "add", "A1", "1000")
    words = "invoices have often been paid after their due date, and I can't plan my work around that"
    assert f"\n      {words}\n      or words of your own\n" in leaving("exit", "show", "Acme").out
    assert leaving("exit", "answer", "Acme", "notice", f"reason={words}").code == 0


def test_x01_what_is_odd_at_the_last_act_is_said_by_a_file_too_and_once_at_the_close(leaving: Cli, tmp_path: Path):
    leaving("exit", "start", "Acme", "--path", "standard")
    leaving("exit", "answer", "Acme", "reflect", "keeping=nothing", "early=now")
    for step in ("review", "meet", "refer"):
        leaving("exit", "skip", "Acme", step, "--reason", "x")
    file = tmp_path / "answers.toml"
    file.write_text('finish = true\n[notice]\nreason = "S01"\nletter = "It ends."\n[close-down]\n')
    ended = leaving("exit", "Acme", "--answers", str(file))
    assert "! Your letter does not name 21 Dec 2026, the day on which the contract ends." in ended.err
    closed = leaving("--today", "2026-12-22", "exit", "finish", "Acme")
    assert closed.code == 0
    assert closed.err.count("was never marked as sent") == 1
