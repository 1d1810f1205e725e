"""Where a scatter's marks go. Rule: shares in, cells out; marks of one row that would touch become one.

Both axes have the same scale, so that the line between them is where a client makes as much trouble as income.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from clientdesk.tui.safe_text import clip, safe, width
from clientdesk.tui.widgets.bar import GRID, Canvas, Part
from clientdesk.tui.widgets.line_view import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WHOLE = 10_000
"""The parts that one is divided into on the axes: hundredths of a per cent."""
_STEPS = (5, 10, 20, 50, 100, 200, 500, 1000, 2000)
_MOST_STEPS = 5
CHOSEN = Part.TODAY
"""How the chosen mark looks: what the eye has to find first, as today is on the timeline."""
_LEAST_NAME, _MOST_NAME = 4, 20
_OVER, _UNDER = "more trouble than income", "more income than trouble"


class Dot(NamedTuple):
    """What is to be placed: shares from 0 to 1, its mark, its name (from data), and how it is meant."""

    key: str
    across: float
    up: float
    mark: str
    name: str
    tone: Tone


class Group(NamedTuple):
    """Dots that share a mark, the weightiest first, and where that begins: cells from the left, rows from the top."""

    column: int
    row: int
    dots: tuple[Dot, ...]

    def lead(self, chosen: str | None) -> Dot:
        """The dot whose mark stands for all: the chosen one, else the weightiest."""
        return next((dot for dot in self.dots if dot.key == chosen), self.dots[0])

    def text(self, chosen: str | None = None) -> str:
        """The mark: `✖1`, or `✖1+2` with two more."""
        return self.lead(chosen).mark + (f"+{len(self.dots) - 1}" if len(self.dots) > 1 else "")


class Ruler(NamedTuple):
    """The scale of both axes: its end and its steps, in hundredths of a per cent."""

    top: int
    step: int

    @classmethod
    def to(cls, largest: float) -> Ruler:
        """The shortest one that the largest share fits on, in at most five round steps."""
        parts = -int(-largest * WHOLE // 1)
        step = next((each for each in _STEPS if each * _MOST_STEPS >= parts), _STEPS[-1])
        return cls(max(1, -(-parts // step)) * step, step)

    def cell(self, share: float, cells: int) -> int:
        """The cell of a share, the first for nothing and the last for the end."""
        return min(cells - 1, int(share * WHOLE / self.top * (cells - 1) + 0.5))

    def ticks(self, cells: int) -> list[tuple[int, str]]:
        """A cell and its label for each step."""
        return [(self.cell(at / WHOLE, cells), _percent(at)) for at in range(0, self.top + 1, self.step)]


def _percent(parts: int) -> str:
    return f"{parts / 100:g}%"


def ruler_of(dots: Sequence[Dot]) -> Ruler:
    """The scale on which all of some dots have room."""
    return Ruler.to(max((max(dot.across, dot.up) for dot in dots), default=0.0))


def place(dots: Sequence[Dot], ruler: Ruler, columns: int, rows: int) -> list[Group]:
    """Dots as marks that neither touch nor leave the picture, the weightier dot of two in front."""
    reach = reach_of(dots, columns)
    if reach < 1 or rows < 1:
        return []
    by_row: dict[int, list[tuple[int, int, Dot]]] = {}
    for rank, dot in enumerate(dots):
        row = rows - 1 - ruler.cell(dot.up, rows)
        by_row.setdefault(row, []).append((ruler.cell(dot.across, reach), rank, dot))
    return [group for row in sorted(by_row) for group in _in_row(row, sorted(by_row[row], key=itemgetter(0, 1)))]


def reach_of(dots: Sequence[Dot], columns: int) -> int:
    """Cells that the axis across has: the last dots' marks need some on its right."""
    mark = max((len(dot.mark) for dot in dots), default=1)
    return columns - mark - (len(f"+{len(dots)}") if len(dots) > 1 else 0) + 1


def _in_row(row: int, placed: list[tuple[int, int, Dot]]) -> Iterator[Group]:
    """The marks of a row from the left: what would begin before the last one's end, and a cell more, joins it."""
    begin, widest, members = 0, 0, list[tuple[int, Dot]]()
    for column, rank, dot in placed:
        more = len(f"+{len(members) - 1}") if len(members) > 1 else 0
        if members and column > begin + widest + more:
            yield _group(begin, row, members)
            members = []
        begin = begin if members else column
        widest = max(widest, len(dot.mark)) if members else len(dot.mark)
        members.append((rank, dot))
    if members:
        yield _group(begin, row, members)


def _group(column: int, row: int, members: list[tuple[int, Dot]]) -> Group:
    return Group(column, row, tuple(dot for _, dot in sorted(members, key=itemgetter(0))))


def plot(groups: Sequence[Group], columns: int, rows: int, reach: int, chosen: str | None) -> list[Canvas]:
    """The picture, row by row from the top: marks, the names there is room for, and where trouble outweighs income."""
    canvases = [Canvas(columns) for _ in range(rows)]
    even = [round((rows - 1 - row) / max(1, rows - 1) * (reach - 1)) for row in range(rows)]
    for cell, canvas in zip(even, canvases, strict=True):
        canvas.put(cell, GRID, Part.GRID)
    for group in groups:
        lead = group.lead(chosen)
        write(canvases[group.row], group.column, group.text(chosen), CHOSEN if lead.key == chosen else lead.tone)
    for group in sorted(groups, key=lambda each: each.lead(chosen).key != chosen):
        if len(group.dots) == 1 or group.lead(chosen).key == chosen:
            _name(canvases[group.row], group, chosen)
    _explain(canvases, even)
    return canvases


def _name(canvas: Canvas, group: Group, chosen: str | None) -> None:
    """A mark's name: behind it, or before it, where there is room for enough of it."""
    lead = group.lead(chosen)
    look = Tone.STRONG if lead.key == chosen else Tone.PLAIN
    name = safe(lead.name).strip()
    begin = group.column + len(group.text(chosen))
    most = min(_MOST_NAME, width(name))
    behind, before = _room(canvas, begin, 1, most + 2), _room(canvas, group.column - 1, -1, most + 2)
    if behind - 1 >= min(most, before - 2) and behind - 1 >= min(_LEAST_NAME, most):
        write(canvas, begin + 1, clip(name, min(most, behind - 1)), look)
    elif before - 2 >= min(_LEAST_NAME, most):
        shown = clip(name, min(most, before - 2))
        write(canvas, group.column - 1 - width(shown), shown, look)


def _room(canvas: Canvas, cell: int, step: int, most: int) -> int:
    """Free cells from one on, up to so many; the last of them stays empty unless it is the edge."""
    free = 0
    while free < most and canvas.is_free(cell + free * step):
        free += 1
    return free - (free < most and 0 <= cell + free * step < canvas.width)


def _explain(canvases: list[Canvas], even: list[int]) -> None:
    """What it means to stand above the line, or below it, near the corner where nothing else stands."""
    rows = range(len(canvases) // 3)
    above = ((row, 1) for row in rows if len(_OVER) + 1 < even[row])
    below = ((-1 - row, canvases[row].width - len(_UNDER)) for row in rows)
    for text, places in ((_OVER, above), (_UNDER, ((row, at) for row, at in below if at > even[row] + 1))):
        for row, at in places:
            if all(canvases[row].is_free(cell) for cell in range(at, at + len(text))):
                write(canvases[row], at, text, Tone.MUTED)
                break


def write(canvas: Canvas, cell: int, text: str, look: Part | Tone) -> None:
    """Put a safe text from a cell on, each character on as many cells as it takes."""
    for char in text:
        cells = width(char)
        if cells:
            canvas.put(cell, char, look)
            for more in range(1, cells):
                canvas.put(cell + more, "", look)
            cell += cells
