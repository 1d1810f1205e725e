"""The two lines above the timeline's rows. Rule: years or months stand above, finer marks and the titles below.

Today's day stands beside its line, where it hides no period that begins after it.
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
    yield NO_MARK + fit(left, widths.name + widths.number + 1) + " ", Tone.MUTED
    periods = [(scale.cell(tick.day), tick.label) for tick in reversed(scale.periods())]
    label = _today_label(scale, today, [cell for cell, _label in periods])
    line = label_line([*([label] if label else []), *periods], scale.width)
    if label is None:
        yield line, "head"
    else:
        begin, end = label[0], label[0] + len(label[1])
        yield from ((line[:begin], "head"), (line[begin:end], Part.TODAY), (line[end:], "head"))


def _today_label(scale: Scale, today: date, periods: list[int]) -> tuple[int, str] | None:
    """Today's day and where it begins: after its line, or before it where it would take a coming period's place."""
    here, day = scale.cell(today), f"{today.day} {MONTHS[today.month - 1]}"
    end = here + len(day) + 2
    if here >= 0 and end <= scale.width and not any(here < cell <= end for cell in periods):
        return here, f"{TODAY} {day}"
    begin = here - len(day) - 1
    return (begin, f"{day} {TODAY}") if begin >= 0 and here < scale.width else None


def lower_line(widths: Widths, scale: Scale) -> Iterator[Piece]:
    """The titles, with the finer marks between them."""
    number = "Invoice" if widths.number > 6 else "No."
    yield NO_MARK + fit("Client", widths.name) + " " + fit(number, widths.number) + " ", "head"
    ticks = label_line([(scale.cell(tick.day), tick.label) for tick in scale.ticks()], scale.width)
    yield ticks + (" " + fit("Open", widths.amount, right=True) if widths.amount else ""), Tone.MUTED
