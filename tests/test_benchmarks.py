"""What `benchmarks/run.py` writes: every figure with its bound, judgement and saves too. Nothing is timed here."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

OURS = ("run", "judge", "save", "desks", "meter")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "benchmarks"))
    import run

    yield run
    for name in OURS:
        sys.modules.pop(name, None)


def test_the_report_has_the_figures_and_the_saves(run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    text = run.readme([run.Line("start", 10.0, 8.0, 1.1)], run.judge.table(10, 4, 2), run.save.table([10_000]), 3)
    assert "| start | 10.0 ms | 8.0 ms | 1.25 | 1.1 | **no** |\n\n## Judgement\n" in text
    assert "| all signs and verdicts, 3" in text
    assert "\n\n## Saves\n" in text
    assert text.splitlines()[-1].startswith("| 10,000 | ")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("records", "taken", "kept"), [(1_000, 4.0, True), (10_000, 4.1, False), (100_000, 8.0, True)])
def test_a_save_has_its_bound(run: ModuleType, records: int, taken: float, kept: bool) -> None:
    line = str(run.save.Saves(records, 1_000_000, 1.0, taken, taken, 1.0))
    assert ("| yes |" in line, "| **no** |" in line) == (kept, not kept)


@pytest.mark.parametrize(("taken", "floor", "kept"), [(0.019, 0.01, True), (0.019, 0.006, False), (0.021, 0.02, False)])
def test_judgement_has_a_ratio_and_a_promise_to_keep(run: ModuleType, taken: float, floor: float, kept: bool) -> None:
    line = str(run.judge.Judged("a row", taken, floor, 2.0, 0.02))
    assert ("| yes |" in line, "| **no** |" in line) == (kept, not kept)
    assert line.endswith("| 20 ms |")


def test_the_desk_to_judge_has_something_of_every_kind(run: ModuleType) -> None:
    import desks

    plain, judged = (list(desks.records(30, 3, judged=each)) for each in (False, True))
    assert {type(each).__name__ for each in plain} == {"Client", "Invoice", "Payment"}
    assert {type(each).__name__ for each in judged} == {
        *("Client", "Invoice", "Payment", "Contract", "Project", "Extra", "Message", "Incident", "Remedy")
    }
    assert [each for each in judged if each in plain] == plain
