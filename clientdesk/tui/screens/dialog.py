"""Small questions. Rule: typed, they save nothing; what they show is plain text, never markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static

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

    def action_answer(self, answer: bool) -> None:  # noqa: FBT001  Textual's actions take positions
        """Answer."""
        self.dismiss(answer)
