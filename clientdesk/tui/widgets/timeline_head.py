"""The two lines above the timeline's rows. Rule: years or months stand above, finer marks and the titles below.

Today's day stands above its line, whatever period it takes the place of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.days import MONTHS
from clientdesk.tui.safe_text import fit
from clientdesk.tui.widgets.axis import Scale, label_line
from clientdesk.tui.widgets.bar import TODAY, Part
from clientdesk.tui.widgets.line_view import NO_MARK, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clientdesk.tui.widgets.row_parts import Widths

Piece = tuple[str, str]


def upper_line(widths: Widths, scale: Scale, today: date, left: str) -> Iterator[Piece]:
    """What is shown, in words, then the periods."""
    yield NO_MARK + fit(left, widths.name + widths.number + 2), Tone.MUTED
    here, label = scale.cell(today), f"{TODAY} {today.day} {MONTHS[today.month - 1]}"
    in_view = here >= 0 and here + len(label) <= scale.width
    marks = [(here, label)] if in_view else []
    line = label_line(
        [*marks, *reversed([(scale.cell(tick.day), tick.label) for tick in scale.periods()])], scale.width
    )
    end = here + len(label)
    if in_view:
        yield from ((line[:here], "head"), (line[here:end], Part.TODAY), (line[end:], "head"))
    else:
        yield line, "head"


def lower_line(widths: Widths, scale: Scale) -> Iterator[Piece]:
    """The titles, with the finer marks between them."""
    number = "Invoice" if widths.number > 6 else "No."
    yield NO_MARK + fit("Client", widths.name) + " " + fit(number, widths.number) + " ", "head"
    ticks = label_line([(scale.cell(tick.day), tick.label) for tick in scale.ticks()], scale.width)
    yield ticks + (" " + fit("Open", widths.amount, right=True) if widths.amount else ""), Tone.MUTED
