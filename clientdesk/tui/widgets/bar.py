"""An invoice's line on the timeline, cell by cell. Rule: every state has a sign of its own; colour only repeats it.

`━` runs from issue to due, `░` from there to the payment or today, `┄` from today to a due date still to come.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from clientdesk.ledger.promise_state import Kept
from clientdesk.ledger.status import Status
from clientdesk.tui.widgets.line_view import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from clientdesk.ledger.timeline import TimelineRow
    from clientdesk.tui.widgets.axis import Scale


class Part(StrEnum):
    """What a stretch of the line is; each has a component class of the timeline."""

    ON_TIME = "on-time"
    LATE = "late"
    OVERDUE = "overdue"
    TODAY = "today"
    GRID = "grid"


Look = Part | Tone
PAID, PAID_SOME_DAY, PART_PAID, REFUNDED = "●", "○", "◐", "◑"
LETTER, PROMISE, FLAGGED = "✉", "◇", "!"
DISPUTED, WRITTEN_OFF, CREDITED = "⚑", "✕", "⊘"
TODAY, GOES_ON, CAME_FROM, GRID = "┊", "▸", "◂", "·"
NO_DATES = "no dates"
ON_TIME, LATE, TO_COME, _DUE = "━", "░", "┄", "┤"
_STRETCHES = frozenset(" " + GRID + ON_TIME + LATE + TO_COME)


class Canvas:
    """A row of cells to draw on; what falls out of it is left out."""

    def __init__(self, width: int) -> None:
        self.width = width
        self._cells: list[tuple[str, Look]] = [(" ", Tone.PLAIN)] * width

    def put(self, cell: int, char: str, look: Look) -> None:
        """One sign."""
        if 0 <= cell < self.width:
            self._cells[cell] = (char, look)

    def run(self, first: int, last: int, char: str, look: Look) -> None:
        """The same sign from a cell to another, both inclusive."""
        first, last = max(0, first), min(last, self.width - 1)
        if first <= last:
            self._cells[first : last + 1] = [(char, look)] * (last - first + 1)

    def point(self, cell: int, char: str) -> None:
        """An arrow at an edge, unless something that matters more stands there."""
        if 0 <= cell < self.width and self._cells[cell][0] in _STRETCHES:
            self.put(cell, char, Tone.MUTED)

    def write(self, cell: int, text: str) -> None:
        """Words, where nothing else stands."""
        for at, char in enumerate(text, cell):
            if self.is_free(at):
                self.put(at, char, Tone.MUTED)

    def is_free(self, cell: int) -> bool:
        """Whether nothing was drawn in a cell."""
        return 0 <= cell < self.width and self._cells[cell][0] in (" ", GRID)

    def pieces(self) -> Iterator[tuple[str, Look]]:
        """The cells as runs of one look."""
        for look, cells in groupby(self._cells, key=lambda cell: cell[1]):
            yield "".join(char for char, _ in cells), look


def draw(row: TimelineRow, scale: Scale, today: date, grid: Iterable[int] = ()) -> Canvas:
    """An invoice's line in a window of days; `grid` are the cells of the axis's marks."""
    canvas = Canvas(scale.width)
    for cell in grid:
        canvas.put(cell, GRID, Part.GRID)
    canvas.put(scale.cell(today), TODAY, Part.TODAY)
    if row.starts and row.ends:
        _draw_bar(canvas, row, scale, row.starts, row.ends)
        canvas.put(scale.cell(today), TODAY, Part.TODAY)
        _draw_disputes(canvas, row, scale)
        _draw_marks(canvas, row, scale)
        _draw_edges(canvas, row, scale, row.starts, row.ends)
    else:
        canvas.write(1, NO_DATES)
    return canvas


def _draw_bar(canvas: Canvas, row: TimelineRow, scale: Scale, starts: date, ends: date) -> None:
    due = row.standing.due
    first, last = scale.cell(starts), scale.cell(ends)
    turns = scale.cell(max(starts, due)) if due else last
    canvas.run(first, min(turns, last), ON_TIME, Part.ON_TIME)
    if due and due < ends:
        late_from = first if row.flagged else max(first + 1, min(turns + 1, last - 1))  # the last has the end's mark
        canvas.run(late_from, last, LATE, Part.OVERDUE if _is_open(row) else Part.LATE)
    if due and due > ends and _is_open(row):
        canvas.run(last + 1, turns, TO_COME, Part.ON_TIME)
        canvas.put(turns, _DUE, Part.ON_TIME)
    if row.flagged:
        canvas.put(first, FLAGGED, Tone.BAD)


def _draw_disputes(canvas: Canvas, row: TimelineRow, scale: Scale) -> None:
    """The first day of each dispute, over or not, where it is known."""
    for dispute in row.disputes:
        if dispute.since:
            canvas.put(scale.cell(dispute.since), DISPUTED, Tone.WATCH)


def _draw_marks(canvas: Canvas, row: TimelineRow, scale: Scale) -> None:
    """Letters, promises, payments, the end: what is drawn later matters more."""
    for day in row.letters:
        canvas.put(scale.cell(day), LETTER, Tone.ACCENT)
    for promise in row.promises:
        canvas.put(scale.cell(promise.on), PROMISE, Tone.BAD if promise.state is Kept.BROKEN else Tone.ACCENT)
    for payment in row.payments:
        if not payment.full:
            canvas.put(scale.cell(payment.on), PART_PAID if payment.minor > 0 else REFUNDED, Tone.STRONG)
    if row.ends:
        char, look = end_mark(row)
        beyond = scale.cell(row.ends) + _is_open(row)
        if not _is_open(row) or canvas.is_free(beyond):
            canvas.put(beyond, char, look)


def end_mark(row: TimelineRow) -> tuple[str, Tone]:
    """The sign at the end of an invoice's line."""
    late = bool(row.standing.days_late)
    match row.standing.status:
        case Status.PAID:
            return PAID if row.standing.paid_on else PAID_SOME_DAY, Tone.WATCH if late else Tone.GOOD
        case Status.WRITTEN_OFF:
            return WRITTEN_OFF, Tone.BAD
        case Status.CREDITED:
            return CREDITED, Tone.MUTED
        case Status.DISPUTED:
            return DISPUTED, Tone.WATCH
        case _:
            return GOES_ON, Tone.BAD if late else Tone.MUTED


def _draw_edges(canvas: Canvas, row: TimelineRow, scale: Scale, starts: date, ends: date) -> None:
    """Arrows where the line goes on beyond the window."""
    due = row.standing.due
    last = max(ends, due) if due and _is_open(row) else ends
    if scale.cell(starts) < 0:
        canvas.point(0, CAME_FROM)
    if scale.cell(last) >= scale.width:
        canvas.point(scale.width - 1, GOES_ON)


def _is_open(row: TimelineRow) -> bool:
    return row.standing.balance > 0
