"""What every view has in common: the bars, the book, and deriving its rows again when that changes.

Rule: `derive` is the only way rows come to a screen; it takes the book and touches no disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.screen import Screen

from clientdesk.model.client import Client, Stage
from clientdesk.tui.chrome import KeyBar, TopBar
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.screens.left_once import LeftOnce, is_gone
from clientdesk.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from clientdesk.model.record import Record
    from clientdesk.tui.app import ClientDesk
    from clientdesk.tui.filter_bar import FilterBar
    from clientdesk.tui.session import Book, Session
    from clientdesk.tui.widgets.row_view import RowView


BEGIN = """c     add a client
F10   import clients, invoices or payments from a file
b     look around on a sample desk; nothing there is kept
F9    your name, currency and payment details"""
"""What can be done on an empty desk, on every view."""


class DeskScreen(LeftOnce, Screen[None]):
    """A view of the desk. `HERE` is the view that the top bar marks."""

    HERE: ClassVar[str] = ""
    BINDINGS = bindings(Where.LIST, Where.BEGIN)
    AUTO_FOCUS = "LineView"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._seen: tuple[Book, bool] | None = None
        self._is_up = False
        self._filters: dict[LineView, FilterBar] = {}

    def compose(self) -> ComposeResult:
        """The bars around the view's own body."""
        self._know_size()
        yield TopBar(self.HERE)
        yield from self.compose_body()
        yield KeyBar()

    def _know_size(self) -> None:
        """Take the classes of this size before the first layout; Textual does so after it, and lays out again."""
        width, height = self.app.size
        for size, points in ((width, self.HORIZONTAL_BREAKPOINTS), (height, self.VERTICAL_BREAKPOINTS)):
            for name in self._get_breakpoint_classes(size, points or []):
                self.add_class(name, update=False)

    def compose_body(self) -> ComposeResult:
        """What lies between the bars."""
        raise NotImplementedError

    def derive(self, book: Book) -> None:
        """Show what the book says; called when it changed, and before the screen is first seen."""
        raise NotImplementedError

    @property
    def desk_app(self) -> ClientDesk:
        """The app, as what it is."""
        return cast("ClientDesk", self.app)

    @property
    def client_id(self) -> str | None:
        """The client that commands are about: the one under the cursor, or the page's."""
        return None

    @property
    def page_of(self) -> str | None:
        """The client whose page it is; None for a view of all, wherever its cursor is."""
        return self.client_id

    @property
    def is_empty(self) -> bool:
        """Whether the desk has no clients: then a view says how to begin, and has the keys for it."""
        return not self.session.is_closed and not self.session.records.by_id(Client)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """How to begin is for an empty desk only."""
        return self.is_empty if action == "begin" else True

    async def action_begin(self, action: str) -> None:
        """Do one of the things to begin with."""
        await self.app.run_action(action, self.app)

    def _compositor_refresh(self) -> None:
        """Draw, but not while Textual would throw away what was drawn: that is the half of a first frame's time."""
        if not self.app._batch_count:  # noqa: SLF001  what `_display` looks at, once all is drawn
            super()._compositor_refresh()

    def on_mount(self) -> None:
        """Derive once, and whenever the desk changes."""
        self._is_up = True
        self.desk_app.desk_changed.subscribe(self, lambda _: self.look_again())
        self.look_again()

    async def action_filter(self) -> None:
        """Filter the list in view as you type."""
        from clientdesk.tui.filter_bar import FilterBar

        rows = next((each for each in self.query(LineView) if each.region), None)
        if rows is not None:
            if rows not in self._filters:
                self._filters[rows] = FilterBar(rows)
                await self.mount(self._filters[rows], before=self.query_one(KeyBar))
            self._filters[rows].open()

    def on_line_view_showed_all(self, event: RowView.ShowedAll) -> None:
        """The line in which the filter was typed goes with it."""
        for rows, bar in self._filters.items():
            if rows is event.view:
                bar.drop()
        self.refresh_bindings()

    def on_screen_resume(self) -> None:
        """Catch up with what changed while another screen was on top; its keys work again."""
        self.query(KeyBar).refresh()
        self.look_again()

    def on_screen_suspend(self) -> None:
        """Its keys work no longer."""
        self.query(KeyBar).refresh()

    def look_again(self) -> None:
        """Derive, if the screen is up, seen, and the book is another one than last time, or complete since then."""
        book = self.session.book
        if self._is_up and self.is_current and not is_gone(self) and self._seen != (book, book.is_complete):
            self._seen = seen = book, book.is_complete
            self.derive(book)
            if self._seen is seen:  # a small book's rows are worked out by what it is shown in
                self._seen = book, book.is_complete
            self.query_one(TopBar).show(book, sample=self.session.sample)
            self.refresh_bindings()


_FOR_CLIENTS = {"add", "call", "write_letter", "leave", "edit", "delete", "forget", "timeline"}
_AFTER_THE_END = {"comeback", "past_exit"}


class ClientCommands(DeskScreen):
    """A view with a client under the cursor: everything that can be done about one."""

    BINDINGS = bindings(Where.CLIENT)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Dim what needs a client while there is none; a key that two have is that one's which the cursor is on."""
        if action in {"edit_entry", "delete_entry"}:
            return self.entry is not None
        if action in {"edit", "delete"} and self.entry is not None:
            return False
        if action in _AFTER_THE_END | {"leave"} and self._has_ended is not (action in _AFTER_THE_END):
            return False
        if self.is_empty and action in _FOR_CLIENTS | {"add_menu", "filter", "pareto", "exits"}:
            return False
        if action in _FOR_CLIENTS and self.client_id is None:
            return None
        return super().check_action(action, parameters)

    @property
    def entry(self) -> Record | None:
        """The record under the cursor, where it is not the client."""
        return None

    @property
    def about(self) -> tuple[str, ...]:
        """The invoices, by their ids, that a letter would be about."""
        return ()

    @property
    def _has_ended(self) -> bool:
        """Whether the work with the client under the cursor has ended; then the way is back, and not out."""
        client = None if self.session.is_closed else self.session.records.by_id(Client).get(self.client_id or "")
        return client is not None and client.stage is Stage.ENDED

    @work
    async def action_edit_entry(self) -> None:
        """Edit what the cursor is on."""
        if self.entry:
            await self.desk_app.edit(self.entry)

    @work
    async def action_delete_entry(self) -> None:
        """Delete what the cursor is on, after asking."""
        if self.entry:
            await self.desk_app.delete(self.entry)

    @work
    async def action_add(self, kind: str) -> None:
        """Add a record of a kind to the client."""
        if self.client_id:
            await self.desk_app.add(kind, self.client_id)

    @work
    async def action_write_letter(self, kind: str = "") -> None:
        """Write a letter to the client, of a kind that is asked for where none is given."""
        if self.client_id:
            await self.desk_app.write_letter(self.client_id, kind or None, self.about)

    @work
    async def action_edit(self) -> None:
        """Edit the client."""
        if self.client_id:
            await self.desk_app.edit(self.session.records.get(Client, self.client_id))

    @work
    async def action_delete(self) -> None:
        """Delete the client and all that belongs to them, after asking."""
        if self.client_id:
            await self.desk_app.delete(self.session.records.get(Client, self.client_id))

    @work
    async def action_forget(self) -> None:
        """Forget the client, out of undo and backups too, after asking for the name."""
        from clientdesk.tui.forgetting import forget

        if self.client_id:
            await forget(self.desk_app, self.client_id)

    @work
    async def action_add_menu(self) -> None:
        """Choose what to add."""
        await self.desk_app.add_from_menu(self.client_id)

    @work
    async def action_call(self) -> None:
        """The call card of what is next with the client, a silence or overdue money."""
        if self.client_id:
            await self.desk_app.show_call_card(self.client_id)

    def action_leave(self) -> None:
        """Walk through the exit."""
        if self.client_id:
            self.desk_app.leave(self.client_id)

    def action_past_exit(self) -> None:
        """The exit that is over, with what is left to do."""
        self.action_leave()

    def action_comeback(self) -> None:
        """Take the client back, after the gut check (X09)."""
        if self.client_id:
            self.desk_app.come_back(self.client_id)

    def action_pareto(self) -> None:
        """Trouble against income, all clients side by side, this one under the cursor."""
        self.desk_app.show_pareto(self.client_id)

    def action_exits(self) -> None:
        """The exits of a year, and how they ended."""
        self.desk_app.show_exits()

    def action_timeline(self) -> None:
        """This client's timeline."""
        if self.client_id:
            self.desk_app.show_timeline(self.client_id)
