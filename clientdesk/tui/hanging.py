"""A line of a list that is set in where it goes on. Rule: made for the width that it is drawn in, never before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.visual import Visual

from clientdesk.tui.card import hanging

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style
    from textual.visual import RenderOptions


class Hanging(Visual):
    """A line, and how many cells the lines after its first are set in. Its text must be safe."""

    def __init__(self, text: str, indent: int) -> None:
        self._text, self._indent = text, indent

    def __str__(self) -> str:
        return self._text

    def made_for(self, width: int) -> Content:
        """The line on as many lines as it takes in a number of cells."""
        begun, rest = self._text[: self._indent], self._text[self._indent :]
        return Content(f"{begun}{hanging(rest, width, self._indent)}")

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Draw it."""
        return self.made_for(width).render_strips(width, height, style, options)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines it takes."""
        return self.made_for(width).get_height(rules, width)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """How wide it is on one line."""
        return Content(self._text).get_optimal_width(rules, container_width)
