"""The chain that ties a client's entries to each other, told to a reader. Rule: every entry has a number of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.exchange.paper import Block, Heading, Line, Table
from clientdesk.ledger.trail import Entry, day_of, entries
from clientdesk.model.days import shown
from clientdesk.model.journal import Attachment, Incident

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.exchange.bundle.private import Trail
    from clientdesk.model.records import Records

_HOW = (
    "A chain ties the incidents, the attached files and the sent letters of this client to each other: each entry"
    " carries a hash of what it says, and the hash of the entry that was written down before it."
)
_CHECK = (
    "So the one before an incident may be a letter or a file; chain.txt has them all, with their hashes. ClientDesk,"
    " when it checks the desk, names whatever was changed, taken out or put in."
)
TOLD = (_HOW, _CHECK)
"""What the index says of it."""


def numbered(records: Records, client_id: str) -> list[Entry]:
    """A client's sealed entries in the order of their chain; what follows nothing that is here begins anew."""
    found = [each for each in entries(records, client_id) if each.digest]
    stands = {digest: each.id for each in found for digest in (each.digest, *each.was)}
    after: dict[str, list[Entry]] = {}
    for each in found:
        before = stands.get(each.before, "")
        after.setdefault("" if before == each.id else before, []).append(each)
    order: dict[str, Entry] = {}
    for start in (*after.get("", ()), *found):
        waiting = [start]
        while waiting:
            each = waiting.pop(0)
            if each.id not in order:
                order[each.id] = each
                waiting += after.get(each.id, [])
    return list(order.values())


def places(trail: Trail) -> dict[str, tuple[Line, ...]]:
    """By an entry's id its place in the chain, its hash and that of the one before it; none in the version for others.

    An entry without a seal has no place.
    """
    every = numbered(trail.records, trail.client_id) if trail.private else []
    return {
        each.id: (
            Line(f"Entry {number} of {len(every)} in the chain of this client."),
            Line(f"Hash of this entry: {each.digest}, of the one before: {each.before or 'none'}"),
        )
        for number, each in enumerate(every, 1)
    }


def chain(trail: Trail) -> Iterator[Block]:
    """Every entry by its number, with the number of the one before it and its hash."""
    every = numbered(trail.records, trail.client_id)
    numbers = {digest: str(at) for at, each in enumerate(every, 1) for digest in (each.digest, *each.was)}
    yield from map(Line, TOLD)
    if not every:
        return
    yield Heading("The entries, in the order of the chain")
    rows = (
        (numbers[each.digest], numbers.get(each.before, "none" if not each.before else "missing"),
         shown(day_of(each)), _what(each), each.digest)
        for each in every if day_of(each) <= trail.today
    )  # fmt: skip
    yield Table((">No.", ">After", "Day", "What", "Hash"), tuple(rows))


def _what(entry: Entry) -> str:
    if isinstance(entry, Incident):
        return "Incident"
    return f"File {entry.name}" if isinstance(entry, Attachment) else f"Letter {entry.subject}".strip()
