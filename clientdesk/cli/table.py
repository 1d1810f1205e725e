"""Aligned columns for a terminal. Rule: a cell is one cleaned line, measured in cells and not in characters.

Nothing is cut in a file or a pipe; in a terminal the widest column that isn't figures gives way first.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from clientdesk.cli.output import put_bold, put_lines, talk, width
from clientdesk.model.names import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GAP = "  "
NARROWEST = 5
"""Cells that a column keeps when the terminal is too narrow for all of it."""


def put_table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, empty: str) -> None:
    """Print rows under bold heads; a head that begins with `>` is of figures: right-aligned, and never cut first.

    Without rows it says `empty` on stderr, which names the way on.
    """
    body = [[clean(cell) for cell in row] for row in rows]
    if not body:
        talk(empty)
        return
    rights = [head.startswith(">") for head in heads]
    titles = [head.removeprefix(">") for head in heads]
    widths = [max(map(cells, column)) for column in zip(titles, *body, strict=True)]
    terminal = width()
    if terminal:
        widths = _narrowed(widths, rights, terminal)
    shown = [_line(row, widths, rights) for row in (titles, *body)]
    if terminal:
        shown = [cut(line, terminal) for line in shown]
    put_bold(shown[0])
    put_lines(shown[1:])


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


def _narrowed(widths: list[int], rights: list[bool], terminal: int) -> list[int]:
    """Widths that fit: one cell after the other from the widest column of words, then from any."""
    spare = len(GAP) * (len(widths) - 1)
    for candidates in ([at for at, right in enumerate(rights) if not right], list(range(len(widths)))):
        while sum(widths) + spare > terminal and candidates:
            widest = max(candidates, key=lambda at: widths[at])
            if widths[widest] <= NARROWEST:
                break
            widths[widest] -= 1
    return widths


def _line(row: Sequence[str], widths: list[int], rights: list[bool]) -> str:
    padded = (
        _padded(cut(cell, most), most, right=right) for cell, most, right in zip(row, widths, rights, strict=True)
    )
    return GAP.join(padded).rstrip()


def _padded(text: str, most: int, *, right: bool) -> str:
    blank = " " * (most - cells(text))
    return blank + text if right else text + blank
