"""The line below a list in which its rows are filtered. Rule: it only ever tells its list what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.widgets import Static

from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.widgets.still_line import StillLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from clientdesk.tui.widgets.line_view import LineView


class _Line(StillLine):
    """What is typed, told to the rows at once, without a message in between."""

    BINDINGS = bindings(Where.FILTER)

    def __init__(self, bar: FilterBar) -> None:
        super().__init__(placeholder="type a part of it", select_on_focus=False)
        self._bar = bar

    def watch_value(self, value: str) -> None:
        """Filter."""
        self._bar.rows.filter(value)

    def action_back(self) -> None:
        """Go to the rows."""
        self._bar.leave()

    def action_drop(self) -> None:
        """Show all rows again."""
        self._bar.drop()


class FilterBar(Horizontal):
    """Hidden until `open`. Enter or down goes back to the rows and keeps the filter, Esc drops it."""

    DEFAULT_CSS = """
    FilterBar { display: none; height: 1; padding: 0 1; background: $boost; }
    FilterBar.-open { display: block; layout: horizontal; }
    FilterBar Static { width: auto; color: $foreground-muted; }
    FilterBar Input, FilterBar Input:focus { width: 1fr; height: 1; border: none; padding: 0 1; background: $boost; }
    """

    def __init__(self, rows: LineView) -> None:
        super().__init__()
        self.rows = rows
        self._line = _Line(self)

    def compose(self) -> ComposeResult:
        """What the line is, and what is typed."""
        yield Static("filter:")
        yield self._line

    def open(self) -> None:
        """Show the line and write in it."""
        self.add_class("-open")
        self._line.focus()
        self.rows.prepare_filter()

    def leave(self) -> None:
        """Go to the rows; an empty line hides itself."""
        self.set_class(bool(self._line.value), "-open")
        self.rows.focus()

    def drop(self) -> None:
        """Show all rows again."""
        self._line.value = ""
        self.leave()
