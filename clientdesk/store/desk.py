"""The desk: its records, and every way to change them.

Rule: a change is durable when `commit` returns, and nothing has changed when it raises, neither here nor on the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from msgspec import structs

from clientdesk.model.change import Change
from clientdesk.model.errors import Conflict, Refused
from clientdesk.model.record import Record
from clientdesk.model.records import TABLES, Records
from clientdesk.store import backups, history
from clientdesk.store.backups import Backup
from clientdesk.store.contents import TRAIL, Contents
from clientdesk.store.drafts import Drafts
from clientdesk.store.editing import Editing
from clientdesk.store.files import Files
from clientdesk.store.history import HistoryEntry
from clientdesk.store.live import LiveFile
from clientdesk.store.merge import check_merge, difference
from clientdesk.store.sound import check_sound

if TYPE_CHECKING:
    from clientdesk.ledger.trail import Ends
    from clientdesk.model.client import Client
    from clientdesk.model.forgetting import Forgotten


def utc_now() -> datetime:
    """The time, for history and backups only; what day it is, the faces say."""
    return datetime.now(UTC)


class Desk:
    """One desk file, opened. Any thread may read and save; saves wait for each other, here and between processes.

    Another window's changes come in with `refresh`, and with every save: merged by record, or refused as a Conflict.
    A file deleted while the desk is open is made again, whole, by the next save.
    """

    def __init__(self, live: LiveFile, now: Callable[[], datetime]) -> None:
        self._live = live
        self._now = now
        self.drafts = Drafts(live.places.drafts)
        self.editing = Editing(live.places.editing)
        self.files = Files(live.places)

    @classmethod
    def open(cls, path: Path, *, create: bool = False, now: Callable[[], datetime] = utc_now) -> Self:
        """The desk at a path. `create`: a missing one is a new desk, which comes to the disk with its first change.

        Raises NoDesk, Damaged (never taken for an empty desk), or Refused when the file can't be read.
        """
        return cls(LiveFile(path, now, create=create), now)

    @property
    def id(self) -> str:
        """Which desk it is, however often it is copied."""
        return self._live.contents.desk

    @property
    def path(self) -> Path:
        """The desk file; the target when it was opened through a link."""
        return self._live.places.desk

    def keeps(self, target: Path) -> bool:
        """Whether a place is in the folder of the desk's own files."""
        return target.is_relative_to(self._live.places.folder)

    @property
    def records(self) -> Records:
        """All records, as last read or saved here."""
        return self._live.contents.records

    @property
    def with_ends(self) -> tuple[Records, Ends]:
        """All records, and the ends of their paper trails (P): of one moment."""
        contents = self._live.contents
        return contents.records, contents.trail

    def commit(self, change: Change, since: Records | None = None) -> Records:
        """Apply a change and make it durable; the records after it. What changes nothing is not saved.

        `since` are the records that the change was made from, where they were not read a moment ago: a form that stays
        open sees nothing of what a `refresh` brings in meanwhile. Raises Refused, Unsaved, Conflict or Damaged. After a
        Conflict, `refresh` brings in what is there now.
        """
        check_sound(change)

        def step(now: Contents) -> Contents:
            check_merge(change, self.records if since is None else since, now.records)
            return self._after(now, _sealed(change, now))

        self._live.update(step)
        return self.records

    def undo(self) -> str:
        """Undo the latest change, whoever made it and whenever; its label.

        Raises Refused when there is none, when its records have been changed since by another program, or when it would
        take from the paper trail what has been there for a day (P); Conflict when this window has not seen that change
        yet; else what `commit` raises.
        """
        return self._turn(history.to_undo, "There is nothing to undo.")

    def redo(self) -> str:
        """Make the change undone last once more; its label. Raises what `undo` raises."""
        return self._turn(history.to_redo, "There is nothing to redo.")

    def history(self) -> list[HistoryEntry]:
        """The changes that can be undone or redone, the newest first."""
        return list(reversed(self._live.contents.history))

    def backups(self) -> list[Backup]:
        """The backups, the newest first."""
        return backups.listed(self._live.places.backups)

    def become(self, records: Records, label: str, ends: Ends | None = None) -> None:
        """Make the desk hold these records and no others, as one change. Raises what `commit` raises.

        `ends` are those that the records' paper trails were kept with, where they were kept with any (P).
        """

        def step(now: Contents) -> Contents:
            after = self._after(now, difference(now.records, records, label))
            return after if ends is None or after is now else structs.replace(after, trail=ends)

        self._live.update(step)

    def forget(self, client: Client) -> Forgotten:
        """Take a client off the desk and out of history, backups, drafts and attached files; nothing undoes it (P).

        Raises Unsaved when the disk says no. The desk is whole then, the client is still on it, and forgetting them
        again does the rest.
        """
        from clientdesk.store.forgetting import forget

        return forget(self._live, client)

    def once_known(self) -> list[Client]:
        """Every client on the desk, in its history or in a backup."""
        from clientdesk.store.forgetting import once_on

        return list(once_on(self._live.places).values())

    def tidy(self) -> list[Path]:
        """Remove attached files that nothing here refers to; which. Raises Unsaved."""
        from clientdesk.store.failures import untidied

        with self._live.alone(untidied):
            return self.files.clear()

    def external_change(self) -> bool:
        """Whether the file is another than the one last read or saved here. Costs one look at the folder."""
        return self._live.changed_outside

    def refresh(self) -> bool:
        """Read the file again if something else changed it; whether it did.

        A file that is gone changes nothing. Raises Damaged, Refused, or Conflict when it is another desk.
        """
        return self._live.refresh()

    def _after(self, now: Contents, change: Change) -> Contents:
        change = _needed(change, now.records)
        if not change.puts and not change.removes:
            return now
        records = now.records.after(change)
        entry = history.entry_of(change, now.records, records, self._now())
        return now.after(change, records, history.with_entry(now.history, entry))

    def _turn(self, chosen: Callable[[Sequence[HistoryEntry]], HistoryEntry | None], nothing: str) -> str:
        """Swap the entry that `chosen` picks, but not one that this window has never shown."""
        known = chosen(self._live.contents.history)

        def step(now: Contents) -> Contents:
            entry = chosen(now.history)
            if entry is None:
                raise Refused(nothing)
            if known is None or known.id != entry.id:
                raise Conflict(f"Another window has made a change since: “{entry.label}”. Look at it, then try again.")
            change, turned = history.swapped(entry, now.records)
            self._check_stays(change, entry, now.records)
            return now.after(change, now.records.after(change), history.with_turned(now.history, turned))

        try:
            self._live.update(step)
        except Conflict:
            self._live.refresh()
            raise
        return known.label if known else ""

    def _check_stays(self, turn: Change, entry: HistoryEntry, records: Records) -> None:
        """Raise Refused where a turn would take an old entry from the paper trail."""
        if _is_of_trail(*turn.puts, *turn.removes):
            from clientdesk.store.undoing import check_stays

            check_stays(turn, entry, records, self._now())


def _sealed(change: Change, now: Contents) -> Change:
    """The change with its entries of the paper trail sealed (P): here, so that no way in goes past it."""
    change = _needed(change, now.records)
    if not _is_of_trail(*change.puts):
        return change
    from clientdesk.ledger.trail import sealed

    return sealed(change, now.records, now.trail)


def _is_of_trail(*records: Record) -> bool:
    return not TRAIL.isdisjoint(record.table for record in records)


def _needed(change: Change, records: Records) -> Change:
    """A change without the parts that are so already; of two puts of one record the later, and no remove beside it."""

    def here(record: Record) -> Record | None:
        return records.by_id(TABLES[record.table]).get(record.id)

    stay = {(record.table, record.id): record for record in change.puts}
    puts = tuple(record for record in stay.values() if here(record) != record)
    removes = tuple(record for record in change.removes if here(record) and (record.table, record.id) not in stay)
    return Change(change.label, puts, removes)
