"""What an import would do, as a value.

Rule: every row is accounted for (`read == added + unchanged + len(refused)`).
"""

from __future__ import annotations

from msgspec import Struct

from clientdesk.model.change import Change


class RefusedRow(Struct, frozen=True):
    """A row that can't come in: its line in the file, and why."""

    row: int
    why: str


class MatchedRow(Struct, frozen=True, omit_defaults=True):
    """Something a row met on the desk that the person should know of."""

    row: int
    note: str
    client: str = ""
    invoice: str = ""


class ImportPlan(Struct, frozen=True, kw_only=True):
    """What a file would do.

    `added` counts the rows that bring something new (a client completed, too), `unchanged` those that are on the desk
    already. `change` holds the good rows; a face commits it when nothing is refused, or when told to skip what is.
    """

    kind: str
    read: int
    added: int
    unchanged: int
    refused: tuple[RefusedRow, ...]
    matched: tuple[MatchedRow, ...]
    change: Change
    notes: tuple[str, ...] = ()
