"""The line below a list in which its rows are filtered. Rule: it only ever tells its list what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

if TYPE_CHECKING:
    from clientdesk.tui.widgets.line_view import LineView


class FilterBar(Input):
    """Hidden until `open`. Enter or down goes back to the rows and keeps the filter, Esc drops it."""

    DEFAULT_CSS = """
    FilterBar { display: none; height: 1; border: none; padding: 0 1; background: $boost; }
    FilterBar:focus { border: none; }
    FilterBar.-open { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "back", "To the rows", id="filter.back"),
        Binding("escape", "drop", "No filter", id="filter.drop"),
    ]

    def __init__(self, rows: LineView) -> None:
        super().__init__(placeholder="Filter: type a part of it", select_on_focus=False)
        self._rows = rows

    def open(self) -> None:
        """Show the line and write in it."""
        self.add_class("-open")
        self.focus()
        self._rows.prepare_filter()

    def watch_value(self, value: str) -> None:
        """Filter at once, without a message in between."""
        self._rows.filter(value)

    def action_back(self) -> None:
        """Go to the rows; an empty line hides itself."""
        self.set_class(bool(self.value), "-open")
        self._rows.focus()

    def action_drop(self) -> None:
        """Show all rows again."""
        self.value = ""
        self.action_back()
