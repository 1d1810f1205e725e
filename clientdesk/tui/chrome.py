"""The line at the top and the line of keys at the bottom. Rule: each is one widget that draws itself in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text
from textual.widget import Widget

from clientdesk.model.days import WEEKDAYS, shown
from clientdesk.tui.commands import BY_ID
from clientdesk.tui.keys import working

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.binding import ActiveBinding
    from textual.events import Click
    from textual.screen import Screen

    from clientdesk.tui.session import Book

VIEWS = (("clients", "Clients"), ("timeline", "Timeline"), ("agenda", "Agenda"), ("referrals", "Referrals"),
         ("guide", "Guide"))  # fmt: skip
_GAP = "  "
"""Between two keys of the bar."""
_ROOMY = 76
"""Cells from which on the views have room around their names."""
_RANK = {name: at for at, name in enumerate((*(name for name in BY_ID if name != "help"), "help"))}
"""Where a command stands in the key bar: in the registry's order, the help last."""


class TopBar(Widget):
    """The five views with the present one marked, the day, and what is owed in each currency."""

    COMPONENT_CLASSES = {"top-bar--here", "top-bar--key"}
    DEFAULT_CSS = """
    TopBar {
        dock: top; height: 1; padding: 0 1; background: $surface; color: $foreground;
        .top-bar--here { color: $background; background: $primary; text-style: bold; }
        .top-bar--key { color: $primary; }
    }
    """

    def __init__(self, here: str) -> None:
        super().__init__()
        self.here = here
        self._days: list[str] = []
        self._owed: list[str] = []
        self._ends: list[int] = []

    def show(self, book: Book, *, sample: bool = False) -> None:
        """Take the day and the totals from a book; that nothing is kept on the sample desk is said before the day."""
        today, own = book.today, book.records.settings.currency
        days = [f"{WEEKDAYS[today.weekday()]} {shown(today)}", shown(today), shown(today, today)]
        self._days = [f"sample desk · {days[0]}", *(f"sample · {day}" for day in days), "sample"] if sample else days
        owed = sorted((book.owed or {}).values(), key=lambda money: money.currency != own)
        self._owed = ["…"] if book.owed is None else [money.shown(whole=True) for money in owed if money]
        self.refresh()

    def render(self) -> Text:
        """Views on the left; on the right the day, and of the totals as many as fit."""
        left = Text(no_wrap=True)
        self._ends.clear()
        for number, (view, title) in enumerate(VIEWS, 1):
            self._add_view(left, number, view, title)
        room = self.content_size.width - left.cell_len - 2
        right = next((text for text in self._rights() if len(text) <= room), "")
        return left.append(" " * (room + 2 - len(right)) + right)

    def _rights(self) -> Iterator[str]:
        """What may stand on the right, the fullest first."""
        for count in range(len(self._owed), 0, -1):
            more = f" and {len(self._owed) - count} more" if count < len(self._owed) else ""
            yield f"{self._days[0]} · owed {', '.join(self._owed[:count])}{more}"
        yield from self._days

    def _add_view(self, left: Text, number: int, view: str, title: str) -> None:
        roomy = self.content_size.width >= _ROOMY
        label = f" {number} {title} " if roomy else f"{number} {title}"
        style = self.get_component_rich_style("top-bar--here") if view == self.here else Style()
        self._ends.append(left.cell_len + len(label))
        left.append(label, style)
        if not roomy:
            left.append(" ")

    async def on_click(self, event: Click) -> None:
        """A click on a view goes there."""
        view = next((name for (name, _title), end in zip(VIEWS, self._ends, strict=False) if event.x - 1 < end), None)
        if view:
            await self.run_action(f"app.view({view!r})")


class KeyBar(Widget):
    """The keys that work now, from the registry through the active bindings; as many as fit, the help always."""

    COMPONENT_CLASSES = {"key-bar--key", "key-bar--off"}
    DEFAULT_CSS = """
    KeyBar {
        dock: bottom; height: 1; padding: 0 1; background: $footer-background; color: $footer-foreground;
        .key-bar--key { color: $footer-key-foreground; text-style: bold; }
        .key-bar--off { color: $text-disabled; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._ends: list[tuple[int, str]] = []

    def on_mount(self) -> None:
        """Draw again whenever the keys change."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Text:
        """Key and word, key and word; the help at the end whatever the room. Below another screen no key works."""
        if self.app.screen is not self.screen:
            return Text()
        parts = [(active.binding.key, self._part(active)) for active in self._shown()]
        bar, room = Text(no_wrap=True), self.content_size.width - parts[-1][1].cell_len + len(_GAP) if parts else 0
        self._ends.clear()
        for key, part in parts:
            if bar.cell_len + part.cell_len <= room or key == parts[-1][0]:
                bar.append_text(part)
                self._ends.append((bar.cell_len, key))
        return bar

    def on_click(self, event: Click) -> None:
        """A click on a key presses it."""
        key = next((key for end, key in self._ends if event.x - 1 < end), None)
        if key:
            self.app.simulate_key(key)

    def _shown(self) -> list[ActiveBinding]:
        """One binding a command: what has the focus first, then in the registry's order, the help last."""
        first: dict[str, ActiveBinding] = {}
        for active in working(self.screen):
            if active.binding.show:
                first.setdefault(active.binding.id or active.binding.action, active)
        return [first[name] for name in sorted(first, key=lambda name: _RANK.get(name, -1))]

    def _part(self, active: ActiveBinding) -> Text:
        binding, enabled = active.binding, active.enabled
        key_style = self.get_component_rich_style("key-bar--key" if enabled else "key-bar--off")
        part = Text().append(self.app.get_key_display(binding), key_style)
        part.append(f" {binding.description}{_GAP}", Style() if enabled else key_style)
        return part
