"""What a save costs, against the floor: writing and fsyncing the same bytes. Prints a Markdown table.

python benchmarks/save.py [RECORDS …]    (default 1000 10000 100000)

A save is `Desk.commit` of one changed payment on a desk with a full set of backups: lock, look, encode, write, fsync,
backup, rename, fsync of the folder, pruning. Floor and save take turns in one folder of one disk, so that what slows
one slows the other. On a disk that limits its throughput the largest desks show mostly that limit.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.money import Money
from clientdesk.model.record import Record, derived_id
from clientdesk.store.desk import Desk

COUNTS = (1_000, 10_000, 100_000)
HEAD = """\
| records | MB | write and fsync | save | ratio | at most | kept | p95 | open |
|---:|---:|---:|---:|---:|---:|---|---:|---:|
"""


@dataclass(frozen=True, slots=True)
class Saves:
    """What the saves of a desk of so many records took; times in seconds."""

    records: int
    bytes: int
    floor: float
    save: float
    tail: float
    open: float

    @property
    def limit(self) -> float:
        """How many times the floor a save may take."""
        return 4.0 if self.records <= 10_000 else 8.0

    def __str__(self) -> str:
        ratio, tail = self.save / self.floor, self.tail / self.floor
        kept = "yes" if ratio <= self.limit else "**no**"
        times = f"{self.floor * 1e3:.2f} ms | {self.save * 1e3:.2f} ms | {ratio:.2f} | {self.limit} | {kept}"
        return f"| {self.records:,} | {self.bytes / 1e6:.2f} | {times} | {tail:.2f} | {self.open * 1e3:.1f} ms |"


def records(count: int) -> tuple[Record, ...]:
    """A desk of `count` records: one client to 49 invoices and 50 payments."""
    made: list[Record] = []
    for number in range(count):
        client = derived_id("client", str(number // 100))
        invoice = derived_id("invoice", str(number // 2))
        amount = Money(10_000 + number, "EUR")
        day = date(2024, 1, 1) + timedelta(days=number % 700)
        if number % 100 == 0:
            made.append(Client(id=client, name=f"Client {number // 100}"))
        elif number % 2 == 0:
            made.append(Invoice(id=invoice, client=client, number=str(number), amount=amount, issued=day, due=day))
        else:
            made.append(Payment(id=derived_id("p", str(number)), client=client, invoice=invoice, amount=amount, on=day))
    return tuple(made)


def seconds(act: Callable[..., object], *args: object) -> float:
    """How long an act takes."""
    start = time.perf_counter()
    act(*args)
    return time.perf_counter() - start


def write_and_sync(path: Path, data: bytes) -> None:
    """The floor: a new file with these bytes, on the disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
    os.fsync(descriptor)
    os.close(descriptor)


def measured(desk: Desk, turns: int) -> tuple[list[float], list[float]]:
    """Seconds of each floor and each save, which take turns in going first."""
    payment = next(iter(desk.records.all(Payment)))
    floors, saves = [], []
    for turn in range(turns):
        data = desk.path.read_bytes()
        change = Change("Noted a reference", (payment.but(reference=f"Turn {turn}"),))
        if turn % 2:
            saves.append(seconds(desk.commit, change))
        floors.append(seconds(write_and_sync, desk.path.with_name("floor"), data))
        desk.path.with_name("floor").unlink()
        if not turn % 2:
            saves.append(seconds(desk.commit, change))
    return floors, saves


def saves(count: int, folder: Path) -> Saves:
    """The line of the table for a desk of so many records."""
    desk = Desk.open(folder / f"{count}.json", create=True)
    desk.commit(Change("Filled", records(count)))
    measured(desk, 12)
    floors, taken = measured(desk, max(16, 150_000 // count))
    tail = sorted(taken)[int(len(taken) * 0.95)]
    opens = [seconds(Desk.open, desk.path) for _ in range(5)]
    return Saves(count, desk.path.stat().st_size, median(floors), median(taken), tail, min(opens))


def table(counts: Sequence[int] = COUNTS) -> str:
    """The whole table, measured in a folder of the disk we are on: a temporary folder may be in memory."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        return HEAD + "".join(f"{saves(count, Path(folder))}\n" for count in counts)


def main() -> None:
    """Print the table."""
    print(table([int(word) for word in sys.argv[1:]] or COUNTS))


if __name__ == "__main__":
    main()
