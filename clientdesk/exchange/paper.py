"""Pages to hand on, as blocks: headings, lines, quotes and tables. Rule: text and PDF are made of the same blocks.

Every text is cleaned here, where it becomes a page: nothing on it steers a terminal or turns the reading direction.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from clientdesk.model.names import clean, clean_lines

_GAP = "  "
_QUOTED = "  | "
_LONGEST = 72
"""Characters of a line under a heading."""


class Heading(Struct, frozen=True, tag="heading"):
    """A heading; `level` is 1 for the page's own, 2 for those below it, 3 for a few lines' own."""

    text: str
    level: int = 2


class Line(Struct, frozen=True, tag="line"):
    """A line of its own."""

    text: str


class Quote(Struct, frozen=True, tag="quote"):
    """Somebody's own words, in as many lines as they have: marked, so that nothing in them passes for ours."""

    text: str


class Table(Struct, frozen=True, tag="table"):
    """Rows under heads; one that begins with `>` is of figures, and goes to the right."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Line | Quote | Table


def cleaned(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with nothing in them that steers a terminal."""
    return [_cleaned(block) for block in blocks]


def as_text(blocks: Iterable[Block]) -> str:
    """The blocks as plain text: headings underlined, quotes behind a bar, columns aligned."""
    parts: list[str] = []
    before: Block | None = None
    for block in cleaned(blocks):
        is_apart = isinstance(block, (Heading, Table)) or _stands_apart(before)
        if parts and is_apart:
            parts.append("")
        parts.extend(_lines(block))
        before = block
    return "\n".join(line.rstrip() for line in parts) + "\n"


def cells(text: str) -> int:
    """How many columns of a fixed-width page a text takes."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def _cleaned(block: Block) -> Block:
    match block:
        case Heading(text, level):
            return Heading(clean(text), level)
        case Line(text):
            return Line(clean(text))
        case Quote(text):
            return Quote(clean_lines(text))
        case Table(heads, rows):
            return Table(heads, tuple(tuple(map(clean, row)) for row in rows))


def _stands_apart(block: Block | None) -> bool:
    return isinstance(block, Table) or (isinstance(block, Heading) and block.level < 3)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield text
            if level < 3:
                yield ("=" if level == 1 else "-") * min(cells(text), _LONGEST)
        case Line(text):
            yield text
        case Quote(text):
            yield from (f"{_QUOTED}{line}" for line in text.split("\n"))
        case Table(heads, rows):
            yield from _aligned(heads, rows)


def _aligned(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    titles = [head.removeprefix(">") for head in heads]
    every = [titles, *rows]
    widths = [max(cells(row[at]) for row in every) for at in range(len(heads))]
    for row in every:
        padded = (_padded(cell, widths[at], right=heads[at].startswith(">")) for at, cell in enumerate(row))
        yield _GAP.join(padded)


def _padded(text: str, width: int, *, right: bool) -> str:
    blank = " " * (width - cells(text))
    return blank + text if right else text + blank


def _cells_of(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
