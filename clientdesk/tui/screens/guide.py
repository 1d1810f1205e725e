"""The guide: what the program knows, to read and to search. Rule: it lays out entries, and has no words of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from clientdesk.tui.card import ACCENT, HEAD, MUTED
from clientdesk.tui.guide import Entry, entries
from clientdesk.tui.screens.base import DeskScreen
from clientdesk.tui.widgets.columns import Column
from clientdesk.tui.widgets.line_list import Cell, Fragment, LineList
from clientdesk.tui.widgets.line_view import Tone

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from clientdesk.tui.session import Book

COLUMNS = (
    Column("chapter", "Chapter", 10, drop=1, fixed=True),
    Column("id", "Id", 4, fixed=True),
    Column("title", "What", 20, share=1),
)


class GuideScreen(DeskScreen):
    """View 5."""

    HERE = "guide"
    CSS_PATH = "guide.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-wide")]

    def compose_body(self) -> ComposeResult:
        """The contents, and the page that is open."""
        self._entries = {str(at): entry for at, entry in enumerate(entries())}
        with Horizontal(id="book"):
            yield LineList(COLUMNS, self._cells, search=self._search, id="guide")
            with VerticalScroll(id="page", can_focus=False):
                yield Static()

    def derive(self, book: Book) -> None:  # noqa: ARG002
        """Every page; the desk changes nothing in it."""
        self.query_one(LineList).show(list(self._entries))
        self._turn_to()

    def look_up(self, code: str) -> None:
        """Open the page of a handbook id, whatever was filtered."""
        at = next((key for key, entry in self._entries.items() if entry.id == code), None)
        if at:
            rows = self.query_one(LineList)
            rows.action_show_all()
            rows.highlight(at)

    @on(LineList.Highlighted)
    def _turn_to(self) -> None:
        key = self.query_one(LineList).highlighted
        self.query_one("#page Static", Static).update(_page(self._entries[key]) if key else "")

    def _cells(self, key: str) -> list[Cell]:
        entry = self._entries[key]
        first = self._entries.get(str(int(key) - 1))
        chapter = "" if first and first.chapter == entry.chapter else entry.chapter
        return [Fragment(chapter, Tone.STRONG), Fragment(entry.id, Tone.ACCENT), entry.title]

    def _search(self, key: str) -> str:
        entry = self._entries[key]
        return f"{entry.id} {entry.chapter} {entry.title} {entry.told}"


def _page(entry: Entry) -> Content:
    return Content.assemble(
        (f"{entry.id} ", ACCENT), (entry.title, HEAD), (f"\n{entry.chapter}\n\n", MUTED), (entry.told, "")
    )
