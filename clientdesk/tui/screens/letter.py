"""A letter to read again. Rule: what was written stays as it is; only whether it was sent is said here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from clientdesk.letters.names import named
from clientdesk.model.client import Client
from clientdesk.model.days import shown
from clientdesk.model.journal import Letter
from clientdesk.tui.card import HEAD
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.pane import Pane
from clientdesk.tui.safe_text import safe, safe_lines, safe_text
from clientdesk.tui.screens.left_once import LeftOnce

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from clientdesk.tui.app import ClientDesk

COPIED = "Copied, where your terminal allows it. Paste it into your mail program."
_BY = {"email": "by e-mail", "letter": "on paper"}


class LetterView(LeftOnce, ModalScreen[Letter | None]):
    """One letter, in full; returned when it is to be marked as sent, or as a draft again."""

    CSS_PATH = "letter.tcss"
    AUTO_FOCUS = "Pane"
    BINDINGS = bindings(Where.LETTER)

    def __init__(self, letter: Letter, client: Client, today: date) -> None:
        super().__init__()
        self._letter, self._client, self._today = letter, client, today

    def compose(self) -> ComposeResult:
        """What it is, its text, and what can be done with it."""
        with Vertical(id="letter"):
            yield Static(safe_text(f"{named(self._letter.kind)} · {self._client.name}"), id="letter-title")
            yield Static(safe_text(" · ".join(self._facts())), id="letter-facts")
            yield Pane()
            with Horizontal(id="letter-buttons"):
                yield Button("Copy (c)", compact=True, action="screen.copy")
                mark = "Mark as not sent (s)" if self._letter.sent else "Mark as sent today (s)"
                yield Button(mark, compact=True, action="screen.mark")
                yield Button("Close (Esc)", compact=True, action="screen.leave")

    def on_mount(self) -> None:
        """Lay the text out."""
        subject, body = safe(self._letter.subject), safe_lines(self._letter.body)
        self.query_one(Pane).show(Content.assemble((subject, HEAD), f"\n\n{body}"))

    def action_copy(self) -> None:
        """Copy the letter, its subject first."""
        self.app.copy_to_clipboard(f"{self._letter.subject}\n\n{self._letter.body}")
        cast("ClientDesk", self.app).say(COPIED)

    def action_mark(self) -> None:
        """Mark it as sent today; one that was sent, as a draft again."""
        self.dismiss(self._letter)

    def action_leave(self) -> None:
        """Close it."""
        self.dismiss(None)

    def _facts(self) -> Iterator[str]:
        letter = self._letter
        yield f"written {shown(letter.written, self._today)}"
        yield f"✔ sent {shown(letter.sent, self._today)}" if letter.sent else "○ draft, not sent"
        if letter.channel:
            yield _BY.get(letter.channel, f"by {letter.channel}")
        if address := self._client.contact.email:
            yield address
