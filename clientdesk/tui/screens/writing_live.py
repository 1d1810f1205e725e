"""A letter that follows its fields (L): written again after each key, by a worker, and kept half-typed meanwhile.

Rule: the words are the desk's until one is changed by hand; from then on the fields leave them as they are.
"""

from __future__ import annotations

from asyncio import Event
from typing import TYPE_CHECKING

from textual import on, work
from textual.widgets import Input, TextArea
from textual.worker import get_current_worker

from clientdesk.model.errors import Refused
from clientdesk.tui import writing_acts as acts
from clientdesk.tui.forms.controls import Choice
from clientdesk.tui.forms.field import Answers
from clientdesk.tui.forms.ticks import Ticks
from clientdesk.tui.half_typed import HalfTyped
from clientdesk.tui.keeper import TITLE
from clientdesk.tui.screens.base import DeskScreen
from clientdesk.tui.screens.left_once import is_gone
from clientdesk.tui.screens.writing_parts import LetterPane, SlimRow
from clientdesk.tui.writing_form import BODY, SUBJECT, asked, form
from clientdesk.tui.writing_text import Composed, Own, compose, unread

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from textual.message import Message
    from textual.timer import Timer

    from clientdesk.letters.from_desk import Asked
    from clientdesk.tui.session import Session
    from clientdesk.tui.writing_form import Begun

PAUSE_SECONDS = 0.12
"""After the last key, before the letter is written again."""
_HAND = "Your own words now; F4 writes them anew from the fields."
_KEPT = "Half-typed before, and kept; F4 writes it anew."


class LiveLetter(DeskScreen):
    """A screen with the fields of a letter and its words; `own` are the words, once they are the person's."""

    def __init__(self, session: Session, begun: Begun, typed: Mapping[str, str]) -> None:
        super().__init__(session)
        self.begun = begun
        self._form = form(session.records, begun, session.today)
        self._start = self._form.start | {key: text for key, text in typed.items() if key in self._form.start}
        letter, is_own = begun.letter, begun.is_kept or BODY in typed
        self.own = Own(typed.get(SUBJECT, letter.subject), typed.get(BODY, letter.body)) if is_own else None
        self._said = _KEPT if typed else _HAND if is_own else ""
        self.composed = Composed()
        self._half_typed = HalfTyped(self, self._report)
        self._timer: Timer | None = None
        self._told_deadline: date | None = None
        self._is_noted = False
        self._first = Event()
        """That the desk has said something: its words, or why there are none."""

    @property
    def pane(self) -> LetterPane:
        """The letter."""
        return self.query_one(LetterPane)

    @property
    def answers(self) -> Answers:
        """What was typed."""
        return Answers(self._form, self._typed, self.session.today)

    async def on_unmount(self) -> None:
        """Whatever ends the screen, the last keys are kept too."""
        typed = self._half_typed.take()
        if typed is not None:
            await acts.keep_typed(self.desk_app, self.begun.key, typed)

    # What is typed

    @on(Input.Changed)
    @on(Choice.Changed)
    @on(Ticks.Changed)
    @on(TextArea.Changed)
    def _typing(self, event: Message) -> None:
        event.stop()
        self.check_rows()
        self._note()

    @on(LetterPane.Changed)
    def _by_hand(self, event: LetterPane.Changed) -> None:
        self.take_words(Own(event.subject, event.body))

    def take_words(self, own: Own | None) -> None:
        """From now on these are the words; None: they are the desk's."""
        self.own = own
        self._said = _HAND if own else ""
        self.pane.tell(self.composed, self._said, is_checked=False)
        self._note()

    def check_rows(self) -> None:
        """Say of every field how it is read."""
        answers = self.answers
        for row in self.query(SlimRow):
            row.become(answers.fields.get(row.field.key))
            if row.display:
                row.check(answers)

    def ask_anew(self) -> None:
        """Ask for what can be asked now, what was typed stays, and write the letter again."""
        session, self._told_deadline = self.session, self._deadline
        self._form = form(session.records, self.begun, session.today, self._told_deadline)
        self.check_rows()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_next()

    @property
    def _deadline(self) -> date | None:
        """The day that the letter names by itself."""
        return self.composed.written.deadline if self.composed.written else None

    @property
    def _asked(self) -> list[SlimRow]:
        """The fields that are there to be asked for now: the last open invoice may have been paid meanwhile."""
        return [row for row in self.query(SlimRow) if row.field.key in self._form.start]

    @property
    def _typed(self) -> dict[str, str]:
        said = {row.field.key: row.value for row in self._asked}
        return said | ({SUBJECT: self.own.subject, BODY: self.own.body} if self.own else {})

    def _note(self) -> None:
        """Keep what is typed in a moment, and write the letter again."""
        start = self._form.start
        changed = {key: text for key, text in self._typed.items() if text != start[key]}
        is_typed = changed and not self.is_as_kept
        self._half_typed.note({**changed, TITLE: self._form.title} if is_typed else {})
        self.write_soon(PAUSE_SECONDS)

    @property
    def is_as_kept(self) -> bool:
        """Whether it is a draft of the desk, with nothing else typed."""
        letter, start = self.begun.letter, self._form.start
        is_same = all(row.value == start[row.field.key] for row in self._asked)
        return self.begun.is_kept and is_same and self.own == Own(letter.subject, letter.body)

    def _report(self, typed: Mapping[str, str]) -> None:
        self.app.run_worker(acts.keep_typed(self.desk_app, self.begun.key, typed), group="drafts")

    # What is written

    def write_soon(self, seconds: float = 0) -> None:
        """Write it, once no other key follows for a moment."""
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(seconds, self._write) if seconds else None
        if not seconds:
            self._write()

    async def first_words(self) -> None:
        """Wait for words to change: until the desk has written some, or said why it can't."""
        if self.own is None:
            await self._first.wait()

    def _write(self) -> None:
        try:
            wanted = asked(self.session.records, self.answers)
        except Refused as error:
            self._first.set()
            if self.own is None:
                self.pane.tell(Composed(), f"○ {error.sentence}")
            return
        self._put_together(wanted, self.own)

    @work(thread=True, exclusive=True, group="letter")
    def _put_together(self, wanted: Asked, own: Own | None) -> None:
        composed = self.as_composed(wanted, own)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._show, composed, own)

    def as_composed(self, wanted: Asked, own: Own | None) -> Composed:
        """The letter as it stands, also where the desk can't read it for a mistake of its own; any thread may ask."""
        session, letter = self.session, self.begun.letter
        kept = letter.written if self.begun.is_kept else None
        try:
            return compose(session.records, letter.client, letter.kind, wanted, session.today, own, kept)
        except Exception as error:  # noqa: BLE001  a kept draft would else end the program each time it is opened
            self._note_mistake(error)
            return unread(session.records, letter.client, letter.kind, wanted, own)

    def _note_mistake(self, error: Exception) -> None:
        """Write down where it happened, once for the screen."""
        from clientdesk.tui.crash import crash_file, report

        if not self._is_noted:
            self._is_noted = True
            report(error, crash_file())

    def _show(self, composed: Composed, own: Own | None) -> None:
        """Show what came of it, where the words were not changed, and the screen not left, meanwhile."""
        self._first.set()
        if own != self.own or is_gone(self):
            return
        self.composed = composed
        if own is None and composed.written:
            self.pane.put(composed.written.subject, composed.written.body)
        self.pane.tell(composed, self._said)
        if self._deadline != self._told_deadline:
            self.ask_anew()
