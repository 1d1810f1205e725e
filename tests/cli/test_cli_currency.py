"""The currency that nobody named: by the country, and said."""

from __future__ import annotations

from cli_kit import Cli


def test_a_desks_currency_follows_its_country_and_that_is_said(cli: Cli) -> None:
    done = cli("settings", "set", "--country", "GB", "--rate", "90")
    assert "Currency: GBP, your country's (United Kingdom). Another one: clientdesk" in done.err
    found = cli("settings", "show", "--json").json
    assert (found["currency"], found["rate"]["currency"]) == ("GBP", "GBP")
    assert cli("client", "add", "Acme").err == "Added Acme.\n"
    assert "£1,200.00" in cli("invoice", "add", "Acme", "A-1", "1200").err


def test_a_currency_that_is_named_counts_and_nothing_is_said(cli: Cli) -> None:
    assert cli("settings", "set", "--country", "GB", "--currency", "EUR").err == "Changed your settings.\n"
    assert cli("settings", "set", "--country", "TR").err == "Changed your settings.\n"
    assert cli("settings", "show", "--json").json["currency"] == "EUR"


def test_a_new_client_of_a_country_has_its_currency_and_that_is_said(cli: Cli) -> None:
    cli("settings", "set", "--country", "DE")
    done = cli("client", "add", "Acme & Co", "--country", "us", "--json")
    assert done.json["currency"] == "USD"
    assert "Currency: USD, their country's (United States). To have EUR: clientdesk" in done.err
    assert done.err.endswith("client edit 'Acme & Co' --currency EUR\n")
    assert cli("client", "add", "Berta", "--country", "FR").err == "Added Berta.\n"
    assert cli("client", "add", "Cora", "--country", "US", "--currency", "EUR").err == "Added Cora.\n"
