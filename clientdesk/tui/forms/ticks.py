"""Some of a few values, ticked. Rule: what is ticked is told by a mark; arrows move, and leave it at an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import ScrollableContainer
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.safe_text import clip, safe

if TYPE_CHECKING:
    from textual.events import Click

    from clientdesk.tui.forms.field import Choices

_SEPARATOR = ","


class Ticks(Widget, can_focus=True):
    """A line for each value, with a box; `value` are those that are ticked, joined by commas."""

    DEFAULT_CSS = """
    Ticks { height: auto; padding: 0 1; background: $surface; }
    Ticks:focus { background: $primary 20%; }
    """
    BINDINGS = bindings(Where.TICKS)
    value: reactive[str] = reactive("", init=False)
    at: reactive[int] = reactive(0)

    class Changed(Message):
        """Another value was ticked, or one no longer is."""

    def __init__(self, choices: Choices, value: str, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._choices = choices
        self.set_reactive(Ticks.value, value)

    def render(self) -> Content:
        """A line each; the cursor's is underlined while the keys are here."""
        return Content("\n").join(self._line(at) for at in range(len(self._choices)))

    def offer(self, choices: Choices) -> None:
        """Offer other values, or others' words; the ticks stay."""
        if choices != self._choices:
            self._choices = choices
            self.at = min(self.at, max(0, len(choices) - 1))
            self.refresh(layout=True)

    def on_focus(self) -> None:
        """The cursor is seen only where the keys are."""
        self.refresh()
        self.call_after_refresh(self._show_cursor)  # after the whole of it, which may be higher than the screen

    def on_blur(self) -> None:
        """The cursor is seen only where the keys are."""
        self.refresh()

    def on_click(self, event: Click) -> None:
        """Tick what is clicked."""
        if event.y < len(self._choices):
            self.at = event.y
            self.action_tick()

    def watch_value(self) -> None:
        """Tell the form."""
        self.post_message(self.Changed())

    def watch_at(self) -> None:
        """The cursor's line stays in view, where there are more of them than there is room for."""
        self._show_cursor()

    def action_tick(self) -> None:
        """Tick what the cursor is on, or take its tick away."""
        if self._choices:
            ticked = self._ticked ^ {self._choices[self.at][0]}
            self.value = _SEPARATOR.join(value for value, _words in self._choices if value in ticked)

    def action_step(self, steps: int) -> None:
        """Move to another line; past an end, to the field there."""
        if 0 <= self.at + steps < len(self._choices):
            self.at += steps
        elif steps > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def _show_cursor(self) -> None:
        if not self.has_focus:
            return
        line = Region(self.content_region.x, self.content_region.y + self.at, self.content_size.width, 1)
        for around in (each for each in self.ancestors if isinstance(each, ScrollableContainer)):
            around.scroll_to_region(line.translate(around.scroll_offset - around.content_region.offset), animate=False)

    @property
    def _ticked(self) -> set[str]:
        return set(filter(None, self.value.split(_SEPARATOR)))

    def _line(self, at: int) -> Content:
        value, words = self._choices[at]
        text = clip(f"[{'✔' if value in self._ticked else ' '}] {safe(words)}", self.content_size.width)
        return Content.styled(text, "bold underline" if self.has_focus and at == self.at else "")
