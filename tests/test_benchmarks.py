"""What `benchmarks/run.py` writes: every figure with its bound, the saves' too. Nothing is timed here."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

OURS = ("run", "save", "desks", "meter")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "benchmarks"))
    import run

    yield run
    for name in OURS:
        sys.modules.pop(name, None)


def test_the_report_has_the_figures_and_the_saves(run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    text = run.readme([run.Line("start", 10.0, 8.0, 1.1)], run.save.table([10_000]), 3)
    assert "| start | 10.0 ms | 8.0 ms | 1.25 | 1.1 | **no** |\n\n## Saves\n" in text
    assert text.splitlines()[-1].startswith("| 10,000 | ")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("records", "taken", "kept"), [(1_000, 4.0, True), (10_000, 4.1, False), (100_000, 8.0, True)])
def test_a_save_has_its_bound(run: ModuleType, records: int, taken: float, kept: bool) -> None:
    line = str(run.save.Saves(records, 1_000_000, 1.0, taken, taken, 1.0))
    assert ("| yes |" in line, "| **no** |" in line) == (kept, not kept)
