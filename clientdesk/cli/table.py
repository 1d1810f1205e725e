"""Aligned columns for a terminal. Rule: a cell is one cleaned line, measured in cells and not in characters.

Nothing is cut in a file or a pipe, and no figure anywhere. In a narrow terminal free text gives way first, then columns
that can be spared, then other words; where that is not enough each row is a block of lines.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from clientdesk.cli.output import put_bold, put_lines, talk, width
from clientdesk.model.names import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

GAP = "  "
COMFORTABLE, NARROWEST = 12, 5
"""Cells that a column of words keeps as long as another can be spared, and when none can."""


class _Column:
    """A column with its cells; `figures` go to the right and are never cut, `free` text first, `spare` can go."""

    def __init__(self, head: str, rows: list[str]) -> None:
        self.figures, self.free, self.spare = head.startswith(">"), head.startswith("~"), head.endswith("?")
        self.rows = [head.strip(">~?"), *rows]
        self.width = max(map(cells, self.rows))

    def shown(self, at: int) -> str:
        text = cut(self.rows[at], self.width)
        blank = " " * (self.width - cells(text))
        return blank + text if self.figures else text + blank


def put_table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, empty: str) -> None:
    """Print rows under bold heads.

    A head begins with `>` for figures or `~` for free text, and ends with `?` when the column can be spared.
    Without rows it says `empty` on stderr, which names the way on.
    """
    body = [[clean(cell) for cell in row] for row in rows]
    if not body:
        talk(empty)
        return
    columns = [_Column(head, [row[at] for row in body]) for at, head in enumerate(heads)]
    terminal = width()
    fitted = _fitted(columns, terminal) if terminal else columns
    if terminal and not fitted:
        put_lines(line for at in range(1, len(body) + 1) for line in _block(columns, at, terminal))
        return
    lines = [GAP.join(column.shown(at) for column in fitted).rstrip() for at in range(len(body) + 1)]
    put_bold(lines[0])
    put_lines(lines[1:])


def put_pairs(pairs: Iterable[tuple[str, str]]) -> None:
    """Print names and values under one another, those without a value left out."""
    from clientdesk.cli.wrapping import lines

    put_lines(lines(((name, value) for name, value in pairs if value), indent=""))


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


def _block(columns: list[_Column], at: int, terminal: int) -> Iterator[str]:
    """A row as a line for each column and an empty one; a figure without room beside its head stands alone."""
    widest = max(cells(column.rows[0]) for column in columns)
    for column in columns:
        head, cell = column.rows[0], column.rows[at]
        line = f"{head}{' ' * (widest - cells(head))}{GAP}{cell}"
        if cell:
            yield cell if column.figures and cells(line) > terminal else cut(line, terminal)
    yield ""


def _fitted(columns: list[_Column], terminal: int) -> list[_Column]:
    """The columns that fit, as wide as they can be; none where a figure would have to be cut."""
    words = [column for column in columns if not column.figures]
    free = [column for column in words if column.free] or words
    if _narrowed(free, _excess(columns, terminal), COMFORTABLE) <= 0:
        return columns
    spare = next((column for column in reversed(columns) if column.spare), None)
    if spare is not None:
        for column in columns:
            column.width = max(map(cells, column.rows))
        return _fitted([column for column in columns if column is not spare], terminal)
    excess = _narrowed(words, _excess(columns, terminal), COMFORTABLE)
    return columns if _narrowed(words, excess, NARROWEST) <= 0 else []


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
