"""`clientdesk import`, `export` and `schema` as people and scripts use them."""

from __future__ import annotations

import io
import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from clientdesk.cli.run import run

INVOICES = "Client,Number,Issued,Due,Amount\nAda,1,2026-01-02,2026-02-01,€100.00\nİzmir Ajans,2,2026-01-03,,€50.00\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "desk.json"
    monkeypatch.setenv("CLIENTDESK_DESK", str(path))
    monkeypatch.setenv("CLIENTDESK_TODAY", "2026-11-21")
    monkeypatch.chdir(tmp_path)
    return path


def write(name: str, text: str | bytes) -> str:
    Path(name).write_bytes(text.encode() if isinstance(text, str) else text)
    return name


def answer(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict:
    assert run([*arguments]) == code
    return json.loads(capsys.readouterr().out)


def test_import_answers_as_the_contract_says(desk, capsys):
    found = answer(capsys, "import", write("a.csv", INVOICES), "--json")
    expected = {"kind": "invoices", "read": 2, "added": 2, "unchanged": 0, "refused": [], "matched": []}
    assert expected.items() <= found.items()
    assert found["written"] is True
    assert desk.exists()


def test_twice_is_once(desk, capsys):
    run(["import", write("a.csv", INVOICES)])
    before = desk.read_bytes()
    capsys.readouterr()
    assert answer(capsys, "import", "a.csv", "--json")["unchanged"] == 2
    assert desk.read_bytes() == before


def test_one_refused_row_keeps_everything_out(desk, capsys):
    found = answer(capsys, "import", write("a.csv", INVOICES + "Bo,3,,,none\n,4,,,€1\n"), "--json", code=1)
    assert [row["row"] for row in found["refused"]] == [4, 5]
    assert all(row["why"] for row in found["refused"])
    assert (found["added"], found["written"]) == (2, False)
    assert not desk.exists()


def test_refused_rows_are_named_to_the_person(desk, capsys):
    assert run(["import", write("a.csv", INVOICES + "Bo,3,,,none\n")]) == 1
    said = capsys.readouterr().err
    assert "Line 4 is refused: “none” is not an amount." in said
    assert "--skip-refused" in said


def test_a_refused_import_says_first_that_nothing_was_saved(desk, capsys):
    assert run(["import", write("a.csv", INVOICES + "Bo,3,,,none\n")]) == 1
    said = capsys.readouterr()
    assert said.err.startswith("Nothing was saved: 1 row refused.")
    assert "2 could come in" in said.out
    assert " new" not in said.out


def test_the_good_rows_can_be_taken(desk, capsys):
    found = answer(capsys, "import", write("a.csv", INVOICES + "Bo,3,,,none\n"), "--json", "--skip-refused")
    assert (found["added"], len(found["refused"]), found["written"]) == (2, 1, True)


def test_a_dry_run_shows_and_saves_nothing(desk, capsys):
    assert run(["import", write("a.csv", INVOICES), "--dry-run"]) == 0
    shown = capsys.readouterr().out
    assert "İzmir Ajans" in shown
    assert "€100.00" in shown
    assert not desk.exists()


def test_options_reach_the_file(desk, capsys):
    write("a.csv", "Who;Nr;When;Betrag\nAda;1;03/04/2026;1.200\n")
    options = [
        "--map",
        "Who=client",
        "--map",
        "When=issued",
        "--date-order",
        "mdy",
        "--decimal",
        ",",
        "--currency",
        "eur",
    ]
    assert answer(capsys, "import", "a.csv", *options, "--as", "invoices", "--json")["added"] == 1
    (invoice,) = answer(capsys, "export")["invoices"]
    assert (invoice["issued"], invoice["amount"]) == ("2026-03-04", {"amount": "1200.00", "currency": "EUR"})


def test_what_a_file_leaves_open_is_told_with_the_command_that_says_it(desk, capsys):
    assert run(["import", write("a.csv", "Client,Number,Amount,Issued\nAda,1,€5,03/04/2026\n")]) == 1
    assert "import FILE --date-order ORDER`." in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--map", "x"], ["--date-order", "ydm"], ["--decimal", ";"], ["--as", "sausage"]])
def test_wrong_options_are_wrong_usage(desk, capsys, options):
    assert run(["import", write("a.csv", INVOICES), *options]) == 2


@pytest.mark.parametrize("name", ["missing.csv", ".", "empty.csv"])
def test_what_can_not_be_read_is_one_sentence(desk, capsys, name):
    write("empty.csv", "")
    assert run(["import", name]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_file_comes_in_through_standard_input(desk, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(INVOICES.encode())))
    assert answer(capsys, "import", "-", "--json")["added"] == 2


def test_an_import_is_undone_in_one_step(desk, capsys):
    from clientdesk.store.desk import Desk

    run(["import", write("a.csv", INVOICES)])
    opened = Desk.open(desk)
    assert opened.undo() == "Imported 2 invoices"
    assert opened.records.count() == 0


def test_escape_sequences_reach_no_terminal(desk, capsys):
    run(["import", write("a.csv", "Client,Number,Amount\n\x1b]52;c;x\x07Ada,1,€5\nBo,\x1b[2J\x9b2J,€x\n"), "--dry-run"])
    shown = capsys.readouterr()
    assert not {"\x1b", "\x07", "\x9b"} & set(shown.out + shown.err)


def test_json_goes_out_and_comes_back(desk, capsys, tmp_path):
    run(["import", write("a.csv", INVOICES)])
    assert run(["export", "-o", "out.json"]) == 0
    assert run(["--desk", "other.json", "import", "out.json"]) == 0
    assert run(["--desk", "other.json", "export", "-o", "again.json"]) == 0
    assert Path("again.json").read_bytes() == Path("out.json").read_bytes()
    assert stat.S_IMODE(Path("out.json").stat().st_mode) == 0o600


def test_csv_is_a_folder_of_lists(desk, capsys):
    run(["import", write("a.csv", INVOICES)])
    assert run(["export", "--format", "csv", "-o", "lists"]) == 0
    assert sorted(path.name for path in Path("lists").iterdir()) == ["clients.csv", "invoices.csv"]


def test_csv_without_a_folder_is_wrong_usage(desk, capsys):
    run(["import", write("a.csv", INVOICES)])
    assert run(["export", "--format", "csv"]) == 2


def test_an_export_never_replaces_the_desk(desk, capsys):
    run(["import", write("a.csv", INVOICES)])
    before = desk.read_bytes()
    assert run(["export", "-o", "desk.json"]) == 1
    assert desk.read_bytes() == before


def test_a_plain_comma_file_needs_no_slow_import(desk):
    script = "import sys; from clientdesk.cli.run import run; run(sys.argv[1:]); print(sorted(sys.modules))"
    command = [sys.executable, "-c", script, "import", write("a.csv", INVOICES)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "clientdesk.exchange.plan" in done.stdout
    assert not [name for name in ("clevercsv", "babel", "textual", "pandas") if f"'{name}'" in done.stdout]


def test_there_is_nothing_to_export_without_a_desk(desk, capsys):
    assert run(["export"]) == 1


def test_the_schema_is_a_json_document(desk, capsys):
    assert answer(capsys, "schema")["properties"].keys() >= {"clientdesk", "clients", "payments", "settings"}
