"""Text from data, made fit for a screen. Rule: whatever a record holds passes here before a widget sees it.

What comes out is never markup, never steers the terminal, and is as wide as `width` says in every terminal: joiners and
variation selectors, over whose width terminals disagree, are left out, and a flag is shown as its two letters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

if TYPE_CHECKING:
    from rich.text import Text

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
ELLIPSIS = "…"
UNBROKEN = "\N{NO-BREAK SPACE}"
"""As wide as a space, and no line ends at it."""
_HALF_A_FIGURE = re.compile(r"(?<=\S)\s+\S*\d\S*$")
_MOST_MARKS = 3
"""Combining marks kept on one character; more of them climb over the neighbouring lines."""
_SELECTORS = range(0xFE00, 0xFE10)
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)


def safe(text: str) -> str:
    """One line of text: line breaks and tabs become spaces, what steers a terminal becomes � or goes."""
    return text if text.isascii() and text.isprintable() else _safe(text)


def safe_lines(text: str) -> str:
    """Like `safe` for text of several lines: the line feeds stay."""
    return "\n".join(safe(line) for line in text.replace("\r\n", "\n").split("\n"))


def safe_text(text: str, style: str = "") -> Text:
    """Several lines as a rich Text, for the widgets that would read markup in a plain string."""
    from rich.text import Text

    return Text(safe_lines(text), style=style)


def width(text: str) -> int:
    """How many cells a safe line takes."""
    return len(text) if text.isascii() else cell_len(text)


def clip(text: str, cells: int) -> str:
    """A safe line cut to some cells, with an ellipsis; neither a wide character nor a figure is cut in half.

    `£4,0…` would be read as four pounds: behind other words a figure is whole, or not there.
    """
    if width(text) <= cells:
        return text
    if cells <= 0:
        return ""
    kept = set_cell_size(text, cells - 1)
    if not text[len(kept) : len(kept) + 1].isspace():
        kept = _HALF_A_FIGURE.sub("", kept)
    return kept.rstrip() + ELLIPSIS


def fit(text: str, cells: int, *, right: bool = False) -> str:
    """A safe line clipped and padded to exactly some cells."""
    shown = clip(text, cells)
    blank = " " * (cells - width(shown))
    return blank + shown if right else shown + blank


@lru_cache(maxsize=8192)
def _safe(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", text):
        shown = _shown(char)
        marks = marks + 1 if shown and unicodedata.category(char).startswith("M") else 0
        if shown and marks <= _MOST_MARKS and (kept or not marks):
            kept.append(shown)
    return "".join(kept)


def _shown(char: str) -> str:
    """What one character is shown as; nothing for those over whose width terminals disagree."""
    if char.isspace():
        return char if char == UNBROKEN else " "
    if ord(char) in _FLAG_LETTERS:
        return chr(ord(char) - _FLAG_LETTERS.start + ord("A"))
    category = unicodedata.category(char)
    if category in ("Cf", "Me") or ord(char) in _SELECTORS or ord(char) in _SKIN_TONES:
        return ""
    return REPLACEMENT if category.startswith("C") else char
