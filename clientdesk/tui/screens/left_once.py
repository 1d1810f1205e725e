"""Leaving a screen. Rule: a key pressed twice closes one screen, and never the one that lies below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from textual.await_complete import AwaitComplete

if TYPE_CHECKING:
    from textual.screen import Screen


class LeftOnce:
    """A screen that is closed only while it is the one on top; to be named before Textual's own class."""

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Close it; what comes after it was closed, or from below another screen, is not heard."""
        screen = cast("Screen[Any]", self)
        if screen.app.screen is not screen:
            return AwaitComplete()
        closed: AwaitComplete = cast("Screen[Any]", super()).dismiss(result)
        return closed
