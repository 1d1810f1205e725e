"""A letter to read again. Rule: it changes nothing itself; it returns what is to be done with the letter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, cast

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from clientdesk.letters.names import named, sent_by
from clientdesk.model.client import Client
from clientdesk.model.days import shown
from clientdesk.model.journal import Attachment, Letter
from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit.unsent import can_be_anew, doubts
from clientdesk.tui.card import BAD, HEAD, hanging
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.keyed import ON_A_LETTER, keyed
from clientdesk.tui.pane import Pane
from clientdesk.tui.safe_text import safe, safe_lines, safe_text
from clientdesk.tui.screens.left_once import LeftOnce
from clientdesk.tui.widgets.acts import Act, Acts
from clientdesk.tui.wrapped import Wrapped

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from clientdesk.model.records import Records
    from clientdesk.model.way import Words
    from clientdesk.tui.app import ClientDesk

Wish = Literal["send", "unsend", "write", "anew", "file"]

COPIED = "Copied, where your terminal allows it. Paste it into your e-mail program."


class LetterView(LeftOnce, ModalScreen[Wish | None]):
    """One letter, in full; it returns what is to be done with it."""

    CSS_PATH = "letter.tcss"
    AUTO_FOCUS = "Pane"
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (78, "-wide")]
    BINDINGS = bindings(Where.LETTER)

    def __init__(self, letter: Letter, records: Records, today: date) -> None:
        super().__init__()
        self._letter, self._today = letter, today
        self._files = [each.name for each in records.of(Attachment, letter.client) if each.to == letter.id]
        self._client = records.get(Client, letter.client)
        self._doubts = [keyed(each, ON_A_LETTER) for each in _doubts(records, letter, today)]
        self._can_be_anew = can_be_anew(records, letter)
        self._colleague = records.by_id(Colleague).get(letter.colleague or "")

    def compose(self) -> ComposeResult:
        """What it is, its text, and what can be done with it."""
        with Vertical(id="letter"):
            yield Static(safe_text(f"{named(self._letter.kind)} · {self._client.name}"), id="letter-title")
            yield Wrapped(id="letter-facts")
            if self._doubts:
                yield Static(Content.styled(safe("\n".join(self._doubts)), BAD), id="letter-doubts")
            yield Pane()
            yield Acts([*self._acts()], "letter-buttons")

    def _acts(self) -> Iterator[Act]:
        is_draft = self._letter.sent is None
        yield Act("Copy (c)", "screen.copy", spare=1)
        if is_draft:
            yield Act("Edit (e)", "screen.edit")
        if self._can_be_anew:
            yield Act("Anew (w)", "screen.anew")
        yield Act("Went out… (s)" if is_draft else "Correct… (s)", "screen.mark")
        if not is_draft:
            yield Act("Not sent… (n)", "screen.unmark")
        yield Act("File… (Ctrl+O)", "screen.save_as", spare=2)
        yield Act("Close (Esc)", "screen.leave")

    def on_mount(self) -> None:
        """Lay the text out."""
        facts = safe(" · ".join(self._facts()))
        self.query_one("#letter-facts", Wrapped).show(lambda cells: Content(hanging(facts, cells, 0)))
        subject, body = safe(self._letter.subject), safe_lines(self._letter.body)
        self.query_one(Pane).show(Content.assemble((subject, HEAD), f"\n\n{body}"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only a draft's words change, and only what was sent can be said not to be."""
        is_draft = self._letter.sent is None
        means = {"edit": is_draft, "anew": self._can_be_anew, "unmark": not is_draft}
        return means.get(action, True)

    def action_copy(self) -> None:
        """Copy the letter, its subject first."""
        from clientdesk.exchange.letter.words import as_text

        self.app.copy_to_clipboard(as_text(self._letter.subject, self._letter.body))
        cast("ClientDesk", self.app).say(COPIED)

    def action_edit(self) -> None:
        """Go on writing the draft, on a screen of its own."""
        self.dismiss("write")

    def action_anew(self) -> None:
        """Write an exit's draft again, from the desk as it is today."""
        self.dismiss("anew")

    def action_mark(self) -> None:
        """Say how it went out, or say otherwise."""
        self.dismiss("send")

    def action_unmark(self) -> None:
        """Say that it did not go out."""
        self.dismiss("unsend")

    def action_save_as(self) -> None:
        """Save it as a file."""
        self.dismiss("file")

    def action_leave(self) -> None:
        """Close it."""
        self.dismiss(None)

    def _facts(self) -> Iterator[str]:
        letter = self._letter
        if self._colleague:
            yield f"to {self._colleague.name}"
        yield f"written {shown(letter.written, self._today)}"
        yield f"✔ sent {shown(letter.sent, self._today)}" if letter.sent else "○ draft, not sent"
        if how := sent_by(letter):
            yield how
        yield from self._files
        if address := (self._colleague or self._client.contact).email:
            yield address


def _doubts(records: Records, letter: Letter, today: date) -> Iterator[Words]:
    """What is not right any more about a draft: an exit's own doubts, and that its figures are of another day.

    Where the check makes a mistake, the letter is read all the same.
    """
    from clientdesk.letters.check.gate import stale

    yield from doubts(records, letter, today)
    try:
        yield from stale(records, letter, today)
    except Exception as error:  # noqa: BLE001  whatever is wrong with the check, there is a letter to read
        from clientdesk.tui.crash import crash_file, report

        report(error, crash_file())
