"""The buttons below a text, in one row. Rule: each is whole or not there; one that is not there still has its key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from textual.containers import Horizontal
from textual.widgets import Button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Resize

_AROUND = 2
"""Cells of a button besides its words."""


class Act(NamedTuple):
    """A button: its words with its key, and what it does. Where there is no room, the most `spare` goes first."""

    words: str
    action: str
    spare: int = 0
    variant: Literal["default", "primary"] = "default"

    @property
    def tight(self) -> str:
        """The words without the dots that say that more is asked."""
        return self.words.replace("…", "")


class Acts(Horizontal):
    """A row of buttons, as many as there is room for."""

    DEFAULT_CSS = """
    Acts { height: 1; align-horizontal: right; margin-top: 1; }
    Acts Button { margin-left: 1; min-width: 0; }
    Acts.-tight Button { margin-left: 0; }
    """

    def __init__(self, acts: Sequence[Act], name: str) -> None:
        made = (Button(each.words, each.variant, compact=True, action=each.action) for each in acts)
        super().__init__(*made, id=name)
        self._acts = acts

    def on_resize(self, event: Resize) -> None:
        """Show what fits."""
        shown, is_tight = fitting(self._acts, event.size.width)
        self.set_class(is_tight, "-tight")
        for act, button in zip(self._acts, self.query(Button), strict=True):
            button.display = act in shown
            button.label = act.tight if is_tight else act.words


def fitting(acts: Sequence[Act], cells: int) -> tuple[Sequence[Act], bool]:
    """The acts that there is room for, and whether they have to stand close to one another."""
    going = sorted((each for each in acts if each.spare), key=lambda each: -each.spare)
    for gone in range(len(going) + 1):
        left = [each for each in acts if each not in going[:gone]]
        if sum(len(each.words) + _AROUND + 1 for each in left) <= cells:
            return left, False
        if sum(len(each.tight) + _AROUND for each in left) <= cells:
            break
    return left, True
