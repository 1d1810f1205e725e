"""Signs, the verdict and the safeguards on the command line: what is shown, and what scripts read."""

from __future__ import annotations

from pathlib import Path

import pytest
from builder import Book, day, eur
from cli_kit import Cli

from clientdesk.cli import output, wrapping
from clientdesk.cli.table import cells
from clientdesk.model.client import Contact, Stage
from clientdesk.model.journal import RemedyOutcome
from clientdesk.store.desk import Desk

SCOPE = "asks for more than was agreed: 3 extras given away, 1 round too many"


def book() -> Book:
    """Acme gets work for nothing and was talked to; Bolt threatened; Cora has gone; of Dia nothing is known."""
    made = Book(name="Mira", currency="EUR").client("Acme", contacts=(Contact(name="Ada", email="a@example.com"),))
    made.project(rate=eur("50"), hours=10, revisions=3, rounds=4, started=day(-80))
    made.invoice("320.00", issued=-60, due=-30, number="A-1", project="projects-2").paid(-31)
    for on in (-20, -10, -3):
        made.extra(on, hours=2, project="projects-2")
    made.incident("S14", -2, said="Now!").contract(deposit_percent=50, late_fee=8)
    made.remedy("R06", -9, review=day(5))
    made.client("Bolt").incident("S11", -18, said="You will see.").invoice("10.00", issued=-90, due=-60)
    made.remedy("R01", -30, RemedyOutcome.FAILED, decided=day(-20)).remedy("R06", -5)
    made.client("Cora", stage=Stage.ENDED).incident("S02", -9, said="Half of it")
    return made.client("Dia")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("judged") / "desk.json"
    Desk.open(path, create=True).become(book().records, "Made the desk")
    return path


@pytest.fixture
def ask(runner: Cli, file: Path) -> Cli:
    return lambda *arguments: runner("--desk", str(file), "--today", "2026-11-21", *arguments)


def test_signs_are_grouped_by_client_with_their_newest_records_and_what_to_do(ask: Cli) -> None:
    assert ask("signs", "acme").out.splitlines() == [
        "Acme  ▲ try to save",
        f"  S04  {SCOPE} · work, 4 of 3",
        "       18 Nov  one more thing, €100",
        "       11 Nov  one more thing, €100",
        "       1 Nov   one more thing, €100",
        "       and 1 more",
        "       Try first: R07 price it out",
        "       Tried: R06 have the conversation (waiting, look again on 26 Nov)",
    ]


def test_who_is_left_or_has_gone_is_told_nothing_to_try(ask: Cli) -> None:
    bolt, cora = ask("signs", "bolt").out, ask("signs", "cora").out
    assert "Bolt  ✖ leave now · in red for 18 days\n  S11  threatened you · red, 1 of 1\n" in bolt
    assert "Leave, in writing, without meeting them." in bolt
    assert "Tried: R01 restate the payment terms (failed on 1 Nov)" in bolt
    assert cora.startswith("Cora  ■ ended\n  S02  ")
    assert "Try first" not in bolt + cora
    for client in ("bolt", "cora"):
        assert ask("verdict", client, "--json").json["try_next"] == []


def test_who_needs_attention_first_comes_first(ask: Cli) -> None:
    names = [line.split("  ")[0] for line in ask("signs").out.splitlines() if line[:1].strip()]
    assert names == ["Bolt", "Acme", "Cora"]


def test_all_shows_what_was_noticed_and_in_json_every_sign(ask: Cli) -> None:
    assert "S14  demands the unreasonable · work, 1 of 3 so far" in ask("signs", "acme", "--all").out
    every = ask("signs", "acme", "--all", "--json").json
    assert [each["sign"] for each in every] == [f"S{number:02}" for number in range(1, 23)]
    quiet = next(each for each in every if each["sign"] == "S03")
    assert (quiet["count"], quiet["bar"], quiet["raised"], quiet["evidence"]) == (0, 3, False, [])
    assert [(each["count"], each["bar"]) for each in every if each["sign"] == "S01"] == [(0, 2)]
    assert [each["sign"] for each in ask("signs", "acme", "--json").json] == ["S04"]


def test_a_quiet_client_is_good_news_where_enough_is_known(ask: Cli, cli: Cli) -> None:
    done = ask("signs", "dia")
    assert (done.code, done.out, done.err) == (0, "", "No warning signs, and too little to judge by.\n")
    assert ask("signs", "dia", "--json").json == []
    cli("client", "add", "Eva", "--bar", "enough=1")
    cli("invoice", "add", "eva", "E-1", "10", "--issued", "2026-10-01", "--due", "2026-10-15")
    cli("payment", "add", "E-1", "--on", "2026-10-14")
    assert cli("signs").err == "No warning signs. Good.\n"


def test_bars_that_were_moved_are_said(cli: Cli) -> None:
    cli("client", "add", "Acme", "--bar", "S03=1", "--bar", "red_days=7")
    cli("settings", "set", "--bar", "S14.window=60")
    cli("incident", "add", "acme", "S03", stdin="So much?")
    cli("incident", "add", "acme", "S14", stdin="Now!")
    cli("incident", "add", "acme", "S15", stdin="Help!")
    shown = cli("signs", "acme", "--all").out
    assert "S03  is shocked by the price · work, 1 of 1, own bar\n" in shown
    assert "S14  demands the unreasonable · work, 1 of 3 so far, own bar\n" in shown
    assert "S15  ignores advice, then needs rescue: no repeat · work, 1 of 2 so far\n" in shown
    told = {each["sign"]: each["own_bars"] for each in cli("signs", "acme", "--all", "--json").json}
    assert (told["S03"], told["S14"], told["S15"]) == ({"S03": 1}, {"S14.window": 60}, {})
    assert "Own bars   S03=1, red_days=7\n" in cli("client", "show", "acme").out


def test_a_sign_has_its_words_what_was_tried_and_what_would_improve_it(ask: Cli) -> None:
    sign = ask("signs", "acme", "--json").json[0]
    assert (sign["words"], sign["count"], sign["bar"]) == (
        SCOPE,
        4,
        3,
    )
    assert "didn't bill" in sign["told"]
    assert sign["tried"][0].items() >= {
        "remedy": "R06", "name": "have the conversation", "on": "2026-11-12", "outcome": "waiting",
        "review": "2026-11-26", "decided": None,
    }.items()  # fmt: skip
    assert sign["improve"][0] == {"text": "2 of the 3 extras billed", "on": None}


def test_the_verdict_is_told_rule_by_rule(ask: Cli) -> None:
    lines = ask("verdict", "acme").out.splitlines()
    assert lines[:4] == [
        "Acme  ▲ try to save",
        "",
        "Why",
        f"  S04  {SCOPE} (18 Nov)",
    ]
    assert "  no   Did enough of what you tried fail? S04 0 of 2, R06 still runs" in lines
    rule = f"Is a sign raised, with something left to try? S04 {SCOPE}. So: ▲ try to save"
    assert f"  yes  {rule}" in lines
    assert "  S04  2 of the 3 extras billed" in lines
    assert "  R06  have the conversation, begun on 12 Nov: waiting, look again on 26 Nov" in lines
    assert "  R07  price it out (S04)" in lines


def test_the_verdict_has_the_same_for_scripts(ask: Cli) -> None:
    told = ask("verdict", "bolt", "--json").json
    assert (told["client"], told["assessment"]) == ("Bolt", "leave-now")
    assert (told["red_since"], told["days_in_red"]) == ("2026-11-03", 18)
    assert told["rules"] == [
        {"asks": "Is there a red sign?", "decides": "leave-now", "holds": True, "text": "S11 threatened you"}
    ]
    assert told["improve"][0] == {
        "handbook": "S11", "text": "nothing but time: it fades on 2 Nov 2028", "on": "2028-11-02",
    }  # fmt: skip
    assert (told["tried"][0]["outcome"], told["tried"][0]["decided"]) == ("failed", "2026-11-01")
    assert [(each["sign"], len(each["tried"])) for each in told["signs"]] == [("S11", 0), ("S01", 1)]


def test_a_long_time_in_red_gets_a_gentle_word(ask: Cli, runner: Cli, file: Path) -> None:
    word = "You have known it for a while."
    assert word in ask("verdict", "bolt").out
    assert word not in runner("--desk", str(file), "--today", "2026-11-16", "verdict", "bolt").out
    assert word not in ask("verdict", "cora").out


def test_clients_say_since_when_they_are_red(ask: Cli) -> None:
    rows = {row["name"]: row for row in ask("clients", "--json").json}
    assert (rows["Bolt"]["red_since"], rows["Bolt"]["days_in_red"]) == ("2026-11-03", 18)
    assert (rows["Acme"]["red_since"], rows["Acme"]["days_in_red"]) == (None, 0)


def test_a_clients_page_has_the_work_and_the_next_contract(ask: Cli) -> None:
    page = ask("client", "show", "acme").out
    for line in (
        "Given away  3 extras, 6 h, €300",
        "An hour     €20, over 16 h",
        "Contract    2 of 11 safeguards: C01 C09",
        "Deposit\n  25–30%, because they have paid before",
        "  C02  After 14 days without an answer the work is suspended, and work done is billed",
    ):
        assert line in page
    assert "Missing     C06 no telephone number\n" in page
    assert "Not known   C02 silence ends or suspends the work, C03 " in page
    for parted in ("bolt", "cora"):
        assert "For the next contract" not in ask("client", "show", parted).out


def test_a_clients_page_has_the_same_for_scripts(ask: Cli) -> None:
    shown, told = ask("client", "show", "acme", "--json").json, ask("verdict", "acme", "--json").json
    assert {key: shown[key] for key in ("rules", "improve", "tried", "try_next", "signs")}.items() <= told.items()
    worth = [{"amount": "300.00", "currency": "EUR"}]
    assert shown["given_away"] == {"extras": 3, "hours": "6", "worth": worth, "unpriced": 0}
    rate = {"amount": "20.00", "currency": "EUR"}
    came_in = {"amount": "320.00", "currency": "EUR"}
    assert shown["effective_rate"] == {"per_hour": rate, "came_in": came_in, "hours": "16", "usual": None}
    assert ask("client", "show", "bolt", "--json").json["effective_rate"] is None


def test_safeguards_are_there_or_missing_with_the_next_contract(ask: Cli) -> None:
    lines = ask("safeguards", "acme").out.splitlines()
    assert lines[0] == "Acme  2 of 11 safeguards"
    assert "  C01 ✔ yes        deposit before work" in lines
    assert "  C06 ✖ missing    full contact data: no telephone number" in lines
    assert "  C11  What is shared stays between you, after the end too" in lines
    told = ask("safeguards", "acme", "--json").json
    assert (told["client"], told["in_place"], told["of"], len(told["safeguards"])) == ("Acme", 2, 11, 11)
    assert told["safeguards"][5]["missing"] == "no telephone number"
    assert [each["id"] for each in told["next_contract"]] == [
        each["id"] for each in told["safeguards"] if not each["in_place"]
    ]
    deposit = {"least": 25, "most": 30, "words": "25–30%", "why": "they have paid before"}
    assert told["deposit"] == deposit
    assert ask("contract", "show", "acme", "--json").json["deposit"] == deposit


def test_who_owes_for_long_pays_the_next_job_in_advance(ask: Cli) -> None:
    out = ask("safeguards", "bolt").out
    assert "  C01  A deposit of the whole price before work begins, not refundable\n" in out
    assert "\n  all of it, because an invoice is 60 days overdue\n" in out


def test_a_contract_shows_its_terms_and_its_gaps(ask: Cli) -> None:
    lines = ask("contract", "show", "acme").out.splitlines()
    assert lines[:4] == ["Acme  2 of 11 safeguards", "Deposit   50%", "Late fee  8% a year", ""]
    assert "For the next contract" in lines
    assert ask("contract", "show", "dia").out.startswith("Dia  0 of 11 safeguards\n  C01 ? not known")


def test_one_day_is_a_day(cli: Cli) -> None:
    cli("client", "add", "Acme")
    cli("contract", "set", "acme", "--notice-days", "1", "--term-days", "14", "--deposit-percent", "12.50")
    lines = cli("contract", "show", "acme").out.splitlines()
    assert lines[1:4] == ["Notice        1 day", "Payment term  14 days", "Deposit       12.5%"]


@pytest.mark.parametrize("wide", [40, 60, 80])
@pytest.mark.parametrize("command", ["signs", "verdict acme", "verdict bolt", "safeguards acme"])
def test_no_line_is_longer_than_the_terminal_and_no_word_is_cut(
    ask: Cli, monkeypatch: pytest.MonkeyPatch, wide: int, command: str
) -> None:
    everything = ask(*command.split()).out.split()
    for module in (output, wrapping):
        monkeypatch.setattr(module, "width", lambda: wide)
    narrow = ask(*command.split()).out
    assert max(map(cells, narrow.splitlines())) <= wide
    assert narrow.split() == everything


def test_what_was_said_steers_nothing_and_stays_one_item(cli: Cli) -> None:
    cli("client", "add", "[/]Acme\u202e")
    said = "\x1b[2J[@click=app.quit]no[/]\n\n  yes  Is there a red sign? No.\n\x9b31m\u202e" + "客" * 400
    cli("incident", "add", "[/]", "S11", stdin=said)
    for command in ("signs", "verdict [/]", "client show [/]", "safeguards [/]"):
        for more in ((), ("--json",)):
            out = cli(*command.split(), *more).out
            assert not any((ord(char) < 32 and char != "\n") or 0x7F <= ord(char) < 0xA0 for char in out)
            assert "\u202e" not in out
    assert "\n  yes  Is there a red sign? No." not in cli("signs").out


@pytest.mark.parametrize("command", ["signs", "verdict", "safeguards"])
def test_a_client_that_there_is_not_is_named(ask: Cli, command: str) -> None:
    done = ask(command, "nobody")
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert "There is no client “nobody”" in done.err
