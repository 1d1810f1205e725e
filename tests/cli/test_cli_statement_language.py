"""`statement --language`: what the client reads is in the client's language, what the person reads in English (R03)."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_kit import Cli


@pytest.fixture
def turkish(cli: Cli) -> Cli:
    """A client who reads Turkish, and owes."""
    assert cli("client", "add", "Güneş", "--language", "tr").code == 0
    assert cli("invoice", "add", "güneş", "A-1", "100", "--issued", "2026-09-01", "--due", "2026-10-01").code == 0
    return cli


def test_a_file_is_in_the_client_s_language_and_the_terminal_in_english(turkish: Cli, tmp_path: Path) -> None:
    file = tmp_path / "ekstre.txt"
    assert turkish("statement", "güneş", "-o", str(file)).code == 0
    assert "A-1 numaralı fatura" in file.read_text(encoding="utf-8")
    assert "Invoice A-1" in turkish("statement", "güneş").out
    told = turkish("statement", "güneş", "--json").json["currencies"]["EUR"]
    assert [each["what"] for each in told["rows"]] == ["Invoice A-1"]


def test_another_language_is_for_a_file_that_the_client_reads(turkish: Cli, tmp_path: Path) -> None:
    file = tmp_path / "penyata.txt"
    assert turkish("statement", "güneş", "-o", str(file), "--language", "ms").code == 0
    assert file.read_text(encoding="utf-8").startswith("Penyata akaun\n")
    for words in ([], ["-o", str(tmp_path / "rows.csv")], ["-o", str(file.with_name("x.txt")), "--language", "de"]):
        done = turkish("statement", "güneş", "--language", "tr", *words)
        assert (done.code, "language" in done.err or "“de”" in done.err) == (2, True), done.err
    assert not (tmp_path / "rows.csv").exists()
