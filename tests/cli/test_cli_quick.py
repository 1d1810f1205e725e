"""The quick road answers just as the long one would, and leaves everything else to it."""

from __future__ import annotations

import platform
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from cli_kit import Cli

from clientdesk.cli import quick, run


@pytest.mark.parametrize("more", [(), ("--json",), ("--all",), ("--all", "--json"), ("--json", "--all")])
def test_both_roads_give_the_same_answer(sample: Cli, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]) -> None:
    short = sample("clients", *more)
    monkeypatch.setattr(run, "quick", lambda _: None)
    assert sample("clients", *more) == short
    assert short.code == 0


def test_both_roads_fail_alike(cli: Cli, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    short = cli("clients")
    desk.write_bytes(b"torn")
    torn = cli("clients")
    monkeypatch.setattr(run, "quick", lambda _: None)
    assert cli("clients") == torn
    desk.unlink()
    assert cli("clients") == short
    assert (short.code, torn.code) == (1, 4)


@pytest.mark.parametrize(
    "arguments",
    [
        ["clients", "--help"], ["clients", "x"], ["--desk"], ["--today", "x", "clients"], ["--today", "x"], ["client"],
        ["--version", "clients"], ["clients", "--json", "--desk", "f"], ["--desk=f", "clients"],
        ["demo", "--keep", "x"], ["--desk", "", "clients"], ["--today", "20261121", "clients"],
        ["--today", "2026-W47-6", "demo"],
    ],
)  # fmt: skip
def test_everything_else_goes_the_long_road(arguments: list[str]) -> None:
    assert quick.quick(arguments) is None


@pytest.mark.parametrize("arguments", [(), ("demo",)])
def test_both_roads_lead_to_the_screens(
    runner: Cli, desk: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    opened: list[tuple[Path, object, bool, bool]] = []

    def open_tui(path: Path, today: object, *, sample: bool) -> int:
        opened.append((desk if sample else path, today, sample, path.exists()))
        return 7

    for module in ("open_tui", "sample_file"):
        monkeypatch.setattr(f"clientdesk.cli.{module}.open_tui", open_tui)
    monkeypatch.setattr("clientdesk.cli.sample_file.can_open", lambda: True)
    codes = [runner("--desk", str(desk), "--today", "2026-11-21", *arguments).code]
    monkeypatch.setattr(run, "quick", lambda _: None)
    codes.append(runner("--desk", str(desk), "--today", "2026-11-21", *arguments).code)
    assert codes == [7, 7]
    assert opened[0] == opened[1] == (desk, date(2026, 11, 21), bool(arguments), bool(arguments))


def test_what_was_left_out_can_be_loaded_afterwards() -> None:
    asked = "from clientdesk.cli import quick; quick.with_msgspec(); import platform, typing_extensions, uuid"
    told = subprocess.run([sys.executable, "-c", f"{asked}; print(platform.machine(), uuid.uuid4().version)"],
                          capture_output=True, text=True, check=True).stdout.split()  # fmt: skip
    assert told == [platform.machine(), "4"]
