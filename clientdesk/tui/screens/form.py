"""The one dialog for every form. Rule: it returns the Change that was filled in and saves nothing.

What is typed is reported while it is typed, so that it can be kept; Esc closes without asking, the draft stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Button, Checkbox, Input, Static, TextArea

from clientdesk.model.change import Change
from clientdesk.model.errors import Refused
from clientdesk.tui.commands import Place, bindings
from clientdesk.tui.forms.controls import Choice
from clientdesk.tui.forms.field import Answers, FieldRefused, Form
from clientdesk.tui.forms.row import FieldRow
from clientdesk.tui.safe_text import safe_text
from clientdesk.tui.screens.left_once import LeftOnce

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import DescendantBlur, DescendantFocus, Resize
    from textual.timer import Timer
    from textual.widget import Widget

DRAFT_SECONDS = 0.4
"""How long after the last key a draft is reported."""

_AROUND_FIELDS = 7
"""Lines of the dialog besides the fields: its frame, title, space and buttons."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A form filled in: the change it means, and what was typed, to come back to if the change can't be saved."""

    change: Change
    typed: Mapping[str, str]


class FormDialog(LeftOnce, ModalScreen[Filled | None]):
    """Shows a form, starting with `typed`; `problem` is why it is shown again, `is_draft` that it comes from before."""

    CSS_PATH = "form.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-wide")]
    AUTO_FOCUS = "FieldRow > *"
    BINDINGS = bindings(Place.FORM)

    class Typed(Message):
        """Something was typed; nothing differs from the start any more when `typed` is empty."""

        def __init__(self, form: Form, typed: Mapping[str, str]) -> None:
            super().__init__()
            self.form, self.typed = form, typed

    def __init__(
        self,
        form: Form,
        today: date,
        typed: Mapping[str, str] | None = None,
        *,
        problem: str = "",
        is_draft: bool = False,
    ) -> None:
        super().__init__()
        self.form = form
        self._today = today
        self._start = form.start | {key: value for key, value in (typed or {}).items() if key in form.start}
        self._problem = problem
        self._is_draft = is_draft
        self._draft_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Title, fields, the act's button."""
        with Vertical(id="form"):
            yield Static(safe_text(self.form.title), id="form-title")
            yield Static(safe_text(self._said()), id="form-said")
            with VerticalScroll(id="form-fields", can_focus=False):
                for field in self.form.fields:
                    yield FieldRow(field, self._start[field.key])
            with Horizontal(id="form-buttons"):
                yield Static("Tab next · Enter or F2 saves · Esc keeps a draft", id="form-keys")
                yield Button(
                    safe_text(self.form.button), id="save", variant="primary", compact=True, action="screen.save"
                )

    def on_mount(self) -> None:
        """Show how the first values are read."""
        self._say(self._said())
        self._check_all()

    def on_resize(self, event: Resize) -> None:
        """The fields get what the rest of the dialog leaves."""
        self.query_one("#form-fields").styles.max_height = max(2, event.size.height - _AROUND_FIELDS)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Keep the label in view with its field."""
        row = _row_of(event.widget)
        if row:
            row.scroll_visible(animate=False)

    @property
    def typed(self) -> dict[str, str]:
        """What every field holds."""
        return {row.field.key: row.value for row in self.query(FieldRow)}

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Choice.Changed)
    @on(Checkbox.Changed)
    def _typing(self, event: Message) -> None:
        event.stop()
        self._check_all()
        if self._draft_timer:
            self._draft_timer.stop()
        self._draft_timer = self.set_timer(DRAFT_SECONDS, self._report)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """A field that was left is checked in earnest."""
        row = _row_of(event.widget)
        if row and row.value:
            row.check(self._answers(), strictly=True)

    def action_save(self) -> None:
        """Make the change of what was typed, or say beside the fields why not."""
        answers = self._answers()
        rows = list(self.query(FieldRow))
        bad = [row for row in rows if not row.check(answers, strictly=True)]
        if bad:
            self._point_at(bad[0], "Something is missing or can't be read; see the fields marked ✖.")
            return
        try:
            change = self.form.build(answers)
        except FieldRefused as error:
            row = self.query_one(f"#row-{error.key}", FieldRow)
            row.refuse(error.sentence)
            self._point_at(row, error.sentence)
        except Refused as error:
            self._say(error.sentence)
        else:
            self.dismiss(Filled(change, self.typed))

    def action_close(self) -> None:
        """Close; what was typed stays as a draft."""
        self._report()
        self.dismiss(None)

    def action_fresh(self) -> None:
        """Forget the draft: closes the form and tells that nothing of it is to be kept."""
        self.post_message(self.Typed(self.form, {}))
        self.dismiss(None)

    def _answers(self) -> Answers:
        return Answers(self.form, self.typed, self._today)

    def _check_all(self) -> None:
        answers = self._answers()
        for row in self.query(FieldRow):
            row.check(answers)

    def _report(self) -> None:
        typed = self.typed
        self.post_message(self.Typed(self.form, {} if typed == self.form.start else typed))

    def _point_at(self, row: FieldRow, sentence: str) -> None:
        self._say(sentence)
        row.control.focus()

    def _said(self) -> str:
        if self._problem:
            return f"Not saved: {self._problem}"
        return "Half-typed before, and kept. F4 forgets it." if self._is_draft else ""

    def _say(self, sentence: str) -> None:
        said = self.query_one("#form-said", Static)
        said.update(safe_text(sentence))
        said.display = bool(sentence)


def _row_of(widget: Widget) -> FieldRow | None:
    return next((each for each in widget.ancestors if isinstance(each, FieldRow)), None)
