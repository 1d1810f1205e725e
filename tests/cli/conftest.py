"""A command line in this process: `cli("client", "add", "Acme")` gives its exit code, its output and its talk."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from cli_kit import TODAY, Cli, Done

from clientdesk.cli.run import run
from clientdesk.exchange.sample import sample_desk
from clientdesk.store.desk import Desk


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Cli:
    """Run arguments as they are; `stdin` is what is piped in."""
    for name in ("CLIENTDESK_DESK", "CLIENTDESK_TODAY", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str, stdin: str | bytes = "") -> Done:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        capsysbinary.readouterr()
        code = run(list(arguments))
        out, err = capsysbinary.readouterr()
        return Done(code, out.decode(), err.decode())

    return call


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return tmp_path / "desk.json"


@pytest.fixture
def cli(runner: Cli, desk: Path) -> Cli:
    """Run a command on an own desk that isn't there yet, on 21 November 2026."""
    return lambda *arguments, **more: runner("--desk", str(desk), "--today", str(TODAY), *arguments, **more)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "desk.json"
    Desk.open(path, create=True).become(sample_desk(TODAY), "Sample")
    return path


@pytest.fixture
def sample(runner: Cli, sample_file: Path) -> Cli:
    """Ask the sample desk, which all tests share: reading commands only."""
    return lambda *arguments, **more: runner("--desk", str(sample_file), "--today", str(TODAY), *arguments, **more)


@pytest.fixture
def known(cli: Cli) -> Cli:
    """A client who owes, a colleague who agreed and one who was not asked, and a name to sign with."""
    cli("settings", "set", "--name", "Ada Lovelace")
    cli("client", "add", "Kedai Seni", "--currency", "MYR", "--contact", "Puan Siti")
    cli("invoice", "add", "Kedai", "K-1", "500", "--issued", "2026-09-01", "--due", "2026-10-01")
    cli("colleague", "add", "Cem", "--does", "web design", "--agreed")
    cli("colleague", "add", "Deniz", "--does", "brand design")
    return cli
