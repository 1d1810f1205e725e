"""Small questions, and what is to be read first. Rule: typed, they save nothing; what they show is never markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from clientdesk.tui.chrome import KeyBar
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.safe_text import safe_text
from clientdesk.tui.screens.left_once import LeftOnce

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Confirm(LeftOnce, ModalScreen[bool]):
    """A yes-or-no question; each button names its act. Esc is the careful answer: no."""

    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = "#no"
    BINDINGS = bindings(Where.CONFIRM)

    def __init__(self, title: str, question: str, *, yes: str, no: str = "Leave it") -> None:
        super().__init__()
        self._title, self._question, self._yes, self._no = title, question, yes, no

    def compose(self) -> ComposeResult:
        """The question and its two buttons."""
        with Vertical(classes="dialog"):
            yield Static(safe_text(self._title), classes="dialog-title")
            yield Static(safe_text(self._question), classes="dialog-text")
            with Horizontal(classes="dialog-buttons"):
                yield Button(
                    f"{self._yes} (y)", id="yes", compact=True, variant="warning", action="screen.answer(True)"
                )
                yield Button(f"{self._no} (n)", id="no", compact=True, action="screen.answer(False)")
        yield KeyBar()

    def action_answer(self, answer: bool) -> None:  # noqa: FBT001  Textual's actions take positions
        """Answer."""
        self.dismiss(answer)


class Told(LeftOnce, ModalScreen[None]):
    """Something to be read before anything else happens: letters typed meanwhile go nowhere.

    `typed` is what the person was typing when it came, shown to be copied; empty where it is kept anyway. `button` is
    what Enter does.
    """

    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = "Button"
    BINDINGS = bindings(Where.TOLD)

    def __init__(self, title: str, text: str, *, typed: str = "", button: str = "Go on") -> None:
        super().__init__()
        self._title, self._text, self._typed, self._button = title, text, typed, button

    def compose(self) -> ComposeResult:
        """What happened, what was typed, and the one button."""
        with Vertical(classes="dialog"):
            yield Static(safe_text(self._title), classes="dialog-title")
            yield Static(safe_text(self._text), classes="dialog-text")
            if self._typed:
                yield Static(safe_text(self._typed), classes="dialog-text")
            with Horizontal(classes="dialog-buttons"):
                if self._typed:
                    yield Button("Copy it (F5)", compact=True, action="screen.copy", id="copy")
                yield Button(f"{self._button} (Enter)", compact=True, action="screen.leave", id="on")
        yield KeyBar()

    def on_mount(self) -> None:
        """Enter goes on, whatever there is to copy."""
        self.query_one("#on").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to copy only where something was typed."""
        return bool(self._typed) if action == "copy" else super().check_action(action, parameters)

    def action_copy(self) -> None:
        """Copy what was typed."""
        self.app.copy_to_clipboard(self._typed)

    def action_leave(self) -> None:
        """Go on."""
        self.dismiss(None)
