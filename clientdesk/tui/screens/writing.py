"""Writing a letter: what it takes on one side, the letter on the other, live (L). Rule: no key waits for a word of it.

Nothing is on the desk before it is kept or marked as sent, and nothing is sent by the program.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Letter
from clientdesk.tui import writing_acts as acts
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.safe_text import safe_text
from clientdesk.tui.screens.left_once import is_gone
from clientdesk.tui.screens.writing_live import LiveLetter
from clientdesk.tui.screens.writing_parts import LetterPane, Problems, SlimRow
from clientdesk.tui.writing_form import BODY, SUBJECT, Begun, asked, kept
from clientdesk.tui.writing_text import Own, Ready

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.events import Resize

    from clientdesk.tui.session import Book, Session

_ROOMY, _TALL, _LEAST = 100, 22, 15
"""Cells from which on the letter is beside the fields; lines from which on it is below them to be read at leisure, or
at all.
"""


class WritingScreen(LiveLetter):
    """One letter to one client; Esc leaves it, and what was typed comes back with it."""

    HERE = "clients"
    CSS_PATH = "writing.tcss"
    AUTO_FOCUS = "SlimRow > *"
    BINDINGS = bindings(Where.WRITING)

    def __init__(self, session: Session, begun: Begun, typed: Mapping[str, str]) -> None:
        super().__init__(session, begun, typed)
        self._since = session.records
        self._is_busy = False

    def compose_body(self) -> ComposeResult:
        """What it is; fields and letter."""
        yield Static(safe_text(self._form.title), id="writing-title")
        with Container(id="writing"):
            with VerticalScroll(id="fields", can_focus=False):
                for field in self._form.fields:
                    if field.key not in (SUBJECT, BODY):
                        yield SlimRow(field, self._start[field.key])
            yield LetterPane()

    def on_mount(self) -> None:
        """Show one's own words at once; the desk's come from a worker."""
        super().on_mount()
        if self.own:
            self.pane.put(self.own.subject, self.own.body)

    def on_resize(self, event: Resize) -> None:
        """Beside each other, one below the other, or one at a time."""
        width, height = event.size
        self.set_class(width < _ROOMY, "-stacked")
        self.set_class(width < _ROOMY and height < _TALL, "-low")
        self.set_class(width < _ROOMY and height < _LEAST, "-one")

    def derive(self, book: Book) -> None:
        """The desk changed: what was typed stays; a letter that has gone out, or is gone, closes it."""
        if self._is_busy:
            return
        if gone := self._gone(book):
            self.dismiss()
            self.desk_app.say(gone, failed=True)
            return
        held = book.records.by_id(Letter).get(self.begun.letter.id)
        if held and held != self.begun.letter and self.is_as_kept:
            self._since, self.begun = book.records, Begun(held, is_kept=True)
            self.own = Own(held.subject, held.body)
            self.pane.put(held.subject, held.body)
        self.ask_anew()
        self.write_soon()

    @property
    def client_id(self) -> str:
        """Whom it is about."""
        return self.begun.letter.client

    @property
    def page_of(self) -> str:
        """The letter whose page it is."""
        return self.begun.key

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """It is no list; words that are being changed need no key for it; nobody goes where they are."""
        match action:
            case "words":
                return not (self.is_mounted and self.pane.is_open)
            case "letter" | "fields":
                return self.is_mounted and self._is_in_letter is (action == "fields")
            case "filter":
                return False
        return super().check_action(action, parameters)

    @property
    def _is_in_letter(self) -> bool:
        """Whether the letter has the focus, or what is below it."""
        return self.focused is not None and self.pane in self.focused.ancestors

    def on_descendant_focus(self) -> None:
        """Where there is little room, it is for the side that has the focus."""
        self.set_class(self._is_in_letter, "-letter")

    def action_letter(self) -> None:
        """Go over to the letter."""
        self.set_class(True, "-letter")  # noqa: FBT003  what is out of sight can't have the focus
        self.pane.words.focus()

    def action_fields(self) -> None:
        """Go over to the fields."""
        self.set_class(False, "-letter")  # noqa: FBT003
        self.query(SlimRow).first().control.focus()

    async def action_words(self) -> None:
        """Change the words by hand; a key that came before them waits for them."""
        await self.first_words()
        self.action_letter()
        self.pane.open()
        self.refresh_bindings()

    @work
    async def action_anew(self) -> None:
        """Write it anew from the fields; words of one's own go, after asking."""
        if self.own and not await acts.may_go(self.desk_app, self.begun, self.own):
            return
        self.pane.shut()
        self.take_words(None)
        self.refresh_bindings()

    @work
    async def action_copy(self) -> None:
        """Copy the letter, its subject first."""
        from clientdesk.exchange.letter.words import as_text
        from clientdesk.tui.screens.letter import COPIED

        if ready := await self._now():
            self.app.copy_to_clipboard(as_text(ready.letter.subject, ready.letter.body))
            self.desk_app.say(COPIED)

    async def action_editor(self) -> None:
        """Change the words in the person's own editor."""
        from clientdesk.tui.in_editor import edited

        await self.first_words()
        before = self.pane.text
        try:
            after = edited(self.app, before, self.session.desk.editing.place_for(self.client_id))
        except Refused as error:
            self.desk_app.say(error.told, failed=True)
            return
        if after != before:
            self.pane.put(*after)
            self.take_words(Own(*after))

    @work
    async def action_keep(self) -> None:
        """Keep it as a draft on the desk."""
        await self._finish(acts.keep)

    @work
    async def action_sent(self) -> None:
        """Keep it, and say how it went out."""
        await self._finish(acts.sent)

    @work
    async def action_save_as(self) -> None:
        """Write it into a file."""
        if ready := await self._now():
            await acts.save_as(self.desk_app, ready.letter, self._now)

    def action_back(self) -> None:
        """Out of the words first, then off the screen; what was typed is kept."""
        if self.pane.is_open:
            self.pane.shut()
            self.refresh_bindings()
        else:
            self.dismiss()

    @on(Problems.Chosen)
    def _go_to(self, event: Problems.Chosen) -> None:
        self.action_letter()
        self.pane.go_to(event.line)

    async def _finish(self, act: acts.Act) -> None:
        """Do what ends the writing, once; the screen closes where the letter is on the desk."""
        ready = await self._now()
        if ready is None or self._is_busy or is_gone(self):  # a key pressed twice: the first of them does it
            return
        self._is_busy, is_done = True, False
        try:
            is_done = await act(self.desk_app, ready, self._since)
        finally:
            self._is_busy = is_done  # once it is done the screen only closes, which takes a moment
        if not is_done:
            self._seen = None
            self.look_again()
            return
        self._half_typed.take()
        await self.desk_app.keeper.forget_draft(self.begun.key)
        self.dismiss()

    async def _now(self) -> Ready | None:
        """The letter as it stands this moment; None where there is none, and then the person is told why."""
        if gone := self._gone(self.session.book):
            self.desk_app.say(gone, failed=True)
            return None
        bad = [row for row in self.query(SlimRow) if row.display and not row.check(self.answers, strictly=True)]
        if bad:
            self.action_fields()
            bad[0].control.focus()
            return None
        wanted = asked(self.session.records, self.answers)
        composed = await asyncio.to_thread(self.as_composed, wanted, self.own)
        if composed.written is None:
            self.desk_app.say(composed.refusal, failed=True)
            return None
        return Ready(kept(self.begun, composed.written, wanted, self.session.today), composed.problems)

    def _gone(self, book: Book) -> str:
        """Why it can't be written on; empty where it can."""
        if self.client_id not in book.records.by_id(Client):
            return "This client is no longer on the desk."
        held = book.records.by_id(Letter).get(self.begun.letter.id)
        if self.begun.is_kept and (held is None or held.sent):
            return "This letter is marked as sent now." if held else "This draft is no longer on the desk."
        return ""
