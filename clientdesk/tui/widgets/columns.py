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

    `least` is its width in cells where what it holds is not known, and what it keeps when room is short; `fixed`: it is
    so wide whatever it holds. A column with a `share` grows beyond what it holds, to `most`. When not even that fits
    columns go by `drop`, the highest first; those with 0 stay. `gives`: it goes before any other is cut, as what it
    says stands elsewhere too.

    `sort` gives a row's value by its key, None for an empty one, which comes last in either order; without it the
    column is not sortable. `most_first`: it begins with the largest.
    """

    name: str
    title: str
    least: int
    share: int = 0
    most: int = 1000
    right: bool = False
    drop: int = 0
    fixed: bool = False
    gives: bool = False
    sort: Callable[[str], Any] | None = None
    most_first: bool = False


class Slot(Struct, frozen=True):
    """A column that is shown: which one (index into all of them), and its width in cells."""

    index: int
    column: Column
    width: int


def lay_out(columns: Sequence[Column], room: int, wishes: Sequence[int] = ()) -> tuple[Slot, ...]:
    """The columns that fit into `room` cells, in their order, with the widths they get.

    `wishes` are the widths in cells of what the columns hold, known or not: each is met as far as there is room, those
    with a share giving way first, and what is left over goes to the shares.
    """
    kept = kept_columns(columns, room)
    if wishes and sum(_wanted(columns[index], wishes[index]) + GAP for index in kept) - GAP > room:
        kept = [index for index in kept if not columns[index].gives]
    shown = [columns[index] for index in kept]
    widths = [_wanted(columns[index], wishes[index] if wishes else 0) for index in kept]
    spare = room - sum(widths) - GAP * (len(kept) - 1)
    _grow(shown, widths, spare)
    _give_way(shown, widths, -spare)
    places = (Slot(index, columns[index], width) for index, width in zip(kept, widths, strict=True))
    return tuple(place for place in places if place.width > 0)


def _wanted(column: Column, wish: int) -> int:
    return min(max(wish, len(column.title)), column.most) if wish and not column.fixed else column.least


def kept_columns(columns: Sequence[Column], room: int) -> list[int]:
    """Which columns there is room for, as indexes, in their order."""
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


def _give_way(columns: Sequence[Column], widths: list[int], missing: int) -> None:
    """Take missing cells away: from the shares, then from what is above its least, then from whatever is left."""
    givers: tuple[Callable[[int], bool], ...] = (
        lambda at: columns[at].share > 0 and widths[at] > columns[at].least,
        lambda at: widths[at] > columns[at].least,
        lambda at: widths[at] > 0,
    )
    for gives in givers:
        while missing > 0 and (able := [at for at in range(len(widths)) if gives(at)]):
            widths[max(able, key=lambda at: widths[at])] -= 1
            missing -= 1
