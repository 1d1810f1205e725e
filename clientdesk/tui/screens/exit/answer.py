"""A question on a page: prompt, control, and below it how the answer is read or why not. Rule: text in, text out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static, TextArea

from clientdesk.model.days import counted, echo
from clientdesk.model.days import shown as shown_day
from clientdesk.playbook.exit.question import Kind, Option, Question, Unread, day_of, read
from clientdesk.tui.card import BAD, HEAD, MUTED
from clientdesk.tui.safe_text import safe
from clientdesk.tui.screens.exit.choice import OneOf, SomeOf
from clientdesk.tui.screens.exit.lines import Line, Lines
from clientdesk.tui.screens.left_once import TakenAway

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

_YES_NO = (Option("yes", "Yes"), Option("no", "No"))
_OWN = "own words"
_GOOD = "$text-success"
_LONG = (Kind.LINES, Kind.LETTER)
"""Answers in which Enter is a new line."""


Control = OneOf | SomeOf | Line | Lines


class Answer(TakenAway, Container):
    """A question and its answer so far; `typed` is text as a person would type it, `count` how manieth it is."""

    DEFAULT_CSS = """
    Answer { layout: vertical; height: auto; margin-bottom: 1; }
    Answer .prompt, Answer .echo, Answer .control { height: auto; }
    Answer .control { layout: vertical; }
    Answer TextArea { scrollbar-size-vertical: 1; }
    Answer .echo { padding-left: 1; }
    Answer Input, Answer Input:focus { border: none; height: 1; padding: 0 1; background: $surface; width: 100%; }
    Answer.-number Input, Answer.-number Input:focus { width: 8; }
    Answer.-day .control, Answer.-length .control { layout: horizontal; }
    Answer.-day Input, Answer.-day Input:focus, Answer.-length Input, Answer.-length Input:focus { width: 18; }
    Answer.-day .echo, Answer.-length .echo { width: 1fr; padding-left: 2; }
    Answer TextArea { height: auto; min-height: 3; max-height: 8; border: none; padding: 0 1; background: $surface; }
    Answer Input:focus, Answer TextArea:focus { background: $primary 20%; }
    Answer Input:ansi, Answer TextArea:ansi { border-left: outer $primary; }
    Answer.-letter { height: 1fr; min-height: 12; }
    Answer.-letter .control { height: 1fr; }
    Answer.-letter TextArea { height: 1fr; max-height: 100%; min-height: 8; }
    """

    def __init__(
        self, question: Question, start: str, typed: str | None, today: date, *, terse: bool = False, count: str = ""
    ) -> None:
        length = "" if question.options else "-length"
        kinds = {Kind.DATE: "-day", Kind.LENGTH: length, Kind.NUMBER: "-number", Kind.LETTER: "-letter"}
        told = "-told" if question.help else ""
        super().__init__(id=f"answer-{question.key}", classes=f"{kinds.get(question.kind, '')} {told}")
        self.question = question
        self.start = as_typed(question, start)
        self._typed = self.start if typed is None else typed
        self._today = today
        self._terse, self._count = terse, count
        self.is_needed = question.required
        self.is_refused = False

    def compose(self) -> ComposeResult:
        """Prompt, control, echo."""
        yield Static(self._prompt(), classes="prompt")
        with Container(classes="control"):
            yield from self._controls()
            yield Static(classes="echo")

    def on_mount(self) -> None:
        """Say how the first text is read."""
        self.look()

    @property
    def typed(self) -> str:
        """What is typed or chosen now."""
        if not self.is_mounted:
            return self._typed
        for control in self.query("OneOf, SomeOf, Line, Lines"):
            text = _text_of(control)
            if not (isinstance(control, OneOf) and text in ("", _OWN) and self.question.free):
                return text
        return ""

    @property
    def is_changed(self) -> bool:
        """Whether it differs from what the page started with."""
        return self.typed != self.start

    @property
    def is_open(self) -> bool:
        """Whether it has to be answered and is not."""
        return self.is_needed and not self.typed.strip()

    def need(self, *, needed: bool) -> None:
        """Whether the page's other answers leave it out, or ask for it."""
        if needed != self.is_needed:
            self.is_needed = needed
            self.query_one(".prompt", Static).update(self._prompt())

    @property
    def is_choosing(self) -> bool:
        """Whether the keys are on its options."""
        return any(options.has_focus for options in self.query(OneOf))

    def take(self) -> bool:
        """Choose what the cursor is on, where nothing is chosen yet; whether it did."""
        took = any(options.settle() for options in self.query(OneOf) if options.has_focus)
        if took:
            self.look()
        return took

    @property
    def target(self) -> Widget:
        """What takes the keys; the line for own words when those are asked for."""
        return [each for each in self.query("OneOf, SomeOf, Line, Lines") if each.display][-1]

    def refuse(self, sentence: str) -> None:
        """Say why the answer can't be taken, or that there is none yet; what is typed stays as it is."""
        self.is_refused = True
        self._echo(f"✖ {sentence if self.typed.strip() else self._missing}", BAD)

    def reveal(self) -> None:
        """Bring why it is refused into view, with as much above it as there is room for."""
        self.scroll_visible(animate=False)
        self.query_one(".echo").scroll_visible(animate=False)

    @on(Lines.Full)
    def _is_full(self, event: Lines.Full) -> None:
        event.stop()
        self._echo(f"✖ {self.question.most} lines are the most; a long one goes on below itself. Ctrl+N goes on.", BAD)

    @property
    def _missing(self) -> str:
        if self.question.missing:
            return self.question.missing
        match self.target:
            case OneOf():
                return "Choose one first."
            case SomeOf():
                return "Tick one first: Space ticks it."
            case _:
                return "This needs an answer."

    def look(self) -> None:
        """Say how the answer is read; nothing while it can't be, for it is still being typed."""
        self.is_refused = False
        self._show_own()
        try:
            canonical = read(self.question, self.typed, self._today)
        except Unread:
            canonical = ""
        is_muted = self.question.kind in _LONG or not canonical
        self._echo(self._reading(canonical), MUTED if is_muted else _GOOD)

    def _reading(self, canonical: str) -> str:
        match self.question.kind:
            case Kind.DATE if day := day_of(canonical):
                return f"= {echo(day, self._today)}"
            case Kind.DATE if not self.typed.strip() and not self.question.required:
                return "left out"
            case Kind.LENGTH if canonical and canonical != self.typed:
                return f"= {canonical}"
            case Kind.LETTER:
                text = self.typed
                lines, words = len(text.strip("\n").split("\n")), len(text.split())
                return f"{counted(lines, 'line')} · {counted(words, 'word')} · Ctrl+N goes on · F5 copies it"
            case Kind.LINES:
                return "Enter begins a new line · Ctrl+N goes on"
            case _:
                return ""

    def _echo(self, words: str, style: str) -> None:
        shown = self.query_one(".echo", Static)
        shown.update(Content.styled(safe(words), style))
        shown.display = bool(words)

    def _show_own(self) -> None:
        """The line for own words is there when it is asked for."""
        if self.question.free and self.question.options:
            self.query_one(Line).display = self.query_one(OneOf).value == _OWN

    def _prompt(self) -> Content:
        question = self.question
        is_plain = self.is_needed or self._terse or question.kind is Kind.CHOICES
        optional = "" if is_plain else "  optional"
        told = " · ".join(filter(None, (self._count, safe(question.help))))
        return Content.assemble((safe(question.prompt), HEAD), (optional, MUTED), (told and f"\n{told}", MUTED))

    def _controls(self) -> ComposeResult:
        question, text = self.question, self._typed
        match question.kind:
            case Kind.YES_NO:
                yield OneOf(_YES_NO, text)
            case Kind.CHOICE | Kind.LENGTH if question.options:
                yield from self._options(text)
            case Kind.CHOICES:
                yield SomeOf(question.options, text)
            case Kind.LINES | Kind.LETTER:
                yield Lines(text, question.most)
            case _:
                yield Line(text, as_typed(question, question.default or ""))

    def _options(self, text: str) -> ComposeResult:
        known = text in {option.value for option in self.question.options}
        if not self.question.free:
            yield OneOf(self.question.options, text)
            return
        own = Option(_OWN, "Another length" if self.question.kind is Kind.LENGTH else "In your own words")
        yield OneOf((*self.question.options, own), text if known or not text else _OWN)
        yield Line("" if known else text)


def _text_of(control: object) -> str:
    return control.text if isinstance(control, TextArea) else getattr(control, "value", "")


def as_typed(question: Question, canonical: str) -> str:
    """A canonical text as a person would type it: `21 Nov 2026` for a day."""
    day = day_of(canonical) if question.kind is Kind.DATE else None
    return shown_day(day) if day else canonical
