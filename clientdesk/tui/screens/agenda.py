"""The agenda: what is due, with whom, and why. Rule: one step per client and thread, in order of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content

from clientdesk.model.days import planned, shown
from clientdesk.model.entry.sending import ticked_off
from clientdesk.model.journal import Letter, Remedy, Task
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.step import Step
from clientdesk.tui import step_words
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.guide import codes
from clientdesk.tui.screens.base import BEGIN, ClientCommands
from clientdesk.tui.screens.left_once import is_gone
from clientdesk.tui.widgets.columns import Column
from clientdesk.tui.widgets.line_list import Cell, Fragment, LineList
from clientdesk.tui.widgets.line_view import Tone
from clientdesk.tui.wrapped import Wrapped

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from clientdesk.tui.session import Book, Session

_EMPTY = """Nothing is due, with anybody.

t   a task for a client, from the client list (1)
n   an invoice: when it is overdue, the next letter shows up here"""
_NOBODY = f"No clients yet, so nothing is due. To begin:\n\n{BEGIN}"
_WAIT = "Looking through every client…"

COLUMNS = (
    Column("day", "Day", 13),
    Column("late", "Late", 5, right=True, drop=1),
    Column("client", "Client", 16, share=1, most=24),
    Column("what", "What", 38, share=3),
    Column("letter", "Letter", 6, drop=2),
    Column("handbook", "Why", 4, drop=3),
)


class AgendaScreen(ClientCommands):
    """View 3."""

    HERE = "agenda"
    CSS_PATH = "agenda.tcss"
    BINDINGS = bindings(Where.AGENDA)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._steps: list[Step] = []

    def compose_body(self) -> ComposeResult:
        """One list, and below it the step under the cursor in full."""
        yield LineList(COLUMNS, self._cells, search=self._search, empty=_WAIT, id="agenda")
        yield Wrapped(id="step")

    def derive(self, book: Book) -> None:
        """The steps of the book; those of a large desk come from a worker."""
        if book.is_small:
            self._show(agenda(book.records, book.today))
        else:
            self._look_through(book)

    @work(thread=True, exclusive=True, group="agenda")
    def _look_through(self, book: Book) -> None:
        self.app.call_from_thread(self._show, agenda(book.records, book.today))

    def _show(self, steps: list[Step]) -> None:
        if is_gone(self):  # the steps of a large desk come late
            return
        self._steps = steps
        rows = self.query_one(LineList)
        rows.empty = _NOBODY if self.is_empty else _EMPTY
        rows.show([str(at) for at in range(len(steps))])
        self._rested()

    @property
    def step(self) -> Step | None:
        """The step under the cursor."""
        key = self.query_one(LineList).highlighted
        return self._steps[int(key)] if key and int(key) < len(self._steps) else None

    @property
    def client_id(self) -> str | None:
        """The step's client."""
        return self.step.client.id if self.step else None

    @property
    def entry(self) -> Task | Remedy | None:
        """The task or the remedy behind the step under the cursor; None when it comes from an invoice, a message."""
        key, records = self.step.record if self.step else "", self.session.records
        return records.by_id(Task).get(key) or records.by_id(Remedy).get(key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A task is ticked off, a remedy settled; the rest ends when what it waits for happens."""
        match action:
            case "done":
                return self.entry is not None
            case "ends":
                return self.step is not None and self.entry is None
            case "guide":
                return self.step is not None and self.step.handbook in codes()
        return super().check_action(action, parameters)

    @work
    async def action_done(self) -> None:
        """Tick off the task, say how the letter went out that it sends, or say what came of the remedy."""
        from clientdesk.tui.changing import settle

        shown, entry = self.session.records, self.entry
        if isinstance(entry, Task):
            if entry.letter is None or not await self.desk_app.tick(entry):
                await self.desk_app.save(ticked_off(shown, entry, self.session.today), shown)
        elif entry:
            await settle(self.desk_app, entry)

    @property
    def _letter(self) -> Letter | None:
        """The letter that is sent by the task under the cursor."""
        entry = self.entry
        return self.session.records.by_id(Letter).get(entry.letter or "") if isinstance(entry, Task) else None

    @work
    async def _read(self, letter: Letter) -> None:
        await self.desk_app.read(letter)

    def action_ends(self) -> None:
        """Say what ends a step that can't be ticked off."""
        if self.step:
            self.desk_app.say(step_words.way_on(self.session.records, self.step).ends)

    async def action_guide(self) -> None:
        """Open the guide at the step's why."""
        if self.step:
            await self.desk_app.show_guide(self.step.handbook)

    @on(LineList.Highlighted)
    def _rested(self) -> None:
        told = step_words.told(self.session.records, self.step, self.session.today) if self.step else Content()
        self.query_one(Wrapped).show(told)
        self.refresh_bindings()

    @on(LineList.Selected)
    def _open(self) -> None:
        if self.step is None:
            return
        if isinstance(self.entry, Remedy):
            self.action_done()
            return
        if self._letter:
            self._read(self._letter)
            return
        if step_words.is_to_try(self.step):
            self.action_add("remedy")
            return
        way = step_words.way_on(self.session.records, self.step)
        if way.tab:
            self.desk_app.open_client(self.step.client.id, way.tab, way.record)
        else:
            self.desk_app.leave(self.step.client.id)

    def _cells(self, key: str) -> list[Cell]:
        at, today = int(key), self.session.today
        step = self._steps[at]
        first = at == 0 or self._steps[at - 1].date != step.date
        mark = Fragment("▲ " if step.late else "  ", Tone.BAD)
        return [
            (mark, Fragment(_day(step.date, today) if first else "", Tone.STRONG)),
            Fragment(step_words.late(step, today), Tone.BAD),
            step.client.name,
            step.what,
            step_words.letter(step),
            Fragment(step_words.why(step), Tone.MUTED),
        ]

    def _search(self, key: str) -> str:
        step = self._steps[int(key)]
        return f"{step.client.name} {step.what} {step_words.letter(step)} {step_words.why(step)}"


def _day(day: date, today: date) -> str:
    """A step's day; of another year without its weekday, for which there is no room beside the year."""
    return planned(day, today) if day.year == today.year else shown(day)
