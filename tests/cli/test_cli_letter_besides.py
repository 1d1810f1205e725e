"""An invoice that a letter asks for kindly, on the command line: kept with the draft, and counted so once sent."""

from __future__ import annotations

import pytest
from cli_kit import Cli


@pytest.fixture
def owed(cli: Cli) -> Cli:
    """Hofmann owes A-1, 95 days late, and B-2, 3 days late."""
    cli("client", "add", "Hofmann")
    cli("invoice", "add", "Hofmann", "A-1", "900", "--issued", "2026-07-19", "--due", "2026-08-18")
    cli("invoice", "add", "Hofmann", "B-2", "500", "--issued", "2026-10-19", "--due", "2026-11-18")
    return cli


def named(cli: Cli, letter: dict) -> tuple[list[str], list[str]]:
    numbers = {each["id"]: each["number"] for each in cli("invoice", "list", "--json").json}
    return [numbers[each] for each in letter["invoices"]], [numbers[each] for each in letter["besides"]]


def test_a_draft_keeps_both_and_so_does_the_letter_that_was_sent(owed: Cli):
    owed("letter", "L09", "Hofmann", "--save")
    assert named(owed, owed("letter", "list", "--json").json[0]) == (["A-1"], ["B-2"])
    owed("letter", "sent", "L09", "Hofmann", "--channel", "email", "--anyway")
    assert named(owed, owed("letter", "list", "--json").json[0]) == (["A-1"], ["B-2"])
    [step] = owed("--today", "2026-12-07", "agenda", "--json").json
    assert (step["letter"], step["what"]) == ("L10", "Send the final notice: €900 on A-1, with a kind word about B-2")


def test_whoever_wrote_it_themselves_says_which_was_asked_for_kindly(owed: Cli):
    told = owed("letter", "sent", "L09", "Hofmann", "--invoice", "A-1", "--besides", "B-2", "--json",
                stdin="Please pay A-1 of €900.00, and B-2 of €500.00 along with it.")  # fmt: skip
    assert named(owed, told.json) == (["A-1"], ["B-2"])
    assert owed("--today", "2026-12-20", "agenda", "--json").json[0]["letter"] == "L10"


def test_an_invoice_that_is_deleted_stands_in_no_letter_any_more(owed: Cli):
    owed("letter", "L09", "Hofmann", "--save")
    owed("invoice", "delete", "B-2", "--yes")
    assert named(owed, owed("letter", "list", "--json").json[0]) == (["A-1"], [])


def test_without_a_client_it_is_said_what_was_not_checked(owed: Cli, tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("Reminder\n\nDear Ada,\n\nplease pay me €3,206.77.\n\nKind regards\n")
    done = owed("letter", "check", str(file))
    assert (done.code, done.err.splitlines()[0]) == (0, "Nothing is wrong with its words.")
    assert "Only its words were checked." in done.err
