"""The line below a list in which its rows are filtered as one types. Rule: it only ever tells its view what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from textual.binding import Binding, BindingType
from textual.widgets import Input

if TYPE_CHECKING:
    from textual.widget import Widget


class Filterable(Protocol):
    """What a filter bar can work on."""

    def filter(self, text: str) -> None:
        """Show the rows in which this is found."""

    def prepare_filter(self) -> None:
        """Get ready for the first letter."""

    def focus(self) -> Widget:
        """Take the keys."""


class FilterBar(Input):
    """Hidden until `open`. Enter or down goes back to the rows and keeps the filter, Esc drops it."""

    DEFAULT_CSS = """
    FilterBar { display: none; height: 1; border: none; padding: 0 1; background: $boost; }
    FilterBar:focus { border: none; }
    FilterBar.-open { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "back", "To the rows", show=False, id="filter.back"),
        Binding("escape", "drop", "No filter", show=False, id="filter.drop"),
    ]

    def __init__(self, view: Filterable, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(placeholder="Filter: type a part of a name", id=id, select_on_focus=False)
        self._view = view

    def open(self) -> None:
        """Show the line and write in it."""
        self.add_class("-open")
        self.focus()
        self._view.prepare_filter()

    def watch_value(self, value: str) -> None:
        """Filter at once, without a message in between."""
        self._view.filter(value)

    def action_back(self) -> None:
        """Go to the rows; an empty line hides itself."""
        self.set_class(bool(self.value), "-open")
        self._view.focus()

    def action_drop(self) -> None:
        """Show all rows again."""
        self.value = ""
        self.action_back()
