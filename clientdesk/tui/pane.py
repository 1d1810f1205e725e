"""A page of text that scrolls. Rule: left and right stay free for turning tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content

from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.wrapped import Wrapped

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from clientdesk.tui.wrapped import Words


class Pane(VerticalScroll, inherit_bindings=False):
    """Text in one column, or in two where there is room."""

    BINDINGS = bindings(Where.PANE)
    SCOPED_CSS = False  # what is narrow is the screen around it
    DEFAULT_CSS = """
    Pane { layout: horizontal; height: 1fr; padding: 1 2; }
    Pane > Static { width: 1fr; height: auto; padding-right: 2; }
    Pane.-clipped > Static { text-wrap: nowrap; text-overflow: ellipsis; }
    .-narrow Pane { layout: vertical; }
    .-narrow Pane > Static { width: 100%; padding-bottom: 1; }
    """

    def compose(self) -> ComposeResult:
        """Two columns; the second is empty unless it is used."""
        yield Wrapped(classes="left")
        yield Wrapped(classes="right")

    def show(self, left: Words, right: Words | None = None) -> None:
        """Show text in one or two columns."""
        self.query_one(".left", Wrapped).show(left)
        second = self.query_one(".right", Wrapped)
        second.display = right is not None
        second.show(right or Content())
