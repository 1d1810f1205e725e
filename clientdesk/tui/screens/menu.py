"""A short list to choose from. Rule: each line can be chosen by its letter, and says what it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.safe_text import safe
from clientdesk.tui.screens.left_once import LeftOnce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.events import Key

Line = tuple[str, str, str]
"""A letter, what choosing it returns, and the words."""


class Menu(LeftOnce, ModalScreen[str | None]):
    """Returns the chosen line's value; None for Esc."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = bindings(Where.MENU)

    def __init__(self, title: str, lines: Sequence[Line]) -> None:
        super().__init__()
        self._title, self._lines = title, lines

    def compose(self) -> ComposeResult:
        """Title and lines."""
        with Vertical(classes="dialog"):
            yield Static(Text(safe(self._title)), classes="dialog-title")
            yield OptionList(
                *(Option(Text(f" {letter}  {safe(words)}"), value) for letter, value, words in self._lines)
            )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click."""
        self.dismiss(event.option_id)

    def on_key(self, event: Key) -> None:
        """A line's letter chooses it."""
        for letter, value, _words in self._lines:
            if event.character == letter:
                event.stop()
                self.dismiss(value)
                return

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
