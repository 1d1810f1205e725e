"""Asking for a reason in one line. Rule: it returns what was typed and saves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.forms.one_line import OneLine
from clientdesk.tui.safe_text import safe_text
from clientdesk.tui.screens.left_once import LeftOnce

if TYPE_CHECKING:
    from textual.app import ComposeResult


class AskWhy(LeftOnce, ModalScreen[str | None]):
    """Returns the reason; None for Esc. An empty one is not taken."""

    CSS_PATH = "../dialog.tcss"
    DEFAULT_CSS = """
    AskWhy { align: center middle; background: $background 60%; }
    AskWhy Input, AskWhy Input:focus { border: none; height: 1; padding: 0 1; background: $surface; margin-bottom: 1; }
    """
    BINDINGS = bindings(Where.WHY)

    def __init__(self, title: str, question: str, *, act: str) -> None:
        super().__init__()
        self._title, self._question, self._act = title, question, act

    def compose(self) -> ComposeResult:
        """The question, a line, the act."""
        with Vertical(classes="dialog"):
            yield Static(safe_text(self._title), classes="dialog-title")
            yield Static(safe_text(self._question), classes="dialog-text")
            yield OneLine()
            with Horizontal(classes="dialog-buttons"):
                yield Button(safe_text(f"{self._act} (Enter)"), variant="primary", compact=True, action="screen.take")
                yield Button("Close (Esc)", compact=True, action="screen.leave")

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Take the reason, if there is one."""
        reason = self.query_one(Input).value.strip()
        if reason:
            self.dismiss(reason)

    def action_leave(self) -> None:
        """Give no reason."""
        self.dismiss(None)
