"""A command line in this process: `cli("client", "add", "Acme")` gives its exit code, its output and its talk."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from clientdesk.cli.run import run
from clientdesk.exchange.sample import sample_desk
from clientdesk.store.desk import Desk

TODAY = date(2026, 11, 21)


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert self.code == 0, self.err
        return msgspec.json.decode(self.out)

    @property
    def id(self) -> str:
        assert self.code == 0, self.err
        return self.out.strip()


Cli = Callable[..., Done]


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
