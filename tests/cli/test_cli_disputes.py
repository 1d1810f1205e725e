"""A dispute on the command line (G4): since when, until when, and one answer for a past day."""

from __future__ import annotations

import pytest
from cli_kit import Cli


@pytest.fixture
def contested(cli: Cli) -> Cli:
    """An overdue invoice of a British desk, in dispute since 25 Oct."""
    cli("init")
    cli("settings", "set", "--country", "GB")
    cli("client", "add", "Acme", "--currency", "GBP")
    cli("invoice", "add", "acme", "A-1", "100", "--issued", "2026-08-01", "--due", "2026-08-31")
    cli("invoice", "edit", "A-1", "--disputed-on", "2026-10-25")
    return cli


def days(cli: Cli, *options: str) -> tuple[object, ...]:
    found = cli("invoice", "edit", "A-1", *options, "--json").json
    return found["disputed"], found["disputed_on"], found["settled_on"]


def test_a_past_day_has_one_answer(contested):
    for as_of, is_so in (("2026-10-20", False), ("2026-10-25", True)):
        assert ("in dispute" in contested("statement", "acme", "--as-of", as_of).out) is is_so
        assert ("is disputed" in contested("interest", "A-1", "--as-of", as_of).out) is is_so


def test_a_dispute_that_ends_keeps_its_days_and_a_new_one_has_its_own(contested):
    assert days(contested, "--undisputed") == (False, "2026-10-25", "2026-11-21")
    assert days(contested, "--settled-on", "2026-11-02") == (False, "2026-10-25", "2026-11-02")
    assert "in dispute" in contested("statement", "acme", "--as-of", "2026-11-01").out
    assert days(contested, "--disputed") == (True, "2026-11-21", None)
    both = ("--disputed-on", "2026-09-01", "--settled-on", "2026-09-09")
    assert days(contested, *both) == (False, "2026-09-01", "2026-09-09")


def test_what_was_never_in_dispute_has_no_end_to_it(contested):
    contested("invoice", "add", "acme", "A-2", "100")
    refused = contested("invoice", "edit", "A-2", "--settled-on", "2026-11-02")
    assert refused.code
    assert "A-2 was never in dispute. Give its first day too." in refused.err
    assert contested("invoice", "edit", "A-1", "--disputed", "--settled-on", "2026-11-02").code


def test_a_dispute_is_taken_out_by_its_own_word_alone(contested):
    days(contested, "--settled-on", "2026-11-02")
    assert contested("invoice", "edit", "A-1", "--never-disputed", "--disputed").code == 1
    assert days(contested, "--never-disputed") == (False, None, None)
    assert "the dispute since 25 Oct 2026, settled on 2 Nov 2026, is taken out" in contested("history").out
