"""Writing a letter: what it takes on one side, the letter on the other, live (L). Rule: no key waits for a word of it.

The words are the desk's until one is changed by hand; from then on the fields leave them as they are. What is typed is
a draft at every moment, and nothing is on the desk before it is kept or marked as sent.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Container, VerticalScroll
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Letter
from clientdesk.tui import writing_acts as acts
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.forms.controls import Choice
from clientdesk.tui.forms.field import Answers
from clientdesk.tui.forms.ticks import Ticks
from clientdesk.tui.half_typed import HalfTyped
from clientdesk.tui.keeper import TITLE
from clientdesk.tui.safe_text import safe_text
from clientdesk.tui.screens.base import DeskScreen
from clientdesk.tui.screens.letter import COPIED
from clientdesk.tui.screens.writing_parts import LetterPane, Problems, SlimRow
from clientdesk.tui.writing_form import BODY, SUBJECT, asked, form, kept
from clientdesk.tui.writing_text import Composed, Own, Ready, compose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.events import Resize
    from textual.message import Message
    from textual.timer import Timer

    from clientdesk.letters.from_desk import Asked
    from clientdesk.tui.session import Book, Session
    from clientdesk.tui.writing_form import Begun

PAUSE_SECONDS = 0.12
"""After the last key, before the letter is written again."""
_ROOMY, _TALL = 100, 22
"""Cells from which on the letter is beside the fields; lines from which on it is below them, and not in their place."""
_HAND = "Your own words: the fields leave them as they are. F4 writes it anew."
_KEPT = "Half-typed before, and kept. F4 writes it anew."


class WritingScreen(DeskScreen):
    """One letter to one client; Esc leaves it, and what was typed comes back with it."""

    HERE = "clients"
    CSS_PATH = "writing.tcss"
    AUTO_FOCUS = "SlimRow > *, Words"
    BINDINGS = bindings(Where.WRITING)

    def __init__(self, session: Session, begun: Begun, typed: Mapping[str, str]) -> None:
        super().__init__(session)
        self.begun = begun
        self._shown = session.records
        self._form = form(session.records, begun, session.today)
        self._start = self._form.start | {key: text for key, text in typed.items() if key in self._form.start}
        is_own = begun.is_kept or BODY in typed
        letter = begun.letter
        self.own = Own(typed.get(SUBJECT, letter.subject), typed.get(BODY, letter.body)) if is_own else None
        self._said = _KEPT if typed else _HAND if is_own else ""
        self.composed = Composed()
        self._half_typed = HalfTyped(self, self._keep_typed)
        self._timer: Timer | None = None
        self._is_busy = False

    # Layout

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
        self._check_rows()
        if self.own:
            self.pane.put(self.own.subject, self.own.body)

    def on_resize(self, event: Resize) -> None:
        """Beside each other, one below the other, or one at a time."""
        width, height = event.size
        self.set_class(width < _ROOMY, "-stacked")
        self.set_class(width < _ROOMY and height < _TALL, "-one")
        self.set_class(not self.has_class("-letter"), "-fields")

    def derive(self, book: Book) -> None:
        """The desk changed: what was typed stays; a letter that has gone out, or is gone, closes it."""
        if self._is_busy:
            return
        if gone := self._gone(book):
            self.dismiss()
            self.desk_app.say(gone, failed=True)
            return
        self._form = form(book.records, self.begun, book.today)
        self._check_rows()
        self._write_soon(0)

    @property
    def client_id(self) -> str:
        """Whom it is about."""
        return self.begun.letter.client

    @property
    def page_of(self) -> str:
        """The letter whose page it is."""
        return self.begun.key

    @property
    def pane(self) -> LetterPane:
        """The letter."""
        return self.query_one(LetterPane)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """It is no list; what is being changed by hand has no key for that."""
        if action == "words":
            return not self.pane.is_open if self.is_mounted else True
        return False if action == "filter" else super().check_action(action, parameters)

    # Typing

    @property
    def typed(self) -> dict[str, str]:
        """What every field holds, and one's own words."""
        said = {row.field.key: row.value for row in self.query(SlimRow)}
        return said | ({SUBJECT: self.own.subject, BODY: self.own.body} if self.own else {})

    @on(Input.Changed)
    @on(Choice.Changed)
    @on(Ticks.Changed)
    def _typing(self, event: Message) -> None:
        event.stop()
        self._check_rows()
        self._changed()

    @on(LetterPane.Changed)
    def _by_hand(self, event: LetterPane.Changed) -> None:
        self.own = Own(event.subject, event.body)
        self._say(_HAND)
        self._changed()

    @on(Problems.Chosen)
    def _go_to(self, event: Problems.Chosen) -> None:
        self.action_other(to_letter=True)
        self.pane.go_to(event.line)

    async def on_unmount(self) -> None:
        """Whatever ends the screen, the last keys are kept too."""
        typed = self._half_typed.take()
        if typed is not None:
            await acts.keep_typed(self.desk_app, self.begun.key, typed)

    def _changed(self) -> None:
        start = self._form.start
        changed = {key: text for key, text in self.typed.items() if text != start[key]}
        is_new = changed and not self._is_as_kept
        self._half_typed.note({**changed, TITLE: self._form.title} if is_new else {})
        self._write_soon(PAUSE_SECONDS)

    @property
    def _is_as_kept(self) -> bool:
        """Whether a draft of the desk has its words still, and nothing else was typed."""
        letter, start = self.begun.letter, self._form.start
        same = all(row.value == start[row.field.key] for row in self.query(SlimRow))
        return self.begun.is_kept and same and self.own == Own(letter.subject, letter.body)

    def _keep_typed(self, typed: Mapping[str, str]) -> None:
        self.app.run_worker(acts.keep_typed(self.desk_app, self.begun.key, typed), group="drafts")

    # Writing

    def _write_soon(self, seconds: float) -> None:
        """Write it once no other key follows for a moment."""
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(seconds, self._write) if seconds else None
        if not seconds:
            self._write()

    def _write(self) -> None:
        try:
            wanted = asked(self.session.records, self._answers)
        except Refused:
            return
        self._put_together(wanted, self.own)

    @work(thread=True, exclusive=True, group="letter")
    def _put_together(self, wanted: Asked, own: Own | None) -> None:
        composed = self._composed(wanted, own)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._take, composed, own)

    def _composed(self, wanted: Asked, own: Own | None) -> Composed:
        session, letter = self.session, self.begun.letter
        return compose(session.records, letter.client, letter.kind, wanted, session.today, own)

    def _take(self, composed: Composed, own: Own | None) -> None:
        """Show what came of it, where nothing was typed into the words meanwhile."""
        if own != self.own or not self.is_attached:
            return
        self.composed = composed
        if own is None and composed.written:
            self.pane.put(composed.written.subject, composed.written.body)
        self.pane.tell(composed, self._said)

    @property
    def _answers(self) -> Answers:
        return Answers(self._form, self.typed, self.session.today)

    def _check_rows(self) -> None:
        answers = self._answers
        for row in self.query(SlimRow):
            row.become(answers.fields.get(row.field.key))
            if row.display:
                row.check(answers)

    def _say(self, sentence: str) -> None:
        if sentence != self._said:
            self._said = sentence
            self.pane.tell(self.composed, sentence)

    def _gone(self, book: Book) -> str:
        """Why it can't be written on; empty where it can."""
        if self.client_id not in book.records.by_id(Client):
            return "This client was removed elsewhere."
        held = book.records.by_id(Letter).get(self.begun.letter.id)
        if self.begun.is_kept and (held is None or held.sent):
            return f"This draft was {'marked as sent' if held else 'removed'} elsewhere."
        return ""

    # What can be done

    def action_other(self, *, to_letter: bool | None = None) -> None:
        """Go over to the letter, or to the fields."""
        has_letter = self.pane in (self.focused.ancestors if self.focused else ())
        to_letter = not has_letter if to_letter is None else to_letter
        self.set_class(to_letter, "-letter")
        self.set_class(not to_letter, "-fields")
        if to_letter:
            self.pane.words.focus()
        elif rows := list(self.query(SlimRow)):
            rows[0].control.focus()

    def action_words(self) -> None:
        """Change the words by hand."""
        self.action_other(to_letter=True)
        self.pane.open()
        self.refresh_bindings()

    @work
    async def action_anew(self) -> None:
        """Write it anew from the fields; words of one's own go, after asking."""
        if self.own and not await acts.may_go(self.desk_app, self.begun, self.own):
            return
        self.own = None
        self.pane.shut()
        self._said = ""
        self._changed()
        self.refresh_bindings()

    @work
    async def action_copy(self) -> None:
        """Copy the letter, its subject first."""
        if ready := await self._now():
            self.app.copy_to_clipboard(acts.as_text(ready.letter))
            self.desk_app.say(COPIED)

    def action_editor(self) -> None:
        """Change the words in the person's own editor."""
        from clientdesk.tui.in_editor import edited

        before = self.pane.text
        try:
            after = edited(self.app, before)
        except Refused as error:
            self.desk_app.say(error.sentence, failed=True)
            return
        if after != before:
            self._by_hand(LetterPane.Changed(*after))
            self.pane.put(*after)

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
            await acts.save_as(self.desk_app, ready)

    def action_back(self) -> None:
        """Out of the words first, then off the screen; what was typed is kept."""
        if self.pane.is_open:
            self.pane.shut()
            self.refresh_bindings()
        else:
            self.dismiss()

    async def _finish(self, act: acts.Act) -> None:
        """Do what ends the writing, once; the screen closes where it is on the desk."""
        if self._is_busy or not (ready := await self._now()):
            return
        self._is_busy = True
        try:
            done = await act(self.desk_app, ready, self._shown)
        finally:
            self._is_busy = False
        if done:
            self._half_typed.take()
            await self.desk_app.keeper.forget_draft(self.begun.key)
            self.dismiss()

    async def _now(self) -> Ready | None:
        """The letter as it stands this moment; None, and the reason is told, where there is none."""
        bad = [row for row in self.query(SlimRow) if row.display and not row.check(self._answers, strictly=True)]
        if bad:
            self.action_other(to_letter=False)
            bad[0].control.focus()
            return None
        wanted = asked(self.session.records, self._answers)
        composed = await asyncio.to_thread(self._composed, wanted, self.own)
        if composed.written is None:
            self.desk_app.say(composed.refusal, failed=True)
            return None
        return Ready(kept(self.begun, composed.written, wanted, self.session.today), composed.problems)
