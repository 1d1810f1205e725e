"""The line of a client page's tabs, with what is in each. Rule: all of them fit, whatever room there is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARGIN = 2
"""Cells around the line."""


def tab_line(counts: Mapping[str, int | None], opened: str, width: int) -> Content:
    """The tabs' names with their counts, for a screen of so many cells; without them, and closer, where none is left.

    A click on a name opens its tab.
    """
    full = [name if count is None else f"{name} {count}" for name, count in counts.items()]
    tries = ((full, 1), (full, 0), (list(counts), 0))
    texts, pad = next((each for each in tries if _cells(*each) <= width - _MARGIN), tries[-1])
    parts = (_marked(name, text, pad, is_open=name == opened) for name, text in zip(counts, texts, strict=True))
    return Content(" ").join(parts)


def _marked(name: str, text: str, pad: int, *, is_open: bool) -> Content:
    click = Style.from_meta({"@click": f"screen.open_tab({name!r})"})
    return Content.styled(f"{' ' * pad}{text}{' ' * pad}", Style.parse("bold reverse" if is_open else "") + click)


def _cells(texts: Iterable[str], pad: int) -> int:
    """Cells that the line takes."""
    return sum(len(text) + 2 * pad + 1 for text in texts) - 1
