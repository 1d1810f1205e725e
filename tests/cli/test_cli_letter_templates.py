"""`letter fields` and `letter template`: a template of one's own, from ours to a letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_kit import Cli


@pytest.fixture
def owed(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cli:
    """Acme owes €1,000 since 1 September; the folder of templates is empty."""
    monkeypatch.setenv("CLIENTDESK_TEMPLATES", str(tmp_path / "templates"))
    cli("client", "add", "Acme", "--currency", "EUR")
    assert cli("invoice", "add", "Acme", "A1", "1000", "--issued", "2026-08-01", "--due", "2026-09-01").code == 0
    return cli


def test_our_template_is_printed_and_says_where_ones_own_goes(owed: Cli, tmp_path: Path):
    done = owed("letter", "template", "L07")
    assert "Dear {{ greeting }}," in done.out
    assert done.err == f"Yours goes before it as {tmp_path / 'templates' / 'en' / 'L07.txt'}.\n"
    assert owed("letter", "template", "L07", "--json").json["text"].splitlines() == done.out.splitlines()


def test_a_template_of_ones_own_writes_the_letter(owed: Cli, tmp_path: Path):
    folder = tmp_path / "templates" / "en"
    folder.mkdir(parents=True)
    assert owed("letter", "template", "L07", "-o", str(folder / "L07.txt")).code == 0
    ours = owed("letter", "L07", "Acme").out
    assert owed("letter", "template", "L07", "-o", str(folder / "L07.txt")).code == 1
    (folder / "L07.txt").write_text("Money\n\nDear {{ greeting }}, it is {{ to_pay|money }}.\n", encoding="utf-8")
    assert ours.startswith("Invoice A1 is past its due date\n")
    assert owed("letter", "L07", "Acme").out == "Money\n\nDear Acme, it is €1,000.00.\n"


def test_a_broken_one_is_told_in_a_sentence_with_its_file_and_line(owed: Cli, tmp_path: Path):
    path = tmp_path / "templates" / "en" / "L07.txt"
    path.parent.mkdir(parents=True)
    path.write_text("Money\n\n{{ nmae }}\n", encoding="utf-8")
    done = owed("letter", "L07", "Acme")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"Your template {path}, line 3: “nmae” is no field.")
    assert owed("letter", "L08", "Acme").code == 0


def test_fields_are_listed_with_what_they_are_for_a_client_today(owed: Cli):
    out = owed("letter", "fields", "L07", "Acme").out
    assert "{{ to_pay|money }}" in out
    found = {each["name"]: each for each in owed("letter", "fields", "L07", "Acme", "--json").json}
    assert found["to_pay"]["example"] == "€1,000.00"
    assert found["invoices: number"]["use"] == "{{ each.number }}"
    turkish = owed("letter", "fields", "L07", "Acme", "--language", "tr", "--json").json
    assert {each["name"]: each["example"] for each in turkish}["to_pay"] == "€1.000,00"


def test_paths_tells_where_templates_are(owed: Cli, tmp_path: Path):
    assert owed("paths", "--json").json["templates"] == str(tmp_path / "templates")
