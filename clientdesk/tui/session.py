"""What the screens know: the records, the day, and every client's row, each worked out when it is first looked at.

Rule: nothing here blocks a key. Rows of clients in view cost what those clients cost, on a desk of any size.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from clientdesk.ledger.income import income_of_desk
from clientdesk.model.client import Client
from clientdesk.model.money import Money, Totals, totals
from clientdesk.model.names import fold, sentence
from clientdesk.playbook.overview import Overview, overview_of
from clientdesk.playbook.peers import NOBODY, Peers, peers_of
from clientdesk.playbook.picture import Picture
from clientdesk.tui.opening import ClosedDesk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.model.records import Records
    from clientdesk.playbook.pareto import Pareto
    from clientdesk.store.desk import Desk

KNOWN_AT_ONCE = 2_000
"""Desks of at most this many records are judged before the first frame; larger ones by a worker."""


_FEW = 20
"""Clients that a change may touch to be compared with the others at once."""


class Book:
    """The rows of one moment: (records, today). Any thread may ask; the worst that happens is work done twice.

    Until every client was looked at once, nobody is compared with the others (S20, S22); then the rows are made again
    with that. What a client shows by itself is taken over from the book before, where nothing of theirs has changed.
    """

    def __init__(self, records: Records, today: date, before: Book | None = None) -> None:
        self.records = records
        self.today = today
        self._pictures: dict[str, Picture] = {}
        self._earlier: dict[str, Picture] = {}
        self._rows: dict[str, Overview] = {}
        self._peers: Peers | None = None
        self._income: Totals | None = None
        self._order: list[str] | None = None
        if before and before.today == today:
            self._take_over(before)

    @property
    def is_small(self) -> bool:
        """Whether all rows can be known at once."""
        return self.records.count() <= KNOWN_AT_ONCE

    @property
    def is_complete(self) -> bool:
        """Whether every client's row is known, so that lists can be in order and totals shown."""
        return self._peers is not None and len(self._rows) >= len(self.records.by_id(Client))

    @property
    def order(self) -> list[str]:
        """Every client's id, who needs attention first; by name where that was never known yet.

        While rows are made again it is the order that was known before, new clients last.
        """
        if self.is_complete:
            self._order = sorted(self._rows, key=lambda each: self._rows[each].urgency)
            return self._order
        by_name = [each.id for each in sorted(self.records.all(Client), key=lambda client: fold(client.name))]
        place = {key: at for at, key in enumerate(self._order or ())}
        return sorted(by_name, key=lambda key: place.get(key, len(place)))

    def row(self, client_id: str) -> Overview:
        """A client's row."""
        found = self._rows.get(client_id)
        if found is None:
            picture = self.picture(client_id)
            found = self._rows[client_id] = overview_of(picture, self.income)
        return found

    def picture(self, client_id: str) -> Picture:
        """What is known of a client."""
        found = self._pictures.get(client_id)
        if found is None:
            earlier = self._earlier.pop(client_id, None)
            found = earlier.on(self.records) if earlier else Picture(self.records, client_id, self.today)
            self._pictures[client_id] = found
        found.peers = self.peers
        return found

    @property
    def income(self) -> Totals:
        """What all clients paid in twelve months."""
        if self._income is None:
            self._income = self._peers.income if self._peers else income_of_desk(self.records, self.today)
        return self._income

    @property
    def peers(self) -> Peers:
        """All clients beside one another; nobody while they are not known yet."""
        return self._peers or NOBODY

    @cached_property
    def pareto(self) -> Pareto:
        """Trouble against income; for a book whose clients are compared with one another already."""
        from clientdesk.playbook.pareto import Pareto

        return Pareto(self.records, self.today, self.peers, self.picture)

    def usual_rate(self, client_id: str) -> Money | None:
        """What an hour with the others brings in; None where nobody's hours are known, or not everybody is yet."""
        return None if self._peers is None else self.pareto.usual_rate(client_id)

    def work_out(self) -> Iterator[None]:
        """Work out row after row, with a breath after each; a book that is complete costs nothing."""
        clients = [client.id for client in self.records.all(Client)]
        if self._peers is None:
            facts = []
            for each in clients:
                facts.append(self.picture(each).facts)
                yield
            self._peers = peers_of(self.records, self.today, lambda: Peers(facts))
            self._rows = {}
        for each in clients:
            self.row(each)
            yield
        if clients and not self.is_small:
            self.usual_rate(clients[0])  # so that no key waits for everybody's rate

    def _take_over(self, before: Book) -> None:
        """What is still true of the book before: pictures of whom nothing changed, and how all compare."""
        self._order, there = before._order, self.records.by_id(Client)
        same, known = self.records.unchanged(before.records), before._earlier | before._pictures
        self._earlier = {key: picture for key, picture in known.items() if key in same}
        changed = [key for key in there if key not in self._earlier]
        compared = before._peers
        if compared and len(changed) <= _FEW:
            gone = [key for key in compared.facts if key not in there]
            facts = [self.picture(key).facts for key in changed]
            self._peers = peers_of(self.records, self.today, lambda: compared.after(facts, gone))

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
            return f"{sentence(label)} Saved."
        self._told_of_sample = True
        return f"{sentence(label)} Done. This is the sample desk: it is gone when you quit (demo --keep DIR keeps one)."

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
        self.book = Book(self.desk.records, today, self.book)
        return True

    def _day(self) -> date:
        return self._fixed or datetime.now().astimezone().date()
