"""A list in groups: a heading above each with how many it has. Rule: headings are drawn, and never under the cursor."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from rich.segment import Segment

from clientdesk.tui.safe_text import clip, safe, width
from clientdesk.tui.widgets.line_list import Fragment, LineList
from clientdesk.tui.widgets.line_view import NO_MARK, Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

_HEADING, _GAP = "\0heading ", "\0gap "
"""What the keys of lines that are no rows begin with: no owner's key does."""
_ROOMY = 20
"""Lines of the list from which groups stand apart by an empty one."""


class GroupedList(LineList):
    """Rows that the owner gives group by group; `group` tells a row's heading, by which those of one go together."""

    def __init__(self, *given: Any, group: Callable[[str], Fragment], **more: Any) -> None:
        super().__init__(*given, **more)
        self._group = group
        self._headings: dict[str, tuple[Fragment, int]] = {}
        self._is_spaced = False

    @property
    def keys(self) -> Sequence[str]:
        """The rows that are shown, without the headings."""
        return [key for key in self._keys if not _is_line(key)]

    def _matching(self, keys: Sequence[str]) -> Sequence[str]:
        return super()._matching([key for key in keys if not _is_line(key)])

    def _put(self, keys: Sequence[str], cursor: str | None = None) -> None:
        """The rows with a heading above each group; the cursor is on one of them."""
        self._is_spaced = self.size.height >= _ROOMY
        self._headings.clear()
        lines, wanted = list(self._with_headings(keys)), cursor or self.highlighted or self._left
        if lines and wanted not in keys:
            cursor = lines[_near(lines, min(self._at, len(lines) - 1), -1)]
        super()._put(lines, cursor)

    def _with_headings(self, keys: Sequence[str]) -> Iterator[str]:
        for at, (heading, rows) in enumerate(groupby(keys, self._group)):
            found = list(rows)
            name = f"{_HEADING}{heading.text}"
            self._headings[name] = heading, len(found)
            if at and self._is_spaced:
                yield f"{_GAP}{heading.text}"
            yield name
            yield from found

    def _go(self, at: int) -> None:
        """Over the headings, on in the same direction."""
        if self._keys:
            super()._go(_near(self._keys, max(0, min(at, len(self._keys) - 1)), 1 if at >= self._at else -1))

    def _show_cursor(self) -> bool:
        """With a group's first row its heading is in view."""
        has_heading = self.page > 1 and 0 < self._at < len(self._keys) and _is_line(self._keys[self._at - 1])
        if not has_heading or self._at - 1 >= round(self.scroll_y):
            return super()._show_cursor()
        self.scroll_to(y=self._at - 1, animate=False)
        return True

    def _fit_room(self) -> None:
        """Another height has room for empty lines, or has none any more."""
        super()._fit_room()
        if self._keys and self._is_spaced is not (self.size.height >= _ROOMY):
            self._put(self.keys)

    def variant(self, at: int) -> Hashable:
        """A heading's look depends on how many rows it has."""
        return self._headings.get(self._keys[at], (None, 0))[1]

    def draw_row(self, at: int, *, cursor: bool) -> list[Segment]:
        """A row, or a heading: its words, how many it has, and a rule to the right."""
        key = self._keys[at]
        if not _is_line(key):
            return super().draw_row(at, cursor=cursor)
        if key.startswith(_GAP):
            return [Segment(NO_MARK, self.look())]
        heading, count = self._headings[key]
        words = clip(safe(heading.text), max(0, self.room - width(NO_MARK) - len(f"  {count} ")))
        head = f"{NO_MARK}{words}  {count} "
        rule = "─" * max(0, self.room - width(head))
        pieces = (f"{NO_MARK}{words}", heading.tone, Tone.STRONG), (f"  {count} ", Tone.MUTED), (rule, "rule")
        return [Segment(text, self.look(*tones)) for text, *tones in pieces]


def _is_line(key: str) -> bool:
    return key.startswith("\0")


def _near(keys: Sequence[str], at: int, step: int) -> int:
    """The row nearest to a place: on in a direction, else back."""
    for way in (step, -step):
        found = at
        while 0 <= found < len(keys) and _is_line(keys[found]):
            found += way
        if 0 <= found < len(keys):
            return found
    return at
