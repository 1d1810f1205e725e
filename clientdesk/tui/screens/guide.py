"""The guide: what the program knows, to read and to search, and where it shows on this desk.

Rule: it lays out pages, and has no words of its own on any matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Horizontal, VerticalScroll

from clientdesk.model.client import Client
from clientdesk.model.signs import SIGNS
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.guide import entries
from clientdesk.tui.guide_entry import Entry
from clientdesk.tui.guide_here import Here, here
from clientdesk.tui.guide_page import page_of
from clientdesk.tui.screens.base import DeskScreen
from clientdesk.tui.widgets.columns import Column
from clientdesk.tui.widgets.line_list import Cell, Fragment, LineList
from clientdesk.tui.widgets.line_view import Tone
from clientdesk.tui.wrapped import Wrapped

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from clientdesk.tui.session import Book, Session

COLUMNS = (
    Column("chapter", "Chapter", 10, drop=1, fixed=True),
    Column("id", "Id", 4, fixed=True),
    Column("title", "What", 33, share=1),
)


class Contents(LineList):
    """The pages there are."""

    BINDINGS = bindings(Where.CONTENTS)


class Page(VerticalScroll, inherit_bindings=False):
    """The open page; with the focus it scrolls by the keys of every text."""

    BINDINGS = bindings(Where.PANE, Where.CONTENTS)

    def compose(self) -> ComposeResult:
        """One text."""
        yield Wrapped()


class GuideScreen(DeskScreen):
    """View 5."""

    HERE = "guide"
    CSS_PATH = "guide.tcss"
    BINDINGS = bindings(Where.GUIDE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-wide"), (110, "-broad")]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._entries: dict[str, Entry] = {}
        self._ways: list[tuple[Client | Entry, str]] = []
        self._came_from = ""
        self._open: str | None = None

    def compose_body(self) -> ComposeResult:
        """The contents, and the page that is open."""
        with Horizontal(id="book"):
            yield Contents(COLUMNS, self._cells, search=self._search, id="guide")
            yield Page(id="page")

    def derive(self, book: Book) -> None:
        """Every page, by the person's own bars, and what the open one says of this desk."""
        self._entries = {str(at): entry for at, entry in enumerate(entries(book.records.settings))}
        self.query_one(LineList).show(list(self._entries))
        self._show_page()

    def look_up(self, code: str, came_from: str = "") -> None:
        """Open the page of an id, whatever was filtered; Esc goes back to the view that one `came_from`."""
        if came_from != self.HERE:
            self._came_from = came_from
        at = next((key for key, entry in self._entries.items() if entry.id == code), None)
        if at:
            rows = self.query_one(LineList)
            rows.action_show_all()
            rows.highlight(at)
            self._turn_to()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What leads nowhere from here is not offered."""
        is_reading = isinstance(self.focused, Page)
        match action:
            case "back":
                return is_reading or bool(self._came_from)
            case "contents":
                return is_reading
            case "read":
                return not is_reading
            case "read_on":
                return any(page.max_scroll_y for page in self.query(Page))
            case "follow":
                return bool(self._ways)
        return super().check_action(action, parameters)

    def action_back(self) -> None:
        """From the page to the contents; from there to where one came from."""
        if isinstance(self.focused, Page):
            self.action_contents()
        elif self._came_from:
            back, self._came_from = self._came_from, ""
            self.app.switch_mode(back)

    def action_contents(self) -> None:
        """To the contents."""
        self.query_one(LineList).focus()

    def action_read(self) -> None:
        """Into the page."""
        self.query_one(Page).focus()

    def action_read_on(self) -> None:
        """Scroll the page on; from its end back to the top."""
        page = self.query_one(Page)
        if page.scroll_y >= page.max_scroll_y:
            page.scroll_home(animate=False)
        else:
            page.scroll_page_down(animate=False)

    @work
    async def action_follow(self) -> None:
        """Go where the page leads: a client it is about, or another page."""
        from clientdesk.tui.screens.menu import Menu

        ways = self._ways
        lines = [("", str(at), words) for at, (_way, words) in enumerate(ways)]
        chosen = await self.desk_app.ask(Menu("Go to", lines))
        if chosen is not None:
            self._go(ways[int(chosen)][0])

    def _go(self, way: Client | Entry) -> None:
        """To a client, if there still is one, or to a page."""
        if isinstance(way, Entry):
            self.look_up(way.id)
        elif way.id in self.session.records.by_id(Client):
            code = self._entries[self._open].id if self._open else ""
            tab = "signs" if code in SIGNS else "overview"
            self.desk_app.open_client(way.id, tab, code if code in SIGNS else "")

    @on(LineList.Selected)
    def _selected(self) -> None:
        if self._ways:
            self.action_follow()

    @on(LineList.Highlighted)
    def _turn_to(self) -> None:
        """Open the page under the cursor; one that is open already stays where it was read to."""
        if self.query_one(LineList).highlighted != self._open:
            self.query_one(Page).scroll_home(animate=False)
            self._show_page()

    def _show_page(self) -> None:
        self._open = key = self.query_one(LineList).highlighted
        entry = self._entries[key] if key else None
        seen = here(self.session.book, entry.id) if entry else None
        self._ways = self._leading(entry, seen) if entry else []
        self.query_one("#page Wrapped", Wrapped).show(lambda room: page_of(entry, seen, room))
        self.call_after_refresh(self.refresh_bindings)

    def _leading(self, entry: Entry, seen: Here | None) -> list[tuple[Client | Entry, str]]:
        """Where a page leads: clients it is about, pages it names, each with its words."""
        named = entry.named
        pages = (each for each in self._entries.values() if each.id in named)
        return [
            *((each.client, each.client.name) for each in (seen.seen if seen else ())),
            *((each, f"{each.id}  {each.title}") for each in pages),
        ]

    def _cells(self, key: str) -> list[Cell]:
        entry = self._entries[key]
        first = self._entries.get(str(int(key) - 1))
        chapter = "" if first and first.chapter == entry.chapter else entry.chapter
        return [Fragment(chapter, Tone.STRONG), Fragment(entry.id, Tone.ACCENT), entry.title]

    def _search(self, key: str) -> str:
        entry = self._entries[key]
        return f"{entry.id} {entry.chapter} {entry.title} {entry.name} {entry.told}"
