"""Aligned columns for a terminal. Rule: a cell is one cleaned line, measured in cells and not in characters.

Nothing is cut in a file or a pipe. In a narrow terminal columns of words give way first, then those that can be spared.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from clientdesk.cli.output import put_bold, put_lines, talk, width
from clientdesk.model.names import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GAP = "  "
COMFORTABLE, NARROWEST = 12, 5
"""Cells that a column of words keeps as long as another can be spared, and when none can."""


class _Column:
    """A column with its cells; `figures` are right-aligned and never cut first, `spare` ones may be left out."""

    def __init__(self, head: str, rows: list[str]) -> None:
        self.figures, self.spare = head.startswith(">"), head.endswith("?")
        self.rows = [head.strip(">?"), *rows]
        self.width = max(map(cells, self.rows))

    def shown(self, at: int) -> str:
        text = cut(self.rows[at], self.width)
        blank = " " * (self.width - cells(text))
        return blank + text if self.figures else text + blank


def put_table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, empty: str) -> None:
    """Print rows under bold heads. A head begins with `>` for figures and ends with `?` when it can be spared.

    Without rows it says `empty` on stderr, which names the way on.
    """
    body = [[clean(cell) for cell in row] for row in rows]
    if not body:
        talk(empty)
        return
    columns = [_Column(head, [row[at] for row in body]) for at, head in enumerate(heads)]
    terminal = width()
    if terminal:
        columns = _fitted(columns, terminal)
    lines = [GAP.join(column.shown(at) for column in columns).rstrip() for at in range(len(body) + 1)]
    if terminal:
        lines = [cut(line, terminal) for line in lines]
    put_bold(lines[0])
    put_lines(lines[1:])


def put_pairs(pairs: Iterable[tuple[str, str]]) -> None:
    """Print names and values under one another, those without a value left out."""
    given = [(name, clean(value)) for name, value in pairs if value]
    widest = max((cells(name) for name, _ in given), default=0)
    put_lines(f"{name}{' ' * (widest - cells(name))}{GAP}{value}" for name, value in given)


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def cut(text: str, most: int) -> str:
    """A text in at most so many cells, its end an ellipsis when something had to go."""
    if cells(text) <= most:
        return text
    kept, used = [], 1
    for char in text:
        used += _cells_of(char)
        if used > most:
            break
        kept.append(char)
    return "".join(kept).rstrip() + "…"


@lru_cache(maxsize=4096)
def _cells_of(char: str) -> int:
    import unicodedata

    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _fitted(columns: list[_Column], terminal: int) -> list[_Column]:
    """The columns that fit, as wide as they can be."""
    words = [column for column in columns if not column.figures]
    if _narrowed(words, _excess(columns, terminal), COMFORTABLE) <= 0:
        return columns
    spare = next((column for column in reversed(columns) if column.spare), None)
    if spare is not None:
        for column in columns:
            column.width = max(map(cells, column.rows))
        return _fitted([column for column in columns if column is not spare], terminal)
    excess = _narrowed(words, _excess(columns, terminal), NARROWEST)
    _narrowed(columns, excess, NARROWEST)
    return columns


def _excess(columns: list[_Column], terminal: int) -> int:
    return sum(column.width for column in columns) + len(GAP) * (len(columns) - 1) - terminal


def _narrowed(columns: list[_Column], excess: int, least: int) -> int:
    """Take cells from the widest of some columns, one after the other; how many there are still too many."""
    while excess > 0:
        widest = max(columns, key=lambda column: column.width, default=None)
        if widest is None or widest.width <= least:
            break
        widest.width -= 1
        excess -= 1
    return excess
