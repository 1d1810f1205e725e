"""The scope log and revision rounds on the command line, one's own rate, and the bars that are no sign's."""

from __future__ import annotations

import re

import pytest
from cli_kit import Cli


@pytest.fixture
def acme(cli: Cli) -> Cli:
    cli("client", "add", "Acme", "--currency", "EUR")
    cli("project", "add", "acme", "Shop", "--rate", "50", "--revisions", "3")
    cli("extra", "add", "acme", "A banner", "--project", "shop", "--hours", "2", "--on", "2026-11-01")
    cli("extra", "add", "acme", "A logo", "--amount", "120.50", "--on", "2026-11-02")
    return cli


@pytest.mark.parametrize(
    ("tick", "field", "value"),
    [
        ("--inside", "inside", True), ("--outside", "inside", False), ("--asked", "done", False),
        ("--done", "done", True), ("--billed", "billed", True), ("--free", "billed", False),
    ],
)  # fmt: skip
def test_an_extra_says_what_became_of_it(acme: Cli, tick: str, field: str, value: object) -> None:
    added = acme("extra", "add", "acme", "More", tick, "--json").json
    assert added[field] is value
    opposite = {"--inside": "--outside", "--asked": "--done", "--billed": "--free"}
    back = opposite.get(tick) or next(key for key, other in opposite.items() if other == tick)
    assert acme("extra", "edit", added["id"], back, "--json").json[field] is not value


def test_the_list_tells_what_each_is_worth_and_what_was_given_away(acme: Cli) -> None:
    acme("extra", "add", "acme", "A page", "--hours", "3", "--asked", "--project", "shop")
    acme("extra", "add", "acme", "A form", "--inside")
    acme("extra", "add", "acme", "A map", "--amount", "10", "--billed")
    acme("extra", "add", "acme", "A call")
    lines = [" ".join(line.split()[1:]) for line in acme("extra", "list", "acme").out.splitlines()]
    assert lines[0] == "On What Hours Worth"
    assert lines[1:7] == [
        "1 Nov 2026 A banner 2 h €100 ▲ given away",
        "2 Nov 2026 A logo – €120.50 ▲ given away",
        "21 Nov 2026 A page 3 h €150 ○ asked only",
        "21 Nov 2026 A form – – · agreed",
        "21 Nov 2026 A map – €10 ✔ billed",
        "21 Nov 2026 A call – – ▲ given away",
    ]
    assert acme("extra", "list", "acme").out.splitlines()[-1] == (
        "Given away: 3 extras, 2 h, €220.50, 1 without a price"
    )
    told = {each["what"]: each for each in acme("extra", "list", "acme", "--json").json}
    assert told["A banner"]["worth"] == {"amount": "100.00", "currency": "EUR"}
    assert [what for what, each in told.items() if each["given_away"]] == ["A banner", "A logo", "A call"]
    assert told["A call"]["worth"] is None
    assert [each["state"] for each in told.values()] == ["free", "free", "asked", "inside", "billed", "free"]


def test_hours_are_written_as_people_do_and_a_worth_of_nothing_is_nought(acme: Cli) -> None:
    acme("extra", "add", "acme", "A day", "--hours", "10.50", "--on", "2026-11-03")
    acme("extra", "add", "acme", "A word", "--hours", "0", "--project", "shop", "--on", "2026-11-04")
    listed = [" ".join(line.split()[4:]) for line in acme("extra", "list", "acme").out.splitlines()]
    assert listed[3:5] == ["A day 10.5 h – ▲ given away", "A word 0 h €0 ▲ given away"]
    assert "A day, 10.5 h" in acme("extra", "lines", "acme").out
    assert acme("extra", "list", "acme", "--json").json[2]["hours"] == "10.5"
    acme("project", "edit", "shop", "--hours", "100")
    assert acme("project", "list", "acme", "--json").json[0]["hours"] == "100"


def test_all_lists_name_the_client_only_where_there_are_several(acme: Cli) -> None:
    assert acme("extra", "list").out.split()[:2] == ["Id", "Client"]
    assert acme("project", "list").out.split()[:2] == ["Id", "Client"]
    assert "Acme" not in acme("project", "list", "acme").out


def test_what_was_given_away_becomes_lines_for_the_next_invoice(acme: Cli) -> None:
    acme("extra", "add", "acme", "A call", "--on", "2026-11-03")
    acme("extra", "add", "acme", "Cash", "--amount", "9", "--billed")
    lines = [line.split("  ") for line in acme("extra", "lines", "acme").out.splitlines()]
    assert [line[0] for line in lines] == [
        "Line", "A banner (Shop), 2 h at €50", "A logo", "A call", "", "In all: €220.50, 1 without a price",
    ]  # fmt: skip
    told = acme("extra", "lines", "acme", "--json").json
    assert told["lines"][0].items() >= {
        "text": "A banner (Shop), 2 h at €50", "amount": {"amount": "100.00", "currency": "EUR"},
    }.items()  # fmt: skip
    assert (told["client"], told["unpriced"]) == ("Acme", 1)
    assert told["total"] == [{"amount": "220.50", "currency": "EUR"}]


def test_the_lines_have_a_sum_for_each_currency(acme: Cli) -> None:
    acme("extra", "add", "acme", "A flyer", "--amount", "USD 30")
    assert acme("extra", "lines", "acme").out.endswith("\nIn all: €220.50  $30\n")
    currencies = [each["currency"] for each in acme("extra", "lines", "acme", "--json").json["total"]]
    assert currencies == ["EUR", "USD"]


def test_nothing_given_away_is_said(cli: Cli) -> None:
    cli("client", "add", "Bo")
    done = cli("extra", "lines", "bo")
    assert (done.code, done.out, done.err) == (0, "", "Nothing was given away.\n")
    assert cli("extra", "lines", "bo", "--json").json["lines"] == []
    assert cli("extra", "lines", "nobody").code == 1


def test_a_round_above_the_agreed_number_is_in_the_scope_log(acme: Cli) -> None:
    for number in (1, 2, 3):
        assert acme("project", "round", "shop").err == f"Counted round {number} of 3 on Shop.\n"
    done = acme("project", "round", "shop")
    assert done.id == acme("project", "list", "--json").json[0]["id"]
    assert done.err.splitlines()[0] == "Counted round 4 of 3 on Shop: beyond the agreement."
    assert "Round 4 is in the scope log; to bill it: clientdesk " in done.err.splitlines()[1]
    assert done.err.endswith(" extra lines Acme\n")
    assert acme("extra", "list", "acme", "--json").json[-1]["round"] == 4
    assert acme("project", "list", "acme", "--json").json[0]["rounds"] == 4
    assert "4 of 3" in acme("project", "list", "acme").out
    acme("undo")
    assert len(acme("extra", "list", "acme", "--json").json) == 2


def test_rounds_in_no_log_are_told_and_written_down(acme: Cli) -> None:
    acme("project", "edit", "shop", "--rounds", "5")
    told = acme("extra", "lines", "acme")
    assert told.err.splitlines()[0] == "Shop has had 5 of 3 rounds: 2 rounds beyond the agreement in no log."
    assert told.err.endswith(" extra rounds Acme\n")
    (left,) = acme("extra", "lines", "acme", "--json").json["rounds_not_logged"]
    assert (left["project"], left["rounds"]) == ("Shop", [4, 5])
    done = acme("extra", "rounds", "acme", "--on", "2026-11-03")
    assert done.err == "Wrote down 2 rounds beyond the agreement with Acme.\n"
    written = acme("extra", "list", "acme", "--json").json[2:]
    assert [(each["id"] == done.id, each["round"], each["on"]) for each in written] == [
        (True, 4, "2026-11-03"), (False, 5, "2026-11-03"),
    ]  # fmt: skip
    assert not acme("extra", "lines", "acme").err
    again = acme("extra", "rounds", "acme")
    assert (again.code, again.out) == (1, "")


def test_every_new_extra_is_billed_while_they_are_priced_out(acme: Cli) -> None:
    acme("remedy", "add", "acme", "R07")
    done = acme("extra", "add", "acme", "A form")
    assert done.err.splitlines()[1:] == ["It is billed: everything is while you price them out (R07)."]
    assert acme("extra", "list", "acme", "--json").json[-1]["state"] == "billed"
    free, asked = (acme("extra", "add", "acme", "More", tick) for tick in ("--free", "--asked"))
    assert [len(each.err.splitlines()) for each in (free, asked)] == [1, 1]
    states = {each["id"]: each["state"] for each in acme("extra", "list", "acme", "--json").json}
    assert (states[free.id], states[asked.id]) == ("free", "asked")
    acme("project", "edit", "shop", "--rounds", "3")
    assert acme("project", "round", "shop").err.splitlines()[1:] == [
        "Round 4 is in the scope log, billed: everything is while you price them out (R07)."
    ]


def test_a_round_where_none_were_agreed_is_counted(acme: Cli) -> None:
    acme("project", "add", "acme", "Blog")
    assert acme("project", "round", "blog", "--client", "acme", "--json").json["rounds"] == 1
    done = acme("project", "round", "nothing")
    assert (done.code, "There is no project “nothing”" in done.err) == (1, True)


def test_ones_own_rate_prices_hours_where_a_project_names_none(acme: Cli) -> None:
    acme("extra", "add", "acme", "A talk", "--hours", "2")
    assert acme("settings", "set", "--rate", "90", "--json").json["rate"] == {"amount": "90.00", "currency": "EUR"}
    assert re.search(r"^Rate +€90 an hour$", acme("settings", "show").out, re.MULTILINE)
    assert acme("extra", "list", "acme", "--json").json[-1]["worth"] == {"amount": "180.00", "currency": "EUR"}
    dollars = acme("settings", "set", "--rate", "90", "--currency", "usd", "--json").json["rate"]
    assert dollars == {"amount": "90.00", "currency": "USD"}
    assert acme("settings", "set", "--rate", "none", "--json").json["rate"] is None


@pytest.mark.parametrize(("rate", "sentence"), [("0", "must be above zero"), ("much", "“much” is not an amount")])
def test_a_rate_that_can_not_be_is_refused(acme: Cli, rate: str, sentence: str) -> None:
    done = acme("settings", "set", "--rate", rate)
    assert (done.code, done.out, sentence in done.err) == (1, "", True)


def test_the_bars_that_are_no_signs_are_moved_too(acme: Cli) -> None:
    assert acme("settings", "set", "--bar", "fades=365", "--json").json["bars"] == {"fades": 365}
    assert acme("client", "edit", "acme", "--bar", "red_days=7", "--json").json["bars"] == {"red_days": 7}
    acme("incident", "add", "acme", "S11", "--on", "2025-11-20", stdin="Long ago")
    assert acme("signs", "acme", "--json").json == []
    acme("client", "edit", "acme", "--bar", "fades=730")
    assert [each["sign"] for each in acme("signs", "acme", "--json").json] == ["S11"]
    done = acme("settings", "set", "--bar", "fade=365")
    assert (done.code, done.out) == (2, "")
