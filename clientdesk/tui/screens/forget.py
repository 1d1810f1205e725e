"""Before a client is forgotten, and after. Rule: it asks and tells; only the name, typed in full, is a yes (P)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from clientdesk.model.names import clean, fold
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.safe_text import safe_lines, safe_text
from clientdesk.tui.screens.left_once import LeftOnce

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Forget(LeftOnce, ModalScreen[bool]):
    """What goes, and a line for the client's name. Esc is no."""

    CSS_PATH = "forget.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS = bindings(Where.FORGET)

    def __init__(self, question: str, name: str) -> None:
        super().__init__()
        self._question, self._whose = question, name

    def compose(self) -> ComposeResult:
        """The question, the line, the two ways on."""
        with Vertical(classes="dialog"):
            yield Static("Forget a client", classes="dialog-title")
            with VerticalScroll(classes="dialog-text", can_focus=False):
                yield Static(safe_text(self._question))
            yield Static(safe_text(f"Type their name to go on: {self._whose}"), id="forget-said")
            yield Input(compact=True)
            with Horizontal(classes="dialog-buttons"):
                yield Button("Forget (Enter)", id="yes", compact=True, variant="error")
                yield Button("Leave it (Esc)", compact=True, action="screen.leave")

    @on(Input.Submitted)
    @on(Button.Pressed, "#yes")
    def _answer(self) -> None:
        """Yes, where the name is theirs."""
        if fold(clean(self.query_one(Input).value)) == fold(self._whose):
            self.dismiss(result=True)
        else:
            words = f"✖ That is not their name. Type it in full: {self._whose}"
            self.query_one("#forget-said", Static).update(safe_text(words))

    def action_leave(self) -> None:
        """Nothing goes."""
        self.dismiss(result=False)


class WasForgotten(LeftOnce, ModalScreen[None]):
    """What went, and what is out of reach."""

    CSS_PATH = "forget.tcss"
    AUTO_FOCUS = "Button"
    BINDINGS = bindings(Where.FORGET)

    def __init__(self, told: str) -> None:
        super().__init__()
        self._told = told

    def compose(self) -> ComposeResult:
        """The sentences, and the way on."""
        with Vertical(classes="dialog"):
            yield Static("Forgotten", classes="dialog-title")
            with VerticalScroll(classes="dialog-text", can_focus=False):
                yield Static(safe_lines(self._told))
            with Horizontal(classes="dialog-buttons"):
                yield Button("Close (Esc)", compact=True, action="screen.leave")

    def action_leave(self) -> None:
        """Close it."""
        self.dismiss(None)
