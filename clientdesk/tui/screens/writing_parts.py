"""The letter on the writing screen: its words, read or changed, and what the check found. Rule: it keeps nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option
from textual.widgets.text_area import Selection

from clientdesk.model.days import counted
from clientdesk.tui.card import BAD
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.forms.one_line import OneLine
from clientdesk.tui.forms.row import FieldRow
from clientdesk.tui.hanging import Hanging
from clientdesk.tui.keyed import keyed
from clientdesk.tui.safe_text import safe

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from clientdesk.letters.check.problem import Problem
    from clientdesk.tui.writing_text import Composed

_LABEL = 12
_SET_IN = 2
"""Cells that a problem goes on behind its mark."""
_NOTHING, _CHECKING = "✔ The check finds nothing.", "○ Being checked."
_NOT_OURS = ("f6", "f7")
"""Textual's keys for selecting, which are the screen's here."""


class SlimRow(FieldRow):
    """A field with a short label, for there is a letter beside it."""

    @property
    def _before(self) -> int:
        return _LABEL

    def _control(self) -> Widget:
        made = super()._control()
        if isinstance(made, TextArea):
            _free(made)
        return made


class Words(TextArea):
    """The letter's text: read-only, until it is to be changed by hand."""

    BINDINGS = bindings(Where.WRITTEN)

    def __init__(self) -> None:
        super().__init__(
            "", tab_behavior="focus", compact=True, highlight_cursor_line=False, read_only=True, id="words"
        )
        _free(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters are text, once they are typed."""
        return self.read_only if action == "screen.words" else super().check_action(action, parameters)


class Problems(OptionList):
    """What the check found; Enter leads to its line."""

    BINDINGS = bindings(Where.PROBLEMS)

    class Chosen(Message):
        """One of them was chosen; `line` counts from 1, 0 is the letter as a whole."""

        def __init__(self, line: int) -> None:
            super().__init__()
            self.line = line

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._places: list[int] = []

    def show(self, problems: tuple[Problem, ...]) -> None:
        """Show others; the cursor stays where it was."""
        at = self.highlighted
        self._places = [each.line for each in problems]
        self.clear_options()
        self.add_options([Option(_told(each)) for each in problems])
        self.display = bool(problems)
        if problems:
            self.highlighted = min(at or 0, len(problems) - 1)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen(self._places[event.option_index]))


class LetterPane(Container):
    """Subject and text, what is said of them, and the check's problems."""

    class Changed(Message):
        """A word was changed by hand."""

        def __init__(self, subject: str, body: str) -> None:
            super().__init__()
            self.subject, self.body = subject, body

    def __init__(self) -> None:
        super().__init__(id="letter-pane")
        self._subject = ""
        self.is_open = False

    def compose(self) -> ComposeResult:
        """Subject, text, what is said, problems."""
        yield Static(id="subject")
        yield OneLine(id="subject-line", placeholder="Subject")
        yield Words()
        yield Static(id="letter-said")
        yield Problems(id="problems")

    def on_mount(self) -> None:
        """Read first."""
        self.query_one("#subject-line").display = False
        self.query_one(Problems).display = False

    @property
    def words(self) -> Words:
        """The text."""
        return self.query_one(Words)

    @property
    def text(self) -> tuple[str, str]:
        """Subject and text as they stand here."""
        line = self.query_one("#subject-line", OneLine)
        return line.value if self.is_open else self._subject, self.words.text

    def put(self, subject: str, body: str) -> None:
        """Show other words; the place that was read stays in view."""
        self._subject = subject
        self.query_one("#subject", Static).update(Text(safe(subject)))
        line = self.query_one("#subject-line", OneLine)
        if line.value != subject:
            line.value = subject
        if self.words.text != body:
            at, top = self.words.cursor_location, self.words.scroll_y
            self.words.load_text(body)
            self.words.move_cursor(at)
            self.words.scroll_to(y=top, animate=False)

    def tell(self, composed: Composed, said: str, *, is_checked: bool = True) -> None:
        """Say what the check found, and what is to be known of the words; `is_checked`: in these very words."""
        lines = [Content.styled(safe(f"✖ {composed.refusal}"), BAD)] if composed.refusal else []
        lines += [Content(said)] if said else []
        lines += [_found(composed, is_checked=is_checked)] if composed.written else []
        self.query_one("#letter-said", Static).update(Content("\n").join(lines))
        self.query_one(Problems).show(composed.problems)

    def open(self) -> None:
        """Let the words be changed."""
        self._turn(is_open=True)
        self.words.focus()

    def shut(self) -> None:
        """Only to be read again."""
        if self.is_open:
            self._subject, _body = self.text
            self.query_one("#subject", Static).update(Text(safe(self._subject)))
        self._turn(is_open=False)

    def go_to(self, line: int) -> None:
        """Select a line of the text; the first where it is about the letter as a whole."""
        at = min(max(line - 1, 0), self.words.document.line_count - 1)
        end = len(self.words.document.get_line(at)) if line else 0
        self.words.focus()
        self.words.selection = Selection((at, 0), (at, end))

    def _turn(self, *, is_open: bool) -> None:
        self.is_open = is_open
        self.words.read_only = not is_open
        self.set_class(is_open, "-open")
        self.query_one("#subject").display = not is_open
        self.query_one("#subject-line").display = is_open

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typing(self, event: Message) -> None:
        event.stop()
        if self.is_open:
            self.post_message(self.Changed(*self.text))


def _free(lines: TextArea) -> None:
    """Leave the screen's keys to the screen."""
    for key in _NOT_OURS:
        lines._bindings.key_to_bindings.pop(key, None)  # noqa: SLF001  as `Line` does with Enter


def _found(composed: Composed, *, is_checked: bool) -> Content:
    """How many things the check found; that it finds nothing is said only of the words that it has read."""
    more = len(composed.problems) - composed.blocking
    parts = [Content.styled(f"✖ {counted(composed.blocking, 'thing')} to mend", BAD)] if composed.blocking else []
    parts += [Content(f"! {counted(more, 'thing')} to look at")] if more else []
    return Content(" · ").join(parts) if parts else Content(_NOTHING if is_checked else _CHECKING)


def _told(problem: Problem) -> Hanging:
    """A problem: whether it blocks, where, and why."""
    mark = "✖ blocks" if problem.blocks else "! look"
    where = f"line {problem.line}" if problem.line else "the letter"
    return Hanging(safe(f"{mark} · {where} · {problem.rule}: {keyed(problem.why)}"), _SET_IN)
