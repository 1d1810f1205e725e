"""The agenda: what is due, with whom, and why. Rule: one step per client and thread, in order of date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content

from clientdesk.model.change import Change
from clientdesk.model.days import WEEKDAYS, counted, shown
from clientdesk.model.exit import Exit
from clientdesk.model.journal import Task
from clientdesk.playbook.agenda import Step, agenda
from clientdesk.tui.card import BAD, HEAD, MUTED
from clientdesk.tui.commands import Place, bindings
from clientdesk.tui.safe_text import safe
from clientdesk.tui.screens.base import ClientCommands
from clientdesk.tui.widgets.columns import Column
from clientdesk.tui.widgets.line_list import Cell, Fragment, LineList
from clientdesk.tui.widgets.line_view import Tone
from clientdesk.tui.wrapped import Wrapped

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from clientdesk.tui.session import Book

_EMPTY = """Nothing is due, with anybody.

t   a task for a client, from the client list (1)
n   an invoice: when it is overdue, the next letter shows up here"""
_WAIT = "Looking through every client…"

COLUMNS = (
    Column("day", "Day", 12),
    Column("late", "Late", 5, right=True, drop=1),
    Column("client", "Client", 14, share=1, most=24),
    Column("what", "What", 47, share=3),
    Column("letter", "Letter", 6, drop=2),
    Column("handbook", "Why", 4, drop=3),
)


class AgendaScreen(ClientCommands):
    """View 3."""

    HERE = "agenda"
    CSS_PATH = "agenda.tcss"
    BINDINGS = bindings(Place.AGENDA)

    def compose_body(self) -> ComposeResult:
        """One list, and below it the step under the cursor in full."""
        self._steps: list[Step] = []
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
        self._steps = steps
        rows = self.query_one(LineList)
        rows.empty = _EMPTY
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
    def chosen_task(self) -> Task | None:
        """The task behind the step under the cursor; None when it comes from an invoice, a message, a remedy."""
        return self.session.records.by_id(Task).get(self.step.record) if self.step else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a task can be ticked off; the rest ends when what it waits for happens."""
        if action == "done":
            return True if self.chosen_task else None
        return super().check_action(action, parameters)

    @work
    async def action_done(self) -> None:
        """Tick off the task."""
        if self.chosen_task:
            done = self.chosen_task.but(done=self.session.today)
            await self.desk_app.save(Change(f"Ticked off “{done.what}”", (done,)))

    @on(LineList.Highlighted)
    def _rested(self) -> None:
        self.query_one(Wrapped).show(_told(self.step, self.session.today) if self.step else Content())
        self.refresh_bindings()

    @on(LineList.Selected)
    def _open(self) -> None:
        if self.step and self._is_of_exit(self.step):
            self.desk_app.leave(self.step.client.id)
        elif self.step:
            self.desk_app.open_client(self.step.client.id)

    def _is_of_exit(self, step: Step) -> bool:
        """Whether a step is done in the exit that is under way."""
        exits = self.session.records.of(Exit, step.client.id)
        going_on = step.handbook.startswith("X") and any(each.ended is None for each in exits)
        return going_on or step.record in {each.id for each in exits}

    def _cells(self, key: str) -> list[Cell]:
        at, today = int(key), self.session.today
        step = self._steps[at]
        first = at == 0 or self._steps[at - 1].date != step.date
        mark = Fragment("▲ " if step.late else "  ", Tone.BAD)
        return [
            (mark, Fragment(_day(step.date, today) if first else "", Tone.STRONG)),
            Fragment(_late(step, today), Tone.BAD),
            step.client.name,
            step.what,
            step.letter or "",
            Fragment(step.handbook or "task", Tone.MUTED),
        ]

    def _search(self, key: str) -> str:
        step = self._steps[int(key)]
        return f"{step.client.name} {step.what} {step.letter or ''} {step.handbook}"


def _late(step: Step, today: date) -> str:
    return f"{(today - step.date).days} d" if step.late else ""


def _told(step: Step, today: date) -> Content:
    """A step in full: what, why, the letter for it, how late."""
    more = [step.handbook or "task", f"letter {step.letter}" if step.letter else ""]
    late = f" · {counted((today - step.date).days, 'day')} late" if step.late else ""
    about = "".join(f" · {each}" for each in more if each)
    return Content.assemble(f"{safe(step.client.name)}: ", (safe(step.what), HEAD), (about, MUTED), (late, BAD))


def _day(day: date, today: date) -> str:
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get((day - today).days, "")
    return near or f"{WEEKDAYS[day.weekday()]} {shown(day, today)}"
