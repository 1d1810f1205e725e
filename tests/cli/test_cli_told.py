"""What lists and files say beside their rows: only what is true today, and what explains a figure."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_kit import Cli


@pytest.fixture
def acme(cli: Cli) -> Cli:
    """€100.00 open, and €300.00 of theirs in hand."""
    cli("client", "add", "Acme")
    assert cli("invoice", "add", "acme", "A-1", "100", "--issued", "2026-10-01", "--due", "2026-11-01").code == 0
    assert cli("payment", "on-account", "acme", "300", "--on", "2026-11-02").code == 0
    return cli


def test_g_a_message_waits_until_it_is_answered(cli: Cli) -> None:
    cli("client", "add", "Acme")
    cli("client", "add", "Berta")
    cli("message", "add", "acme", "--awaits-reply", "--on", "2026-11-02", "--subject", "First")
    cli("message", "add", "berta", "--awaits-reply", "--on", "2026-11-03", "--subject", "Other")
    assert cli("message", "list").out.count("waits for an answer") == 2
    cli("message", "add", "acme", "--direction", "in", "--on", "2026-11-04")
    assert "waits" not in cli("message", "list", "acme").out
    assert "waits for an answer" in cli("message", "list", "berta").out
    assert [each["awaits_reply"] for each in cli("message", "list", "acme", "--json").json] == [True, False]


def test_m_credit_between_the_balance_and_what_is_open_has_a_line_of_its_own(acme: Cli) -> None:
    lines = acme("statement", "acme").out.splitlines()
    assert lines[-6].split()[-2:] == ["balance", "-€200.00"]
    assert lines[-4] == "Credit in hand: €300.00, not yet used on what is open below."
    euro = acme("statement", "acme", "--json").json["currencies"]["EUR"]
    assert euro["credit_in_hand"] == {"amount": "300.00", "currency": "EUR"}
    assert acme("payment", "add", "A-1", "--from-credit").code == 0
    assert "in hand" not in acme("statement", "acme").out
    assert acme("statement", "acme", "--json").json["currencies"]["EUR"]["credit_in_hand"] is None


def test_the_line_of_the_credit_is_in_the_files_too(acme: Cli, tmp_path: Path) -> None:
    text, rows = tmp_path / "a.txt", tmp_path / "a.csv"
    for file in (text, rows):
        assert acme("statement", "acme", "-o", str(file)).code == 0
    said = text.read_text(encoding="utf-8")
    assert said.index("Closing balance") < said.index("Credit in hand: €300.00") < said.index("Open, by days")
    assert "EUR,2026-11-21,Credit in hand,,,300.00," in rows.read_text(encoding="utf-8-sig").splitlines()


def test_no_statement_replaces_a_file(acme: Cli, tmp_path: Path) -> None:
    file = tmp_path / "kept.txt"
    file.write_text("mine", encoding="utf-8")
    done = acme("statement", "acme", "-o", str(file))
    assert (done.code, done.err) == (1, f"There is {file} already. Name another file.\n")
    assert file.read_text(encoding="utf-8") == "mine"


def test_m_a_state_of_a_rate_is_explained_below_the_list_where_it_occurs(acme: Cli) -> None:
    told = acme("rates").out
    assert ("stale" in told.split("\n\n")[0]) is ("\nstale: the rate of today is not known here." in told)
    old = acme("--today", "2031-01-01", "rates").out
    assert "\nstale: the rate of today is not known here. The one shown was valid until" in old
    assert "Enter the next one with: rates set RULE PERCENT --from 2031-01-01" in old
