"""`exit show --json`: the settlement figure by figure, and late fees with their basis (X02)."""

from __future__ import annotations

import pytest
from cli_kit import Cli


@pytest.fixture
def late(cli: Cli) -> Cli:
    """A client who owes an invoice, 60 days late, with a late fee in the contract, and an exit begun."""
    cli("client", "add", "Acme", "--currency", "GBP")
    cli("contract", "set", "Acme", "--late-fee", "11.75")
    cli("invoice", "add", "Acme", "A-1", "10000", "--issued", "2026-08-01", "--due", "2026-09-22")
    cli("exit", "start", "Acme", "--path", "standard", "--reason", "late", "--because", "I choose it")
    return cli


def settlement(cli: Cli):
    return cli("exit", "show", "Acme", "--json").json["settlement"]


def test_m_the_late_fee_is_given_with_its_days_and_its_basis(late):
    assert settlement(late)["late_fees"] == [
        {
            "invoice": "A-1", "amount": {"amount": "193.15", "currency": "GBP"},
            "interest": {"amount": "193.15", "currency": "GBP"}, "compensation": None,
            "days": 60, "basis": "11.75% a year, as agreed",
        }
    ]  # fmt: skip
    assert settlement(late)["late_fees_charged"] == []


def test_x02_each_figure_says_where_it_comes_from(late):
    owed, overdue, fees = settlement(late)["figures"]
    assert owed == {
        "key": "owed", "words": "They owe you", "part_of": None, "counted": True,
        "totals": [{"amount": "10000.00", "currency": "GBP"}],
        "sources": [
            {
                "text": "A-1, due 22 Sep 2026, 60 days late",
                "amount": {"amount": "10000.00", "currency": "GBP"},
            }
        ],
    }  # fmt: skip
    assert (overdue["key"], overdue["part_of"]) == ("overdue", "owed")
    assert (fees["key"], fees["counted"]) == ("late-fees", False)


def test_x02_a_late_fee_that_is_asked_for_is_in_what_is_left_to_pay(late):
    late("exit", "answer", "Acme", "reflect", "keeping=nothing")
    assert late("exit", "answer", "Acme", "review", "late-fee=charge").code == 0
    assert settlement(late)["late_fees_charged"] == [{"amount": "193.15", "currency": "GBP"}]
    rest = next(each for each in settlement(late)["figures"] if each["key"] == "rest")
    assert rest["totals"] == [{"amount": "10193.15", "currency": "GBP"}]
