"""`statement` and `bundle` on the command line (R03, P)."""

from __future__ import annotations

import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from cli_kit import Cli


@pytest.fixture
def desk_with_acme(cli: Cli) -> Cli:
    """A client with an invoice, half of it paid."""
    assert cli("client", "add", "Acme").code == 0
    assert cli("invoice", "add", "acme", "A-1", "100", "--issued", "2026-09-01", "--due", "2026-10-01").code == 0
    assert cli("payment", "add", "A-1", "40", "--on", "2026-10-10").code == 0
    return cli


def test_a_statement_is_rows_and_a_closing_balance_per_currency(desk_with_acme: Cli) -> None:
    told = desk_with_acme("statement", "acme", "--from", "2026-10-01", "--as-of", "2026-10-31", "--json").json
    euro = told["currencies"]["EUR"]
    assert (told["from"], told["as_of"]) == ("2026-10-01", "2026-10-31")
    assert euro["opening_balance"]["amount"] == "100.00"
    assert euro["rows"] == [
        {
            "date": "2026-10-10",
            "what": "Payment on A-1",
            "debit": None,
            "credit": {"amount": "40.00", "currency": "EUR"},
            "balance": {"amount": "60.00", "currency": "EUR"},
            "due": None,
        }
    ]
    assert euro["closing_balance"] == {"amount": "60.00", "currency": "EUR"}
    assert euro["ageing"]["1-30"]["amount"]["amount"] == "60.00"


def test_a_statement_is_a_table_on_the_terminal(desk_with_acme: Cli) -> None:
    lines = desk_with_acme("statement", "acme").out.splitlines()
    assert lines[0] == "Acme · as of 21 Nov 2026"
    assert lines[5].split() == ["10", "Oct", "2026", "Payment", "on", "A-1", "€40.00", "€60.00"]


def test_in_a_narrow_terminal_words_are_whole_and_one_column_says_what_moved(
    desk_with_acme: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk_with_acme("invoice", "add", "acme", "2026-0150", "12500", "--issued", "2026-10-22", "--due", "2026-11-01")
    desk_with_acme("payment", "add", "2026-0150", "11500", "--on", "2026-11-01")
    monkeypatch.setattr("clientdesk.cli.statement.width", lambda: 60)
    monkeypatch.setattr("clientdesk.cli.table.width", lambda: 60)
    told = desk_with_acme("statement", "acme").out
    assert "Date         What                       Change     Balance\n" in told
    assert "1 Nov 2026   Payment on 2026-0150  -€11,500.00   €1,060.00\n" in told
    assert max(map(len, told.splitlines())) <= 60


@pytest.mark.parametrize(
    ("ending", "start"), [("txt", b"Statement"), ("csv", b"\xef\xbb\xbfcurrency"), ("pdf", b"%PDF")]
)
def test_a_statement_is_written_by_its_ending(desk_with_acme: Cli, tmp_path: Path, ending: str, start: bytes) -> None:
    file = tmp_path / f"s.{ending}"
    done = desk_with_acme("statement", "acme", "-o", str(file))
    assert (done.code, done.out.strip(), done.err) == (0, str(file), "")
    assert file.read_bytes().startswith(start)
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_statement_that_cannot_be_is_refused(desk_with_acme: Cli, desk: Path, tmp_path: Path) -> None:
    cases = [
        (("-o", str(tmp_path / "s.docx")), 2, ".txt, .csv, .pdf"),
        (("-o", str(tmp_path / "no" / "s.txt")), 1, "There is no folder"),
        (("--from", "2026-12-01"), 1, "can't lie after its last"),
    ]
    for words, code, told in cases:
        done = desk_with_acme("statement", "acme", *words)
        assert (done.code, told in done.err) == (code, True), done.err


def test_a_bundle_tells_its_file_and_what_is_in_it(desk_with_acme: Cli, tmp_path: Path) -> None:
    file = tmp_path / "acme.zip"
    told = desk_with_acme("bundle", "acme", "-o", str(file), "--without-notes", "--json").json
    with ZipFile(file) as archive:
        assert archive.namelist() == [*told["files"], "SHA256SUMS"]
    assert (told["file"], told["without_notes"], told["missing"], told["pdf"]) == (str(file), True, [], True)
    other = tmp_path / "for-me.ZIP"
    assert desk_with_acme("bundle", "acme", "-o", str(other)).out == f"{other}\n"


def test_p_a_bundle_is_a_zip_and_replaces_no_file(desk_with_acme: Cli, tmp_path: Path) -> None:
    for name, code, told in [("thesis.docx", 2, "ends in .zip"), ("old.zip", 1, "no bundle replaces a file")]:
        (tmp_path / name).write_text("dear", encoding="utf-8")
        done = desk_with_acme("bundle", "acme", "-o", str(tmp_path / name))
        assert (done.code, told in done.err) == (code, True), done.err
        assert (tmp_path / name).read_text(encoding="utf-8") == "dear"


def test_a_bundle_without_typst_says_how_to_get_the_pdf(desk_with_acme: Cli, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    done = desk_with_acme("bundle", "acme", "-o", str(tmp_path / "acme.zip"))
    assert done.code == 0
    assert "There is no index.pdf in it." in done.err
    assert "pip install" in done.err


def test_no_bundle_goes_over_the_desk(desk_with_acme: Cli, desk: Path) -> None:
    before = desk.read_bytes()
    for target, code in [(desk, 2), (desk.with_name(f"{desk.name}.files") / "x.zip", 1), (Path("-"), 2)]:
        done = desk_with_acme("bundle", "acme", "-o", str(target))
        assert done.code == code
        assert len(done.err.splitlines()) == 1
    assert desk.read_bytes() == before
    assert desk_with_acme("bundle", "acme").code == 2
