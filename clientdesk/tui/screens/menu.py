"""A short list to choose from. Rule: every line can be reached by typing: its letter, or a part of its words.

Lines with letters are chosen by them, and j and k move; lines without are narrowed down by what is typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rich.text import Text
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from clientdesk.model.names import fold
from clientdesk.tui.chrome import KeyBar
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.hanging import Hanging
from clientdesk.tui.safe_text import safe
from clientdesk.tui.screens.left_once import LeftOnce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.events import Key, Resize

Line = tuple[str, str | None, str]
"""A letter, or nothing; what choosing it returns; and the words. None is returned by a heading: it can't be chosen.

What a heading says behind ` · ` is told more quietly.
"""

_AROUND_LINES = 9
"""Lines of the screen besides the list's: frame, title, hint, space, and the key bar below."""
_BY_LETTER = ("↑↓ or j k move · Enter or a letter chooses · Esc closes", "Enter or a letter chooses · Esc closes")
_BY_TYPING = ("Type a part of it · ↑↓ move · Enter chooses · Esc closes", "Type a part · Enter chooses · Esc closes")
_ROOM = 60
_SET_IN = 2
"""Cells that a line goes on behind where it began, so that it is not taken for another."""


class _Lines(OptionList):
    """Textual's list, which knows no pages while there is no room to draw a line in."""

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        """A page up or down."""
        if self.scrollable_content_region:
            super()._move_page(direction)


class Menu(LeftOnce, ModalScreen[str | None]):
    """Returns the chosen line's value; None for Esc. `at` is the value that the cursor starts on."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = bindings(Where.MENU)

    def __init__(self, title: str, lines: Sequence[Line], at: str = "") -> None:
        super().__init__()
        self._title, self._lines, self._at = title, lines, at
        self._letters = {letter: value for letter, value, _words in lines if letter}
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Title, lines, and which keys do what."""
        has_headings = any(value is None for _letter, value, _words in self._lines)
        with Vertical(classes="dialog -wide" if has_headings else "dialog"):
            yield Static(Text(safe(self._title)), classes="dialog-title")
            yield _Lines(*self._options())
            yield Static(classes="dialog-keys")
        yield KeyBar()

    def on_mount(self) -> None:
        """Start at the present value, else at the first that can be chosen."""
        values = [value for _letter, value, _words in self._lines]
        if self._at in values:
            self.query_one(OptionList).highlighted = values.index(self._at)
        elif None in values:
            self._to_the_first()

    def on_resize(self, event: Resize) -> None:
        """The lines get what the screen leaves; a bar beside them tells when there are more."""
        self.query_one(OptionList).styles.max_height = max(2, event.size.height - _AROUND_LINES)
        full, short = _BY_LETTER if self._letters else _BY_TYPING
        self.query_one(".dialog-keys", Static).update(full if event.size.width > _ROOM else short)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click."""
        self.dismiss(event.option_id)

    def on_key(self, event: Key) -> None:
        """A letter chooses its line; without letters it narrows the lines down."""
        options = self.query_one(OptionList)
        moves = {"j": options.action_cursor_down, "k": options.action_cursor_up}
        typed = event.character if event.is_printable else ""
        if typed in self._letters:
            self.dismiss(self._letters[typed])
        elif self._letters and typed in moves:
            moves[typed]()
        elif not self._letters and (typed or event.key == "backspace"):
            self._narrow(self._typed + typed if typed else self._typed[:-1])
        else:
            return
        event.stop()

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    def _narrow(self, typed: str) -> None:
        """Show the lines that hold what is typed; what no line holds is not taken."""
        before, self._typed = self._typed, typed
        found = self._options()
        if not found:
            self._typed = before
            return
        title = f"{self._title}: {typed}▏" if typed else self._title
        self.query_one(".dialog-title", Static).update(Text(safe(title)))
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(found)
        self._to_the_first()

    def _to_the_first(self) -> None:
        """Go to the first line that can be chosen."""
        options = self.query_one(OptionList)
        options.highlighted = next((at for at, each in enumerate(options.options) if not each.disabled), None)

    def _options(self) -> list[Option]:
        wanted = fold(self._typed)
        found = [line for line in self._lines if (wanted in fold(line[2]) if line[1] is not None else not wanted)]
        if wanted:  # what it is called comes before what is said of it
            found.sort(key=lambda line: wanted not in fold(line[2].partition(" · ")[0]))
        return [_option(letter, value, safe(words)) for letter, value, words in found]


def _option(letter: str, value: str | None, words: str) -> Option:
    """A line to choose; a heading can't be."""
    if value is None:
        name, dot, told = words.partition(" · ")
        return Option(Text.assemble((name, "bold"), dot, told), disabled=True)
    before = f" {letter}  " if letter else " "
    return Option(Hanging(f"{before}{words}", len(before) + _SET_IN), value)
