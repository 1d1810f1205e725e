"""A text on lines of so many cells. Rule: cells are counted, not characters, and no line ends in a separator.

A character of Chinese or Japanese takes two cells, and words of theirs are broken anywhere.
"""

from __future__ import annotations

from textwrap import wrap

from rich.cells import chop_cells

from clientdesk.tui.safe_text import width

_DOT = "·"


def in_lines(text: str, cells: int) -> list[str]:
    """The lines of a safe text; between two of them the separator of facts goes."""
    lines = wrap(text, cells) if width(text) == len(text) else _broken(text, cells)
    last = len(lines) - 1
    return [_without_dot(line, is_first=not at, is_last=at == last) for at, line in enumerate(lines)]


def _without_dot(line: str, *, is_first: bool, is_last: bool) -> str:
    line = line if is_first else line.removeprefix(f"{_DOT} ")
    return line if is_last else line.removesuffix(f" {_DOT}")


def _broken(text: str, cells: int) -> list[str]:
    """The lines of a text with wide characters, broken at spaces, and within a word that has no room on a line."""
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width(joined) <= cells:
            lines[-1] = joined
        elif width(word) <= cells:
            lines.append(word)
        else:
            lines[-1:] = chop_cells(joined, cells)
    return [line.rstrip() for line in lines]
