"""Controls of one line that are one widget each. Rule: what they hold is told by a word or a mark, never by colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Checkbox

from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.safe_text import UNBROKEN, safe

if TYPE_CHECKING:
    from textual.geometry import Size

    from clientdesk.tui.forms.field import Choices


class YesNo(Checkbox):
    """A box that is ticked or empty; Textual's own tells the two apart by colour alone."""

    def render(self) -> Content:
        """The box, and its word."""
        return Content("[✔] yes" if self.value else "[ ] no ")

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """Both are of one width."""
        return len("[✔] yes")


class Choice(Widget, can_focus=True):
    """One of a few values: left and right go through them, Enter or a click shows them all."""

    BINDINGS = bindings(Where.CHOICE)
    value: reactive[str] = reactive("", init=False)

    class Changed(Message):
        """Another value was chosen."""

    def __init__(self, choices: Choices, value: str, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._choices = choices
        self.set_reactive(Choice.value, value if value in dict(choices) else "")

    def offer(self, choices: Choices) -> None:
        """Offer other values, or others' words; the one it has stays."""
        if choices != self._choices:
            self._choices = choices
            self.refresh()

    def lines(self, cells: int) -> int:
        """How many lines the value's words take with their marks, in some cells."""
        return max(1, len(self.render().wrap(cells))) if cells > 0 else 1

    def render(self) -> Content:
        """The value's words between two marks."""
        words = dict(self._choices).get(self.value, "")
        if not words:
            return Content.styled("choose …  (Enter)", "$foreground-muted")
        return Content.assemble(("‹ ", "$foreground-muted"), safe(words), (f"{UNBROKEN}›", "$foreground-muted"))

    def watch_value(self) -> None:
        """Tell the form."""
        self.post_message(self.Changed())

    def action_step(self, steps: int) -> None:
        """Go to another value."""
        values = [value for value, _words in self._choices]
        at = values.index(self.value) + steps if self.value in values else min(steps, 0)
        self.value = values[at % len(values)]

    def action_open(self) -> None:
        """Show all values to choose from."""
        from clientdesk.tui.screens.menu import Menu

        lines = [("", value, words) for value, words in self._choices]
        self.app.push_screen(Menu("Choose", lines, self.value), self._chosen)

    def on_click(self) -> None:
        """Like Enter."""
        self.action_open()

    def _chosen(self, value: str | None) -> None:
        if value is not None:
            self.value = value
