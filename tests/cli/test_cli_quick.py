"""The quick road answers just as the long one would, and leaves everything else to it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from conftest import Cli

from clientdesk.cli import quick, run


@pytest.mark.parametrize("more", [(), ("--json",), ("--all",), ("--all", "--json"), ("--json", "--all")])
def test_both_roads_give_the_same_answer(sample: Cli, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]) -> None:
    short = sample("clients", *more)
    monkeypatch.setattr(run, "quick", lambda _: False)
    assert sample("clients", *more) == short
    assert short.code == 0


def test_both_roads_fail_alike(cli: Cli, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    short = cli("clients")
    desk.write_bytes(b"torn")
    torn = cli("clients")
    monkeypatch.setattr(run, "quick", lambda _: False)
    assert cli("clients") == torn
    desk.unlink()
    assert cli("clients") == short
    assert (short.code, torn.code) == (1, 4)


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["clients", "--help"], ["clients", "x"], ["--desk"], ["--desk", "f"], ["--today", "x", "clients"],
        ["client"], ["--version", "clients"], ["clients", "--json", "--desk", "f"], ["--desk=f", "clients"],
    ],
)  # fmt: skip
def test_everything_else_goes_the_long_road(arguments: list[str]) -> None:
    assert quick.quick(arguments) is False


def test_typing_extensions_can_be_loaded_afterwards() -> None:
    quick.with_msgspec()
    assert sys.modules.get("typing_extensions", sys) is not None
