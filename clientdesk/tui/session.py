"""What the screens know: the records, the day, and every client's row, each worked out when it is first looked at.

Rule: nothing here blocks a key. Rows of clients in view cost what those clients cost, on a desk of any size.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from clientdesk.ledger.income import income_of_desk
from clientdesk.model.client import Client
from clientdesk.model.money import Money, Totals, totals
from clientdesk.playbook.overview import Overview, overview
from clientdesk.tui.opening import ClosedDesk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.model.records import Records
    from clientdesk.store.desk import Desk

KNOWN_AT_ONCE = 2_000
"""Desks of at most this many records are judged before the first frame; larger ones by a worker."""


class Book:
    """The rows of one moment: (records, today). Any thread may ask; the worst that happens is work done twice."""

    def __init__(self, records: Records, today: date) -> None:
        self.records = records
        self.today = today
        self._rows: dict[str, Overview] = {}
        self._income: Totals | None = None

    @property
    def is_small(self) -> bool:
        """Whether all rows can be known at once."""
        return self.records.count() <= KNOWN_AT_ONCE

    @property
    def is_complete(self) -> bool:
        """Whether every client's row is known, so that lists can be in order and totals shown."""
        return len(self._rows) >= len(self.records.by_id(Client))

    def row(self, client_id: str) -> Overview:
        """A client's row."""
        found = self._rows.get(client_id)
        if found is None:
            found = self._rows[client_id] = overview(self.records, client_id, self.today, self.income)
        return found

    @property
    def income(self) -> Totals:
        """What all clients paid in twelve months."""
        if self._income is None:
            self._income = income_of_desk(self.records, self.today)
        return self._income

    def work_out(self) -> Iterator[None]:
        """Work out row after row, with a breath after each; a book that is complete costs nothing."""
        for client in self.records.all(Client):
            self.row(client.id)
            yield

    @property
    def owed(self) -> Totals | None:
        """What all clients owe, per currency; None until every row is known; a small desk's are at once."""
        if self.is_small:
            for _ in self.work_out():
                pass
        if not self.is_complete:
            return None
        return totals(money for row in self._rows.values() for money in _amounts(row))


def _amounts(row: Overview) -> Iterator[Money]:
    yield from row.account.owed.values()


class Session:
    """One sitting at a desk. `fixed` is the day given with `--today`; without it the day turns at midnight."""

    def __init__(self, desk: Desk | ClosedDesk, fixed: date | None = None, *, sample: bool = False) -> None:
        self.desk = desk
        self.sample = sample
        self.newcomer = ""
        """The client added last: where the client list goes when it next shows them."""
        self._told_of_sample = False
        self._fixed = fixed
        self.book = Book(desk.records, self._day())

    def saved_words(self, label: str) -> str:
        """What is said of a change on the disk; the first time on the sample desk, that the desk itself won't last."""
        if not self.sample or self._told_of_sample:
            return f"{label}. Saved."
        self._told_of_sample = True
        return f"{label}. Done. This is the sample desk: it is gone when you quit (demo --keep DIR keeps one)."

    @property
    def is_closed(self) -> bool:
        """Whether the desk is still being read."""
        return isinstance(self.desk, ClosedDesk)

    @property
    def records(self) -> Records:
        """The records as the screens show them."""
        return self.book.records

    @property
    def today(self) -> date:
        """The day the screens take for today."""
        return self.book.today

    def turn(self) -> bool:
        """Open a new book when the records or the day are no longer the book's; whether that was so."""
        today = self._day()
        if self.desk.records is self.book.records and today == self.book.today:
            return False
        self.book = Book(self.desk.records, today)
        return True

    def _day(self) -> date:
        return self._fixed or datetime.now().astimezone().date()
