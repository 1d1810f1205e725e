"""What the reading commands answer: the fields of the contract, exactly."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from cli_kit import Cli

from clientdesk.cli import table

READING = ["clients", "agenda", "aging", "timeline", "signs", "history", "backups", "check", "paths",
           "project list", "invoice list", "payment list", "message list", "incident list", "extra list",
           "remedy list", "promise list", "task list", "colleague list", "settings show", "client show kedai",
           "contract show kedai", "invoice show KS-17", "verdict kedai", "safeguards kedai",
           "extra lines harbour"]  # fmt: skip


@pytest.mark.parametrize("command", READING)
def test_every_question_is_answered_in_words_and_in_json(sample: Cli, command: str) -> None:
    words, json = sample(*command.split()), sample(*command.split(), "--json")
    assert (words.code, json.code, json.err) == (0, 0, "")
    assert isinstance(json.json, (dict, list))
    assert "Traceback" not in words.err


@pytest.mark.parametrize("command", READING)
def test_without_a_desk_reading_says_so(cli: Cli, desk: Any, command: str) -> None:
    done = cli(*command.split())
    if command == "paths":
        assert done.code == 0
    else:
        assert done.code == 1
        assert f"There is no desk at {desk} yet." in done.err
        assert "clientdesk client add NAME" in done.err
    assert not desk.exists()


@pytest.mark.parametrize("command", READING)
def test_money_and_days_have_one_form(sample: Cli, command: str) -> None:
    for key, value in walk(sample(*command.split(), "--json").json):
        if isinstance(value, dict) and value.keys() == {"amount", "currency"}:
            assert re.fullmatch(r"-?\d+(\.\d{2,3})?", value["amount"]), (key, value)
            digits = {"JPY": 0, "KWD": 3}.get(value["currency"], 2)
            assert -Decimal(value["amount"]).as_tuple().exponent == digits
        if key in {"issued", "due", "paid_on", "on", "date", "since", "pay_by", "as_of"} and value is not None:
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", value), (key, value)
        assert not isinstance(value, float) or key == "income_share"


@pytest.mark.parametrize("command", READING)
def test_on_a_terminal_days_and_sums_read_as_on_the_screens(sample: Cli, command: str) -> None:
    words = sample(*command.split()).out
    assert not re.search(r"\b\d{4}-\d\d-\d\d\b", words)
    assert not re.search(r"\d\.00\b", words) or command == "invoice show KS-17"


def test_sums_of_one_currency_stand_under_one_another(cli: Cli) -> None:
    cli("client", "add", "Acme", "--currency", "GBP")
    cli("invoice", "add", "Acme", "A-1", "2450.50")
    cli("invoice", "add", "Acme", "A-2", "2000")
    assert {"£2,450.50", "£2,000.00"} <= set(cli("invoice", "list").out.split())
    assert "£4,450.50" in cli("clients").out


@pytest.mark.parametrize("command", ["timeline kedai", "payment list kedai", "remedy list"])
def test_days_of_a_column_end_in_one_line(sample: Cli, command: str) -> None:
    rows = sample(*command.split()).out.splitlines()[1:]
    ends = [[found.end() for found in re.finditer(r"\d{1,2} [A-Z][a-z]{2}(?: \d{4})?\b", row)] for row in rows]
    assert len({found[0] for found in ends}) == 1


def test_aging_counts_in_a_column_of_its_own(sample: Cli) -> None:
    head, *rows = sample("aging").out.splitlines()
    counts = {code: each["total"]["count"] for code, each in sample("aging", "--json").json["currencies"].items()}
    assert head.split()[:2] == ["In", "Count"]
    assert {row.split()[0]: int(row.split()[1]) for row in rows} == counts


def test_the_agenda_has_the_columns_of_the_screen(sample: Cli) -> None:
    head, *rows = sample("agenda").out.splitlines()
    assert head.split() == ["Day", "Late", "Client", "What", "Letter", "Why"]
    assert rows[0].split()[:4] == ["Tue", "3", "Nov", "18"]


def test_clients_have_the_contracts_fields(sample: Cli) -> None:
    fields = "id name stage assessment owed overdue days_late silent_days income_share next"
    rows = sample("clients", "--json").json
    assert len(rows) > 10
    for row in rows:
        assert set(fields.split()) <= row.keys()
        assert row["stage"] in {"prospect", "active", "paused", "exiting", "ended"}
        assert row["assessment"] in {"steady", "watch", "save", "let-go", "leave-now", "unknown"}
        assert row["income_share"] is None or 0 <= row["income_share"] <= 1
        assert row["next"] is None or {"date", "what", "handbook"} == row["next"].keys()
        for money in (row["owed"], row["overdue"]):
            assert [each["currency"] for each in money] == sorted(each["currency"] for each in money)


def test_those_parted_from_are_listed_only_when_asked_for(cli: Cli) -> None:
    cli("client", "add", "Here")
    cli("client", "add", "Gone", "--stage", "ended")
    assert [row["name"] for row in cli("clients", "--json").json] == ["Here"]
    assert {row["name"] for row in cli("clients", "--all", "--json").json} == {"Here", "Gone"}


def test_the_agenda_has_the_contracts_fields_in_order_of_date(sample: Cli) -> None:
    steps = sample("agenda", "--json").json
    assert all({"date", "client", "what", "handbook", "letter", "late"} <= step.keys() for step in steps)
    assert [step["date"] for step in steps] == sorted(step["date"] for step in steps)
    soon = sample("agenda", "--until", "today", "--json").json
    assert soon == [step for step in steps if step["date"] <= "2026-11-21"]
    kedai = sample("agenda", "--client", "kedai", "--json").json
    assert kedai == [step for step in steps if step["client"] == "Kedai Seni"]


def test_aging_adds_up_to_what_the_timeline_has_open(sample: Cli) -> None:
    aging, rows = sample("aging", "--json").json, sample("timeline", "--json").json
    assert aging["as_of"] == "2026-11-21"
    for code, cells in aging["currencies"].items():
        assert list(cells) == ["not_due", "1-30", "31-60", "61-90", "over_90", "total"]
        of_code = [row["open"] for row in rows if row["open"]["currency"] == code]
        parts = [cell for name, cell in cells.items() if name != "total"]
        total = cells["total"]
        assert Decimal(total["amount"]["amount"]) == sum(Decimal(money["amount"]) for money in of_code)
        assert Decimal(total["amount"]["amount"]) == sum(Decimal(cell["amount"]["amount"]) for cell in parts)
        assert total["count"] == sum(cell["count"] for cell in parts)


@pytest.mark.parametrize("command", ["aging", "agenda", "clients"])
def test_money_and_names_are_whole_in_eighty_cells(sample: Cli, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    wide = sample(command).out
    monkeypatch.setattr(table, "width", lambda: 80)
    narrow = sample(command).out
    assert max(map(table.cells, narrow.splitlines())) <= 80
    assert all(word.endswith(("…", "–")) or word in wide for word in narrow.split())
    assert "…" not in "".join(line[:58] for line in narrow.splitlines())


def test_a_long_row_pads_no_other(sample: Cli) -> None:
    rows = sample("clients").out.splitlines()
    assert all(row == row.rstrip() for row in rows)
    assert len({len(row) for row in rows}) > 3


def test_aging_as_of_yesterday_does_not_know_todays_payment(cli: Cli) -> None:
    cli("client", "add", "Acme")
    cli("invoice", "add", "acme", "A-1", "100", "--issued", "2026-10-01", "--due", "2026-10-31")
    cli("payment", "add", "A-1", "100")
    assert cli("aging", "--json").json["currencies"] == {}
    before = cli("aging", "--as-of", "yesterday", "--json").json
    assert before["as_of"] == "2026-11-20"
    assert before["currencies"]["EUR"]["1-30"] == {"amount": {"amount": "100.00", "currency": "EUR"}, "count": 1}


def test_the_timeline_has_the_contracts_fields(sample: Cli) -> None:
    fields = "invoice client issued due paid_on days_late amount open status letters"
    rows = sample("timeline", "--json").json
    assert rows
    assert all(set(fields.split()) <= row.keys() for row in rows)
    kedai = sample("timeline", "kedai", "--json").json
    assert kedai == [row for row in rows if row["client"] == "Kedai Seni"]


def test_signs_have_the_contracts_fields(sample: Cli) -> None:
    fields = "client sign name class count bar raised evidence try_first"
    raised, every = sample("signs", "--json").json, sample("signs", "--all", "--json").json
    assert all(set(fields.split()) <= sign.keys() for sign in every)
    assert raised == [sign for sign in every if sign["raised"]]
    assert len(raised) < len(every)
    for evidence in (each for sign in every for each in sign["evidence"]):
        assert {"kind", "id", "date", "text"} <= evidence.keys()
        assert evidence.get("amount", 1) is not None


def test_a_client_is_shown_with_everything_below(sample: Cli) -> None:
    shown = sample("client", "show", "kedai", "--json").json
    assert shown["name"] == "Kedai Seni"
    assert shown["assessment"] == "save"
    assert len(shown["invoices"]) == len(sample("timeline", "kedai", "--json").json)
    assert shown["contract"]["client"] == shown["id"]
    assert len(shown["safeguards"]) == 11
    assert {"projects", "payments", "messages", "incidents", "letters", "promises", "exits", "tasks"} <= shown.keys()


def test_an_empty_desk_names_the_way_on(cli: Cli) -> None:
    cli("settings", "set", "--name", "Mira")
    for command, way in (("clients", "client add NAME"), ("timeline", "invoice add"), ("agenda", "Nothing is due")):
        done = cli(command)
        assert (done.code, done.out) == (0, "")
        assert way in done.err
        assert cli(command, "--json").json == []


def test_today_is_what_it_is_said_to_be(runner: Cli, sample_file: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIENTDESK_DESK", str(sample_file))
    monkeypatch.setenv("CLIENTDESK_TODAY", "2026-11-01")
    assert runner("aging", "--json").json["as_of"] == "2026-11-01"
    assert runner("--today", "2026-11-02", "aging", "--json").json["as_of"] == "2026-11-02"


def test_the_answer_does_not_depend_on_the_clock(sample: Cli) -> None:
    assert sample("clients", "--json").out == sample("clients", "--json").out


def walk(value: Any, key: str = "") -> list[tuple[str, Any]]:
    """Every value of a document, with the key it stands under."""
    if isinstance(value, dict):
        inner = value.items()
    else:
        inner = [(key, each) for each in value] if isinstance(value, list) else []
    return [(key, value), *(pair for name, each in inner for pair in walk(each, name))]
