"""Groups of lines: a heading, what stands under it, what is below that. Rule: how far a line is set in tells which.

Side by side where there is room for two columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.content import Content

from clientdesk.tui.card import ACCENT, HEAD, MUTED, PLAIN, Piece, hanging
from clientdesk.tui.safe_text import safe
from clientdesk.tui.wrapped import Wrapped

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Resize

_ROOM_FOR_TWO = 92
"""Cells from which on groups stand in two columns."""
_SIGN = r"(S\d\d) (.*)"

Lines = Sequence[str]
"""A group: its heading, and lines set in by two blanks, or by six."""


class Told(Wrapped):
    """One group; a line without others under it is a plain sentence."""

    def __init__(self, lines: Lines) -> None:
        super().__init__(classes="note")
        self._lines = lines

    def on_mount(self) -> None:
        """Lay it out for the width it gets."""
        self.show(partial(laid_out, self._lines))


class Groups(Container):
    """Several groups, in one column or in two of about the same height."""

    DEFAULT_CSS = """
    Groups { layout: vertical; height: auto; }
    Groups > Container { height: auto; }
    Groups.-two { layout: horizontal; }
    Groups.-two > Container { width: 1fr; padding-right: 4; }
    """

    def __init__(self, groups: Sequence[Lines]) -> None:
        super().__init__()
        self._groups = groups

    def compose(self) -> ComposeResult:
        """Both columns, one below the other where there is no room."""
        at = _middle(self._groups)
        for column in (self._groups[:at], self._groups[at:]):
            yield Container(*map(Told, column))

    def on_resize(self, event: Resize) -> None:
        """One column or two."""
        self.set_class(event.size.width >= _ROOM_FOR_TWO, "-two")


def grouped(texts: Sequence[str]) -> list[list[str]]:
    """Texts as groups: one that is set in belongs to the one before it; empty ones go."""
    groups: list[list[str]] = []
    for text in filter(None, texts):
        if text.startswith(" ") and groups:
            groups[-1].append(text)
        else:
            groups.append([text])
    return groups


def laid_out(lines: Lines, width: int) -> Content:
    """A group for a width."""
    first, *rest = lines
    return Content.assemble(
        (hanging(safe(first), width, 0), HEAD if rest else PLAIN),
        *(piece for text in rest for piece in _line(text, width)),
    )


def _line(text: str, width: int) -> Iterator[Piece]:
    said = text.lstrip(" ")
    indent = len(text) - len(said)
    yield f"\n{' ' * indent}", PLAIN
    sign = re.fullmatch(_SIGN, said)
    if sign:
        yield f"{sign[1]} ", ACCENT
        said, indent = sign[2], indent + len(sign[1]) + 1
    yield hanging(safe(said), width, indent), MUTED if indent >= _BELOW and not sign else PLAIN


_BELOW = 6
"""So far is set in what stands below a line."""


def _middle(groups: Sequence[Lines]) -> int:
    """How many groups the first column takes: as many as come closest to half of the lines."""
    sizes = [len(group) + 1 for group in groups]
    whole = sum(sizes)
    return min(range(1, len(groups)), key=lambda at: abs(whole - 2 * sum(sizes[:at])), default=len(groups))
