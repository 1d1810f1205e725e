"""One row of the timeline in words and signs. Rule: the left label names a client once a group, then their habit.

The first row in view always says whose it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import TYPE_CHECKING

from clientdesk.tui.safe_text import fit, safe
from clientdesk.tui.widgets.bar import draw
from clientdesk.tui.widgets.line_view import Tone
from clientdesk.tui.widgets.row_parts import Widths, short_money, standing_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from clientdesk.ledger.timeline import TimelineRow
    from clientdesk.model.invoice import Invoice
    from clientdesk.tui.widgets.axis import Scale

Piece = tuple[str, str]
Habit = Callable[[str], int | None]
"""A client's mean days late, by id; None when nothing is known of it."""


class Place(Enum):
    """Where in its client's group a row stands."""

    ALONE = "alone"
    FIRST = "first"
    SECOND = "second"
    LATER = "later"


def place_of(shown: Sequence[Invoice], at: int, top: int) -> Place:
    """The place of a row in its group, of which the rows above `top` are out of view."""
    here = shown[at].client
    if at in (0, top) or shown[at - 1].client != here:
        return Place.FIRST
    second = at - 1 in (0, top) or shown[at - 2].client != here
    return Place.SECOND if second else Place.LATER


def label(row: TimelineRow, place: Place, cells: int, usual: Habit) -> Piece:
    """Whose the row is, or how late they usually pay."""
    if place in (Place.ALONE, Place.FIRST):
        return fit(safe(row.client.name).strip() or "(no name)", cells), Tone.STRONG
    late = usual(row.client.id) if place is Place.SECOND else None
    if late is None:
        return " " * cells, Tone.STRONG
    words = f"+{late} d" if late else "on time"
    return fit(f" usually {words}" if len(words) + 9 <= cells else f" {words}", cells), Tone.MUTED


def line(
    row: TimelineRow, widths: Widths, scale: Scale, today: date, grid: Iterable[int], *, broken: bool = False
) -> Iterator[Piece]:
    """The number, the line itself, what is open, and in words how late; `broken`: what is open with its fraction."""
    yield " " + fit(safe(row.invoice.number).strip() or "–", widths.number) + " ", Tone.PLAIN
    yield from draw(row, scale, today, grid).pieces()
    if widths.amount:
        yield " " + short_money(row.standing.open, widths.amount, broken=broken).rjust(widths.amount), Tone.PLAIN
    if widths.words:
        words, tone = standing_words(row, today)
        yield "  " + fit(words, widths.words), tone
