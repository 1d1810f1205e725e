"""What is open by age, a line per currency. Rule: the figures are always there, the bar if it fits.

The older the money the taller the block, so that ages are told apart without colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text
from textual.widget import Widget

from clientdesk.ledger.ageing import Ageing, Bucket
from clientdesk.model.money import Money

if TYPE_CHECKING:
    from collections.abc import Sequence

BLOCKS = {Bucket.NOT_DUE: "▁", Bucket.TO_30: "▂", Bucket.TO_60: "▄", Bucket.TO_90: "▆", Bucket.OVER_90: "█"}
NAMES = {Bucket.NOT_DUE: "not due", Bucket.TO_30: "1–30", Bucket.TO_60: "31–60", Bucket.TO_90: "61–90",
         Bucket.OVER_90: "over 90"}  # fmt: skip
_LEAST_BAR, _MOST_BAR = 8, 30


class AgeingStrip(Widget):
    """The ageing of what the timeline shows: an eighth of the screen at most, the oldest money first."""

    COMPONENT_CLASSES = {"ageing--muted", "ageing--strong", *(f"ageing--{bucket.name.lower()}" for bucket in Bucket)}
    DEFAULT_CSS = """
    AgeingStrip {
        height: auto; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis;
        background: $surface; color: $foreground;
        & > .ageing--muted { color: $foreground-muted; }
        & > .ageing--strong { text-style: bold; }
        & > .ageing--not_due { color: $text-success; }
        & > .ageing--to_30 { color: $text-warning; }
        & > .ageing--to_60 { color: $text-warning; }
        & > .ageing--to_90 { color: $text-error; }
        & > .ageing--over_90 { color: $text-error; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: Sequence[Ageing] | None = None

    def show(self, ageing: dict[str, Ageing] | None) -> None:
        """Show the ageing by currency; None while it is being worked out."""
        self._lines = None if ageing is None else sorted(ageing.values(), key=_age, reverse=True)
        self.refresh(layout=True)

    def render(self) -> Text:
        """A line a currency; what has no room is named in the last line."""
        if not self._lines:
            return Text("adding up …" if self._lines is None else "nothing is open", self._style("muted"))
        most = max(1, self.screen.size.height // 8)
        shown, left = self._lines[:most], self._lines[most:]
        shown, left = (shown[:-1], [shown[-1], *left]) if left else (shown, left)
        lines = [self._line(each, shown) for each in shown]
        if left:
            sums = "  ".join(each.total.amount.shown(whole=True) for each in left)
            lines.append(Text(f"and {sums} open", self._style("muted"), no_wrap=True, overflow="ellipsis"))
        return Text("\n", no_wrap=True, overflow="ellipsis").join(lines)

    def _line(self, each: Ageing, others: Sequence[Ageing]) -> Text:
        room = self.content_size.width or 80
        widths = [max(len(_figure(other, bucket)) for other in others) for bucket in Bucket]
        whole = sum(widths) + sum(len(name) for name in NAMES.values()) + 5 * 5 + 4
        spare = room - whole
        line = Text(f"{each.currency} ", self._style("strong"), no_wrap=True, overflow="ellipsis")
        if spare - 2 >= _LEAST_BAR:
            line.append_text(self._bar(each, min(spare - 2, _MOST_BAR)))
            line.append("  ")
        for bucket, width in zip(Bucket, widths, strict=True):
            if spare >= 0 or each.cells[bucket].count:
                self._add_bucket(line, each, bucket, width if spare >= 0 else 0)
        line.rstrip()
        return line

    def _add_bucket(self, line: Text, each: Ageing, bucket: Bucket, width: int) -> None:
        is_open = each.cells[bucket].count > 0
        style = self._style(bucket.name.lower() if is_open else "muted")
        line.append(f"{BLOCKS[bucket]} {NAMES[bucket]} ", style)
        line.append(_figure(each, bucket).ljust(width), self._style("strong" if is_open else "muted"))
        line.append("  ")

    def _bar(self, each: Ageing, cells: int) -> Text:
        bar = Text()
        for bucket, count in zip(
            Bucket, shares([cell.amount.minor for cell in each.cells.values()], cells), strict=True
        ):
            bar.append(BLOCKS[bucket] * count, self._style(bucket.name.lower()))
        return bar

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"ageing--{name}", partial=False)


def _age(each: Ageing) -> tuple[int, int]:
    """Older money counts more, by invoices: amounts in two currencies are not compared."""
    return sum(at * each.cells[bucket].count for at, bucket in enumerate(Bucket)), each.total.count


def _figure(each: Ageing, bucket: Bucket) -> str:
    amount: Money = each.cells[bucket].amount
    return amount.shown(whole=True) if amount else "–"


def shares(parts: Sequence[int], cells: int) -> list[int]:
    """Cells for each part, in proportion and with an exact sum; a part above zero gets one at least."""
    whole = sum(parts)
    if whole <= 0:
        return [0] * len(parts)
    counts = [max(1, part * cells // whole) if part > 0 else 0 for part in parts]

    def excess(at: int) -> int:
        return counts[at] * whole - parts[at] * cells

    while sum(counts) < cells:
        counts[min((at for at, part in enumerate(parts) if part > 0), key=excess)] += 1
    while sum(counts) > cells:
        counts[max((at for at, count in enumerate(counts) if count > 1), key=excess)] -= 1
    return counts
