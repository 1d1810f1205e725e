"""Days off on the command line: steps are on working days, and the library that knows holidays is loaded once."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from cli_kit import Cli


@pytest.fixture
def turkish(cli: Cli) -> Cli:
    """A person in Türkiye whose prospect would be asked on Republic Day, Thursday 29 October."""
    cli("settings", "set", "--country", "TR")
    cli("client", "add", "Acme", "--stage", "prospect")
    cli("message", "add", "Acme", "--on", "2026-10-25", "--awaits-reply")
    return cli


def test_g4_a_step_is_on_no_holiday_of_the_persons_country(turkish: Cli):
    assert [step["date"] for step in turkish("--today", "2026-10-26", "agenda", "--json").json] == ["2026-10-30"]
    turkish("settings", "set", "--country", "GB")
    assert [step["date"] for step in turkish("--today", "2026-10-26", "agenda", "--json").json] == ["2026-10-29"]


def test_the_second_start_knows_the_holidays_of_the_first(turkish: Cli, desk: Path, tmp_path: Path):
    found = [_started(desk, tmp_path / "cache") for _ in range(2)]
    assert [("holidays" in loaded, "30 Oct" in out) for loaded, out in found] == [(True, True), (False, True)]
    assert (tmp_path / "cache" / "clientdesk" / "holidays.json").stat().st_mode & 0o777 == 0o600


def _started(desk: Path, cache: Path) -> tuple[set[str], str]:
    """What a process of its own loads for the list of clients, and what it prints."""
    command = [sys.executable, "-X", "importtime", "-m", "clientdesk", "--desk", str(desk), "--today", "2026-10-26"]
    env = {"XDG_CACHE_HOME": str(cache), "HOME": str(cache), "COLUMNS": "200", "PYTHONUTF8": "1"}
    done = subprocess.run([*command, "clients"], capture_output=True, text=True, check=True, env=env)
    return set(re.findall(r"\| +(\w+)$", done.stderr, re.MULTILINE)), done.stdout
