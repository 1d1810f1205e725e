"""Leaving a screen. Rule: a key pressed twice closes one screen, and never the one that lies below it.

Keys come in bursts: a screen may be left before it is laid out, and what was meant for it still comes then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from textual.await_complete import AwaitComplete
from textual.css.query import NoMatches

if TYPE_CHECKING:
    from textual.message import Message
    from textual.screen import Screen
    from textual.widget import Widget


def is_gone(widget: Widget) -> bool:
    """Whether a widget was taken away, or never came to be on the screen: nothing is to be found in it."""
    return widget._pruning or not widget.is_attached  # noqa: SLF001  the only thing that tells before it is closed


class TakenAway:
    """Something that may be taken away at any moment, even before it is laid out; to be named before Textual's class.

    Textual makes no children for it then, and still mounts it; and it takes the children away before their messages.
    """

    async def _dispatch_message(self, message: Message) -> None:
        """What comes for it once it is gone finds nothing there, and that is no mistake."""
        try:
            await cast("Widget", super())._dispatch_message(message)  # noqa: SLF001  every message comes through here
        except NoMatches:
            if not is_gone(cast("Widget", self)):
                raise


class LeftOnce(TakenAway):
    """A screen that is closed only while it is the one on top; to be named before Textual's own class."""

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Close it; what comes after it was closed, or from below another screen, is not heard."""
        screen = cast("Screen[Any]", self)
        if screen.app.screen is not screen:
            return AwaitComplete()
        closed: AwaitComplete = cast("Screen[Any]", super()).dismiss(result)
        return closed
