"""A line to type into. Rule: a paste of several lines keeps all of its text, joined by spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.suggester import Suggester

from clientdesk.model.names import clean, fold
from clientdesk.tui.widgets.still_line import StillLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Paste


class OneLine(StillLine):
    """One without a frame, one line high. What is proposed is selected, to be typed over; what was typed never.

    `proposed` is None where nothing is.
    """

    def __init__(
        self,
        value: str = "",
        proposed: str | None = "",
        *,
        suggester: Suggester | None = None,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002
    ) -> None:
        self._proposed = proposed
        self._is_spared = False
        super().__init__(value, id=id, suggester=suggester, placeholder=placeholder, select_on_focus=value == proposed)

    def propose(self, proposed: str) -> None:
        """Propose something else."""
        self._proposed = proposed
        self._choose(self.value)

    def spare(self) -> None:
        """Select nothing when the focus comes next: nobody has looked at what it holds yet."""
        self._is_spared = True
        self._choose(self.value)

    def watch_value(self, value: str) -> None:
        """Somebody's own words are not selected."""
        self._choose(value)

    def on_blur(self) -> None:
        """Who comes back to it has seen what it holds."""
        self._is_spared = False
        self._choose(self.value)

    def _choose(self, value: str) -> None:
        self.select_on_focus = value == self._proposed and not self._is_spared

    def on_paste(self, event: Paste) -> None:
        """Take everything that was pasted; what steers a terminal stays out."""
        event.prevent_default()
        event.stop()
        self.replace(clean(event.text), *self.selection)


class FoldedSuggester(Suggester):
    """Completes the name that begins with what was typed, whatever its case and accents."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(case_sensitive=True)
        self._names = [(fold(name), name) for name in names]

    async def get_suggestion(self, value: str) -> str | None:
        """The rest of the first name that fits, after the very characters typed."""
        wanted = fold(value)
        found = next((name for folded, name in self._names if folded.startswith(wanted)), None)
        return value + found[len(value) :] if found and value else None
