"""`payment add` with a late fee in it (R02): what the letter asks for pays both, and either can be said."""

from __future__ import annotations

import pytest
from cli_kit import Cli


@pytest.fixture
def asked(cli: Cli) -> Cli:
    """£3,000 due on 2 March 2026, £500 of it paid, and a late notice that went out, on a desk in the UK."""
    cli("settings", "set", "--country", "GB")
    cli("client", "add", "Acme", "--currency", "GBP")
    cli("invoice", "add", "Acme", "OP-01", "3000", "--issued", "2026-01-31", "--due", "2026-03-02")
    cli("payment", "add", "OP-01", "500", "--on", "2026-04-01")
    cli("letter", "sent", "L07", "Acme", "--on", "today", stdin="Please pay OP-01.")
    return cli


def test_r02_paying_what_the_letter_asks_pays_both(asked):
    fee = asked("interest", "OP-01", "--json").json
    to_pay = fee["to_pay"]["amount"]
    done = asked("payment", "add", "OP-01", to_pay)
    assert done.code == 0
    assert done.err.strip().endswith(f"£2,500.00 pays OP-01, £{float(to_pay) - 2500:.2f} its late fee.")
    rows = asked("statement", "Acme", "--json").json["currencies"]["GBP"]["rows"]
    assert [each["what"] for each in rows][2:] == [
        "Invoice OP-01-F, late fee on OP-01", "Payment on OP-01", "Payment on OP-01-F, late fee on OP-01",
    ]  # fmt: skip
    assert asked("interest", "OP-01").out.startswith("The late fee on OP-01 was paid: £")
    told = asked("interest", "OP-01", "--json").json
    assert (told["to_pay"]["amount"], told["paid"]["amount"]) == ("0.00", f"{float(to_pay) - 2500:.2f}")
    assert "late fee" not in asked("agenda", "--until", "+1m").out
    asked("undo")
    assert asked("interest", "OP-01", "--json").json == fee, "one step back"


def test_r02_either_can_be_said(asked):
    assert "£50.00 too much, kept as credit" in asked("payment", "add", "OP-01", "2550", "--credit").err
    asked("undo")
    assert "£50.00 its late fee" in asked("payment", "add", "OP-01", "2550", "--fee").err
    assert asked("payment", "add", "OP-01", "1", "--from-credit", "--credit").code == 2


def test_r02_what_was_kept_as_credit_can_still_be_taken_as_the_fee(asked):
    asked("payment", "add", "OP-01", "2550", "--credit")
    done = asked("payment", "add", "OP-01", "--from-credit", "--fee")
    assert done.err.strip() == "Took the late fee on OP-01 from the credit of Acme: £50.00."
    told = asked("statement", "Acme", "--json").json["currencies"]["GBP"]
    assert (told["closing_balance"]["amount"], told["credit_in_hand"]) == ("0.00", None)
    assert "credit £0.00" in asked("payment", "add", "OP-01", "--from-credit", "--fee").err


def test_r02_a_fee_invoice_goes_out_and_comes_in_again(asked, tmp_path):
    asked("payment", "add", "OP-01", "2550")
    out = tmp_path / "desk-out.json"
    assert asked("export", "-o", str(out)).code == 0
    again = asked("import", str(out), "--json").json
    assert (again["added"], again["refused"]) == (0, [])
    assert asked("check").code == 0
