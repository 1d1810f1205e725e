"""The door to a desk: what is entered, changed or taken out by hand, also by the rules that need the arithmetic.

Rule: both faces enter and remove records here and nowhere else; what money can't do is in `limits`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clientdesk.ledger.limits import check_credit, check_pause, check_received, check_write_off
from clientdesk.model.change import Change
from clientdesk.model.entry import enter, rules
from clientdesk.model.entry.trying import as_it_begins
from clientdesk.model.invoice import Invoice, WriteOff
from clientdesk.model.journal import Remedy

if TYPE_CHECKING:
    from clientdesk.model.record import Record
    from clientdesk.model.records import Records


def entered(records: Records, record: Record, today: date | None = None) -> Change:
    """The change that puts a record, new or in place of the one with its id; the record itself comes first in it.

    Raises Refused with one sentence when a rule says no: a write-off of more than is open, a refund of more than had
    come in by then, a change that takes away what has gone back or been used as credit since (M), a pause of who owes
    nothing (R04), or, for whoever gives `today`, what only a later day could know. Raises NotFound when the record
    belongs to nothing on this desk.
    """
    if today:
        _check_days(records, record, today)
    if isinstance(record, Remedy):
        record = as_it_begins(records, record)
    change = enter.entered(records, record)
    if isinstance(record, WriteOff):
        check_write_off(records, record)
    if isinstance(record, Remedy):
        check_pause(records, record)
    check_received(records, change)
    check_credit(records, change)
    return change


def by_now(change: Change, today: date) -> Change:
    """A change of money that moved; raises Refused for a day that is still ahead."""
    for each in change.puts:
        rules.not_ahead(each, today)
    return change


def removed(records: Records, record: Record) -> Change:
    """The change that takes a record out with everything below it.

    Raises Refused for an entry of the log (P), and where what has gone back or been used as credit would go too (M).
    """
    change = enter.removed(records, record)
    check_received(records, change)
    check_credit(records, change)
    return change


def _check_days(records: Records, record: Record, today: date) -> None:
    """Raise Refused for a day ahead where only a later one could know it, and for a pause set to a day that is over."""
    rules.not_ahead(record, today)
    if isinstance(record, Invoice):
        rules.pause_to_come(records.by_id(Invoice).get(record.id), record, today)
