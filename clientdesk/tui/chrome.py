"""The line at the top and the line of keys at the bottom. Rule: each is one widget that draws itself in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text
from textual.widget import Widget

from clientdesk.model.days import WEEKDAYS, shown
from clientdesk.model.money import shown_totals
from clientdesk.tui.commands import BY_ID

if TYPE_CHECKING:
    from textual.binding import ActiveBinding
    from textual.screen import Screen

    from clientdesk.tui.session import Book

VIEWS = (("clients", "Clients"), ("timeline", "Timeline"), ("agenda", "Agenda"), ("referrals", "Referrals"),
         ("guide", "Guide"))  # fmt: skip


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
        self._right = ""

    def show(self, book: Book, *, sample: bool = False) -> None:
        """Take the day and the totals from a book."""
        day = f"{WEEKDAYS[book.today.weekday()]} {shown(book.today)}"
        owed = book.owed
        self._right = f"{'sample desk · ' * sample}{day} · owed {'…' if owed is None else shown_totals(owed)}"
        self.refresh()

    def render(self) -> Text:
        """Views on the left; on the right what fits, the day going first."""
        left = Text()
        for number, (view, title) in enumerate(VIEWS, 1):
            self._add_view(left, number, view, title)
        room = self.content_size.width - left.cell_len - 1
        right = self._right
        while len(right) > room and " · " in right:
            right = right.partition(" · ")[2]
        if len(right) > room:
            right = right[: max(0, room - 1)] + "…" * (room > 0)
        return left + Text(" " * (room - len(right) + 1) + right, no_wrap=True)

    def _add_view(self, left: Text, number: int, view: str, title: str) -> None:
        narrow = self.content_size.width < 76
        label = f" {number} {title if view == self.here or not narrow else title[:3]} "
        style = self.get_component_rich_style("top-bar--here") if view == self.here else Style()
        left.append(label, style + Style.from_meta({"@click": f"app.view({view!r})"}))


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

    def on_mount(self) -> None:
        """Draw again whenever the keys change."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Text:
        """Key and word, key and word; the help at the end whatever the room."""
        parts = {name: self._part(active) for name, active in self._shown().items()}
        tail = parts.pop("help", Text())
        bar, room = Text(no_wrap=True), self.content_size.width - tail.cell_len
        for part in parts.values():
            if bar.cell_len + part.cell_len > room:
                break
            bar.append_text(part)
        return bar.append_text(tail)

    def _shown(self) -> dict[str, ActiveBinding]:
        """One binding a command, what has the focus first, then in the registry's order."""
        first: dict[str, ActiveBinding] = {}
        for active in self.screen.active_bindings.values():
            if active.binding.show:
                first.setdefault(active.binding.id or active.binding.action, active)
        order = list(BY_ID)
        return dict(sorted(first.items(), key=lambda each: order.index(each[0]) if each[0] in order else -1))

    def _part(self, active: ActiveBinding) -> Text:
        binding, enabled = active.binding, active.enabled
        key_style = self.get_component_rich_style("key-bar--key" if enabled else "key-bar--off")
        part = Text(self.app.get_key_display(binding), style=key_style)
        part.append(f" {binding.description}   ", Style() if enabled else key_style)
        part.apply_meta({"@click": f"app.simulate_key({binding.key!r})"})
        return part
