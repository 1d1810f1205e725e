"""What judging a desk costs: every sign and verdict once, and one client's row after a change. Prints a Markdown table.

python benchmarks/judge.py [CLIENTS INVOICES_EACH]    (default 1000 41: about 100,000 records, incidents and all)

Nothing of ours can know a desk before its file was read and its JSON decoded, nor a change before its file was
written: these are the floors, taken in turns with ours on one disk. All is judged as the screens do in the background,
from records just read, so that indexes are built too; then a payment's note changes, and its client's row is asked for.
"""

from __future__ import annotations

import gc
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import msgspec
from desks import TODAY, write
from save import seconds, write_and_sync

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.invoice import Payment
from clientdesk.model.records import KINDS, Records
from clientdesk.store.desk import Desk
from clientdesk.tui.session import Book

HEAD = """\
| what | ours | floor | ratio | at most | kept | promised |
|---|---:|---:|---:|---:|---|---:|
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """A line of the table: what was worked out, its floor, and how much it may be; times in seconds."""

    what: str
    ours: float
    floor: float
    limit: float
    promised: float

    @property
    def ratio(self) -> float:
        """How many times the floor."""
        return self.ours / self.floor

    def __str__(self) -> str:
        kept = "yes" if self.ratio <= self.limit and self.ours <= self.promised else "**no**"
        times = f"{self.ours * 1e3:.1f} ms | {self.floor * 1e3:.1f} ms | {self.ratio:.2f} | {self.limit}"
        return f"| {self.what} | {times} | {kept} | {self.promised * 1e3:.0f} ms |"


def fresh(records: Records) -> Records:
    """The same records as if just read: nothing of them is known yet."""
    return Records.of_all(record for kind in KINDS for record in records.all(kind))


def decode(path: Path) -> None:
    """The floor of knowing a desk: its file read, and its JSON decoded."""
    msgspec.json.decode(path.read_bytes())


def work_out(book: Book) -> None:
    """Every client's signs, verdict and place among the others."""
    for _ in book.work_out():
        pass


def everything(desk: Desk, turns: int) -> Judged:
    """All signs and verdicts of a desk that was just read."""
    floors, taken = [], []
    for _ in range(turns):
        floors.append(seconds(decode, desk.path))
        taken.append(seconds(work_out, Book(fresh(desk.records), TODAY)))
    what = f"all signs and verdicts, {desk.records.count():,} records"
    return Judged(what, median(taken), median(floors), 3.0, 1.0)


def after_a_change(desk: Desk, turns: int) -> Judged:
    """The row of a client one of whose payments has changed, in a book that knew everything before."""
    book = Book(fresh(desk.records), TODAY)
    work_out(book)
    clients = [each.id for each in desk.records.all(Client)]
    floors, taken = [], []
    for turn in range(turns):
        client_id = clients[turn * len(clients) // turns]
        payment = book.records.of(Payment, client_id)[0].but(reference=f"Turn {turn}")
        floor = desk.path.with_name("floor")
        floors.append(seconds(write_and_sync, floor, desk.path.read_bytes()))
        floor.unlink()
        made: list[Book] = []
        taken.append(seconds(lambda: made.append(_row_after(book, payment))))  # noqa: B023  called at once
        book = made[0]
        work_out(book)
    return Judged(
        "one client's row after a change, against that save's write", median(taken), median(floors), 1.0, 0.02
    )


def _row_after(book: Book, payment: Payment) -> Book:
    after = Book(book.records.after(Change("Noted a reference", (payment,))), book.today, book)
    after.row(payment.client)
    return after


def table(clients: int = 1000, invoices_each: int = 41, turns: int = 9) -> str:
    """The whole table, measured in a folder of the disk we are on: a temporary folder may be in memory."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        path = Path(folder) / "judged.json"
        write(path, clients, invoices_each, judged=True)
        desk = Desk.open(path)
        gc.freeze()  # as the screens do after their first frame: what was read is no garbage, and not looked through
        try:
            lines = everything(desk, turns), after_a_change(desk, 3 * turns)
        finally:
            gc.unfreeze()
    return HEAD + "".join(f"{line}\n" for line in lines)


def main() -> None:
    """Print the table."""
    print(table(*(int(word) for word in sys.argv[1:])))


if __name__ == "__main__":
    main()
