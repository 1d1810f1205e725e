"""What the list and the timeline have in common: rows of one line, drawn when they come into view, and a cursor.

Rule: a key costs the same at ten rows and at a hundred thousand. A row's strip is drawn once and kept until its record,
its place in a group, or the look changes; the strips are handed to the compositor as they are, so that a row that only
moves is not even translated to terminal codes again.
"""

from __future__ import annotations

from asyncio import get_running_loop
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from clientdesk.tui.safe_text import clip, safe, width

if TYPE_CHECKING:
    from asyncio import TimerHandle
    from collections.abc import Callable, Hashable, Sequence

    from textual.events import Click, Resize

MARK = "▌ "
"""Stands before the cursor's row, so that it is seen without colour; other rows have `NO_MARK` there."""
NO_MARK = "  "
_KEPT_STRIPS = 3000
REST_SECONDS = 0.1
"""How long the cursor stands still before it rests: longer than the pause between two repeats of a held key."""


class Tone(StrEnum):
    """How a piece of text is meant; the theme gives each a colour."""

    PLAIN = "plain"
    MUTED = "muted"
    STRONG = "strong"
    GOOD = "good"
    WATCH = "watch"
    BAD = "bad"
    ACCENT = "accent"


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows named by keys, one line each, below `HEAD` lines that stay. Give it neither border nor padding."""

    ALLOW_SELECT = False
    HEAD: ClassVar[int] = 0
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
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Down", show=False, id="rows.down"),
        Binding("up,k", "move(-1)", "Up", show=False, id="rows.up"),
        Binding("pagedown,ctrl+f", "page(1)", "Page down", show=False, id="rows.page-down"),
        Binding("pageup,ctrl+b", "page(-1)", "Page up", show=False, id="rows.page-up"),
        Binding("home,g", "first", "First row", show=False, id="rows.first"),
        Binding("end,G", "last", "Last row", show=False, id="rows.last"),
        Binding("enter", "select", "Open", show=False, id="rows.open"),
    ]

    class Highlighted(Message):
        """The cursor came to another row; `key` is None when no row is left."""

        def __init__(self, view: LineView, key: str | None) -> None:
            super().__init__()
            self.view, self.key = view, key

        @property
        def control(self) -> LineView:
            """The view that sent it."""
            return self.view

    class Rested(Highlighted):
        """The cursor stays where it is: the moment for what takes longer than a key may, like details."""

    class Selected(Highlighted):
        """Enter or a double click on a row."""

    def __init__(self, *, empty: str = "", id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._empty = empty
        self._keys: Sequence[str] = ()
        self._at = 0
        self._strips: dict[Hashable, Strip] = {}
        self._looks: dict[tuple[tuple[str, ...], bool], Style] = {}
        self._width = 0
        self._waiting: TimerHandle | None = None

    # What owners use

    @property
    def keys(self) -> Sequence[str]:
        """The rows that are shown, in their order."""
        return self._keys

    @property
    def highlighted(self) -> str | None:
        """The cursor's row."""
        return self._keys[self._at] if self._keys else None

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

    def highlight(self, key: str) -> None:
        """Put the cursor on a row, if it is shown."""
        if key in self._keys:
            self._go(self._keys.index(key))

    def filter(self, text: str) -> None:
        """Show the rows that have this in them, whatever its case and accents."""
        raise NotImplementedError

    def prepare_filter(self) -> None:
        """Get ready for the first letter, if that takes long."""

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

    @property
    def room(self) -> int:
        """Cells in a line, those of the scroll bar left out whether it is there or not."""
        return self.scrollable_content_region.width

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

    # Rows and the cursor

    def _put(self, keys: Sequence[str], cursor: str | None = None) -> None:
        """Show these rows, the cursor on `cursor`, else on the row it was on, else as near as can be."""
        before = self.highlighted
        self._keys = keys
        wanted = cursor or before
        found = wanted is not None and wanted in keys
        self._at = keys.index(wanted) if found and wanted else max(0, min(self._at, len(keys) - 1))
        self._measure()
        self._show_cursor()
        self.refresh()
        if self.highlighted != before:
            self._tell_move()

    def _go(self, at: int) -> None:
        at = max(0, min(at, len(self._keys) - 1))
        if at == self._at:
            return
        before, self._at = self._at, at
        if not self._show_cursor():
            self._refresh_row(before)
            self._refresh_row(at)
        self._tell_move()

    def _tell_move(self) -> None:
        self.post_message(self.Highlighted(self, self.highlighted))
        self._stop_waiting()
        self._waiting = get_running_loop().call_later(REST_SECONDS, self._rest)

    def _rest(self) -> None:
        self.post_message(self.Rested(self, self.highlighted))

    def _stop_waiting(self) -> None:
        if self._waiting:
            self._waiting.cancel()

    def on_unmount(self) -> None:
        """Nothing is told any more."""
        self._stop_waiting()

    def _show_cursor(self) -> bool:
        """Scroll so that the cursor's row is in view; tells whether that moved anything."""
        page, top = self.page, round(self.scroll_y)
        wanted = min(max(top, self._at - page + 1), self._at) if page > 0 else top
        if wanted == top:
            return False
        self.scroll_to(y=wanted, animate=False)
        return True

    def _refresh_row(self, at: int) -> None:
        y = at - round(self.scroll_y) + self.HEAD
        if self.HEAD <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    @property
    def page(self) -> int:
        """Rows in view."""
        return max(0, self.size.height - self.HEAD)

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self._go(self._at + rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor and the view by pages, one row of the old page kept."""
        step = pages * max(1, self.page - 1)
        self.scroll_to(y=self.scroll_y + step, animate=False)
        self._go(self._at + step)

    def action_first(self) -> None:
        """Go to the first row."""
        self._go(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self._go(len(self._keys) - 1)

    def action_select(self) -> None:
        """Report the cursor's row as chosen."""
        if self._keys:
            self.post_message(self.Selected(self, self.highlighted))

    def on_click(self, event: Click) -> None:
        """Put the cursor where the mouse is; twice opens."""
        at = event.y - self.HEAD + round(self.scroll_y)
        if event.y < self.HEAD:
            self.click_head(event.x)
        elif at < len(self._keys):
            self._go(at)
            if event.chain == 2:
                self.action_select()

    def click_head(self, x: int) -> None:
        """A click on the head, `x` cells from the left."""

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
            return self._strip(("empty", y), lambda: self._draw_empty(y - self.HEAD))
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
        lines = self._empty.split("\n")
        text = lines[y - 1] if 0 < y <= len(lines) else ""
        return [Segment(NO_MARK + clip(safe(text), self.room - width(NO_MARK)), self.look(Tone.MUTED))]

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    def _measure(self) -> None:
        """Tell the scroll bar how many rows there are; setting `virtual_size` would lay out the whole screen."""
        size = Size(self.room, len(self._keys) + self.HEAD)
        self.set_reactive(LineView.virtual_size, size)
        self._scroll_update(size)

    def notify_style_update(self) -> None:
        """Theme, focus or class changed: nothing drawn before may stay."""
        super().notify_style_update()
        self._strips.clear()
        self._looks.clear()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """Draw for the new room."""
        self._strips.clear()
        self._fit_room()

    def _fit_room(self) -> None:
        """Keep the cursor's row in view."""
        self._measure()
        self._show_cursor()
        self.refresh()
