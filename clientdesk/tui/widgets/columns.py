"""Columns of a list: how wide each is in the room there is. Rule: arithmetic on cells; the sum never exceeds it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = 2
"""Empty cells between two columns."""


class Column(Struct, frozen=True):
    """A column of a list.

    `least` is its width in cells; a column with a `share` grows from there, to `most`. When room is short columns go
    by `drop`, the highest first; those with 0 stay. `sort` gives a row's place by its key; None: not sortable.
    """

    name: str
    title: str
    least: int
    share: int = 0
    most: int = 1000
    right: bool = False
    drop: int = 0
    sort: Callable[[str], Any] | None = None


class Place(Struct, frozen=True):
    """A column that is shown: which one (index into all of them), and its width in cells."""

    index: int
    column: Column
    width: int


def lay_out(columns: Sequence[Column], room: int) -> tuple[Place, ...]:
    """The columns that fit into `room` cells, in their order, with the widths they get."""
    kept = _kept(columns, room)
    widths = [columns[index].least for index in kept]
    spare = room - sum(widths) - GAP * (len(kept) - 1)
    _grow([columns[index] for index in kept], widths, spare)
    _shrink(widths, -spare)
    return tuple(Place(index, columns[index], width) for index, width in zip(kept, widths, strict=True) if width > 0)


def _kept(columns: Sequence[Column], room: int) -> list[int]:
    kept = list(range(len(columns)))
    by_drop = sorted((index for index in kept if columns[index].drop), key=lambda index: columns[index].drop)
    while by_drop and sum(columns[index].least for index in kept) + GAP * (len(kept) - 1) > room:
        kept.remove(by_drop.pop())
    return kept


def _grow(columns: Sequence[Column], widths: list[int], spare: int) -> None:
    """Give the spare cells to the columns with a share, in proportion, none beyond its most."""
    while spare > 0:
        open_ones = [at for at, column in enumerate(columns) if column.share and widths[at] < column.most]
        if not open_ones:
            return
        whole = sum(columns[at].share for at in open_ones)
        wanted = spare
        for at in open_ones:
            more = min(max(1, wanted * columns[at].share // whole), columns[at].most - widths[at], spare)
            widths[at] += more
            spare -= more


def _shrink(widths: list[int], missing: int) -> None:
    """Take the missing cells away from the widest columns, when even the ones that stay don't fit."""
    while missing > 0 and any(widths):
        widest = widths.index(max(widths))
        widths[widest] -= 1
        missing -= 1
