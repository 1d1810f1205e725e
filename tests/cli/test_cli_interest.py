"""`interest`, `rates`, and late fees that are waived: the figures for a script, the working for a person (M, R02)."""

from __future__ import annotations

import pytest
from cli_kit import Cli

RATES = "https://www.bankofengland.co.uk"


@pytest.fixture
def owed(cli: Cli) -> Cli:
    """£10,000 due on 2 March 2026, on a desk in the United Kingdom."""
    cli("settings", "set", "--country", "GB")
    cli("client", "add", "Acme", "--currency", "GBP")
    cli("invoice", "add", "Acme", "A-1", "10000", "--issued", "2026-01-31", "--due", "2026-03-02")
    return cli


def asked(cli: Cli, *more: str):
    return cli("interest", "A-1", "--as-of", "2026-05-01", *more, "--json").json


def gbp(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "GBP"}


def test_m_the_published_case_for_a_script(owed):
    told = asked(owed)
    assert {key: told[key] for key in ("principal", "days", "rule", "rate", "interest", "compensation", "total")} == {
        "principal": gbp("10000.00"), "days": 60, "rule": "uk", "rate": "11.75", "interest": gbp("193.15"),
        "compensation": gbp("100.00"), "total": gbp("10293.15"),
    }  # fmt: skip
    assert RATES in told["source"]
    assert (told["valid_from"], told["stale"], told["per_day"]) == ("2026-01-01", False, gbp("3.22"))


def test_m_part_payments_make_lines_that_can_be_followed(owed):
    owed("payment", "add", "A-1", "4000", "--on", "2026-04-01")
    told = asked(owed)
    assert [(each["from"], each["to"], each["days"], each["open"], each["interest"]) for each in told["lines"]] == [
        ("2026-03-03", "2026-04-01", 30, gbp("10000.00"), "96.5753"),
        ("2026-04-02", "2026-05-01", 30, gbp("6000.00"), "57.9452"),
    ]
    assert (told["interest"], told["open"], told["to_pay"]) == (gbp("154.52"), gbp("6000.00"), gbp("6254.52"))


def test_m_the_working_on_a_terminal(owed):
    text = owed("interest", "A-1", "--as-of", "2026-05-01").out
    assert "uk: 11.75% a year, under the Late Payment of Commercial Debts (Interest) Act 1998" in text
    assert "last checked 22 Nov 2026" in text
    assert "3 Mar 2026  1 May 2026    60  £10,000  11.75%  193.1507" in text
    assert "£10,293.15" in text
    assert "Stale" not in text


def test_m_what_is_stale_is_said(owed):
    done = owed("interest", "A-1", "--rule", "eu-nl")
    assert done.out.endswith("Stale: the newest rate is not known here. Look it up and enter it with"
                             " `clientdesk rates set`.\n")  # fmt: skip
    assert "none here: it is fixed in EUR, and the invoice is in GBP" in done.out
    assert asked(owed, "--rule", "de")["rule"] == "eu-de"


def test_m_a_rate_that_nobody_checked_says_where_to_look_it_up(owed):
    done = owed("interest", "A-1", "--as-of", "2026-05-01", "--rule", "eu-cy")
    assert "10.15%, from 1 Jan 2026, not checked yet" in done.out
    told = " ".join(done.out.split())
    assert told.endswith(
        "Not checked yet: look it up at European Central Bank, key interest rates, https://www.ecb.europa.eu before you"
        " rely on it, and enter it with `clientdesk rates set`."
    )
    told = asked(owed, "--rule", "eu-cy")
    assert (told["checked"], told["stale"]) == (None, True)


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (("invoice", "edit", "A-1", "--disputed-on", "2026-04-01"), "A-1 is disputed: no late fee is asked for on it."),
        (("invoice", "edit", "A-1", "--due", "2026-06-01"), "A-1 is not late, so there is no late fee on it."),
        (("client", "edit", "Acme", "--late-rule", "none"), "For Acme late interest is set to none."),
        (("client", "edit", "Acme", "--kind", "consumer"), "Acme is a consumer: "),
        (("settings", "set", "--country", "TR"), "There is no basis for a late fee with Acme"),
    ],
)
def test_m_where_there_is_none_it_says_why_and_the_figures_are_nought(owed, before, words):
    assert owed(*before).code == 0
    told = asked(owed)
    assert (told["rule"], told["days"], told["interest"], told["compensation"]) == (None, 0, gbp("0.00"), gbp("0.00"))
    assert told["principal"] == told["total"] == gbp("10000.00")
    assert told["why"].startswith(words)
    done = owed("interest", "A-1", "--as-of", "2026-05-01")
    assert (done.code, done.out.startswith(words)) == (0, True)


def test_m_the_contract_can_be_asked_for_by_name(owed):
    for typed in ("contract", "Contract"):
        assert asked(owed, "--rule", typed)["why"].startswith("The contract with Acme names no late fee (C09)")
    assert asked(owed, "--rule", "none")["why"] == "By that rule there is no late fee."
    owed("contract", "set", "Acme", "--late-fee", "5")
    assert (asked(owed)["rule"], asked(owed)["interest"]) == ("contract", gbp("82.19"))
    assert asked(owed, "--rule", "uk")["interest"] == gbp("193.15")


def test_m_a_rule_that_there_is_not_is_named_with_those_there_are(owed):
    done = owed("interest", "A-1", "--rule", "mars")
    assert done.code == 1
    assert "“mars” is no rule of late interest. There is uk, eu-at" in done.err


# Rates


def test_m_rates_are_listed_with_where_they_stand(owed):
    rows = {each["rule"]: each for each in owed("rates", "--json").json}
    assert (rows["uk"]["valid_from"], rows["uk"]["stale"], rows["uk"]["checked"]) == ("2026-07-01", False, "2026-11-22")
    assert (rows["eu-nl"]["valid_from"], rows["eu-nl"]["stale"]) == ("2026-01-01", True)
    assert rows["eu-cy"]["checked"] is None
    assert RATES in rows["uk"]["source"]
    assert rows["uk"]["compensation"][-1] == {"below": None, "amount": gbp("100.00")}
    assert (rows["eu-de"]["name"], rows["eu-de"]["country"]) == ("§ 288 (2) BGB", "Germany")
    assert owed("rates").out == owed("rates", "list").out
    assert "  Germany: § 288 (2) BGB  " in owed("rates").out
    table = owed("rates").out.splitlines()
    assert any(line.split()[:8] == "eu-cy 10.15% 1 Jan 2026 not yet stale".split() for line in table)
    assert any(line.split()[:7] == "eu-nl 10.15% 1 Jan 2026 – stale".split() for line in table), "not checked by then"
    later = owed("--today", "2026-11-22", "rates").out.splitlines()
    assert any(line.split()[:9] == "eu-nl 10.15% 1 Jan 2026 22 Nov 2026 stale".split() for line in later)


def test_m_the_list_of_rates_needs_no_desk(cli):
    assert [each["rule"] for each in cli("rates", "--json").json][:2] == ["uk", "eu-at"]


def test_m_a_rate_that_nobody_looked_up_yet_is_not_stale_in_its_half_year(owed):
    rows = {each["rule"]: each for each in owed("--today", "2026-03-01", "rates", "--json").json}
    assert (rows["eu-cy"]["checked"], rows["eu-cy"]["stale"]) == (None, False)


def test_m_a_rate_is_entered_replaced_and_taken_out(owed):
    owed("rates", "set", "gb", "12", "--from", "2026-07-01", "--source", "Bank of England")
    owed("rates", "set", "uk", "12.25", "--from", "2026-07-01", "--source", "Bank of England")
    row = next(each for each in owed("rates", "list", "--json").json if each["rule"] == "uk")
    assert (row["rate"], row["own"], row["stale"], row["checked"]) == ("12.25", True, False, "2026-11-21")
    assert owed("rates", "delete", "uk", "--yes").code == 0
    assert owed("rates", "delete", "uk", "--yes").err.startswith("You entered no rate of uk.")


def test_m_of_several_rates_the_day_says_which(owed):
    for day in ("2026-01-01", "2026-07-01"):
        owed("rates", "set", "tr", "53.25", "--from", day, "--source", "Resmi Gazete")
    assert "Say from which day: 2026-01-01, 2026-07-01." in owed("rates", "delete", "tr", "--yes").err
    assert owed("rates", "delete", "tr", "--from", "2026-07-01", "--yes").code == 0


@pytest.mark.parametrize("country", ["Turkey", "Türkiye", "tr", "eu-tr"])
def test_m_a_country_without_a_statute_here_is_rated_however_it_is_written(owed, country):
    owed("rates", "set", country, "53.25", "--from", "2026-01-01")
    row = owed("rates", "--json").json[-1]
    assert (row["rule"], row["country"], row["name"]) == ("tr", "Türkiye", "the law of Türkiye")
    assert owed("client", "edit", "Acme", "--late-rule", country).code == 0
    assert asked(owed)["rule"] == "tr"


def test_m_a_rate_says_which_law_gives_it_and_where_it_was_looked_up(owed):
    owed("rates", "set", "tr", "48", "--from", "2026-01-01", "--law", "Law 3095", "--source", "https://www.tcmb.gov.tr")
    row = owed("rates", "--json").json[-1]
    assert (row["name"], row["source"]) == ("Law 3095", "https://www.tcmb.gov.tr")
    assert "leave the law out" in owed("rates", "set", "uk", "12", "--from", "2026-01-01", "--law", "Law 3095").err


@pytest.mark.parametrize("rule", ["contract", "none", "mars", "eu-mars"])
def test_m_what_has_no_rates_takes_none(owed, rule):
    assert owed("rates", "set", rule, "5", "--from", "2026-07-01").code == 1


def test_m_a_rate_beyond_reason_is_refused(owed):
    assert "between 0 and 200" in owed("rates", "set", "uk", "250", "--from", "2026-07-01").err


# Waived


def test_r02_a_waived_fee_is_counted_and_not_asked_for(owed):
    assert "Waived the late fee of £293.15 on A-1" in owed("invoice", "waive", "A-1", "--on", "2026-05-01").err
    assert asked(owed)["why"] == "You waived the late fee on A-1."
    assert "1 late fee waived, £293.15" in owed("client", "show", "Acme").out
    assert owed("client", "show", "Acme", "--json").json["waived"] == {"count": 1, "sums": [gbp("293.15")]}
    assert "late fee waived  £293.15" in owed("invoice", "show", "A-1").out
    assert owed("invoice", "waive", "A-1", "--on", "2026-05-01").err == "You waived the late fee on A-1.\n"


def test_r02_a_waived_fee_can_be_asked_for_after_all(owed):
    owed("invoice", "waive", "A-1")
    assert owed("undo").code == 0
    assert asked(owed)["rule"] == "uk"
    owed("invoice", "waive", "A-1", "--note", "for peace")
    assert owed("invoice", "waive", "A-1", "--take-back").code == 0
    assert asked(owed)["rule"] == "uk"
    assert owed("invoice", "waive", "A-1", "--take-back").err == "No late fee was waived on A-1.\n"


def test_r02_a_fee_that_is_billed_is_let_go_with_its_bill(owed):
    owed("invoice", "late-fee", "A-1", "--issued", "2026-05-01", "--due", "2026-12-01")
    done = owed("invoice", "waive", "A-1", "--on", "2026-05-01")
    told = "The late fee on A-1 was billed with A-1-F: £293.15, open. So nothing is waived here: to let it go, use "
    assert (done.code, done.err.startswith(told), done.err.endswith(" invoice write-off A-1-F`.\n")) == (1, True, True)
    assert owed("invoice", "write-off", "A-1-F", "--on", "2026-05-01").code == 0
    assert "write-off" not in owed("invoice", "waive", "A-1", "--on", "2026-05-01").err


def test_r02_without_a_basis_there_is_nothing_to_waive(owed):
    owed("settings", "set", "--country", "TR")
    done = owed("invoice", "waive", "A-1")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("There is no basis for a late fee with Acme")


def test_m_a_letter_with_a_fee_at_a_stale_rate_is_warned_about(owed):
    owed("settings", "set", "--name", "Mira", "--country", "NL")
    assert "The newest late interest rate is not known here." in owed("letter", "L06", "Acme").err
    owed("rates", "set", "eu-nl", "10.2", "--from", "2026-07-01", "--source", "ECB")
    assert "late interest rate" not in owed("letter", "L06", "Acme").err
