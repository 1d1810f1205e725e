"""A list that is looked through by typing. Rule: Enter takes what answers to every letter typed before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual.screen import ModalScreen
from textual.widgets import Input

from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.screens.left_once import LeftOnce
from clientdesk.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from collections.abc import Sequence

Found = TypeVar("Found")


class Finder(LeftOnce, ModalScreen[Found | None], Generic[Found]):
    """Returns what was chosen; None for Esc. It lays out one Input and one LineList."""

    AUTO_FOCUS = "Input"
    BINDINGS = bindings(Where.PALETTE)

    def __init__(self) -> None:
        super().__init__()
        self._looked_for = ""

    def answering(self, typed: str) -> Sequence[str]:
        """The keys of the rows that answer to what was typed, the best first."""
        raise NotImplementedError

    def chosen(self, key: str) -> Found:
        """What the row with a key stands for."""
        raise NotImplementedError

    def look_for(self, typed: str) -> None:
        """Show what answers, with the cursor on the best."""
        self._looked_for = typed
        keys = self.answering(typed)
        self.query_one(LineList).show(keys, cursor=next(iter(keys), None))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look at every key."""
        event.stop()
        self.look_for(event.value)

    def on_line_view_selected(self) -> None:
        """A double click."""
        self.action_choose()

    def action_step(self, rows: int) -> None:
        """Move among the rows while typing."""
        self.query_one(LineList).action_move(rows)

    def action_choose(self) -> None:
        """Take the row under the cursor, once every letter typed before has been looked for."""
        self.query_one(Input).call_later(self._choose)

    def _choose(self) -> None:
        if (typed := self.query_one(Input).value) != self._looked_for:
            self.look_for(typed)
        key = self.query_one(LineList).highlighted
        if key is not None:
            self.dismiss(self.chosen(key))

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
