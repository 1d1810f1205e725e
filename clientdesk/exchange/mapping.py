"""What a person can say about the columns of a list. Rule: columns are named by their place, which no two share."""

from __future__ import annotations

from typing import NamedTuple

from clientdesk.exchange.sheet import columns_of, likely_heading
from clientdesk.exchange.sources import SOURCES
from clientdesk.exchange.table import read_table
from clientdesk.exchange.words import SHAPES, Kind
from clientdesk.model.names import clean


class Unmapped(NamedTuple):
    """A list's columns, each with its place (from 1), and the fields that none of them is known to be.

    The needed ones come first.
    """

    columns: tuple[tuple[str, str], ...]
    fields: tuple[str, ...]
    needed: frozenset[str]


def unmapped(data: bytes, kind: str) -> Unmapped:
    """What is left to be mapped in a list of a kind. Raises Refused when the file is no table."""
    cells = likely_heading(read_table(data)).cells
    shape = SHAPES[Kind(kind)]
    source = next(each for each in SOURCES if each.is_plain and each.kind == kind)
    known = columns_of(cells, source, {})
    left = [field for field in shape.words if field not in known]
    columns = tuple((str(place), clean(cell)[:40]) for place, cell in enumerate(cells, 1) if cell.strip())
    return Unmapped(columns, tuple(sorted(left, key=lambda field: field not in shape.needs)), shape.needs)
