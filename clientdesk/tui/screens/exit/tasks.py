"""The task list: every step with its status, and what comes next. Rule: it shows a State and reports nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from clientdesk.playbook.exit.progress import Status
from clientdesk.tui.card import BAD, MUTED
from clientdesk.tui.safe_text import safe, safe_lines
from clientdesk.tui.screens.exit import waits
from clientdesk.tui.screens.exit.decision import Sheet
from clientdesk.tui.screens.exit.rows import Row, Rows
from clientdesk.tui.screens.exit.texts import line, status, symbol, title
from clientdesk.tui.screens.left_once import TakenAway

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from clientdesk.playbook.exit.case import Case
    from clientdesk.playbook.exit.view import Row as StepRow
    from clientdesk.playbook.exit.view import State

FINISH = "finish"
"""The row that leads to the check page, there when every step is settled."""


class TaskList(TakenAway, Horizontal):
    """The steps of an exit; `at` is the step that the cursor starts on."""

    def __init__(self, case: Case, state: State, at: str, aside: Sequence[Widget]) -> None:
        super().__init__()
        self._case, self._state, self._at, self._aside = case, state, at, aside

    def compose(self) -> ComposeResult:
        """Heading, steps, what the chosen step says; the history beside it."""
        with Sheet(classes="main"):
            yield Static(Content(_step(self._state)), classes="step")
            yield Static(Content(safe(_heading(self._case, self._state))), classes="heading")
            yield Rows(*self._rows(), at=self._at, id="steps")
            yield Static(classes="why")
            if self._state.left_out:
                yield title("Not asked on this path")
                yield from map(line, self._state.left_out)
        with Sheet(classes="beside"):
            yield from self._aside

    def on_mount(self) -> None:
        """Say what the chosen step says."""
        self._explain()

    @property
    def step(self) -> str:
        """The step under the cursor; FINISH on the last row when all is settled."""
        return self.query_one(Rows).key

    @property
    def can_open(self) -> bool:
        """Whether the row under the cursor leads somewhere; why not is said below the rows."""
        step = self.step
        return step == FINISH or any(row.can_enter for row in self._state.rows if row.step == step)

    def tell_why(self) -> None:
        """Say, loud enough, why the row under the cursor can't be opened, and until when."""
        why = self.query_one(".why", Static)
        why.update(Content.styled(safe_lines(waits.closed(self._case, self._row)), BAD) if self._row else "")
        why.scroll_visible(animate=False)

    @property
    def _row(self) -> StepRow | None:
        return next((row for row in self._state.rows if row.step == self.step), None)

    @property
    def waits_for_money(self) -> bool:
        """Whether a payment opens what is waited for."""
        return waits.is_for_money(self._state)

    def aim(self) -> None:
        """Give the keys to the steps."""
        self.query_one(Rows).focus(scroll_visible=False)

    @on(Rows.Moved)
    def _explain(self) -> None:
        why = self.query_one(".why", Static)
        why.update(Content.styled(safe_lines(self._told(self._row)), MUTED))
        self.screen.refresh_bindings()

    def _told(self, row: StepRow | None) -> str:
        if row is None:
            return "Every answer once more, then the end. Nothing is done before it."
        said = waits.why(self._case, row)
        return f"{said}\n{waits.meanwhile(self._case, self._state)}" if said and not row.state.is_settled else said

    def _rows(self) -> list[Row]:
        rows = [Row(row.step, symbol(row.state), status(row), Content(row.told)) for row in self._state.asked]
        if self._state.act:
            rows.append(Row(FINISH, Content("▸"), Content("Check your answers"), Content(safe(self._state.act))))
        return rows


def _step(state: State) -> str:
    """How many of the steps below are settled, and that nothing has happened yet."""
    settled = f"{sum(row.state.is_settled for row in state.asked)} of {len(state.asked)} settled"
    return f"{settled} · Nothing ends before the last look."


def first(state: State) -> str:
    """The row to start on: the next step, the check, or what everything waits for."""
    waiting = (row.step for row in state.rows if row.state.status is Status.WAITING)
    return state.step or (FINISH if state.act else next(waiting, ""))


def _heading(case: Case, state: State) -> str:
    """What comes next: a step, the check, or until when everything waits."""
    if state.step:
        return f"Next: {next(row.title for row in state.rows if row.step == state.step)}"
    if state.act:
        return "All is settled. Check your answers, and finish."
    waiting = [row for row in state.rows if row.state.status is Status.WAITING]
    words = state.headline
    return waits.heading(waiting[0], case.today) if waiting else words[:1].upper() + words[1:] or "Under way"
