"""One field on a form: its label, its control, and a note below it. Rule: it checks; it keeps nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.text import Text
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Checkbox, Input, Select, Static, TextArea

from clientdesk.model.errors import Refused
from clientdesk.tui.forms.field import NO, YES, Answers, Field, Kind
from clientdesk.tui.forms.one_line import FoldedSuggester, OneLine
from clientdesk.tui.safe_text import safe

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget


class YesNo(Checkbox):
    """A box that is ticked or empty; Textual's own tells the two apart by colour alone."""

    BUTTON_INNER = " "

    def watch_value(self) -> None:
        """Tick or empty it."""
        self.BUTTON_INNER = "✔" if self.value else " "
        super().watch_value()


class FieldRow(Horizontal):
    """A field with its control, and a note below; `value` is what it holds, as text."""

    DEFAULT_CSS = """
    FieldRow { height: auto; }
    FieldRow > .label { width: 20; height: 1; padding-right: 1; }
    FieldRow > Vertical { height: auto; width: 1fr; }
    FieldRow Input, FieldRow Input:focus { border: none; height: 1; padding: 0 1; background: $surface; }
    FieldRow Input:focus, FieldRow TextArea:focus { background: $primary 20%; }
    FieldRow TextArea { height: 4; border: none; padding: 0 1; background: $surface; }
    FieldRow SelectCurrent, FieldRow Select.-textual-compact > SelectCurrent { padding: 0 1; }
    FieldRow Checkbox { border: none; padding: 0; background: transparent; }
    FieldRow .note { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    .-narrow FieldRow > .label { width: 12; }
    """

    def __init__(self, field: Field, value: str) -> None:
        super().__init__(id=f"row-{field.key}")
        self.field = field
        self._start = value

    def compose(self) -> ComposeResult:
        """The label, and beside it the control over its note."""
        star = "*" if self.field.required else ""
        yield Static(Content(f"{self.field.label}{star}"), classes="label")
        with Vertical():
            yield self._control()
            yield Static(classes="note")

    @property
    def control(self) -> Widget:
        """What is typed into."""
        return self.query_one(f"#field-{self.field.key}")

    @property
    def value(self) -> str:
        """What the control holds, as text."""
        match self.control:
            case Input() as line:
                return line.value
            case TextArea() as lines:
                return lines.text
            case Checkbox() as box:
                return YES if box.value else NO
            case choice:
                chosen = cast("Select[str]", choice).value
                return chosen if isinstance(chosen, str) else ""

    def check(self, answers: Answers, *, strictly: bool = False) -> bool:
        """Say below it how the value is read, or what is wrong with it; whether it will do.

        `strictly`: an empty field that is needed is told too, and in the colour of errors.
        """
        try:
            words, style = answers.echo(self.field.key), "$text-success"
        except Refused as error:
            if not (strictly or self.value):
                self._note(self.field.help, "$foreground-muted")
                return False
            self.refuse(error.sentence, strictly=strictly)
            return False
        self._note(f"= {words}" if words else self.field.help, style if words else "$foreground-muted")
        return True

    def refuse(self, sentence: str, *, strictly: bool = True) -> None:
        """Put a sentence below it."""
        self._note(f"✖ {sentence}", "$text-error" if strictly else "$foreground-muted")

    def _note(self, words: str, style: str) -> None:
        self.query_one(".note", Static).update(Content.styled(safe(words), style), layout=False)

    def _control(self) -> Widget:
        name, field, start = f"field-{self.field.key}", self.field, self._start
        match field.kind:
            case Kind.LINES:
                return TextArea(start, id=name, tab_behavior="focus", compact=True)
            case Kind.YES_NO:
                return YesNo("yes", start == YES, id=name, compact=True)
            case Kind.CHOICE:
                options = [(Text(safe(words)), value) for value, words in field.choices]
                known = start in dict(field.choices)
                blank = not (field.required and known)
                first = start if known else Select.NULL
                return Select(options, prompt="choose …", value=first, allow_blank=blank, id=name, compact=True)
            case Kind.PICK:
                names = [words for _value, words in field.choices]
                return OneLine(start, id=name, suggester=FoldedSuggester(names), select_on_focus=True)
            case _:
                return OneLine(start, id=name, select_on_focus=True)
