"""A few rows with a cursor: options, steps, answers. Rule: the cursor is seen without colour, and arrows never trap.

Not for data: lists of records are `LineList`s. Rows here may take several lines, and each is a widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.events import Click
    from textual.widget import Widget


class Row(Container):
    """A row: a mark, and texts beside it, one below the other; the second is muted.

    `key` names it; without one the row is only read.
    """

    DEFAULT_CSS = """
    Row { layout: horizontal; height: auto; border-left: blank; padding-right: 1; }
    Row > .mark { width: auto; height: 1; padding: 0 1; }
    Row > Container, Row > .said { height: auto; width: 1fr; }
    Row Static { height: auto; }
    Row .told { color: $foreground-muted; }
    """

    def __init__(self, key: str, mark: Content, *texts: Content) -> None:
        super().__init__()
        self.key = key
        self._mark, self._texts = mark, texts

    def compose(self) -> ComposeResult:
        """Mark and texts; a single one needs no box around it."""
        yield Static(self._mark, classes="mark")
        texts = [Static(text, classes="told" if at else "said") for at, text in enumerate(self._texts)]
        yield from texts if len(texts) == 1 else [Container(*texts)]

    def mark(self, mark: Content) -> None:
        """Show another mark."""
        self._mark = mark
        for shown in self.query(".mark").results(Static):
            shown.update(mark)

    def become(self, other: Row) -> None:
        """Show what another row would show, of as many texts."""
        self.mark(other._mark)
        self._texts = other._texts
        for shown, text in zip(self.query(".said, .told").results(Static), other._texts, strict=True):
            shown.update(text)


class Rows(Container, can_focus=True):
    """Rows one below the other, or side by side (`inline`). Arrows move the cursor, and at an end leave the rows."""

    DEFAULT_CSS = """
    Rows { height: auto; layout: vertical; }
    Rows.-inline { layout: horizontal; }
    Rows.-inline Row, Rows.-inline Row > Container, Rows.-inline Row Static { width: auto; }
    Rows.-inline Row { padding-right: 1; }
    Rows.-inline Row > .mark { padding: 0 1 0 0; }
    Rows:focus Row.-cursor { background: $primary 25%; border-left: outer $primary; }
    Rows:ansi:focus Row.-cursor { background: ansi_default; text-style: bold reverse; }
    Rows:nocolor:focus Row.-cursor { text-style: bold reverse; }
    """
    BINDINGS = bindings(Where.OPTIONS)

    class Moved(Message):
        """The cursor came to another row."""

        def __init__(self, rows: Rows) -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> Rows:
            """The rows."""
            return self.rows

    class Opened(Moved):
        """A row was clicked."""

    def __init__(
        self,
        *children: Widget,
        at: str = "",
        inline: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(*children, id=id, classes="-inline" if inline else "")
        self._keys = [child.key for child in children if isinstance(child, Row) and child.key]
        self._at = self._keys.index(at) if at in self._keys else 0
        self._inline = inline
        for row in children:
            if isinstance(row, Row) and row.key and row.key == self.key:
                row.add_class("-cursor", update=False)

    @property
    def key(self) -> str:
        """The cursor's row; empty without rows."""
        return self._keys[self._at] if self._keys else ""

    @property
    def keys(self) -> Sequence[str]:
        """All rows."""
        return self._keys

    def on_focus(self) -> None:
        """Bring the cursor's row into view, once it is known where that is."""
        self.call_after_refresh(self._show_cursor)

    def go(self, key: str) -> None:
        """Put the cursor on a row."""
        if key in self._keys and key != self.key:
            self._at = self._keys.index(key)
            self._show_cursor()
            self.post_message(self.Moved(self))

    def action_step(self, by: int, sideways: bool) -> None:  # noqa: FBT001  Textual's actions take positions
        """Move along the rows; across them, or beyond the last, to the next thing that takes keys."""
        at = self._at + by
        if sideways is self._inline and 0 <= at < len(self._keys):
            self.go(self._keys[at])
        elif not sideways and by > 0:
            self.screen.focus_next()
        elif not sideways and self._inline:
            self.screen.focus_previous()

    def action_end(self, at: int) -> None:
        """Go to the first row, or the last; from the first one to the top of the page."""
        if self._keys:
            self.go(self._keys[at])
            self._show_cursor()

    def on_click(self, event: Click) -> None:
        """Put the cursor where the mouse is, and open that row."""
        row = next((each for each in self.query(Row) if each.region.contains(event.screen_x, event.screen_y)), None)
        if row is not None and row.key:
            self.go(row.key)
            self.post_message(self.Opened(self))

    def _show_cursor(self) -> None:
        for row in self.query(Row):
            is_here = bool(row.key) and row.key == self.key
            row.set_class(is_here, "-cursor")
            if is_here and self.has_focus:
                self._bring(row)

    def _bring(self, row: Row) -> None:
        """Bring the cursor's row into view; the first one with all that stands above it, where both have room."""
        row.scroll_visible(animate=False)
        page = next((each for each in self.ancestors if isinstance(each, VerticalScroll)), None)
        if page is not None and self._at == 0 and row.region.bottom - page.region.y + page.scroll_y <= page.size.height:
            page.scroll_home(animate=False)
