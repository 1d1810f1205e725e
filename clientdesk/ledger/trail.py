"""The paper trail's chain of hashes, one a client: what was logged, attached or sent stays as it was written (P).

Rule: the seal is put on by the store as an entry comes to the desk, whichever way it came; nothing else makes one. What
the program itself changes on an entry is sealed anew, and leaves the digest that it stood under.

An entry's digest is the SHA-256 of its row as the desk file holds it, without `digest`: JSON with sorted keys, UTF-8,
no spaces. Two entries may follow one (a fork: desks that were brought together). The ends are kept beside the records,
so that the newest entries are as safe as those that others follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.days import shown
from clientdesk.model.journal import Attachment, Incident, Letter
from clientdesk.model.naming import noun

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.record import Record
    from clientdesk.model.records import Records

Entry = Incident | Attachment | Letter
Ends = Mapping[str, tuple[str, ...]]
"""By the client's id the digests that no entry follows, the newest last; none where nothing is sealed."""
KINDS: tuple[type[Entry], ...] = (Incident, Attachment, Letter)


class Break(NamedTuple):
    """Something that was done to a paper trail around the program, as a clause, and the entry where it shows."""

    what: str
    entry: Entry | None = None


def is_entry(record: Record) -> TypeGuard[Entry]:
    """Whether a record belongs to the paper trail: a letter does once it is sent, or carries a seal."""
    if isinstance(record, Letter):
        return record.sent is not None or bool(record.digest)
    return isinstance(record, (Incident, Attachment))


def day_of(entry: Entry) -> date:
    """The day that an entry is of."""
    return (entry.sent or entry.written) if isinstance(entry, Letter) else entry.on


def canonical(entry: Entry) -> bytes:
    """What an entry's digest is made of."""
    import msgspec

    return msgspec.json.encode(entry.but(digest=""), order="sorted")


def digest_of(entry: Entry) -> str:
    """The digest that an entry should carry: hexadecimal."""
    from hashlib import sha256

    return sha256(canonical(entry)).hexdigest()


def is_as_written(entry: Entry) -> bool:
    """Whether an entry's digest is its own; one that is not sealed passes."""
    return not entry.digest or entry.digest == digest_of(entry)


def entries(records: Records, client_id: str) -> list[Entry]:
    """A client's paper trail, in order of its days; those of one day as they were added, kind after kind."""
    found = [each for kind in KINDS for each in records.of(kind, client_id) if is_entry(each)]
    return sorted(found, key=day_of)


def touches(change: Change) -> bool:
    """Whether a change could have to do with a paper trail at all."""
    return any(isinstance(each, KINDS) for each in (*change.puts, *change.removes))


def sealed(change: Change, records: Records, ends: Ends) -> Change:
    """The change with every entry that it brings sealed, each after the one before it.

    What is new and carries its own seal already keeps it: an import of what was sealed elsewhere. A client's entries of
    before there were seals are sealed with the first that follows them.
    """
    sealer = _Sealer(change, records, ends)
    puts = [sealer.take(each) if isinstance(each, KINDS) else each for each in change.puts]
    return Change(change.label, (*puts, *sealer.older), change.removes)


def all_sealed(records: Records) -> Records:
    """The records with every entry sealed anew, in order of the days: for a desk that is made rather than written."""
    puts: list[Entry] = []
    for client_id in records.by_id(Client):
        last = ""
        for each in entries(records, client_id):
            puts.append(_with_seal(bare(each), last))
            last = puts[-1].digest
    return records.after(Change("", tuple(puts)))


def bare(entry: Entry) -> Entry:
    """An entry without its seal: what it says."""
    return entry.but(before="", digest="", was=())


def ends_after(ends: Ends, before: Records, after: Records, change: Change) -> dict[str, tuple[str, ...]]:
    """The ends after a change that made the one of the other.

    They go on from those that were kept and not from what is on the desk: an entry that was taken out around the
    program stays missed, however much is logged after it.
    """
    touched = dict.fromkeys(each.client for each in (*change.removes, *change.puts) if isinstance(each, KINDS))
    moved = {key: _ends_of(ends.get(key, ()), before, after, key) for key in touched}
    there = after.by_id(Client)
    return {key: kept for key, kept in {**ends, **moved}.items() if kept and key in there}


def broken(records: Records, ends: Ends, client_id: str) -> Iterator[str]:
    """What was done to a client's paper trail around the program, each time as a clause; nothing where all is well."""
    return (each.what for each in breaks(records, ends, client_id))


def breaks(records: Records, ends: Ends, client_id: str) -> Iterator[Break]:
    """The same, each with the entry where it shows; none for an entry that is missed after the last one."""
    found, kept = entries(records, client_id), set(ends.get(client_id, ()))
    befores = {each.before for each in found}
    known = {each.digest for each in found} | _superseded(records, client_id)
    gaps = (kept | befores) - known - {""}
    for each in found:
        if not is_as_written(each):
            yield Break(f"{told(each)} is not as it was written", each)
        elif each.before in gaps:
            yield Break(f"what came before {told(each)} is missing", each)
        elif _is_put_in(each, kept | befores, known, gaps):
            yield Break(f"{told(each)} was put in", each)
    if kept & gaps:
        yield Break("what was its last entry is missing")


def told(entry: Entry) -> str:
    """An entry in a sentence: `the incident of 3 Nov 2026`."""
    return f"the {noun(type(entry))} of {shown(day_of(entry))}"


def _is_put_in(entry: Entry, named: set[str], known: set[str], gaps: set[str]) -> bool:
    """Whether nothing knows of an entry. Where others are missing, it may be theirs that did."""
    if not entry.digest:
        return named | known != {""}
    return entry.digest not in named and not gaps


class _Sealer:
    """Seals the entries of one change, client by client."""

    def __init__(self, change: Change, records: Records, ends: Ends) -> None:
        self._records = records
        self._in_change = {each.id for each in (*change.puts, *change.removes)}
        self._kept = ends
        self._ends: dict[str, list[str]] = {}
        self.older: list[Entry] = []
        """Entries of before there were seals, sealed now."""

    def take(self, given: Entry) -> Entry:
        """An entry as it comes to the desk; a letter that is not sent, or not any more, carries no seal."""
        held = self._records.by_id(type(given)).get(given.id)
        if held is not None and bare(held) == bare(given):
            return held
        was = (*held.was, held.digest) if held and held.digest else held.was if held else ()
        if isinstance(given, Letter) and given.sent is None:
            return given.but(before="", digest="", was=was)
        if held is None and given.digest and is_as_written(given):
            return self._followed(given)
        return self._followed(_with_seal(given.but(was=was), self._last(given.client)))

    def _last(self, client_id: str) -> str:
        ends = self._ends_of(client_id)
        return ends[-1] if ends else ""

    def _followed(self, entry: Entry) -> Entry:
        """An entry, which is an end now in place of the one before it."""
        ends = self._ends_of(entry.client)
        if entry.before in ends:
            ends.remove(entry.before)
        ends.append(entry.digest)
        return entry

    def _ends_of(self, client_id: str) -> list[str]:
        if client_id not in self._ends:
            self._ends[client_id] = list(self._kept.get(client_id, ()))
            if client_id not in self._kept:
                self._seal_older(client_id)
        return self._ends[client_id]

    def _seal_older(self, client_id: str) -> None:
        for each in entries(self._records, client_id):
            if not each.digest and each.id not in self._in_change:
                self.older.append(self._followed(_with_seal(each, self._last(client_id))))


def _with_seal(entry: Entry, before: str) -> Entry:
    open_ = entry.but(before=before, digest="")
    return open_.but(digest=digest_of(open_))


def _ends_of(kept: tuple[str, ...], before: Records, after: Records, client_id: str) -> tuple[str, ...]:
    were, are = ({each.digest: each for each in entries(records, client_id)} for records in (before, after))
    gone = [each for digest, each in were.items() if digest not in are]
    new = [digest for digest in are if digest not in were]
    followed = {each.before for each in are.values()} | {each.digest for each in gone} | {""}
    return tuple(each for each in dict.fromkeys((*kept, *(one.before for one in gone), *new)) if each not in followed)


def _superseded(records: Records, client_id: str) -> set[str]:
    """The digests under which entries stood before the program changed them."""
    return {digest for kind in KINDS for each in records.of(kind, client_id) for digest in each.was}
