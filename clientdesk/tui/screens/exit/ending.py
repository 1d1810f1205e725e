"""The last page: what happened, where the letters are, the checklist, how to undo. Rule: it tells, and reports keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static

from clientdesk.letters.names import sent_by
from clientdesk.model.days import shown
from clientdesk.tui.card import BAD, HEAD, MUTED
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.keyed import keyed
from clientdesk.tui.safe_text import safe, safe_lines
from clientdesk.tui.screens.exit.check import Close
from clientdesk.tui.screens.exit.choice import box
from clientdesk.tui.screens.exit.decision import Sheet
from clientdesk.tui.screens.exit.rows import Row, Rows
from clientdesk.tui.screens.exit.texts import line, note, title

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from clientdesk.model.journal import Letter, Task
    from clientdesk.playbook.exit.final import Final


class Ending(Horizontal):
    """The end of an exit; `act` is what can still be done with it, `is_fresh` that it came today and can be undone.

    `at` is the task that the cursor starts on.
    """

    def __init__(self, final: Final, act: str, aside: Sequence[Widget], at: str = "", *, is_fresh: bool) -> None:
        super().__init__()
        self._final, self._act, self._aside, self._at, self._is_fresh = final, act, aside, at, is_fresh

    def compose(self) -> ComposeResult:
        """What happened, letters, what comes next, undo."""
        final = self._final
        with Sheet(classes="main"):
            yield Static(Content("The end"), classes="step")
            yield Static(Content(safe(final.headline)), classes="heading")
            yield Static(id="happened", classes="note")
            yield Static(id="warnings", classes="note")
            if self._act:
                yield Close(Content(safe(self._act)), variant="primary", compact=True, action="screen.finish")
                yield Static(classes="told")
            yield from self._letters()
            yield from self._todo()
            if final.terms:
                yield title("For your next contract")
                yield from map(line, final.terms)
            if self._is_fresh:
                yield title("If you change your mind")
                yield note(f"{final.undo} Press u.")
            yield Button("Done", compact=True, action="screen.back", id="done")
        with Sheet(classes="beside"):
            yield from self._aside

    def on_mount(self) -> None:
        """Say what happened."""
        self._lay_out()

    def take_over(self, other: Ending) -> bool:
        """Show what another end says, with everything where it is; False where it has other rows, or another act."""
        if self._shape != other._shape:
            return False
        self._final = other._final
        self._lay_out()
        rows = (*self.query("#letters > Row"), *self.query("#todo > Row"))
        made = (*map(self._letter_row, self._final.letters), *map(_task_row, self._final.todo))
        for shown_row, row in zip(rows, made, strict=True):
            cast("Row", shown_row).become(row)
        return True

    @property
    def _shape(self) -> tuple[object, ...]:
        """What has to be the same for the page to stay as it is laid out."""
        final = self._final
        ids = [each.id for each in (*final.letters, *final.todo)]
        return ids, final.terms, () if final.todo else final.next, self._act, self._is_fresh

    def _lay_out(self) -> None:
        """The lines that follow the desk: what happened, what is odd, how much is done."""
        final = self._final
        done = sum(each.done is not None for each in final.todo)
        warned = Content.styled(safe_lines("\n".join(f"! {keyed(each)}" for each in final.warnings)), BAD)
        for key, text in (
            ("#happened", Content(safe_lines("\n".join(final.happened)))),
            ("#warnings", warned),
            ("#progress", Content.styled(f"What is left to do · {done} of {len(final.todo)} done", HEAD)),
        ):
            for each in self.query(key).results(Static):
                each.update(text)
                each.display = bool(text.plain)

    @property
    def letter(self) -> str:
        """The letter under the cursor, its subject first; empty when there is none."""
        chosen = self.chosen
        return f"{chosen.subject}\n\n{chosen.body}" if chosen else ""

    def aim(self) -> None:
        """Give the keys to the checklist where it was left, else to the act, to the letters, to the button."""
        first = "Todo" if self._at else "Close" if self._act else "Rows"
        (self.query(first) or self.query("Button")).first().focus(scroll_visible=False)

    def to_act(self) -> bool:
        """Give the keys to the button that closes the exit, in view; whether there is one."""
        for button in self.query(Close):
            button.focus()
        return bool(self._act)

    @property
    def is_acting(self) -> bool:
        """Whether the keys are on that button."""
        return any(button.has_focus for button in self.query(Close))

    def tell(self, sentence: str, *, failed: bool = False) -> None:
        """Say why the act could not be done."""
        for said in self.query(".told").results(Static):
            said.update(Content.styled(safe(sentence), BAD if failed else MUTED))

    @property
    def chosen(self) -> Letter | None:
        """The letter under the cursor; None without one."""
        keys = [rows.key for rows in self.query(Letters)]
        return next((each for each in self._final.letters if each.id in keys), None)

    @property
    def chosen_task(self) -> Task | None:
        """The task under the cursor; None without one."""
        keys = [rows.key for rows in self.query(Todo)]
        return next((each for each in self._final.todo if each.id in keys), None)

    def _todo(self) -> ComposeResult:
        final = self._final
        if not final.todo and final.next:
            yield title("What comes next")
            yield from map(line, final.next)
        elif final.todo:
            yield Static(id="progress", classes="title")
            yield Todo(*map(_task_row, final.todo), at=self._at, id="todo")
            yield note("Space ticks it off. All of it is in your agenda, too.")

    def _letters(self) -> ComposeResult:
        if self._final.letters:
            yield title("Your letters")
            yield Letters(*map(self._letter_row, self._final.letters), id="letters")
            yield note("Enter opens the one under the cursor, F5 copies it. They are kept in the client's log.")

    def _letter_row(self, letter: Letter) -> Row:
        whom = self._final.to.get(letter.id)
        subject = f"{letter.subject} · to {whom}" if whom else letter.subject
        told = f"{letter.kind} · {_state(letter)}"
        return Row(letter.id, Content("✉"), Content(safe(subject)), Content(safe(told)))


class Letters(Rows):
    """The letters; Enter opens the one under the cursor."""

    BINDINGS = bindings(Where.LETTERS)


class Todo(Rows):
    """The checklist; Space ticks off the task under the cursor."""

    BINDINGS = bindings(Where.CHECKLIST)


def _task_row(task: Task) -> Row:
    day = f"{shown(task.due):>11}  "
    done = f"   done on {shown(task.done)}" if task.done else ""
    said = Content.assemble((day, MUTED), safe(task.what), (done, MUTED))
    return Row(task.id, box(on=task.done is not None), said)


def _state(letter: Letter) -> str:
    """Whether it went out, when and how."""
    if letter.sent is None:
        return "draft, not sent"
    return " · ".join(filter(None, (f"sent on {shown(letter.sent)}", sent_by(letter))))
