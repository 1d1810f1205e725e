"""`clientdesk trouble`: shares side by side, and the desk without one client."""

from __future__ import annotations

import re

import pytest
from cli_kit import Cli

FIELDS = {"client", "client_id", "currency", "points", "incidents", "days_late", "extras", "trouble_share",
          "income_share", "income", "worst_fifth", "costs_more", "rate", "hours", "others_rate"}  # fmt: skip


@pytest.fixture
def two(cli: Cli) -> Cli:
    """Acme makes all of the trouble, by 40 days of lateness, and a quarter of the income; Bolt the rest of it."""
    cli("client", "add", "Acme")
    cli("client", "add", "Bolt")
    cli("project", "add", "acme", "Site", "--hours", "10", "--started", "2026-01-01")
    cli("invoice", "add", "acme", "A-1", "100", "--issued", "2026-09-01", "--due", "2026-09-10")
    cli("payment", "add", "A-1", "100", "--on", "2026-10-20")
    cli("invoice", "add", "bolt", "B-1", "300", "--issued", "2026-09-01", "--due", "2026-10-20")
    cli("payment", "add", "B-1", "300", "--on", "2026-10-20")
    return cli


def test_each_client_has_shares_and_a_rate_in_exact_json(two: Cli) -> None:
    acme, bolt = two("trouble", "--json").json
    assert acme.keys() == bolt.keys() == FIELDS
    assert (acme["client"], acme["points"], acme["days_late"], acme["incidents"], acme["extras"]) == (
        "Acme", 4, 40, 0, 0)  # fmt: skip
    assert (acme["trouble_share"], acme["income_share"], acme["costs_more"]) == (1.0, 0.25, True)
    assert acme["income"] == [{"amount": "100.00", "currency": "EUR"}]
    assert (acme["rate"], acme["hours"], acme["others_rate"]) == ({"amount": "10.00", "currency": "EUR"}, "10", None)
    assert (bolt["rate"], bolt["hours"], bolt["others_rate"]) == (None, None, {"amount": "10.00", "currency": "EUR"})
    assert not acme["worst_fifth"], "of two clients none is a fifth"


def test_in_words_it_says_who_stands_out(two: Cli) -> None:
    _, acme, bolt, _, note = two("trouble").out.splitlines()
    assert re.split(r"  +", acme) == ["Acme", "EUR", "4", "100%", "25%", "€10/h", "–", "more trouble than income"]
    assert re.split(r"  +", bolt) == ["Bolt", "EUR", "0", "0%", "75%", "–", "€10/h", "–"]
    assert note == "Fewer than 5 clients on the desk: there is no worst fifth."


def test_what_the_table_leaves_out_is_said_of_the_currency_that_it_is_of(two: Cli) -> None:
    two("client", "add", "Cleo", "--currency", "USD")
    two("client", "edit", "bolt", "--stage", "ended")
    notes = two("trouble").out.partition("\n\n")[2].splitlines()
    assert notes == [
        "     Fewer than 5 clients on the desk: there is no worst fifth.",
        "EUR  Left out, as you don't work with them now: 0% of the trouble, 75% of the income.",
        "USD  The only client in USD: there is nobody to compare them with.",
        "USD  No USD came in within 12 months, so nobody has a share of income.",
        "USD  No trouble in 12 months: nothing to weigh.",
    ]


def test_the_worst_are_called_what_the_bar_makes_of_them(two: Cli) -> None:
    two("settings", "set", "--bar", "S22.clients=2", "--bar", "S22.one_in=2")
    assert "the worst half, more trouble than income" in two("trouble").out
    assert two("trouble", "--json").json[0]["worst_fifth"] is True


def test_clients_of_one_currency_stand_together(sample: Cli) -> None:
    currencies = re.findall(r"^.+?  +([A-Z]{3})  ", sample("trouble").out.partition("\n")[2], re.MULTILINE)
    assert len(set(currencies)) > 3
    assert len(set(currencies)) == sum(1 for at, code in enumerate(currencies) if code != currencies[at - 1])


def test_the_desk_without_a_client(two: Cli) -> None:
    gone = two("trouble", "--without", "acme", "--json").json
    assert gone == {
        "client": "Acme",
        "client_id": next(each["id"] for each in two("clients", "--json").json if each["name"] == "Acme"),
        "income": [{"amount": "100.00", "currency": "EUR"}],
        "left": [{"amount": "300.00", "currency": "EUR"}],
        "income_shares": {"EUR": 0.25},
        "trouble_share": 1.0,
        "week_hours": "0.2",
        "days_late": 0,
        "days_late_now": 20,
    }
    words = two("trouble", "--without", "acme").out
    assert "€100 (25% of your EUR), in 12 months" in words
    assert "20 days on average now, 0 without them" in words


def test_a_client_that_brought_nothing_leaves_everything(two: Cli) -> None:
    two("client", "add", "Cora")
    assert "Income gone   –" in two("trouble", "--without", "cora").out


def test_nobody_to_weigh_is_said_and_nobody_by_that_name_too(cli: Cli) -> None:
    cli("client", "add", "Acme", "--stage", "prospect")
    done = cli("trouble")
    assert (done.code, done.out) == (0, "")
    assert "prospects" in done.err
    assert cli("trouble", "--json").json == []
    assert cli("trouble", "--without", "nobody").code == 1


def test_without_a_desk_it_says_so(cli: Cli) -> None:
    assert cli("trouble").code == 1


def test_a_hostile_name_is_harmless(cli: Cli) -> None:
    cli("client", "add", "a\x1b[31mb[/]")
    cli("client", "add", "Bolt")
    assert "\x1b" not in cli("trouble").out
    assert "[/]" in cli("trouble").out
