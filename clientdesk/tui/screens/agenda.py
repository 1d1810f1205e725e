"""The agenda: what is due, with whom, and why. Rule: one step per client and thread, by the day on which it is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import on, work
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content

from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.snoozing import is_put_off, moved_from
from clientdesk.playbook.step import Step
from clientdesk.tui import step_words
from clientdesk.tui.agenda_days import LATE, heading, when
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.guide import codes
from clientdesk.tui.screens.base import BEGIN, ClientCommands
from clientdesk.tui.screens.left_once import is_gone
from clientdesk.tui.widgets.columns import Column
from clientdesk.tui.widgets.grouped_list import GroupedList
from clientdesk.tui.widgets.line_list import Cell, Fragment, LineList
from clientdesk.tui.widgets.line_view import Tone
from clientdesk.tui.wrapped import Wrapped

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from clientdesk.tui.session import Book, Session

_EMPTY = """Nothing is due, with anybody.

t   a task for a client, from the client list (1)
n   an invoice: when it is overdue, the next letter shows up here
m   a message that asks for an answer: when none comes, it shows up here"""
_NOBODY = f"No clients yet, so nothing is due. To begin:\n\n{BEGIN}"
_WAIT = "Looking through every client…"

COLUMNS = (
    Column("when", "When", 9, most=12, drop=1),
    Column("client", "Client", 14, share=1, most=20),
    Column("what", "What", 26, share=3),
    Column("handbook", "Why", 4, drop=2, gives=True),
)


class Row(NamedTuple):
    """A step, and the heading that it stands under."""

    step: Step
    heading: str


class AgendaScreen(ClientCommands):
    """View 3."""

    HERE = "agenda"
    CSS_PATH = "agenda.tcss"
    BINDINGS = bindings(Where.AGENDA)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._rows: dict[str, Row] = {}
        self._place: int | None = None
        """Where the cursor stays when its own row moves away: how many rows are above it."""

    def compose_body(self) -> ComposeResult:
        """One list, and the step under the cursor in full: beside it, or below where there is no room."""
        with Horizontal(id="due"):
            yield GroupedList(COLUMNS, self._cells, search=self._search, empty=_WAIT, id="agenda", group=self._heading)
            with VerticalScroll(id="beside", can_focus=False):
                yield Wrapped(id="step")

    def derive(self, book: Book) -> None:
        """The steps of the book; those of a large desk come from a worker."""
        if book.is_small:
            self._show(_laid_out(book))
        else:
            self._look_through(book)

    @work(thread=True, exclusive=True, group="agenda")
    def _look_through(self, book: Book) -> None:
        self.app.call_from_thread(self._show, _laid_out(book))

    def _show(self, found: dict[str, Row]) -> None:
        if is_gone(self):  # the steps of a large desk come late
            return
        self._rows = found
        rows = self.query_one(LineList)
        rows.empty = _NOBODY if self.is_empty else _EMPTY
        rows.show(list(found), cursor=self._staying(list(found)))
        self._place = None
        self.query_one("#beside").set_class(not found, "-nothing")
        self._rested()

    @property
    def step(self) -> Step | None:
        """The step under the cursor."""
        row = self._rows.get(self.query_one(LineList).highlighted or "")
        return row.step if row else None

    @property
    def client_id(self) -> str | None:
        """The step's client."""
        return self.step.client.id if self.step else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is done where nothing is due, and only what was put off is brought back."""
        match action:
            case "done" | "snooze":
                return self.step is not None
            case "put_back":
                return self.step is not None and is_put_off(self.session.records, self.step)
            case "guide":
                return self.step is not None and self.step.handbook in codes()
        return super().check_action(action, parameters)

    @work
    async def action_done(self) -> None:
        """The act that ends the step."""
        from clientdesk.tui.doing import finish

        if self.step:
            await finish(self.desk_app, self.step)

    @work
    async def action_call(self) -> None:
        """The card of the call that the step under the cursor is about."""
        from clientdesk.tui.doing import call

        if self.step:
            await call(self.desk_app, self.step)

    @work
    async def action_snooze(self) -> None:
        """Put the step off; the cursor stays where it is, and follows one that is brought back."""
        from clientdesk.tui.forms.snoozing import BACK
        from clientdesk.tui.snoozing import snooze, until_when

        step, before = self.step, self.session.records
        chosen = await until_when(self.desk_app, step) if step else None
        if step and chosen:
            self._place = None if chosen == BACK else self._above
            await snooze(self.desk_app, step, chosen, before)
            if self.session.records is before:  # nothing was put off after all
                self._place = None

    @work
    async def action_put_back(self) -> None:
        """Bring the step back to its own day."""
        from clientdesk.tui.snoozing import put_back

        if self.step:
            await put_back(self.desk_app, self.step)

    @work
    async def action_calendar(self) -> None:
        """Write all that is due as a calendar's file."""
        from clientdesk.tui.calendar import make_calendar

        await make_calendar(self.desk_app)

    @property
    def _above(self) -> int | None:
        """How many steps are above the cursor's, whatever is filtered out of sight."""
        here = self.query_one(GroupedList).highlighted
        return list(self._rows).index(here) if here in self._rows else None

    def _staying(self, keys: list[str]) -> str | None:
        """The row that the cursor goes to where it stays while its own moves away."""
        return keys[min(self._place, len(keys) - 1)] if keys and self._place is not None else None

    async def action_guide(self) -> None:
        """Open the guide at the step's why."""
        if self.step:
            await self.desk_app.show_guide(self.step.handbook)

    @on(LineList.Highlighted)
    def _rested(self) -> None:
        self._show_step()
        self.refresh_bindings()

    def on_resize(self) -> None:
        """Beside the list there is room for all of it."""
        self.call_after_refresh(self._show_step)

    def _show_step(self) -> None:
        step, told = self.step, self.query_one("#step", Wrapped)
        if step is None:
            told.show(Content())
        elif self.has_class("-narrow"):
            told.show(step_words.told(self.session.records, step, self.session.today))
        else:
            from clientdesk.tui.step_card import in_full

            picture = self.session.book.picture(step.client.id)
            told.show(lambda width: in_full(picture, step, width))
        self.query_one("#beside").scroll_home(animate=False)

    @on(LineList.Selected)
    def _open(self) -> None:
        self._begin()

    @work
    async def _begin(self) -> None:
        from clientdesk.tui.doing import begin

        if self.step:
            await begin(self.desk_app, self.step)

    def _heading(self, key: str) -> Fragment:
        words = self._rows[key].heading
        return Fragment(words, Tone.BAD if words == LATE else Tone.PLAIN)

    def _cells(self, key: str) -> list[Cell]:
        step, today = self._rows[key].step, self.session.today
        return [
            Fragment(when(step, today), Tone.BAD if step.late else Tone.MUTED),
            step.client.name,
            (
                Fragment(f"{step_words.mark(step)} ", Tone.ACCENT),
                Fragment(step_words.in_row(self.session.records, step, today)),
            ),
            Fragment(step_words.why(step), Tone.MUTED),
        ]

    def _search(self, key: str) -> str:
        step, head = self._rows[key]
        was = moved_from(self.session.records, step, self.session.today)
        words = f"{step.client.name} {step.what} {step.brief}"
        return f"{words} {step_words.letter(step)} {step_words.why(step)} {head} {was}"


def _laid_out(book: Book) -> dict[str, Row]:
    """Every step in order, each with its heading, by client and thread."""
    today = book.today
    return {f"{step.client.id} {step.key}": Row(step, heading(step, today)) for step in agenda(book.records, today)}
