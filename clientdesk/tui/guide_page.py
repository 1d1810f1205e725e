"""A page of the guide as styled text. Rule: a page, what shows here, and a width in; nothing in it is cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from clientdesk.tui.card import ACCENT, HEAD, MUTED, PLAIN, Piece, hanging
from clientdesk.tui.safe_text import safe, width

if TYPE_CHECKING:
    from clientdesk.tui.guide_entry import Entry, Part
    from clientdesk.tui.guide_here import Here

_MOST, _FEW, _ROOMY = 5, 3, 50
"""Clients that a page names, and how many where it has fewer cells than `_ROOMY`; the menu has the others."""
_CODE = 9
"""Cells up to which codes stand in a column; the words of a longer one are set in below it."""


def page_of(entry: Entry | None, seen: Here | None, room: int) -> Content:
    """The whole page, for a number of cells; empty without one."""
    if entry is None:
        return Content()
    below = f"{entry.chapter} · {entry.name}" if entry.name else entry.chapter
    first, *others = entry.parts
    texts = [_part(first, room), *([_here(seen, room)] if seen else []), *(_part(part, room) for part in others)]
    return Content.assemble(
        ("" if entry.id.islower() else f"{entry.id} ", ACCENT),
        (entry.title, HEAD),
        (f"\n{below}", MUTED),
        *(piece for text in texts for piece in text),
    )


def _part(part: Part, room: int) -> Iterator[Piece]:
    yield "\n\n", PLAIN
    if part.head:
        yield part.head, HEAD
        yield "  " if part.text else "", PLAIN
    yield part.text, PLAIN
    column = max((width(code) for code, _words in part.lines if width(code) <= _CODE), default=0)
    for code, words in part.lines:
        yield from _line(code, words, column, room)


def _line(code: str, words: str, column: int, room: int) -> Iterator[Piece]:
    is_beside = width(code) <= column
    indent = column + 3 if is_beside else 3
    gap = " " * (indent - 1 - width(code)) if is_beside else f"\n{' ' * indent}"
    yield f"\n {code}", ACCENT
    yield gap + hanging(words, room, indent), PLAIN


def _here(seen: Here, room: int) -> Iterator[Piece]:
    """On this desk: the sentence, then a client a line."""
    yield "\n\n", PLAIN
    yield "On this desk", HEAD
    yield f"  {seen.told}", PLAIN
    most = _MOST if room >= _ROOMY else _FEW
    for each in seen.seen[:most]:
        yield f"\n {'▲' if each.is_weighty else '·'} ", ACCENT
        text = f"{safe(each.client.name)}: {safe(each.words)}"
        yield hanging(text, room, 3), PLAIN
    if len(seen.seen) > most:
        yield f"\n   and {len(seen.seen) - most} more: Enter", MUTED
