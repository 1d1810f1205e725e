"""What a page is typed into: a line, and several lines. Rule: Enter goes on in the one, and is text in the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import TextArea

from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.forms.one_line import OneLine

if TYPE_CHECKING:
    from textual.events import Key


class Line(OneLine):
    """A line whose Enter belongs to the page: it goes on."""

    BINDINGS = bindings(Where.LINE)

    def __init__(self, value: str, proposed: str = "") -> None:
        super().__init__(value, proposed)
        self._bindings.key_to_bindings.pop("enter", None)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Enter is not typed here, so that the key bar shows it."""
        return key != "enter" and super().check_consume_key(key, character)


class Lines(TextArea):
    """Lines whose Enter is a new line, up to `most` of them; 0 for any number."""

    class Full(Message):
        """There is no room for another line."""

    def __init__(self, text: str, most: int = 0) -> None:
        super().__init__(text, tab_behavior="focus", compact=True, highlight_cursor_line=False)
        self._most = most
        self._is_fresh = True

    def on_focus(self) -> None:
        """Write on from the end; who comes back finds the cursor where it was."""
        if self._is_fresh:
            self.move_cursor(self.document.end)
        self._is_fresh = False

    async def _on_key(self, event: Key) -> None:
        if event.key == "enter" and self._most and self.document.line_count >= self._most:
            event.stop()
            event.prevent_default()
            self.post_message(self.Full())
        else:
            await super()._on_key(event)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Enter is typed here, so that the key bar shows the other key that goes on."""
        return key == "enter" or super().check_consume_key(key, character)
