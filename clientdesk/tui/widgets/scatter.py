"""The scatter: trouble up, income across, a mark for each client. Rule: drawn once for its size and its chosen mark.

What goes where is for `scatter_parts` to say; here it becomes lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from clientdesk.tui.safe_text import fit
from clientdesk.tui.widgets.axis import label_line
from clientdesk.tui.widgets.line_view import Tone
from clientdesk.tui.widgets.scatter_parts import Dot, Group, Ruler, place, plot, reach_of, ruler_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.style import Style
    from textual.events import Click

    from clientdesk.tui.widgets.bar import Look

_HEAD, _FOOT = 1, 2
"""Lines above the picture, and below it: the axis and its labels."""
_LONG, _SHORT, _SHORTEST = "↑ share of trouble   → share of income", "↑ trouble   → income", "↑ trouble → income"
_SEVERAL = "   +2 two more"


class Scatter(Widget):
    """A picture of shares. `show` gives it its dots, the weightiest first; `choose` marks one."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"scatter--grid", "scatter--today", *(f"scatter--{tone}" for tone in Tone)}
    DEFAULT_CSS = """
    Scatter {
        background: $background; color: $foreground;
        & > .scatter--grid { color: $foreground 30%; }
        & > .scatter--today { text-style: bold reverse; }
        & > .scatter--muted { color: $foreground-muted; }
        & > .scatter--strong { text-style: bold; }
        & > .scatter--good { color: $text-success; }
        & > .scatter--watch { color: $text-warning; }
        & > .scatter--bad { color: $text-error; text-style: bold; }
        & > .scatter--accent { color: $text-accent; }
    }
    """

    class Picked(Message):
        """A click on a mark: the client it stands for; the next one of several."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._dots: Sequence[Dot] = ()
        self._worst = ""
        self._chosen: str | None = None
        self._ruler = Ruler.to(0)
        self._groups: list[Group] | None = None
        self._lines: list[Strip] | None = None

    def show(self, dots: Sequence[Dot], chosen: str | None, worst: str = "") -> None:
        """Show these, the weightiest first; `worst` is what a `!` means, where there is one."""
        self._dots, self._chosen, self._worst, self._ruler = dots, chosen, worst, ruler_of(dots)
        self._groups = None
        self._redraw()

    def choose(self, key: str | None) -> None:
        """Mark another one; all of them stay where they are."""
        if key != self._chosen:
            self._chosen = key
            self._redraw()

    @property
    def _margin(self) -> int:
        """Cells on the left for the labels and the axis."""
        return max(len(label) for _, label in self._ruler.ticks(1)) + 1

    @property
    def _columns(self) -> int:
        return max(0, self.size.width - self._margin)

    @property
    def _rows(self) -> int:
        return max(0, self.size.height - _HEAD - _FOOT)

    @property
    def groups(self) -> list[Group]:
        """The marks that are drawn, each with the clients it stands for."""
        if self._groups is None:
            self._groups = place(self._dots, self._ruler, self._columns, self._rows)
        return self._groups

    def render_line(self, y: int) -> Strip:
        """A line of the picture as it was drawn."""
        if self._lines is None:
            self._lines = [self._strip(pieces) for pieces in self._draw()]
        return self._lines[y] if y < len(self._lines) else Strip.blank(self.size.width, self.rich_style)

    def on_click(self, event: Click) -> None:
        """Tell whose mark it was; clicked again, the next one it stands for."""
        column, row = event.x - self._margin, event.y - _HEAD
        for group in self.groups:
            if group.row == row and group.column <= column < group.column + len(group.text(self._chosen)):
                keys = [dot.key for dot in group.dots]
                at = keys.index(self._chosen) + 1 if self._chosen in keys else 0
                self.post_message(self.Picked(keys[at % len(keys)]))

    def on_resize(self) -> None:
        """Draw for the new room."""
        self._groups = None
        self._redraw()

    def notify_style_update(self) -> None:
        """Theme or class changed: nothing drawn before may stay."""
        super().notify_style_update()
        self._lines = None

    def _redraw(self) -> None:
        self._lines = None
        self.refresh()

    def _strip(self, pieces: Iterator[tuple[str, Look]]) -> Strip:
        segments = [Segment(text, self._style(look)) for text, look in pieces]
        return Strip(Segment.simplify(segments)).adjust_cell_length(self.size.width, self.rich_style)

    def _style(self, look: Look) -> Style:
        if look is Tone.PLAIN:
            return self.rich_style
        return self.rich_style + self.get_component_rich_style(f"scatter--{look}")

    def _draw(self) -> Iterator[Iterator[tuple[str, Look]]]:
        columns, rows = self._columns, self._rows
        if columns < 1 or rows < 1:
            return
        yield iter([(next((text for text in self._titles() if len(text) <= self.size.width), ""), Tone.MUTED)])
        labels = {rows - 1 - cell: label for cell, label in reversed(self._ruler.ticks(rows))}
        for row, canvas in enumerate(plot(self.groups, columns, rows, reach_of(self._dots, columns), self._chosen)):
            yield self._row(labels.get(row, ""), canvas.pieces())
        yield from self._axis(columns)

    def _titles(self) -> Iterator[str]:
        """What the axes and marks mean, in fewer and fewer words."""
        worst = f"   ! the {self._worst}" if self._worst else ""
        yield from (f"{_LONG}{worst}{_SEVERAL}", f"{_LONG}{worst}", f"{_SHORT}{worst}", _SHORTEST)

    def _row(self, label: str, pieces: Iterator[tuple[str, Look]]) -> Iterator[tuple[str, Look]]:
        yield fit(label, self._margin - 1, right=True) + ("┤" if label else "│"), Tone.MUTED
        yield from pieces

    def _axis(self, columns: int) -> Iterator[Iterator[tuple[str, Look]]]:
        """The line at the bottom and its labels, each below its mark."""
        reach = reach_of(self._dots, columns)
        ticks = self._ruler.ticks(max(1, reach))
        marks = {cell for cell, _ in ticks}
        line = "".join("┴" if cell in marks else "─" for cell in range(columns))
        yield iter([(" " * (self._margin - 1) + "└" + line, Tone.MUTED)])
        yield iter([(" " * self._margin + label_line([(cell, label) for cell, label in ticks], columns), Tone.MUTED)])
