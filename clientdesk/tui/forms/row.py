"""One field on a form: its label, its control, and a note below it. Rule: it checks; it keeps nothing.

The row draws label and note itself, under its only child: a form of sixteen fields opens in a third of the time that
it takes with a widget for each.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, TextArea

from clientdesk.model.errors import Refused
from clientdesk.tui.forms.controls import Choice, YesNo
from clientdesk.tui.forms.field import NO, YES, Answers, Choices, Field, Kind
from clientdesk.tui.forms.one_line import FoldedSuggester, OneLine
from clientdesk.tui.forms.ticks import Ticks
from clientdesk.tui.keyed import keyed
from clientdesk.tui.safe_text import safe

if TYPE_CHECKING:
    from textual.app import ComposeResult

_LABEL, _NARROW_LABEL = 21, 13
"""Cells before the control."""
NARROW = 70
"""A screen of fewer cells is narrow."""
_PADDING = 2
"""Cells beside the words of a control of one line."""
_TALL, _AROUND = 4, 13
"""Lines of a field that takes several, at least; lines of a form around a tall one."""


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
    FieldRow > YesNo, FieldRow > YesNo:focus { border: none; padding: 0 1; background: $surface; }
    FieldRow > YesNo:focus { background: $primary 20%; }
    .-narrow FieldRow > * { margin: 0 0 1 13; }
    """

    def __init__(self, field: Field, value: str) -> None:
        super().__init__(id=f"row-{field.key}")
        self.field = field
        self._start = value
        self.note = ""
        self._style = ""
        self._drawn = 1
        """Lines of the control, as it is drawn."""
        self._slip: str | None = None
        """What was refused in earnest; until something else is typed, it stays so."""

    def compose(self) -> ComposeResult:
        """The control, once the field is asked for."""
        if self.display:
            yield self._control()

    def render(self) -> Content:
        """The label beside the control, from its first line on; the note below it."""
        before = self._before
        label, note = self._label_lines(), [*[""] * self._height, *self._note_lines()]
        lines = zip_longest(label, note, fillvalue="")
        pieces = [(f"{left:<{before + 1}}", (right, self._style)) for left, right in lines]
        return Content("\n").join(Content.assemble(*piece) for piece in pieces)

    def on_resize(self) -> None:
        """A narrower form takes more lines for the note, a lower one leaves fewer for the text."""
        self._make_room()

    @property
    def control(self) -> Widget:
        """What is typed into; there once the field is asked for."""
        return self.query_one(f"#field-{self.field.key}")

    @property
    def value(self) -> str:
        """What the control holds, as text."""
        match self._made:
            case TextArea() as lines:
                return lines.text
            case YesNo() as box:
                return YES if box.value else NO
            case Input() | Choice() | Ticks() as line:
                return line.value
        return self._start

    @value.setter
    def value(self, text: str) -> None:
        self._start = text
        match self._made:
            case TextArea() as lines:
                lines.load_text(text)
            case YesNo() as box:
                box.value = text == YES
            case Input() | Choice() | Ticks() as line:
                line.value = text

    def become(self, field: Field | None) -> None:
        """Ask for what the field is now; None: it is not asked for. What it starts with follows until it is changed."""
        self.display = field is not None
        if field is None:
            return
        before, self.field = self.field, field
        if isinstance(self._made, Choice):
            self._made.offer(_offered(field))
        if isinstance(self._made, Ticks):
            self._made.offer(field.choices)
        if self.value == before.start != field.start:
            self._follow(field.start)
        if self._made is None:
            self.mount(self._control())
        if field.label != before.label:
            self._make_room()
            self.refresh()

    def _follow(self, start: str) -> None:
        if isinstance(self._made, OneLine):
            self._made.propose(start)
        self.value = start

    @property
    def _made(self) -> Widget | None:
        """The control, where it is there already."""
        return next(iter(self.children), None)

    @property
    def is_marked(self) -> bool:
        """Whether it says that something is wrong."""
        return self.note.startswith("✖")

    def check(self, answers: Answers, *, strictly: bool = False) -> bool:
        """Say below it how the value is read, or what is wrong with it; whether it will do.

        `strictly`: an empty field that is needed is told too, and in the colour of errors.
        """
        strictly = strictly or self.value == self._slip
        try:
            words, style = answers.echo(self.field.key), "$text-success"
        except Refused as error:
            self._slip = self.value if strictly else None
            if not (strictly or self.value):
                self._say(self.field.help, "$foreground-muted")
                return False
            self.refuse(keyed(error.told), strictly=strictly)
            return False
        if doubt := answers.doubt(self.field.key):
            read = (f"= {words}",) if words else ()
            self._say("\n".join((*read, *(f"! {each}" for each in doubt.split("\n")))), "$text-warning")
        else:
            self._say(f"= {words}" if words else self.field.help, style if words else "$foreground-muted")
        return True

    def refuse(self, sentence: str, *, strictly: bool = True) -> None:
        """Put a sentence below it."""
        self._say(f"✖ {sentence}", "$text-error" if strictly else "$foreground-muted")

    def _say(self, words: str, style: str) -> None:
        if (words, style, self._height) != (self.note, self._style, self._drawn):
            self.note, self._style = words, style
            self._make_room()
            self.refresh()

    @property
    def _height(self) -> int:
        """The control's lines: those of its words; a tall one takes what the screen has beside the rest of its form."""
        if self.field.kind is Kind.SOME:
            return len(self.field.choices)
        if isinstance(self._made, Choice):
            return self._made.lines(self.size.width - self._before - _PADDING)
        room = max(_TALL, self.screen.size.height - _AROUND)
        return min(self.field.tall, room) if self.field.kind is Kind.LINES else 1

    @property
    def _before(self) -> int:
        """Cells before the control; by the screen's width, whose class comes only after the first rows are drawn."""
        return _NARROW_LABEL if self.app.size.width < NARROW else _LABEL

    def _label_lines(self) -> list[str]:
        return _wrapped(f"{self.field.label}{'*' if self.field.required else ''}", self._before - 1)

    def _note_lines(self) -> list[str]:
        room = self.size.width - self._before - 1
        return [line for part in self.note.split("\n") for line in _wrapped(part, room)]

    def _make_room(self) -> None:
        """As many lines as the label takes, and below the control as many as the note."""
        self._drawn = self._height
        if isinstance(self._made, TextArea | Choice):
            self._made.styles.height = self._drawn
        self.styles.min_height = max(len(self._label_lines()), self._drawn + len(self._note_lines()))

    def _control(self) -> Widget:
        name, field, start = f"field-{self.field.key}", self.field, self._start
        proposed = None if field.is_name else field.start
        match field.kind:
            case Kind.LINES:
                return TextArea(start, id=name, tab_behavior="focus", compact=True)
            case Kind.YES_NO:
                return YesNo(value=start == YES, id=name)
            case Kind.CHOICE:
                return Choice(_offered(field), start, id=name)
            case Kind.SOME:
                return Ticks(field.choices, start, id=name)
            case Kind.PICK:
                names = [words for _value, words in field.choices]
                return OneLine(start, proposed, id=name, suggester=FoldedSuggester(names))
            case _:
                return OneLine(start, proposed, placeholder=field.placeholder, id=name)


def _offered(field: Field) -> Choices:
    """What a choice is among: nothing, too, where nothing is needed."""
    return field.choices if field.required else (("", "–"), *field.choices)


def _wrapped(text: str, cells: int) -> list[str]:
    return [line.plain.rstrip() for line in Content(safe(text)).wrap(cells)] if cells > 0 else [""]
