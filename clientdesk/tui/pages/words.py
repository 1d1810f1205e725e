"""Pieces of text that the tabs share. Rule: text from data is made safe here; lines hang below their beginning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clientdesk.playbook.improving import improvements
from clientdesk.tui.card import ACCENT, HEAD, MUTED, PLAIN, hanging
from clientdesk.tui.safe_text import safe, safe_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.playbook.improving import Improvement
    from clientdesk.playbook.overview import Overview
    from clientdesk.playbook.trying import Try
    from clientdesk.tui.card import Piece

_CODE = 5
"""Cells for a handbook id and what stands around it."""


def line(text: str, width: int) -> str:
    """A line of safe text, set in by one."""
    return f"\n {hanging(text, width, 1)}"


def lines(text: str, width: int) -> str:
    """The lines of a text from data, each set in; nothing for none."""
    return "".join(line(each, width) for each in safe_lines(text).split("\n")) if text else ""


def head(text: str) -> Piece:
    """The head of a part that has others above it."""
    return f"\n\n{text}", HEAD


def coded(code: str, text: str, width: int, style: str = PLAIN) -> Iterator[Piece]:
    """A line that begins with a handbook id."""
    yield f"\n {code:<{_CODE - 1}}", ACCENT
    yield hanging(safe(text), width, _CODE), style


def improving(row: Overview) -> tuple[Improvement, ...]:
    """What would improve a client's picture; nothing once you have parted, or are about to."""
    return () if row.is_over else improvements(row.picture, row.verdict)


def improved(found: Iterable[Improvement], width: int) -> Iterator[Piece]:
    """What would improve a picture, a line each."""
    for each in found:
        yield from coded(each.handbook or "·", each.text, width)


def to_try_next(found: Iterable[Try], width: int) -> Iterator[Piece]:
    """What to try next, each with the sign that it is for, and what it is."""
    for each in found:
        yield from coded(each.remedy.id, each.remedy.name, width)
        yield f"\n{' ' * _CODE}{hanging(f'for {each.sign.id}: {each.remedy.told}', width, _CODE)}", MUTED
