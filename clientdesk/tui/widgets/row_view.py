"""Rows named by keys, a cursor on one of them, and the keys that move it. Rule: no key costs more for more rows."""

from __future__ import annotations

from asyncio import get_running_loop
from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView

from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings

if TYPE_CHECKING:
    from asyncio import TimerHandle
    from collections.abc import Sequence

    from textual.events import Click, Resize

REST_SECONDS = 0.1
"""How long the cursor stands still before it rests: longer than the pause between two repeats of a held key."""


class RowView(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of one line each below `HEAD` lines that stay; what they look like is for a kind of view to say."""

    HEAD: ClassVar[int] = 0
    BINDINGS = bindings(Where.ROWS)

    class Highlighted(Message, namespace="line_view"):
        """The cursor came to another row and rests there; `key` is None when no row is left.

        It is not told while a key is held, so that details beside the rows never delay one.
        """

        def __init__(self, view: RowView, key: str | None) -> None:
            super().__init__()
            self.view, self.key = view, key

        @property
        def control(self) -> RowView:
            """The view that sent it."""
            return self.view

    class Selected(Highlighted, namespace="line_view"):
        """Enter or a double click on a row."""

    class ShowedAll(Message, namespace="line_view"):
        """The filter was dropped from among the rows."""

        def __init__(self, view: RowView) -> None:
            super().__init__()
            self.view = view

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._wanted = ""
        self._keys: Sequence[str] = ()
        self._at = 0
        self._left: str | None = None
        """The row that the cursor was on when no row was left."""
        self._waiting: TimerHandle | None = None

    @property
    def keys(self) -> Sequence[str]:
        """The rows that are shown, in their order."""
        return self._keys

    @property
    def highlighted(self) -> str | None:
        """The cursor's row."""
        return self._keys[self._at] if self._keys else None

    def highlight(self, key: str) -> None:
        """Put the cursor on a row, if it is shown."""
        if key in self._keys:
            self._go(self._keys.index(key))

    def filter(self, text: str) -> None:
        """Show the rows that have this in them, whatever its case and accents."""
        self._wanted = text.strip()
        self._narrow()

    def _narrow(self) -> None:
        """Put the rows that have `_wanted` in them."""
        raise NotImplementedError

    def prepare_filter(self) -> None:
        """Get ready for the first letter, if that takes long."""

    @property
    def room(self) -> int:
        """Cells in a line, those of the scroll bar left out whether it is there or not."""
        return self.scrollable_content_region.width

    @property
    def page(self) -> int:
        """Rows in view."""
        return max(0, self.size.height - self.HEAD)

    def _put(self, keys: Sequence[str], cursor: str | None = None) -> None:
        """Show these rows, the cursor on `cursor`, else on the row it was on, else as near as can be."""
        before = self.highlighted
        self._keys = keys
        wanted = cursor or before or self._left
        found = wanted is not None and wanted in keys
        self._at = keys.index(wanted) if found and wanted else max(0, min(self._at, len(keys) - 1))
        self._left = None if keys else wanted
        self._measure()
        self._show_cursor()
        self.refresh()
        if self.highlighted != before:
            self._tell_move()

    def _go(self, at: int) -> None:
        at = max(0, min(at, len(self._keys) - 1))
        if at == self._at:
            return
        before, self._at = self._at, at
        if not self._show_cursor():
            self._refresh_row(before)
            self._refresh_row(at)
        self._tell_move()

    def _tell_move(self) -> None:
        self._stop_waiting()
        self._waiting = get_running_loop().call_later(REST_SECONDS, self._rest)

    def _rest(self) -> None:
        self.post_message(self.Highlighted(self, self.highlighted))

    def _stop_waiting(self) -> None:
        if self._waiting:
            self._waiting.cancel()

    def on_unmount(self) -> None:
        """Nothing is told any more."""
        self._stop_waiting()

    def _show_cursor(self) -> bool:
        """Scroll so that the cursor's row is in view; tells whether that moved anything."""
        page, top = self.page, round(self.scroll_y)
        wanted = min(max(top, self._at - page + 1), self._at) if page > 0 else top
        if wanted == top:
            return False
        self.scroll_to(y=wanted, animate=False)
        return True

    def _refresh_row(self, at: int) -> None:
        y = at - round(self.scroll_y) + self.HEAD
        if self.HEAD <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self._go(self._at + rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor and the view by pages, one row of the old page kept."""
        step = pages * max(1, self.page - 1)
        self.scroll_to(y=self.scroll_y + step, animate=False)
        self._go(self._at + step)

    def action_first(self) -> None:
        """Go to the first row."""
        self._go(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self._go(len(self._keys) - 1)

    def action_select(self) -> None:
        """Report the cursor's row as chosen."""
        if self._keys:
            self.post_message(self.Selected(self, self.highlighted))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Without a filter Esc leads wherever the screen says."""
        return action != "show_all" or bool(self._wanted)

    def action_show_all(self) -> None:
        """Drop the filter."""
        self.filter("")
        self.post_message(self.ShowedAll(self))

    def on_click(self, event: Click) -> None:
        """Put the cursor where the mouse is; twice opens."""
        at = event.y - self.HEAD + round(self.scroll_y)
        if event.y < self.HEAD:
            self.click_head(event.x)
        elif at < len(self._keys):
            self._go(at)
            if event.chain == 2:
                self.action_select()

    def click_head(self, x: int) -> None:
        """A click on the head, `x` cells from the left."""

    def _measure(self) -> None:
        """Tell the scroll bar how many rows there are; setting `virtual_size` would lay out the whole screen."""
        size = Size(self.room, len(self._keys) + self.HEAD)
        self.set_reactive(RowView.virtual_size, size)
        self._scroll_update(size)

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """Draw for the new room."""
        self._fit_room()

    def _fit_room(self) -> None:
        """Keep the cursor's row in view."""
        self._measure()
        self._show_cursor()
        self.refresh()
