"""A sentence about a client or a project whose name ends in a full stop has one, and no second (A.Ş.)."""

from __future__ import annotations

import pytest
from cli_kit import Cli

NAME = "Ege Turizm A.Ş."


@pytest.fixture
def ege(cli: Cli) -> Cli:
    """A client and a project of that name."""
    cli("client", "add", NAME)
    cli("project", "add", "Ege", NAME)
    cli("invoice", "add", "Ege", "A.Ş.", "100", "--issued", "2026-09-01", "--due", "2026-10-01")
    return cli


def test_nothing_waits(ege: Cli):
    assert ege("silence", "Ege", "--stage", "working").err.strip() == f"Nothing waits for an answer from {NAME}"


def test_what_comes_after_a_call_about_money(ege: Cli):
    out = " ".join(ege("silence", "Ege", "--card").out.split())
    assert out.endswith("€100 on A.Ş.")


@pytest.mark.parametrize("stage", ["working", "payment"])
@pytest.mark.parametrize("more", [(), ("--card",)])
def test_what_waits(ege: Cli, stage: str, more: tuple[str, ...]):
    ege("message", "add", "Ege", "--on", "2026-11-02", "--awaits-reply", "--stage", stage, "--subject", NAME)
    out = " ".join(ege("silence", "Ege", *more).out.split())
    assert "A.Ş." in out
    assert ".." not in out


def test_what_there_is(ege: Cli):
    err = ege("client", "show", "Bolt").err.strip()
    assert err.endswith(f"There is {NAME}")
