"""Adding, changing and deleting on the command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from cli_kit import Cli

TERMS = {"notice_days": 30, "term_days": 14, "deposit_percent": "50", "revisions": 2, "late_fee": "8",
         "silence_days": 21, "kill_fee": "20", "law": "Türkiye", "courts": "İstanbul"}  # fmt: skip


@pytest.fixture
def acme(cli: Cli) -> Cli:
    cli("client", "add", "Acme", "--currency", "EUR")
    cli("invoice", "add", "acme", "A-1", "100", "--issued", "2026-10-01", "--due", "2026-10-31")
    return cli


def test_the_first_command_that_writes_makes_the_desk(cli: Cli, desk: Path) -> None:
    done = cli("client", "add", "Northwind Studio")
    assert desk.exists()
    assert len(done.id) == 36
    assert done.err == "Added Northwind Studio.\n"


def test_a_refused_command_makes_no_desk(cli: Cli, desk: Path) -> None:
    assert cli("client", "add", " ").code == 1
    assert not desk.exists()


def test_a_client_takes_every_option(cli: Cli) -> None:
    given = {"email": "ada@example.com", "phone": "+44 1", "contact": "Ada", "currency": "gbp", "language": "tr",
             "kind": "sole-trader", "stage": "prospect", "country": "gb", "address": "1 High St", "trade": "design",
             "billing": "hourly", "since": "2024-03-01", "note": "x"}  # fmt: skip
    options = [part for name, value in given.items() for part in (f"--{name}", value)]
    record = cli("client", "add", "Northwind", *options, "--bar", "late-payment=4", "--json").json
    expected = given | {"name": "Northwind", "currency": "GBP", "country": "GB", "bars": {"S01": 4}}
    assert expected.items() <= record.items()
    assert record["contacts"] == [{"name": "Ada", "role": "", "email": "ada@example.com", "phone": "+44 1"}]


def test_only_what_is_given_changes(acme: Cli) -> None:
    acme("client", "edit", "acme", "--phone", "123", "--since", "2024-01-01", "--bar", "S01=4")
    record = acme("client", "edit", "acme", "--stage", "paused", "--since", "none", "--bar", "S01=none", "--json").json
    assert (record["phone"], record["stage"], record["since"], record["bars"]) == ("123", "paused", None, {})
    assert acme("client", "edit", "acme", "--phone", "", "--json").json["contacts"] == []


def test_deleting_a_client_asks_first_and_undo_brings_everything_back(acme: Cli) -> None:
    refused = acme("client", "delete", "acme")
    assert refused.code == 1
    assert refused.err == "Delete Acme with 1 record of theirs (1 invoice)? Say so with --yes; nothing has changed.\n"
    before = acme("client", "show", "acme", "--json").json
    assert acme("client", "delete", "acme", "--yes").id == before["id"]
    assert acme("clients", "--json").json == []
    assert acme("undo").out == "Undone: Deleted Acme with 1 record of theirs\n"
    assert acme("client", "show", "acme", "--json").json == before


def test_contract_terms_are_set_and_taken_away(acme: Cli) -> None:
    options = [part for name, value in TERMS.items() for part in (f"--{name.replace('_', '-')}", str(value))]
    record = acme("contract", "set", "acme", *options, "--on", "C04,C05", "--off", "c06", "--json").json
    assert TERMS.items() <= record.items()
    assert record["safeguards"] == {"C04": True, "C05": True, "C06": False}
    changed = acme("contract", "set", "acme", "--late-fee", "none", "--extra-round", "80", "--json").json
    assert (changed["id"], changed["late_fee"], changed["notice_days"]) == (record["id"], None, 30)
    assert changed["extra_round"] == {"amount": "80.00", "currency": "EUR"}
    kept = {each["id"]: each["in_place"] for each in acme("contract", "show", "acme", "--json").json["safeguards"]}
    assert kept == {f"C{n:02}": True for n in range(1, 12)} | {"C06": False, "C09": None, "C11": None}


def test_no_contract_has_documents_instead(acme: Cli) -> None:
    document = ("--document", "her mail of March", "--document-on", "2026-03-05")
    record = acme("contract", "set", "acme", "--none", *document, "--json").json
    assert record["exists"] is False
    assert record["documents"] == [{"what": "her mail of March", "on": "2026-03-05", "where": ""}]


def test_a_project_is_added_edited_and_deleted(acme: Cli) -> None:
    added = acme("project", "add", "acme", "Web site", "--billing", "hourly", "--rate", "85", "--revisions", "3",
                 "--started", "1 Sep", "--json").json  # fmt: skip
    assert added["rate"] == {"amount": "85.00", "currency": "EUR"}
    assert (added["billing"], added["revisions"], added["started"]) == ("hourly", 3, "2026-09-01")
    edited = acme("project", "edit", "web", "--rounds", "4", "--rate", "none", "--hours", "12.5", "--json").json
    assert (edited["rounds"], edited["rate"], edited["hours"]) == (4, None, "12.5")
    acme("invoice", "edit", "A-1", "--project", "web")
    assert acme("project", "delete", added["id"][:8], "--yes").code == 0
    assert acme("invoice", "show", "A-1", "--json").json["project"] is None


def test_an_invoice_is_due_by_the_terms_when_no_day_is_given(acme: Cli) -> None:
    assert acme("invoice", "add", "acme", "A-2", "10", "--issued", "2026-11-01", "--json").json["due"] == "2026-12-01"
    acme("contract", "set", "acme", "--term-days", "7")
    assert acme("invoice", "add", "acme", "A-3", "10", "--json").json["due"] == "2026-11-28"


@pytest.mark.parametrize(
    ("amount", "more", "expected"),
    [
        ("1,234.50", (), {"amount": "1234.50", "currency": "EUR"}),
        ("1.234,50 €", (), {"amount": "1234.50", "currency": "EUR"}),
        ("84000 JPY", (), {"amount": "84000", "currency": "JPY"}),
        ("84,000", ("--currency", "jpy"), {"amount": "84000", "currency": "JPY"}),
        ("1.250", ("--currency", "EUR"), {"amount": "1250.00", "currency": "EUR"}),
    ],
)
def test_amounts_are_read_as_they_are_written(acme: Cli, amount: str, more: tuple[str, ...], expected: Any) -> None:
    assert acme("invoice", "add", "acme", "A-9", amount, *more, "--json").json["amount"] == expected


def test_an_invoice_says_where_it_stands(acme: Cli) -> None:
    record = acme("invoice", "show", "A-1", "--json").json
    assert (record["status"], record["days_late"], record["open"]["amount"]) == ("overdue", 21, "100.00")
    acme("invoice", "edit", "A-1", "--disputed", "--undelivered", "--note", "says it is too much")
    assert acme("invoice", "show", "A-1", "--json").json["status"] == "disputed"
    assert "not handed over yet" in acme("invoice", "show", "A-1").out


def test_a_due_date_before_the_issue_date_is_kept_and_flagged(acme: Cli) -> None:
    acme("invoice", "add", "acme", "A-2", "10", "--issued", "2026-10-10", "--due", "2026-10-01")
    row = next(row for row in acme("timeline", "--json").json if row["invoice"] == "A-2")
    assert (row["due"], row["flagged"]) == ("2026-10-01", True)
    assert "! 1 Oct 2026" in acme("timeline").out


def test_payments_parts_and_what_is_left(acme: Cli) -> None:
    acme("payment", "add", "A-1", "30", "--on", "2026-11-01")
    assert acme("invoice", "show", "A-1", "--json").json["open"]["amount"] == "70.00"
    acme("payment", "add", "A-1")
    shown = acme("invoice", "show", "A-1", "--json").json
    assert (shown["status"], shown["paid_on"], len(shown["payments"])) == ("paid", "2026-11-21", 2)


def test_more_than_owed_becomes_credit_which_can_be_used_or_go_back(acme: Cli) -> None:
    done = acme("payment", "add", "A-1", "150")
    assert done.err == "Recorded a payment of €150.00 on A-1 of Acme; €50.00 too much, kept as credit.\n"
    acme("invoice", "add", "acme", "A-2", "30")
    acme("payment", "add", "A-2", "--from-credit")
    acme("payment", "refund", "acme", "15")
    assert acme("client", "show", "acme", "--json").json["credit"] == [{"amount": "5.00", "currency": "EUR"}]
    assert "no more than that can go back" in acme("payment", "refund", "acme", "6").err
    acme("payment", "refund", "A-1", "5")
    assert acme("client", "show", "acme", "--json").json["credit"] == []


def test_a_refund_to_a_client_by_name_is_not_taken_for_an_invoice_that_begins_so(acme: Cli) -> None:
    acme("invoice", "add", "acme", "Acme-7", "60")
    acme("payment", "on-account", "acme", "40")
    done = acme("payment", "refund", "acme", "15")
    assert (done.code, done.err) == (0, "Recorded a refund of €15.00 on the account of Acme.\n")


def test_a_payment_on_account_is_credit(acme: Cli) -> None:
    acme("payment", "on-account", "acme", "40", "--reference", "deposit")
    assert acme("client", "show", "acme", "--json").json["credit"] == [{"amount": "40.00", "currency": "EUR"}]
    assert "on account" in acme("payment", "list").out


def test_a_payment_is_edited_and_deleted(acme: Cli) -> None:
    payment = acme("payment", "add", "A-1", "30").id
    edited = acme("payment", "edit", payment[:6], "--amount", "35", "--on", "2026-11-02", "--json").json
    assert (edited["amount"]["amount"], edited["on"]) == ("35.00", "2026-11-02")
    acme("payment", "delete", payment, "--yes")
    assert acme("payment", "list", "--json").json == []


def test_credit_notes_and_write_offs(acme: Cli) -> None:
    acme("invoice", "credit", "A-1", "40", "--number", "CN-1", "--reason", "one page less")
    acme("invoice", "write-off", "A-1", "--reason", "bankrupt")
    shown = acme("invoice", "show", "A-1", "--json").json
    assert shown["status"] == "written-off"
    assert (shown["credit_notes"][0]["number"], shown["write_offs"][0]["amount"]["amount"]) == ("CN-1", "60.00")


def test_deleting_an_invoice_says_what_goes_with_it(acme: Cli) -> None:
    acme("payment", "add", "A-1", "30")
    assert acme("invoice", "delete", "A-1").err.startswith("Delete invoice A-1 of Acme (1 payment)?")
    assert acme("invoice", "delete", "A-1", "--yes").code == 0
    assert acme("payment", "list", "--json").json == []


def test_a_message_starts_the_silence_and_an_answer_ends_it(acme: Cli) -> None:
    sent = acme("message", "add", "acme", "--on", "2026-11-10", "--channel", "call", "--awaits-reply",
                "--stage", "working", "--subject", "The draft", stdin="How is it?\n", ).id  # fmt: skip
    listed = acme("message", "list", "--json").json[0]
    assert (listed["text"], listed["matter"], listed["direction"]) == ("How is it?", "working", "out")
    assert acme("clients", "--json").json[0]["silent_days"] == 11
    acme("message", "add", "acme", "--direction", "in")
    assert acme("clients", "--json").json[0]["silent_days"] is None
    assert acme("message", "edit", sent, "--no-reply", "--json").json["awaits_reply"] is False
    acme("message", "delete", sent, "--yes")
    assert len(acme("message", "list", "--json").json) == 1


def test_what_was_said_comes_from_standard_input(acme: Cli) -> None:
    options = ("--on", "yesterday", "--channel", "call", "--answer", "Please don't", "--witness", "Bo", "--agreed")
    said = "You are\r\nuseless\x1b[0m\n"
    entry = acme("incident", "add", "acme", "verbal-abuse", *options, "--json", stdin=said).json
    assert (entry["sign"], entry["said"], entry["on"]) == ("S09", "You are\nuseless[0m", "2026-11-20")
    assert (entry["answer"], entry["witness"], entry["agreed"]) == ("Please don't", "Bo", True)


def test_texts_come_from_files_too(acme: Cli, tmp_path: Path) -> None:
    file = tmp_path / "said.txt"
    file.write_text("müde", encoding="utf-8")
    entry = acme("incident", "add", "acme", "S11", "--text-file", str(file), "--opinion-file", str(file), "--json").json
    assert (entry["said"], entry["opinion"]) == ("müde", "müde")
    assert "can't be read" in acme("message", "add", "acme", "--text-file", str(tmp_path / "none")).err
    file.write_bytes(b"\xff\xfe\x00")
    assert "is not UTF-8" in acme("message", "add", "acme", "--text-file", str(file)).err


def test_a_note_can_stand_in_a_file(acme: Cli, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("two\nlines", encoding="utf-8")
    assert acme("client", "edit", "acme", "--note", f"@{file}", "--json").json["note"] == "two\nlines"
    assert acme("client", "edit", "acme", "--note", "@-", "--json", stdin="piped").json["note"] == "piped"
    assert acme("client", "edit", "acme", "--note", "@@acme", "--json").json["note"] == "@acme"
    assert "can't be read" in acme("client", "edit", "acme", "--note", "@nowhere").err


def test_an_entry_is_corrected_by_a_later_one(acme: Cli) -> None:
    entry = acme("incident", "add", "acme", "S09", stdin="You fool").id
    correction = acme("incident", "correct", entry, "--on", "2026-11-19", "--json").json
    assert (correction["corrects"], correction["said"], correction["sign"]) == (entry, "You fool", "S09")
    assert len(acme("incident", "list", "--json").json) == 2
    assert "corrected" in acme("incident", "list").out
    assert len(acme("signs", "acme", "--json").json[0]["evidence"]) == 1


@pytest.mark.parametrize(
    "noun", ["message add acme", "incident add acme S05", "extra add acme logo", "invoice add acme A-7 5"]
)
def test_a_project_is_taken_away_again(acme: Cli, noun: str) -> None:
    acme("project", "add", "acme", "Web site")
    record = acme(*noun.split(), "--project", "web").id
    verb = "correct" if noun.startswith("incident") else "edit"
    changed = acme(noun.split(maxsplit=1)[0], verb, record, "--project", "none", "--json")
    assert changed.json["project"] is None


def test_a_remedy_is_looked_at_again_on_the_handbooks_day(acme: Cli) -> None:
    added = acme("remedy", "add", "acme", "r06", "--json").json
    assert (added["kind"], added["review"], added["outcome"]) == ("R06", "2026-12-05", "waiting")
    assert acme("remedy", "set", added["id"], "--outcome", "failed", "--json").json["outcome"] == "failed"
    assert "have the conversation" in acme("remedy", "list").out


def test_an_extra_is_free_until_it_is_billed(acme: Cli) -> None:
    added = acme("extra", "add", "acme", "a second logo", "--hours", "2.5", "--amount", "200", "--json").json
    assert (added["billed"], added["hours"], added["amount"]["amount"]) == (False, "2.5", "200.00")
    edited = acme("extra", "edit", added["id"], "--billed", "--amount", "none", "--json").json
    assert (edited["billed"], edited["amount"]) == (True, None)
    assert acme("extra", "delete", added["id"], "--yes").code == 0


def test_a_promise_stands_in_the_agenda(acme: Cli) -> None:
    acme("promise", "add", "acme", "+1w", "--invoice", "A-1", "--amount", "50")
    assert [step["date"] for step in acme("agenda", "--json").json] == ["2026-11-28"]


def test_a_task_stands_in_the_agenda_until_it_is_done(acme: Cli) -> None:
    acme("invoice", "delete", "A-1", "--yes")
    task = acme("task", "add", "acme", "Send the files", "--due", "tomorrow").id
    assert [step["what"] for step in acme("agenda", "--json").json] == ["Send the files"]
    assert acme("task", "done", task, "--json").json["done"] == "2026-11-21"
    assert acme("agenda", "--json").json == []


def test_a_colleague_is_asked_and_answers(cli: Cli) -> None:
    cli("colleague", "add", "Bo Lee", "--does", "web design", "--asked", "2026-11-01", "--email", "bo@example.com")
    assert cli("colleague", "edit", "bo", "--declined", "--json").json["agreed"] is False
    assert "✖ said no" in cli("colleague", "list").out
    assert cli("colleague", "delete", cli("colleague", "list", "--json").json[0]["id"], "--yes").code == 0


def test_settings_are_set(cli: Cli) -> None:
    record = cli("settings", "set", "--name", "Mira", "--workdays", "mon-wed,fri", "--work-from", "08:30", "--currency",
                 "try", "--bar", "S01.late_days=14", "--json").json  # fmt: skip
    assert record["workdays"] == [0, 1, 2, 4]
    assert (record["work_from"], record["currency"], record["bars"]) == ("08:30:00", "TRY", {"S01.late_days": 14})
    assert cli("client", "add", "Acme", "--json").json["currency"] == "TRY"
    assert "Mon, Tue, Wed, Fri" in cli("settings", "show").out


def test_every_change_is_in_the_history_and_can_be_undone_and_redone(acme: Cli) -> None:
    labels = [entry["label"] for entry in acme("history", "--json").json]
    assert labels == ["Added invoice A-1 of Acme: €100.00", "Added Acme"]
    assert acme("undo", "--json").json == {"label": "Added invoice A-1 of Acme: €100.00"}
    assert acme("timeline", "--json").json == []
    acme("redo")
    assert len(acme("timeline", "--json").json) == 1
    acme("undo")
    acme("undo")
    assert acme("undo").err == "There is nothing to undo.\n"


def test_a_backup_is_restored_and_that_is_undone(acme: Cli) -> None:
    backups = acme("backups", "--json").json
    assert [backup["number"] for backup in backups] == list(range(1, len(backups) + 1))
    assert acme("restore", "1").code == 0
    assert acme("timeline", "--json").json == []
    assert acme("undo").code == 0
    assert len(acme("timeline", "--json").json) == 1
    assert "There is no backup 99" in acme("restore", "99").err


def test_a_restore_speaks_of_what_was_there_only_where_something_was(acme: Cli, desk: Path) -> None:
    desk.write_bytes(b"torn")
    assert acme("restore", "1").err.endswith(" What was there is among the backups.\n")
    desk.unlink()
    done = acme("restore", "1")
    assert done.code == 0
    assert done.err.startswith("The desk is as it was until ")
    assert "What was there" not in done.err


def test_what_is_dated_after_today_is_said_to_come(acme: Cli) -> None:
    acme("payment", "add", "A-1", "30", "--on", "2026-11-21")
    acme("--today", "2026-12-06", "payment", "add", "A-1", "70", "--on", "2026-12-05")
    lines = acme("--today", "2026-11-21", "invoice", "show", "A-1").out.splitlines()
    assert [line.split("  ")[1].strip() for line in lines if "payment" in line] == ["payment", "payment (coming)"]


def test_a_refund_goes_to_the_client_who_is_named(acme: Cli) -> None:
    berta = acme("client", "add", "Berta", "--currency", "EUR").id
    acme("payment", "on-account", "berta", "20", "--on", "2026-11-01")
    assert acme("payment", "refund", "ber", "10", "--on", "2026-11-02", "--json").json["client"] == berta


def test_an_amount_is_never_taken_for_another_currency_by_its_sign(cli: Cli) -> None:
    cli("client", "add", "Acme", "--currency", "CAD")
    assert "CAD is expected" in cli("invoice", "add", "acme", "A-1", "€5").err
    assert cli("invoice", "add", "acme", "A-1", "EUR 5", "--json").json["amount"]["currency"] == "EUR"


def test_what_can_be_read_of_a_torn_file_is_salvaged(acme: Cli, desk: Path, tmp_path: Path) -> None:
    desk.write_bytes(desk.read_bytes()[:-100])
    assert acme("clients").code == 4
    assert acme("check").code == 4
    done = acme("salvage", str(desk), "-o", str(tmp_path / "new.json"), "--json")
    assert done.json["records"] == 2
    assert (tmp_path / "new.json").exists()


def test_the_sample_desk_is_kept_where_it_is_asked_for(cli: Cli, tmp_path: Path) -> None:
    done = cli("demo", "--keep", str(tmp_path / "sample"))
    path = tmp_path / "sample" / "desk.json"
    assert done.out == f"{path}\n"
    before = path.read_bytes()
    again = cli("demo", "--keep", str(tmp_path / "sample"))
    assert (again.code, path.read_bytes()) == (1, before)
    assert "is there already" in again.err


def test_a_payment_whose_surplus_was_used_since_stays(acme: Cli) -> None:
    acme("invoice", "add", "acme", "CR-1", "100", "--issued", "2026-10-01")
    acme("invoice", "add", "acme", "CR-2", "100", "--issued", "2026-10-01")
    paid = acme("payment", "add", "CR-1", "150", "--on", "2026-10-05").id
    acme("payment", "add", "CR-2", "50", "--from-credit", "--on", "2026-10-06")
    edits = ("payment", "edit", paid, "--amount", "149"), ("invoice", "edit", "CR-1", "--amount", "101")
    for words in (("payment", "delete", paid, "--yes"), *edits):
        done = acme(*words)
        assert (done.code, done.err.count("\n")) == (1, 1)
        assert "used as credit or paid back since" in done.err


def test_what_check_finds_is_said_on_stderr_too(acme: Cli, desk: Path) -> None:
    assert (acme("check").code, acme("check").err) == (0, "")
    desk.chmod(0o644)
    done = acme("check")
    assert (done.code, done.err) == (1, "1 thing to look at. Nothing was changed.\n")


def test_what_can_not_be_read_at_all_is_not_called_damaged(cli: Cli, desk: Path) -> None:
    os.mkfifo(desk)
    done = cli("check")
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert "can't be read" in done.err


def test_an_export_never_takes_the_place_of_the_desk(runner: Cli, tmp_path: Path) -> None:
    desk = tmp_path / "clients.csv"
    runner("--desk", str(desk), "client", "add", "Zoe")
    before = desk.read_bytes()
    (tmp_path / "link").mkdir()
    (tmp_path / "link" / "clients.csv").symlink_to(desk)
    for folder in (tmp_path, tmp_path / "link"):
        done = runner("--desk", str(desk), "export", "--format", "csv", "-o", str(folder))
        assert (done.code, done.err.count("\n"), desk.read_bytes()) == (1, 1, before)
        assert not (folder / "invoices.csv").exists()


def test_what_is_salvaged_goes_to_a_file(acme: Cli, desk: Path) -> None:
    done = acme("salvage", str(desk), "-o", "-")
    assert (done.code, "name one with -o" in done.err) == (2, True)


def test_a_refund_asks_which_when_a_client_and_an_invoice_have_one_name(acme: Cli) -> None:
    client = acme("client", "add", "7", "--currency", "EUR").id
    invoice = acme("invoice", "add", "7", "7", "100", "--issued", "2026-10-01").id
    acme("payment", "add", invoice, "150", "--on", "2026-10-05")
    done = acme("payment", "refund", "7", "50")
    assert done.code == 1
    assert client[:8] in done.err
    assert invoice[:8] in done.err
    assert acme("payment", "refund", client[:8], "50", "--on", "2026-10-06").code == 0
