"""Text made for the width it gets. Rule: it is made again for another width before it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.geometry import Size

Words = Content | Callable[[int], Content]
"""A text, or how it is made for a number of cells."""


class Wrapped(Static):
    """A text that can set in the lines after the first, because it knows its width. Its height must be `auto`."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._words: Words = Content()
        self._made_for = 0

    def show(self, words: Words) -> None:
        """Show another text."""
        self._words = words
        self._make(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Textual asks for it in every layout that gives another width."""
        if width != self._made_for:
            self._made_for = width
            self._make(layout=False)
        return super().get_content_height(container, viewport, width)

    def _make(self, *, layout: bool) -> None:
        words = self._words
        self.update(words if isinstance(words, Content) else words(self._made_for), layout=layout)
