"""Lines of a code and a text, which goes on below itself where the terminal ends.

Rule: no word is cut that fits a line; in a file or a pipe each item stays one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.cli.output import put, put_bold, put_lines, width
from clientdesk.cli.table import GAP, cells
from clientdesk.model.names import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Item = tuple[str, str]
"""A code, a mark or a day, and a text; the code may be empty."""
LEAST = 20
"""Cells that a text keeps beside its code; in a narrower terminal the terminal breaks the line."""


def put_section(title: str, items: Iterable[Item]) -> None:
    """Print items under a bold title, an empty line before it; nothing where there are none."""
    found = list(items)
    if found:
        put("")
        put_bold(title)
        put_lines(lines(found))


def lines(items: Iterable[Item], indent: str = GAP) -> Iterator[str]:
    """Items under one another, their texts in one column, broken between words at the terminal's end."""
    found = [(clean(code), clean(text)) for code, text in items]
    widest = max((cells(code) for code, _ in found), default=0)
    start = len(indent) + (widest + len(GAP) if widest else 0)
    for code, text in found:
        first, *more = wrapped(text, start)
        head = f"{indent}{code}{' ' * (start - len(indent) - cells(code))}"
        yield f"{head}{first}".rstrip()
        yield from (f"{' ' * start}{line}" for line in more)


def wrapped(text: str, start: int) -> list[str]:
    """A text in lines that begin at a column and end with the terminal; one line where there is no terminal."""
    terminal = width()
    room = terminal - start if terminal else 0
    if room < LEAST or cells(text) <= room:
        return [text]
    broken: list[str] = []
    for word in text.split():
        if broken and cells(broken[-1]) + 1 + cells(word) <= room:
            broken[-1] += f" {word}"
        else:
            broken.append(word)
    return broken
