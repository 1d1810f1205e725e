"""Picking a file: textual-fspicker's dialog in our dress. Rule: a name on the disk is data, and never read as markup.

What that dialog doesn't survive is kept from it: names too long for the disk, folders that are closed, suggestions made
from either.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Button, Input, Static
from textual_fspicker import FileOpen
from textual_fspicker.parts import CurrentDirectory, DirectoryNavigation

from clientdesk.tui.screens.left_once import LeftOnce

if TYPE_CHECKING:
    from textual.app import ComposeResult

KEYS = "Enter opens · Backspace goes up · . shows hidden · Tab to type a path · Esc leaves"


class PickFile(LeftOnce, FileOpen):
    """A file that is there, or None. A path can be typed as well: from here, from `/`, or from `~`."""

    CSS_PATH = "pick_file.tcss"

    def __init__(self, title: str) -> None:
        super().__init__(Path.home(), title, suggest_completions=False)

    def _header_area(self) -> ComposeResult:
        """The keys, and the folder."""
        yield Static(KEYS, id="pick-keys")
        yield CurrentDirectory(markup=False)

    def on_mount(self) -> None:
        """One line for what is typed, and for the buttons, as in our forms."""
        field = self.query_one(Input)
        field.compact, field.placeholder = True, "a file's name or path"
        for button in self.query(Button):
            button.compact = True

    @on(Input.Submitted)
    @on(Button.Pressed, "#select")
    def _look_first(self, event: Input.Submitted | Button.Pressed) -> None:
        """Say what is wrong with what was typed, before the dialog trips over it."""
        problem = _problem(self.query_one(DirectoryNavigation).location, self.query_one(Input).value)
        if problem:
            self._set_error(problem)
            event.stop()
            event.prevent_default()


def _problem(folder: Path, typed: str) -> str:
    """Why a path typed in a folder can't be looked at; empty when it can."""
    try:
        (folder / Path(typed).expanduser()).stat()
    except OSError as error:
        return f"That can't be opened: {(error.strerror or 'the system refused').lower()}"
    except (ValueError, RuntimeError):
        return "That can't be opened: it is no path"
    return ""
