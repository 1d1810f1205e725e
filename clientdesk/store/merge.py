"""A change met by a change from outside. Rule: merged by record; the same record changed differently is asked about."""

from __future__ import annotations

from collections.abc import Container

from clientdesk.model.change import Change
from clientdesk.model.errors import Conflict, Versions
from clientdesk.model.naming import described, references
from clientdesk.model.record import Record
from clientdesk.model.records import TABLES, Records


def check_merge(change: Change, ours: Records, theirs: Records) -> None:
    """Raise Conflict when a change made to `ours` can't be made to `theirs` without overwriting something there.

    It can when each of its records is there as it was here, or already as the change wants it, what they belong to is
    still there, and nothing new belongs to what goes.
    """
    if ours is theirs:
        return
    wanted: dict[tuple[str, str], Record | None] = {(record.table, record.id): None for record in change.removes}
    wanted |= {(record.table, record.id): record for record in change.puts}
    for (table, key), record in wanted.items():
        here, there = _in(ours, table, key), _in(theirs, table, key)
        if there not in (here, record):
            raise _versions(here or there or record, record, there)
        for other_table, other in references(record) if record else ():
            if (
                _in(ours, other_table, other)
                and not _in(theirs, other_table, other)
                and (other_table, other) not in wanted
            ):
                raise _conflict(_in(ours, other_table, other), "removed")
    _check_nothing_new_below(change, theirs, wanted.keys())


def _check_nothing_new_below(change: Change, theirs: Records, wanted: Container[tuple[str, str]]) -> None:
    """Raise Conflict for a record that belongs to one that goes, and that the change doesn't know of."""
    gone = {(record.table, record.id) for record in change.removes}
    for kind in TABLES.values() if gone else ():
        for record in theirs.by_id(kind).values():
            if (record.table, record.id) not in wanted and not gone.isdisjoint(references(record)):
                raise _conflict(record, "added")


def difference(before: Records, after: Records, label: str) -> Change:
    """The change that makes the one of the other."""
    puts: list[Record] = []
    removes: list[Record] = []
    for kind in TABLES.values():
        old, new = before.by_id(kind), after.by_id(kind)
        puts += [record for key, record in new.items() if old.get(key) != record]
        removes += [record for key, record in old.items() if key not in new]
    return Change(label, tuple(puts), tuple(removes))


def _versions(named: Record | None, ours: Record | None, theirs: Record | None) -> Conflict:
    """Two versions of a record, or one that only the one or the other side still has."""
    if ours and theirs:
        return Versions(_told(named, "changed"))
    return _conflict(named, "changed" if theirs else "removed")


def _conflict(record: Record | None, what: str) -> Conflict:
    return Conflict(_told(record, what))


def _told(record: Record | None, what: str) -> str:
    thing = described(record) if record else "a record"
    return (
        f"{thing[0].upper()}{thing[1:]} was {what} elsewhere in the meantime."
        " Nothing was saved; look at it and try again."
    )


def _in(records: Records, table: str, key: str) -> Record | None:
    return records.by_id(TABLES[table]).get(key)
