"""Measure the program against a bare Textual app in turns, and write README.md beside this script.

python benchmarks/run.py [ROUNDS]    (default 5; about two minutes a round, on a machine that does nothing else)
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import judge
import save
from desks import TODAY, write
from meter import COLUMNS, LINES, Case, Keys, Result, run

HERE = Path(__file__).parent
_MOVES = [
    Keys("down", 3),
    Keys("down", 15, "cursor"),
    Keys("end"),
    Keys("home"),
    Keys("pagedown", 8, "page"),
    Keys("home"),
    Keys("down", 40),
    Keys("down", 15, "scroll"),
]
_LIMITS = {"cursor": 0.7, "scroll": 0.6, "page": 0.4}
_TAIL = 0.8


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report: a figure, what it is compared with, and how much it may be."""

    what: str
    ours: float
    bare: float
    limit: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times the bare app's."""
        return self.ours / self.bare if self.bare else 0.0

    def __str__(self) -> str:
        kept = "yes" if self.ratio <= self.limit else "**no**"
        figures = f"{self.ours:.1f} {self.unit} | {self.bare:.1f} {self.unit}"
        return f"| {self.what} | {figures} | {self.ratio:.2f} | {self.limit} | {kept} |"


def cases(folder: Path) -> list[Case]:
    """Everything that is run, on desks made in a folder."""
    python, ready = sys.executable, "Verdict"
    bare = [python, str(HERE / "bare.py")]
    desks = {"large": (1000, 52), "invoices": (1000, 100), "clients": (100_000, 0), "filter": (10_000, 1)}
    for name, (clients, each) in desks.items():
        write(folder / f"{name}.json", clients, each)
    subprocess.run([python, "-c", _SAMPLE, str(folder / "sample.json")], check=True)

    def ours(name: str) -> list[str]:
        return [python, "-m", "clientdesk", "--desk", str(folder / f"{name}.json"), "--today", TODAY.isoformat()]

    letters = [Keys(letter, 1, "filter") for letter in "riversid"]
    filtering = [*letters, Keys("backspace", 8, "filter")]
    whole_timeline = [Keys("2"), Keys("o", pause=15), Keys("down", pause=1)]
    return [
        Case("bare 20", [*bare, "20"], "INV-00001"),
        Case("bare 500", [*bare, "500"], "INV-00001", _MOVES),
        Case("bare filter", [*bare, "20", "--filter"], "INV-00001", filtering),
        Case("start", ours("sample"), ready),
        Case("sample", ours("sample"), ready, [Keys("2"), Keys("o", pause=1), Keys("home", pause=0.5), *_MOVES]),
        Case("large", ours("large"), ready, [Keys("down", pause=10), *_MOVES]),
        Case("100,000 clients", ours("clients"), ready, [Keys("down", pause=20), *_MOVES]),
        Case("100,000 invoices", ours("invoices"), ready, [*whole_timeline, *_MOVES]),
        Case("10,000 clients", ours("filter"), ready, [Keys("down", pause=8), Keys("/"), *filtering]),
    ]


_SAMPLE = f"""
import sys
from datetime import date
from pathlib import Path
from clientdesk.exchange.sample import sample_desk
from clientdesk.model.change import Change
from clientdesk.model.records import KINDS
from clientdesk.store.desk import Desk
held = sample_desk(date.fromisoformat("{TODAY.isoformat()}"))
records = tuple(record for kind in KINDS for record in held.all(kind))
Desk.open(Path(sys.argv[1]), create=True).commit(Change("Made the sample desk", records))
"""


def measure(all_cases: list[Case], rounds: int) -> dict[str, list[Result]]:
    """Run every case once a round, each round beginning with another; a round before them warms the caches."""
    results: dict[str, list[Result]] = {case.name: [] for case in all_cases}
    for number in range(-1, rounds):
        turn = number % len(all_cases)
        for case in all_cases[turn:] + all_cases[:turn]:
            result = run(case if number >= 0 else replace(case, keys=[]))
            if number >= 0:
                results[case.name].append(result)
            print(f"round {number + 1} of {rounds}: {case.name}", file=sys.stderr)
    return results


_MOVED = {
    "timeline, sample desk": "sample",
    "list, 1,000 clients": "large",
    "list, 100,000 clients": "100,000 clients",
    "timeline, 100,000 invoices": "100,000 invoices",
}


def report(results: dict[str, list[Result]]) -> list[Line]:
    """Starts, memory, then the keys."""

    def line(what: str, name: str, base: str, figure: str, limit: float, unit: str = "ms") -> Line:
        ours, bare = ([float(getattr(result, figure)) for result in results[each]] for each in (name, base))
        return Line(what, median(ours), median(bare), limit, unit)

    lines = [
        line("start to the list, sample desk", "start", "bare 20", "ready", 1.1),
        line("start to the list, 1,000 clients and 100,000 records", "large", "bare 20", "ready", 1.9),
        line("first frame, the same desk", "large", "bare 20", "first", 1.1),
        line("memory, sample desk", "start", "bare 20", "memory", 1.2, "MiB"),
    ]
    for what, name in _MOVED.items():
        for label, limit in _LIMITS.items():
            lines += _keys(f"{label} key, {what}", results[name], results["bare 500"], label, limit)
    lines += _keys("filter key, 10,000 clients", results["10,000 clients"], results["bare filter"], "filter", 0.6)
    return lines


def command_line(desk: Path, times: int = 25) -> Line:
    """`clientdesk clients` against `python -c pass`, in turns, without a terminal: its cost would flatter us.

    At most 6.5. It was 5 before a row's next step knew silence, money and the end: that is forty small modules more,
    of which each costs a hundredth of the other process, whatever is in it.
    """
    bare = [sys.executable, "-c", "pass"]
    ours = [sys.executable, "-m", "clientdesk", "--desk", str(desk), "--today", TODAY.isoformat(), "clients"]
    taken = [(_seconds(ours), _seconds(bare)) for _ in range(times)]
    mine, theirs = (1000 * median(each) for each in zip(*taken, strict=True))
    return Line("`clientdesk clients`, against `python -c pass`", mine, theirs, 6.5)


def _seconds(command: list[str]) -> float:
    began = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - began


def _keys(what: str, ours: list[Result], bare: list[Result], label: str, limit: float) -> list[Line]:
    mine = [taken for result in ours for taken in result.keys.get(label, ())]
    theirs = [taken for result in bare for taken in result.keys.get(label, ())]
    tails = quantiles(mine, n=20)[-1], quantiles(theirs, n=20)[-1]
    return [Line(f"{what}, median", median(mine), median(theirs), limit), Line(f"{what}, p95", *tails, _TAIL)]


def readme(lines: list[Line], judged: str, saves: str, rounds: int) -> str:
    """The report as README.md."""
    made_with = f"Python {platform.python_version()} · Textual {version('textual')}"
    where = f"{datetime.now(UTC):%-d %b %Y} · {rounds} rounds · {os.cpu_count()} cores · {made_with}"
    head = f"""# Benchmarks

Written by `python benchmarks/run.py`; see its text and `meter.py` for how. Every figure is taken from outside, in a
pseudo-terminal of {COLUMNS}×{LINES}, in turns with `bare.py`: a Textual app with Header, Footer and a DataTable (20
rows; 500 for the keys; 20 and an Input for the filter). A key's time ends with the last thing it drew. Ratios travel
between machines, milliseconds don't.

{where}

| what | ours | bare | ratio | at most | kept |
|---|---:|---:|---:|---:|---|
"""
    return head + "".join(f"{line}\n" for line in lines) + _JUDGED + judged + _SAVES + saves


_JUDGED = """
## Judgement

All 22 signs, the comparison of the clients with one another, and every verdict, as the screens work them out in the
background from records just read: against reading the same file and decoding its JSON. Then a payment's note changes
in a book that knew everything, and its client's row is asked for: against writing and fsyncing that desk. In turns on
one disk; the desk has incidents, messages, extras and remedies too: `python benchmarks/judge.py` alone measures them.
“Promised” is what the screens count on, on any machine.

"""
_SAVES = """
## Saves

A save (lock, look, check, encode, write, fsync, backup, rename, fsync of the folder) against writing and fsyncing the
same bytes, in turns on one disk: `python benchmarks/save.py` alone measures them. “p95” is the save's, as a ratio too.

"""


def main() -> None:
    """Measure, print and write."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        lines = report(measure(cases(Path(folder)), rounds))
        lines.append(command_line(Path(folder) / "sample.json"))
        text = readme(lines, judge.table(), save.table(), rounds)
    (HERE / "README.md").write_text(text)
    print(text)


if __name__ == "__main__":
    main()
