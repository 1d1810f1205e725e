"""What undo and redo leave alone: the paper trail, once it is a day old (P).

Rule: a slip can be taken back while it is one. After a day, turning a change may put entries of the trail back, or as
they stood before, but never takes one away or lets go of what was sent.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from clientdesk.ledger.trail import Entry, is_entry, told
from clientdesk.model.change import Change
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Incident, Letter
from clientdesk.model.record import Record
from clientdesk.model.records import TABLES, Records
from clientdesk.store.history import HistoryEntry

WHILE = timedelta(days=1)
"""How long a change of the paper trail can be taken back; whoever slips at midnight has as long as others."""


def check_stays(turn: Change, entry: HistoryEntry, records: Records, now: datetime) -> None:
    """Raise Refused where turning a change of more than a day ago would take a sealed entry from the desk (P)."""
    if now - entry.at <= WHILE:
        return
    after = {(each.table, each.id): each for each in turn.puts}
    for each in (*turn.removes, *turn.puts):
        here = records.by_id(TABLES[each.table]).get(each.id)
        if here and is_entry(here) and _lets_go(here, after.get((each.table, each.id))):
            verb = "redone" if entry.undone else "undone"
            raise Refused(
                f"“{entry.label}” can't be {verb} any more: {told(here)} has been on the paper trail for more than a"
                f" day, and stays. {_way_out(here)}"
            )


def _lets_go(here: Entry, other: Record | None) -> bool:
    """Whether a sealed entry would be gone without a trace of it, or of what it was."""
    if not here.digest:
        return False
    if other is None or not isinstance(other, type(here)):
        return True
    return here.digest not in (other.digest, *other.was) and not (other.digest and other.digest in here.was)


def _way_out(here: Entry) -> str:
    if isinstance(here, Incident):
        return "Log a correction instead."
    if isinstance(here, Letter):
        return "Mark it as not sent instead, if it never went out."
    return "Log what is so beside it instead."
