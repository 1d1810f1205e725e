"""What is typed and not kept yet. Rule: reported a moment after the last key; what ends the screen takes the rest.

One for each form or page that keeps drafts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.timer import Timer
    from textual.widget import Widget

DRAFT_SECONDS = 0.4
"""How long after the last key what is typed is reported."""

Typed = Mapping[str, str]


class HalfTyped:
    """Holds what was typed last until it is reported; `on` is the widget whose timer it uses."""

    def __init__(self, on: Widget, report: Callable[[Typed], None]) -> None:
        self._on = on
        self._report = report
        self.unreported: Typed | None = None
        self._timer: Timer | None = None

    def note(self, typed: Typed) -> None:
        """A key came: report this once no other follows for a moment."""
        self.take()
        self.unreported = typed
        self._timer = self._on.set_timer(DRAFT_SECONDS, self.report)

    def report(self) -> None:
        """Report what is held, if anything is."""
        typed = self.take()
        if typed is not None:
            self._report(typed)

    def take(self) -> Typed | None:
        """What is not reported yet, for someone else to see to; None when nothing is."""
        if self._timer:
            self._timer.stop()
        typed, self.unreported = self.unreported, None
        return typed
