"""Places in a text, from where to where. Rule: however many they are, the text is gone through once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

Span = tuple[int, int]
"""From where to where, the end not included."""


def blank(text: str, places: Iterable[Span], by: str = " ") -> str:
    """A text with some places blanked out by a character; as long as it was."""
    parts, at = [], 0
    for start, end in _apart(places):
        parts += [text[at:start], by * (end - start)]
        at = end
    return "".join((*parts, text[at:]))


class Places:
    """Places to be asked whether they hold another one."""

    def __init__(self, places: Iterable[Span]) -> None:
        apart = _apart(places)
        self._starts, self._ends = [start for start, _ in apart], [end for _, end in apart]

    def meet(self, start: int, end: int) -> bool:
        """Whether a place shares a character with any of them."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and start < self._ends[at]

    def hold(self, at: int) -> bool:
        """Whether a character is in any of them."""
        return self.meet(at, at + 1)


def _apart(places: Iterable[Span]) -> list[Span]:
    """The same characters in their order, no two places sharing one."""
    found: list[Span] = []
    for start, end in sorted(places):
        first = max(start, found[-1][1]) if found else start
        if first < end:
            found.append((first, end))
    return found
