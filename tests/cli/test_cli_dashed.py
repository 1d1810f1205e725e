"""A word that begins with a dash and is no option: what it was meant to be is answered, and how to give it."""

from __future__ import annotations

import pytest
from cli_kit import Cli

AMOUNT = "An amount is never below zero; a refund, a credit note and a write-off each have a command."


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["payment", "add", "A-1", "-5"], f"{AMOUNT} See:"),
        (["payment", "add", "A-1", "-5,00€"], f"{AMOUNT} See:"),
        (["payment", "add", "A-1", "-1 234.50"], f"{AMOUNT} See:"),
        (["rates", "set", "uk", "-3", "--from", "2025-02-01"], "A percentage is never below zero. See:"),
        (["rates", "set", "uk", "-3%", "--from", "2025-02-01"], "A percentage is never below zero. See:"),
        (["invoice", "add", "Acme", "-2", "10"],
         f"{AMOUNT} Where it is an invoice's number, put -- before it, behind all options: -- -2. See:"),
        (["invoice", "add", "Acme", "-2+3", "10"],
         "“-2+3” begins with a dash, as an option does. To give it all the same, put -- before it"),
        (["invoice", "show", "-2"], "“-2” begins with a dash, as an option does."),
        (["client", "show", "-3"], "“-3” begins with a dash, as an option does."),
        (["invoice", "list", "-x"], "No such option '-x'"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)  # fmt: skip
def test_what_it_was_meant_to_be_is_answered(cli: Cli, arguments: list[str], told: str) -> None:
    done = cli(*arguments)
    assert done.code == 2
    assert done.err.startswith(told)


def test_behind_the_dashes_it_is_taken_as_it_is(cli: Cli) -> None:
    assert cli("client", "add", "Acme").code == 0
    assert cli("invoice", "add", "Acme", "--", "-2+3", "10").code == 0
    assert cli("invoice", "list", "--json").json[0]["number"] == "-2+3"


@pytest.mark.parametrize("number", ["0", "00", "5", "50", "99", "500", "1000"])
def test_a_number_that_is_no_step_is_no_part_of_a_sum_either(cli: Cli, number: str) -> None:
    cli("client", "add", "Acme")
    cli("task", "add", "Acme", "Ask for 1000.50 of 5000", "--due", "2026-11-20")
    done = cli("agenda", "snooze", "Acme", number, "--until", "2026-11-30")
    assert (done.code, done.err.startswith(f"“{number}” is no step with Acme: 1 Ask for")) == (1, True)
    assert cli("agenda", "snooze", "Acme", "5000", "--until", "2026-11-30").code == 1
    assert cli("agenda", "snooze", "Acme", "of 5000", "--until", "2026-11-30").code == 0
