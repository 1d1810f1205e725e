"""One field on a form: its label, its control, and a note below it. Rule: it checks; it keeps nothing.

The row draws label and note itself, under its only child: a form of sixteen fields opens in a third of the time that
it takes with a widget for each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, TextArea

from clientdesk.model.errors import Refused
from clientdesk.tui.forms.controls import Choice, YesNo
from clientdesk.tui.forms.field import NO, YES, Answers, Field, Kind
from clientdesk.tui.forms.one_line import FoldedSuggester, OneLine
from clientdesk.tui.safe_text import clip, fit, safe

if TYPE_CHECKING:
    from textual.app import ComposeResult

_LABEL, _NARROW_LABEL = 21, 13
"""Cells before the control."""


class FieldRow(Widget):
    """A field with its control, and a note below; `value` is what it holds, as text."""

    SCOPED_CSS = False  # what is narrow is the form around it
    DEFAULT_CSS = """
    FieldRow { layout: vertical; height: auto; }
    FieldRow > * { margin: 0 0 1 21; }
    FieldRow > Input, FieldRow > Input:focus { border: none; height: 1; padding: 0 1; background: $surface; }
    FieldRow > Choice { height: 1; padding: 0 1; background: $surface; }
    FieldRow > Input:focus, FieldRow > TextArea:focus, FieldRow > Choice:focus { background: $primary 20%; }
    FieldRow > TextArea { height: 4; border: none; padding: 0 1; background: $surface; }
    FieldRow > Checkbox { border: none; padding: 0; background: transparent; }
    .-narrow FieldRow > * { margin: 0 0 1 13; }
    """

    def __init__(self, field: Field, value: str) -> None:
        super().__init__(id=f"row-{field.key}")
        self.field = field
        self._start = value
        self.note = ""
        self._style = ""

    def compose(self) -> ComposeResult:
        """The control."""
        yield self._control()

    def render(self) -> Content:
        """The label on the control's first line, the note below it."""
        before = _NARROW_LABEL if self.screen.has_class("-narrow") else _LABEL
        label = fit(f"{self.field.label}{'*' if self.field.required else ''}", before - 1)
        down = "\n" * (self.size.height - 1)
        note = clip(safe(self.note), self.size.width - before - 1)
        return Content.assemble(label, down, " " * (before + 1), (note, self._style))

    @property
    def control(self) -> Widget:
        """What is typed into."""
        return self.query_one(f"#field-{self.field.key}")

    @property
    def value(self) -> str:
        """What the control holds, as text."""
        match self.control:
            case TextArea() as lines:
                return lines.text
            case YesNo() as box:
                return YES if box.value else NO
            case Input() | Choice() as line:
                return line.value
        return ""

    def check(self, answers: Answers, *, strictly: bool = False) -> bool:
        """Say below it how the value is read, or what is wrong with it; whether it will do.

        `strictly`: an empty field that is needed is told too, and in the colour of errors.
        """
        try:
            words, style = answers.echo(self.field.key), "$text-success"
        except Refused as error:
            if not (strictly or self.value):
                self._say(self.field.help, "$foreground-muted")
                return False
            self.refuse(error.sentence, strictly=strictly)
            return False
        self._say(f"= {words}" if words else self.field.help, style if words else "$foreground-muted")
        return True

    def refuse(self, sentence: str, *, strictly: bool = True) -> None:
        """Put a sentence below it."""
        self._say(f"✖ {sentence}", "$text-error" if strictly else "$foreground-muted")

    def _say(self, words: str, style: str) -> None:
        if (words, style) != (self.note, self._style):
            self.note, self._style = words, style
            self.refresh()

    def _control(self) -> Widget:
        name, field, start = f"field-{self.field.key}", self.field, self._start
        match field.kind:
            case Kind.LINES:
                return TextArea(start, id=name, tab_behavior="focus", compact=True)
            case Kind.YES_NO:
                return YesNo("yes", start == YES, id=name, compact=True)
            case Kind.CHOICE:
                return Choice(field.choices if field.required else (("", "–"), *field.choices), start, id=name)
            case Kind.PICK:
                names = [words for _value, words in field.choices]
                return OneLine(start, id=name, suggester=FoldedSuggester(names), select_on_focus=True)
            case _:
                return OneLine(start, id=name, select_on_focus=True)
