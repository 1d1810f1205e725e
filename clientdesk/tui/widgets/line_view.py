"""What the list and the timeline have in common: rows of one line, drawn when they come into view.

Rule: a row's strip is drawn once and kept until its record, its place in a group, or the look changes. Strips go to the
compositor as they are, so that a row that only moves is not even translated to terminal codes again.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from clientdesk.tui.safe_text import clip, safe, width
from clientdesk.tui.widgets.row_view import RowView

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable


MARK = "▌ "
"""Stands before the cursor's row, so that it is seen without colour; other rows have `NO_MARK` there."""
NO_MARK = "  "
_KEPT_STRIPS = 3000


class Tone(StrEnum):
    """How a piece of text is meant; the theme gives each a colour."""

    PLAIN = "plain"
    MUTED = "muted"
    STRONG = "strong"
    GOOD = "good"
    WATCH = "watch"
    BAD = "bad"
    ACCENT = "accent"


class LineView(RowView):
    """A view that draws its rows line by line. Give it neither border nor padding."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"line--cursor", "line--head", "line--rule", *(f"line--{tone}" for tone in Tone)}
    DEFAULT_CSS = """
    LineView {
        height: 1fr; background: $background; color: $foreground; overflow-x: hidden;
        scrollbar-size-vertical: 1; scrollbar-gutter: stable;
        & > .line--cursor { background: $primary 12%; }
        &:focus > .line--cursor { background: $primary 25%; text-style: bold; }
        &:ansi > .line--cursor { background: ansi_default; }
        &:ansi:focus > .line--cursor { text-style: bold reverse; }
        &:nocolor:focus > .line--cursor { text-style: bold reverse; }
        & > .line--head { color: $foreground-muted; text-style: bold; }
        & > .line--rule { color: $foreground 20%; }
        & > .line--muted { color: $foreground-muted; }
        & > .line--strong { text-style: bold; }
        & > .line--good { color: $text-success; }
        & > .line--watch { color: $text-warning; }
        & > .line--bad { color: $text-error; }
        & > .line--accent { color: $text-accent; }
    }
    """

    def __init__(self, *, empty: str = "", id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._empty = empty
        self._strips: dict[Hashable, Strip] = {}
        self._looks: dict[tuple[tuple[str, ...], bool], Style] = {}
        self._width = 0

    # What owners use

    @property
    def empty(self) -> str:
        """What is shown when there are no rows; it should name the key to press."""
        return self._empty

    @empty.setter
    def empty(self, text: str) -> None:
        self._empty = text
        self._redraw()

    def forget(self) -> None:
        """Draw every row anew: what the records behind them hold has changed, the rows themselves have not."""
        self._redraw()

    # What a kind of view says about its rows

    def draw_row(self, at: int, *, cursor: bool) -> list[Segment]:
        """One row, as wide as `room`."""
        raise NotImplementedError

    def draw_head(self, y: int) -> list[Segment]:
        """A line of the head, as wide as `room`."""
        raise NotImplementedError

    def variant(self, at: int) -> Hashable:  # noqa: ARG002
        """What a row's look depends on besides its record and the cursor."""
        return None

    def look(self, *tones: str, cursor: bool = False) -> Style:
        """The style of text in a tone (or of a component class's last part), on the cursor's row or another.

        Where the cursor's row is shown in reverse, tones have no colour there: they would become patches behind text.
        """
        style = self._looks.get((tones, cursor))
        if style is None:
            style = self._looks[tones, cursor] = self._mix(tones, cursor=cursor)
        return style

    def _mix(self, tones: tuple[str, ...], *, cursor: bool) -> Style:
        style = self.get_component_rich_style("line--cursor") if cursor else self.rich_style
        if style.reverse:
            return style
        for tone in tones:
            full = self.get_component_rich_style(f"line--{tone}")
            partial = self.get_component_rich_style(f"line--{tone}", partial=True)
            colour = None if partial.color is None else full.color
            ground = None if partial.bgcolor is None else full.bgcolor
            style += Style(color=colour, bgcolor=ground, bold=full.bold or None, reverse=full.reverse or None)
        return style

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines of the view, as they were kept (the widget's own style cache would copy every one)."""
        if self._width != self.size.width:
            self._width = self.size.width
            self._strips.clear()
        strips = [self.render_line(y) for y in crop.line_range]
        background = self.background_colors[1]
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        first, last = crop.column_span
        return strips if (first, last) == (0, self._width) else [strip.crop(first, last) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """One line of the view."""
        if y < self.HEAD:
            return self._strip(("head", y), lambda: self.draw_head(y))
        if not self._keys:
            return self._strip(("empty", y, self._wanted), lambda: self._draw_empty(y - self.HEAD))
        at = y - self.HEAD + round(self.scroll_y)
        if at >= len(self._keys):
            return Strip.blank(self._width, self.look())
        return self._row(at)

    def _row(self, at: int) -> Strip:
        cursor = at == self._at
        return self._strip((self._keys[at], cursor, self.variant(at)), lambda: self.draw_row(at, cursor=cursor))

    def _strip(self, name: Hashable, draw: Callable[[], list[Segment]]) -> Strip:
        strip = self._strips.get(name)
        if strip is None:
            if len(self._strips) >= _KEPT_STRIPS:
                self._strips.clear()
            strip = self._strips[name] = Strip(Segment.simplify(draw())).adjust_cell_length(self._width, self.look())
        return strip

    def _draw_empty(self, y: int) -> list[Segment]:
        lines = self._unmatched() if self._wanted else self._empty.split("\n")
        text = lines[y - 1] if 0 < y <= len(lines) else ""
        return [Segment(NO_MARK + clip(safe(text), self.room - width(NO_MARK)), self.look(Tone.MUTED))]

    def _unmatched(self) -> list[str]:
        """That the filter has no match: in a line, or in two."""
        told = f"Nothing matches “{safe(self._wanted)}”", "Esc shows all"
        in_one = " · ".join(told)
        return [in_one] if width(in_one) <= self.room - width(NO_MARK) else list(told)

    def _fit_room(self) -> None:
        """What was drawn for the old room, or half-way to the new one, goes."""
        self._strips.clear()
        super()._fit_room()

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Theme, focus or class changed: nothing drawn before may stay."""
        super().notify_style_update()
        self._strips.clear()
        self._looks.clear()
