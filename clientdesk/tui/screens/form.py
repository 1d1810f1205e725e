"""The one dialog for every form. Rule: it returns the Change that was filled in and saves nothing.

What is typed is handed to `keep` while it is typed, and by whatever ends the dialog; Esc closes without asking.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Checkbox, Input, Static, TextArea

from clientdesk.model.change import Change
from clientdesk.model.errors import Refused
from clientdesk.tui.chrome import KeyBar
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.forms.controls import Choice
from clientdesk.tui.forms.field import Answers, Form
from clientdesk.tui.forms.files import FILES
from clientdesk.tui.forms.one_line import OneLine
from clientdesk.tui.forms.row import NARROW, FieldRow
from clientdesk.tui.half_typed import HalfTyped, Typed
from clientdesk.tui.keyed import keyed
from clientdesk.tui.safe_text import safe_text
from clientdesk.tui.screens.left_once import LeftOnce, is_gone

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import DescendantBlur, DescendantFocus
    from textual.message import Message
    from textual.widget import Widget

_AROUND_FIELDS = 7
"""Lines of the dialog besides the fields: its frame, title, space and buttons."""

_ACT = "form.save"
"""The command that ends a form."""
_MARKED = "Something is missing or can't be read; see the fields marked ✖."


@dataclass(frozen=True, slots=True)
class Filled:
    """A form filled in: the change it means, and what was typed, to come back to if the change can't be saved.

    `changed` is the part of it that differs from the form's start.
    """

    change: Change
    typed: Typed
    changed: Typed


class FormDialog(LeftOnce, ModalScreen[Filled | None]):
    """Shows a form, starting with `typed`; `said` tells where that comes from.

    `keep` is given what differs from the form's start: to be kept as a draft, or forgotten when nothing does.
    """

    CSS_PATH = "form.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]
    AUTO_FOCUS = "FieldRow > *"
    BINDINGS = bindings(Where.FORM)

    def __init__(
        self,
        form: Form,
        today: date,
        typed: Mapping[str, str] | None = None,
        *,
        said: str = "",
        keep: Callable[[Typed], Awaitable[None]] | None = None,
    ) -> None:
        super().__init__()
        self.form = form
        self._today = today
        self._start = form.start | {key: value for key, value in (typed or {}).items() if key in form.start}
        self._first_said = self._said = said
        self._keep = keep
        self._half_typed = HalfTyped(self, self._report)
        self._name_the_act()

    def _name_the_act(self) -> None:
        """The key bar says of the key that ends the form what the form itself says."""
        bound = self._bindings.key_to_bindings
        for key, found in bound.items():
            bound[key] = [replace(each, description=self.form.does) if each.id == _ACT else each for each in found]

    def compose(self) -> ComposeResult:
        """Title, fields, the act's button."""
        with Vertical(id="form"):
            yield Static(safe_text(self.form.title), id="form-title")
            yield Static(safe_text(self._first_said), id="form-said")
            with VerticalScroll(id="form-fields", can_focus=False):
                yield Static(id="form-look")
                yield from self._rows()
            with Horizontal(id="form-buttons"):
                yield Static(id="form-keys")
                yield Button(
                    safe_text(self.form.button), id="save", variant="primary", compact=True, action="screen.save"
                )
        yield KeyBar()

    def _rows(self) -> Iterator[FieldRow]:
        """A row for every field; those that are not asked for are out of sight."""
        asked = Answers(self.form, self._start, self._today).fields
        for field in self.form.fields:
            row = FieldRow(asked.get(field.key, field), self._start[field.key])
            row.display = field.key in asked
            yield row

    def on_mount(self) -> None:
        """Show how the first values are read; what is said when the form opens is about the first that won't do."""
        self._say(self._first_said)
        wrong = self._check_all()
        slips = [row for row in wrong if row.value] or wrong
        if slips and self._first_said:
            self.set_focus(slips[0].control)
        elif self.form.is_kept:
            self._begin_quietly()

    def _begin_quietly(self) -> None:
        """Begin at a field of what is on the desk so that a stray key writes over nothing."""
        row = next((each for each in self._asked if each.field.key == self.form.begin), self._asked[0])
        if isinstance(row.control, OneLine):
            row.control.spare()
        self.set_focus(row.control)

    async def on_unmount(self) -> None:
        """Whatever ends the dialog, the last keys are kept too."""
        typed = self._half_typed.take()
        if typed is not None and self._keep:
            await self._keep(typed)

    def on_resize(self) -> None:
        """The fields get what the rest of the dialog leaves; of its keys are told as many as fit."""
        self._fit()
        self.call_after_refresh(self._tell_keys)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Keep the label in view with its field, and tell its keys."""
        row = _row_of(event.widget)
        if row:
            row.scroll_visible(animate=False)
        self._tell_keys()

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
        if self._said == _MARKED and not any(row.is_marked for row in self._asked):
            self._say(self._first_said)
        self._half_typed.note(self._changed)

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
        bad = [row for row in self._asked if not row.check(answers, strictly=True)]
        if bad:
            self._say(_MARKED)
            bad[0].control.focus()
            self.call_after_refresh(bad[0].scroll_visible, animate=False)
            return
        try:
            change = self.form.build(answers)
        except Refused as error:
            self._refuse(error)
        else:
            self._half_typed.take()
            self.dismiss(Filled(change, self.typed, self._changed))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """A file is looked for where the form has a field for files."""
        return action != "find_file" or FILES in self.form.start

    @work
    async def action_find_file(self) -> None:
        """Find a file, and put its path into the field for files, below those that are there."""
        from clientdesk.tui.screens.pick_file import PickFile

        path = await self.app.push_screen_wait(PickFile("Attach a file"))
        row = next((each for each in self._asked if each.field.key == FILES), None)
        if path is not None and row is not None:
            row.value = f"{row.value}\n{path}".strip()
            row.control.focus()

    def action_close(self) -> None:
        """Close; what was typed stays as a draft."""
        self._half_typed.note(self._changed)
        self.dismiss(None)

    def action_fresh(self) -> None:
        """Close the form and keep nothing of it."""
        self._half_typed.note({})
        self.dismiss(None)

    def _answers(self) -> Answers:
        return Answers(self.form, self.typed, self._today)

    def _check_all(self) -> list[FieldRow]:
        """Ask for what is asked now, and say of every field how it is read; those that won't do."""
        answers = self._answers()
        self._tell_more(self.form.look(answers))
        for row in self.query(FieldRow):
            row.become(answers.fields.get(row.field.key))
        return [row for row in self._asked if not row.check(answers)]

    @property
    def _asked(self) -> list[FieldRow]:
        """The rows in sight."""
        return [row for row in self.query(FieldRow) if row.display]

    @property
    def _changed(self) -> dict[str, str]:
        """What differs from the form's start."""
        start = self.form.start
        return {key: value for key, value in self.typed.items() if value != start[key]}

    def _report(self, typed: Typed) -> None:
        if self._keep:
            self.app.run_worker(self._keep(typed), group="drafts")

    def _refuse(self, error: Refused) -> None:
        """Say why the form as a whole won't do: beside the field that it is about, where there is one."""
        row = next((row for row in self._asked if row.field.key == error.about), None)
        self._say(keyed(error.told))
        if row:
            row.refuse(keyed(error.told))
            row.control.focus()

    def _fit(self) -> None:
        """Give the fields the lines that are left, once it is known how many the sentence above them takes."""
        if is_gone(self):
            return
        said = self.query_one("#form-said", Static)
        taken = _AROUND_FIELDS + (said.size.height if said.display else 0)
        self.query_one("#form-fields").styles.max_height = max(2, self.size.height - taken)

    def _tell_keys(self) -> None:
        """Which keys end the form, as fully as there is room beside the button; Enter, where it is not the field's."""
        if is_gone(self):
            return
        keys = self.query_one("#form-keys", Static)
        end, leave = f"F2 {self.form.does}", "Esc close, keeping a draft" if self._keep else "Esc close"
        enter = "Enter or " if isinstance(self.focused, Input | Button) else ""
        told = (f"Tab next · {enter}{end} · {leave}", f"{end} · {leave}", end)
        keys.update(next((words for words in told if len(words) < keys.size.width), ""))

    def _tell_more(self, lines: str) -> None:
        """What is to be looked at before the form ends, and holds nothing up."""
        look = self.query_one("#form-look", Static)
        look.update(safe_text("\n".join(f"! {each}" for each in lines.split("\n")) if lines else ""))
        look.display = bool(lines)

    def _say(self, sentence: str) -> None:
        self._said = sentence
        said = self.query_one("#form-said", Static)
        said.update(safe_text(sentence))
        said.display = bool(sentence)
        self.call_after_refresh(self._fit)


def _row_of(widget: Widget) -> FieldRow | None:
    return next((each for each in widget.ancestors if isinstance(each, FieldRow)), None)
