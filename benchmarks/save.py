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
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.money import Money
from clientdesk.model.record import Record, derived_id
from clientdesk.store.desk import Desk


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


def row(count: int, folder: Path) -> str:
    """One line of the table."""
    desk = Desk.open(folder / f"{count}.json", create=True)
    desk.commit(Change("Filled", records(count)))
    measured(desk, 12)
    floors, saves = measured(desk, max(16, 150_000 // count))
    opens = [seconds(Desk.open, desk.path) for _ in range(5)]
    floor, save, size = median(floors), median(saves), desk.path.stat().st_size
    return (
        f"| {count:,} | {size / 1e6:.2f} | {floor * 1e3:.2f} | {save * 1e3:.2f} | {save / floor:.2f}"
        f" | {sorted(saves)[int(len(saves) * 0.95)] / floor:.2f} | {min(opens) * 1e3:.1f} |"
    )


def main() -> None:
    """Print the table."""
    counts = [int(word) for word in sys.argv[1:]] or [1_000, 10_000, 100_000]
    print("| records | MB | floor ms | save ms | ratio | p95 | open ms |")
    print("|--:|--:|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        for count in counts:
            print(row(count, Path(folder)))


if __name__ == "__main__":
    main()
