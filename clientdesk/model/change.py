"""A change to the desk, as a value. Rule: only the store applies one."""

from __future__ import annotations

from msgspec import Struct

from clientdesk.model.record import Record


class Change(Struct, frozen=True):
    """Records to put (new, or in place of those with the same id) and to remove; all of it or nothing.

    `label` says what the person did, in the past tense and without a full stop: `Recorded a payment of €500.00`.
    """

    label: str
    puts: tuple[Record, ...] = ()
    removes: tuple[Record, ...] = ()
