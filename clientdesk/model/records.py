"""Everything a desk holds at one moment. Rule: never changed, only succeeded (`after`), so any thread may read it."""

from __future__ import annotations

from datetime import date
from operator import is_
from typing import TYPE_CHECKING, Any, TypeVar, cast

from clientdesk.model.client import Client
from clientdesk.model.days import days_later
from clientdesk.model.errors import NotFound
from clientdesk.model.exit import Exit
from clientdesk.model.invoice import CreditNote, Invoice, Payment, Promise, Waiver, WriteOff
from clientdesk.model.journal import Attachment, Incident, Letter, Message, Remedy, SilenceStage, Snooze, Task
from clientdesk.model.project import Contract, Extra, Project
from clientdesk.model.record import Owned, Record
from clientdesk.model.settings import SETTINGS_ID, Colleague, LateRate, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from clientdesk.model.change import Change

T = TypeVar("T")
R = TypeVar("R", bound=Record)
O = TypeVar("O", bound=Owned)  # noqa: E741

KINDS: tuple[type[Record], ...] = (
    Client, Project, Contract, Invoice, Payment, CreditNote, WriteOff, Promise, Waiver, Message, Letter, Incident,
    Attachment, Extra, Remedy, Task, Snooze, SilenceStage, Exit, Colleague, LateRate, Settings,
)  # fmt: skip
"""Every kind of record, in the order in which files list them."""

TABLES: dict[str, type[Record]] = {kind.table: kind for kind in KINDS}

_OWNED = tuple(kind for kind in KINDS if issubclass(kind, Owned))
_REINDEX_AT_MOST = 500
"""A change of more records than this drops the indexes of its tables: building them anew is cheaper."""
_NOTHING = Record(id="")

_Table = dict[str, Record]
_Index = dict[str, tuple[Any, ...]]
_Indexes = dict[tuple[str, str], _Index]


class Records:
    """All records of a desk, by kind and id, and by the client or the invoice they belong to.

    Tables keep the order in which records were added. Indexes are built when first asked for and carried over by
    `after`, so that reading one client's records costs the same on a desk of any size.
    """

    __slots__ = ("_indexes", "_known", "_tables")

    def __init__(self, tables: Mapping[str, _Table] | None = None, indexes: _Indexes | None = None) -> None:
        self._tables: dict[str, _Table] = {name: {} for name in TABLES} | dict(tables or {})
        self._indexes: _Indexes = indexes or {}
        self._known: dict[Hashable, Any] = {}

    @classmethod
    def of_all(cls, records: Iterable[Record]) -> Records:
        """A desk of these records; of two with one id the later wins."""
        tables: dict[str, _Table] = {name: {} for name in TABLES}
        for record in records:
            tables[record.table][record.id] = record
        return cls(tables)

    def all(self, kind: type[R]) -> Iterable[R]:
        """Every record of a kind, in the order they were added."""
        return cast("Iterable[R]", self._tables[kind.table].values())

    def by_id(self, kind: type[R]) -> Mapping[str, R]:
        """The records of a kind, by id. Not to be written to."""
        return cast("Mapping[str, R]", self._tables[kind.table])

    def get(self, kind: type[R], record_id: str) -> R:
        """The record with an id; raises NotFound."""
        try:
            return cast("R", self._tables[kind.table][record_id])
        except KeyError:
            from clientdesk.model.naming import noun

            raise NotFound(f"The {noun(kind)} is not on this desk any more.") from None

    def of(self, kind: type[O], client_id: str) -> tuple[O, ...]:
        """A client's records of a kind, in the order they were added; empty when there are none."""
        return self._index(kind.table, "client").get(client_id, ())

    def on_invoice(self, kind: type[O], invoice_id: str) -> tuple[O, ...]:
        """An invoice's payments, credit notes, write-offs or promises, in the order they were added."""
        return self._index(kind.table, "invoice").get(invoice_id, ())

    def fees_on(self, invoice_id: str) -> tuple[Invoice, ...]:
        """The late fees on an invoice that were billed, each an invoice of its own, as they were added (R02)."""
        return self._index(Invoice.table, "fee_for").get(invoice_id, ())

    def late_one(self, invoice: Invoice) -> Invoice | None:
        """The invoice whose late fee another one bills; None where it bills none (R02)."""
        return self.by_id(Invoice).get(invoice.fee_for) if invoice.fee_for else None

    def by_invoice(self, kind: type[O]) -> Mapping[str, tuple[O, ...]]:
        """The same of every invoice that has any, by its id. Not to be written to."""
        return self._index(kind.table, "invoice")

    def contract(self, client_id: str) -> Contract | None:
        """A client's contract, or None when nothing is known of one."""
        return next(iter(self.of(Contract, client_id)), None)

    def due_by_terms(self, client_id: str, issued: date | None) -> date | None:
        """When an invoice of that day is due: by the contract's payment term, else the desk's (C08)."""
        if issued is None:
            return None
        contract = self.contract(client_id)
        agreed = contract.term_days if contract else None
        return days_later(issued, self.settings.term_days if agreed is None else agreed)

    @property
    def settings(self) -> Settings:
        """The person's settings, or the defaults."""
        return self.by_id(Settings).get(SETTINGS_ID) or Settings()

    def known(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """What was worked out of these records before under a key, else what `work_out` gives, kept with them."""
        if key not in self._known:
            self._known[key] = work_out()
        return cast("T", self._known[key])

    def unchanged(self, before: Records) -> set[str]:
        """The clients who, with all that is theirs, are the very records they were before, by id.

        None when the settings changed. A table that no change has touched since is not looked through.
        """
        if self.settings != before.settings:
            return set()
        were = before.by_id(Client)
        same = {key for key, client in self.by_id(Client).items() if were.get(key) is client}
        for table in (kind.table for kind in _OWNED if self._tables[kind.table] is not before._tables[kind.table]):
            now, was = self._index(table, "client"), before._index(table, "client")
            same = {key for key in same if _are_same(now.get(key, ()), was.get(key, ()))}
        return same

    def count(self) -> int:
        """How many records there are, the settings included."""
        return sum(map(len, self._tables.values()))

    def after(self, change: Change) -> Records:
        """The desk as it is after a change; this one stays as it was. Indexes already built are kept in step."""
        touched = {record.table for record in (*change.puts, *change.removes)}
        tables = self._tables | {name: dict(self._tables[name]) for name in touched}
        small = len(change.puts) + len(change.removes) <= _REINDEX_AT_MOST
        indexes = {
            key: dict(index) if key[0] in touched else index
            for key, index in self._indexes.items()
            if small or key[0] not in touched
        }
        for record in change.removes:
            _move(indexes, tables[record.table].pop(record.id, None), None)
        for record in change.puts:
            _move(indexes, tables[record.table].get(record.id), record)
            tables[record.table][record.id] = record
        return Records(tables, indexes)

    def _index(self, table: str, field: str) -> _Index:
        index = self._indexes.get((table, field))
        if index is None:
            grouped: dict[str, list[Record]] = {}
            for record in self._tables[table].values():
                owner = getattr(record, field)
                if owner:
                    grouped.setdefault(owner, []).append(record)
            index = self._indexes[table, field] = {owner: tuple(found) for owner, found in grouped.items()}
        return index


def _are_same(some: tuple[Record, ...], others: tuple[Record, ...]) -> bool:
    """Whether they are the very same records; an index that each desk built for itself has tuples of its own."""
    return some is others or (len(some) == len(others) and all(map(is_, some, others)))


def _move(indexes: _Indexes, before: Record | None, now: Record | None) -> None:
    """Bring the built indexes of one record's table in step with its replacement."""
    table = (before or now or _NOTHING).table
    for (name, field), index in indexes.items():
        if name != table:
            continue
        owner, new_owner = getattr(before, field, None), getattr(now, field, None)
        if owner and owner != new_owner:
            index[owner] = tuple(record for record in index[owner] if record is not before)
        if now and new_owner and owner == new_owner:
            index[new_owner] = tuple(now if record is before else record for record in index[new_owner])
        elif now and new_owner:
            index[new_owner] = (*index.get(new_owner, ()), now)
