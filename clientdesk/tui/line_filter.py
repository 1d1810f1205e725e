"""The last gate before the terminal. Rule: no character that steers a terminal is ever drawn, whoever put it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.color import Color

_STEERING = dict.fromkeys(
    (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x2028, 0x2029)
)
"""C0 and C1 controls, DEL, and the marks that turn the direction of text around."""


class NoSteering(LineFilter):
    """Takes ESC, OSC, C1 and direction marks out of every drawn line; they have no width, so columns stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The segments without steering characters; the very same list when there were none."""
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            segment if segment.text.isprintable() else Segment(segment.text.translate(_STEERING), segment.style)
            for segment in segments
        ]
