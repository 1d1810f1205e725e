"""Every answer once more, before anything is done. Rule: Enter on one goes to its page; only the button acts.

Ctrl+N, which went on all the way here, leads to the button, and never presses it: Enter does.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static

from clientdesk.model.days import counted
from clientdesk.tui.card import BAD, MUTED
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.keyed import keyed
from clientdesk.tui.safe_text import safe
from clientdesk.tui.screens.exit.decision import Sheet
from clientdesk.tui.screens.exit.rows import Row, Rows
from clientdesk.tui.screens.exit.texts import note, title

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from clientdesk.playbook.exit.places import Place
    from clientdesk.playbook.exit.view import Check, CheckRow


_LINES = 2
"""So many lines of a letter are shown."""
_CALM = "Nothing is sent: letters are saved for you to send. Undo takes all of it back."


class CheckAnswers(Horizontal):
    """The check page; `at` is the row that the cursor starts on."""

    def __init__(self, check: Check, at: str = "", aside: Sequence[Widget] = ()) -> None:
        super().__init__()
        self._check, self._at, self._aside = check, at, aside

    def compose(self) -> ComposeResult:
        """The answers step by step, warnings, the act."""
        with Sheet(classes="main"):
            yield Static(Content("The last look"), classes="step")
            yield Static(Content("Check your answers"), classes="heading")
            yield Static(Content.styled(_CALM, MUTED), classes="calm")
            yield Answers(*self._rows(), at=self._at, id="answers")
            for warning in self._check.warnings:
                yield Static(Content.styled(f"▲ {safe(keyed(warning))}", "$text-warning"), classes="note")
            yield Static(classes="told")
            yield Act(Content(safe(self._check.act)), variant="primary", compact=True, action="screen.finish")
        with Sheet(classes="beside"):
            yield title("Before you act")
            yield note("Enter on an answer goes to its page, and comes back here.")
            yield note(f"The button at the end does it: {self._check.act}. Ctrl+N leads there, Enter does it.")
            yield from self._aside

    @property
    def place(self) -> Place | None:
        """Where the answer under the cursor is changed; None when the path settles it."""
        key = self.query_one(Rows).key
        return self._check.rows[int(key)].place if key else None

    @property
    def is_acting(self) -> bool:
        """Whether the keys are on the button."""
        return self.query_one(Button).has_focus

    @property
    def at(self) -> str:
        """The cursor's row, to come back to."""
        return self.query_one(Rows).key

    def aim(self) -> None:
        """Give the keys to the answers, or to the button where the path settles all of them."""
        (self.query_one(Answers) if self.at else self.query_one(Act)).focus(scroll_visible=False)

    def to_act(self) -> None:
        """Give the keys to the button, in view."""
        self.query_one(Act).focus()

    def tell(self, sentence: str, *, failed: bool = False) -> None:
        """Say why the act could not be done."""
        said = self.query_one(".told", Static)
        said.update(Content.styled(safe(sentence), BAD if failed else MUTED))
        said.scroll_visible(animate=False)

    def _rows(self) -> list[Widget]:
        rows: list[Widget] = []
        numbered = list(enumerate(self._check.rows))
        for heading, group in groupby(numbered, lambda each: each[1].title):
            rows.append(title(heading))
            rows += [_AnswerRow(str(at) if row.place else "", row) for at, row in group]
        return rows


class Answers(Rows):
    """The answers; Enter changes the one under the cursor."""

    BINDINGS = bindings(Where.CHECK)


class Act(Button):
    """The button that names the act; Enter on it does it."""

    BINDINGS = bindings(Where.ACT)


class Close(Button):
    """The button that closes an exit whose last day has come."""

    BINDINGS = bindings(Where.CLOSING)


class _AnswerRow(Row):
    """A prompt and its answer, or how a letter begins, side by side; without a key it is what the path settles."""

    def __init__(self, key: str, row: CheckRow) -> None:
        super().__init__(key, Content(""))
        self._row = row

    def compose(self) -> ComposeResult:
        """Prompt and answer."""
        yield Static(Content.styled(safe(self._row.prompt), MUTED), classes="asked")
        yield Static(self._answer, classes="answered")

    @property
    def _answer(self) -> Content:
        row = self._row
        if not row.letter:
            return Content(safe(row.answer))
        begins = list(filter(None, map(safe, row.letter.split("\n"))))[:_LINES]
        reads = f"{counted(len(row.letter.split(chr(10))), 'line')} · Enter reads it"
        return Content.assemble("\n".join(begins), " …", (f"\n{reads}", MUTED))
