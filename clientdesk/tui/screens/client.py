"""A client's page: where judgement is read. Rule: seven tabs, one client, and only the tab that is seen is derived."""

from __future__ import annotations

from asyncio import Lock
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.widgets import ContentSwitcher, Static

from clientdesk.model.client import Client
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Remedy
from clientdesk.model.project import Extra
from clientdesk.tui.card import HEAD, STYLES, stage
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.marks import judged
from clientdesk.tui.pages.contract import ContractTab
from clientdesk.tui.pages.invoices import InvoicesTab
from clientdesk.tui.pages.log import LogTab
from clientdesk.tui.pages.overview import OverviewTab
from clientdesk.tui.pages.remedies import RemediesTab
from clientdesk.tui.pages.scope import ScopeTab
from clientdesk.tui.pages.signs import SignsTab
from clientdesk.tui.pages.tab import Tab
from clientdesk.tui.pages.tab_line import tab_line
from clientdesk.tui.safe_text import safe
from clientdesk.tui.screens.base import ClientCommands
from clientdesk.tui.screens.left_once import is_gone
from clientdesk.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Resize

    from clientdesk.model.record import Record
    from clientdesk.playbook.overview import Overview
    from clientdesk.tui.session import Book, Session

_KINDS: tuple[type[Tab], ...] = (OverviewTab, SignsTab, RemediesTab, ScopeTab, LogTab, InvoicesTab, ContractTab)
_BY_NAME = {kind.NAME: kind for kind in _KINDS}
TABS = tuple(_BY_NAME)
_OF_TABS = {"set_bar", "settle", "bill", "count_round", "log_rounds", "copy_lines"}
"""What the page carries out for its tabs."""
_COPIED = "Copied, where your terminal allows it. Paste it into your next invoice."


class ClientPage(ClientCommands):
    """The page of one client; Esc goes back."""

    HERE = "clients"
    CSS_PATH = "client.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    BINDINGS = bindings(Where.PAGE, Where.INVOICES, Where.ACROSS)

    def __init__(self, session: Session, client_id: str, tab: str = "overview", record_id: str = "") -> None:
        super().__init__(session)
        self._client_id = client_id
        self._first_row = record_id
        self._tab = tab
        self._tabs = {tab: _BY_NAME[tab]()}
        self._making = Lock()
        self._is_laid_out = False
        self._came_from: tuple[str, str] | None = None
        """The tab and row from which a link led here."""

    def compose_body(self) -> ComposeResult:
        """The head with the tabs, and the tab that is open."""
        yield Static(id="who")
        yield Static(id="tabs")
        with ContentSwitcher(initial=f"tab-{self._tab}"):
            yield self.open_tab

    def derive(self, book: Book) -> None:
        """The head and the tab that is open; a client that is gone closes the page."""
        if self._client_id not in book.records.by_id(Client):
            self._seen = self._seen if self.is_active else None  # below a dialog it is closed when that is
            self.dismiss()
            return
        row = self._row
        words, tone = judged(row)
        more = "".join(f" · {each}" for each in (row.in_red, stage(row)) if each)
        title = Content.assemble((safe(row.client.name), HEAD), "  ", (words, STYLES[tone]), more)
        self.query_one("#who", Static).update(title)
        self._show_tab()

    @property
    def client_id(self) -> str | None:
        """The page's client."""
        return self._client_id

    @property
    def open_tab(self) -> Tab:
        """The tab that is seen."""
        return self._tabs[self._tab]

    @property
    def invoice_id(self) -> str | None:
        """The invoice under the cursor."""
        return self.entry.id if isinstance(self.entry, Invoice) else None

    @property
    def about(self) -> tuple[str, ...]:
        """The invoice under the cursor, for a letter about it."""
        return (self.invoice_id,) if self.invoice_id else ()

    @property
    def entry(self) -> Record | None:
        """The record under the cursor; None on a text."""
        return self.open_tab.entry

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the tabs that are lists can be filtered; a tab's own commands are its to allow."""
        if action == "filter" and not self.open_tab.is_list:
            return False
        if action in _OF_TABS:
            return self.open_tab.can(action)
        if action in {"late_fee", "edit_invoice"}:
            return self.invoice_id is not None
        return super().check_action(action, parameters)

    @work
    async def action_edit_invoice(self) -> None:
        """Edit the invoice under the cursor: what they dispute of it, until when it waits."""
        invoice = self.session.records.by_id(Invoice).get(self.invoice_id or "")
        if invoice:
            await self.desk_app.edit(invoice)

    def on_mount(self) -> None:
        """Give the open tab the focus."""
        super().on_mount()
        self._is_laid_out = True
        if self.open_tab.is_mounted:
            self.open_tab.take_focus()
        else:
            self.call_later(self._lay_out, self._tab)

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """As much of the tabs' names and counts as there is room for."""
        if self._is_laid_out and self._client_id in self.session.records.by_id(Client):
            self._mark_tabs()

    async def action_turn(self, steps: int) -> None:
        """Turn to another tab."""
        await self.action_open_tab(TABS[(TABS.index(self._tab) + steps) % len(TABS)])

    async def action_open_tab(self, tab: str) -> None:
        """Open a tab; it is made when it is first opened, so that the page itself opens at once.

        A key that comes before the page is laid out decides with which tab it opens.
        """
        self._came_from = None
        if tab not in self._tabs:
            self._tabs[tab] = _BY_NAME[tab]()
        if self._is_laid_out:
            await self._lay_out(tab)
        else:
            self._tab = tab

    async def _lay_out(self, tab: str) -> None:
        switcher = self.query_one(ContentSwitcher)
        async with self._making:
            if not self._tabs[tab].is_attached:
                await switcher.add_content(self._tabs[tab])
        if is_gone(self._tabs[tab]):  # the page was left meanwhile
            return
        self._tab, switcher.current = tab, f"tab-{tab}"
        self._show_tab()
        self.open_tab.take_focus()

    def go_to(self, tab: str, record_id: str) -> None:
        """Open a tab, at a record where one is given."""
        self.post_message(Tab.Wanted(tab, record_id))

    async def action_back(self) -> None:
        """Back to the row that led here, else to where the page was opened."""
        if self._came_from is None:
            self.dismiss()
            return
        await self._follow(*self._came_from)
        self._came_from = None

    @work
    async def action_add(self, kind: str) -> None:
        """Add a record to this client; a payment to the invoice under the cursor."""
        await self.desk_app.add(kind, self._client_id, self.invoice_id)

    @work
    async def action_set_bar(self) -> None:
        """Move the bars of the sign under the cursor, for this client."""
        from clientdesk.tui.changing import set_bars

        await set_bars(self.desk_app, self._client_id, self.open_tab.code)

    @work
    async def action_settle(self) -> None:
        """Say what came of the remedy under the cursor."""
        from clientdesk.tui.changing import settle

        if isinstance(self.entry, Remedy):
            await settle(self.desk_app, self.entry)

    @work
    async def action_bill(self) -> None:
        """Put the extra under the cursor on the bill, or give it away after all."""
        from clientdesk.tui.scoping import turn_billed

        if isinstance(self.entry, Extra):
            await turn_billed(self.desk_app, self.entry)

    @work
    async def action_count_round(self) -> None:
        """Count one more revision round."""
        from clientdesk.tui.scoping import count_round

        await count_round(self.desk_app, self._client_id)

    @work
    async def action_log_rounds(self) -> None:
        """Write down the rounds above the agreed number that are in no log."""
        from clientdesk.tui.scoping import log_rounds

        await log_rounds(self.desk_app, self._client_id)

    @work
    async def action_late_fee(self) -> None:
        """How the late fee on the invoice under the cursor comes about."""
        from clientdesk.tui.fee_working import show_fee

        if self.invoice_id:
            await show_fee(self.desk_app, self.invoice_id)

    @work
    async def action_bundle(self) -> None:
        """Make a bundle of the client's paper trail."""
        from clientdesk.tui.bundling import make_bundle

        await make_bundle(self.desk_app, self._client_id)

    @work
    async def action_statement(self) -> None:
        """Write the client's statement of account."""
        from clientdesk.tui.stating import make_statement

        await make_statement(self.desk_app, self._client_id)

    def action_copy_lines(self) -> None:
        """Copy the lines for the next invoice."""
        if isinstance(self.open_tab, ScopeTab):
            self.desk_app.copy_to_clipboard(self.open_tab.drafted)
            self.desk_app.say(_COPIED)

    @on(LineList.Highlighted)
    def _rested(self) -> None:
        self.refresh_bindings()

    @on(LineList.Selected)
    def _open(self) -> None:
        self.action_edit_entry()

    @on(Tab.Wanted)
    async def _turn_to(self, event: Tab.Wanted) -> None:
        came_from = (self._tab, self.open_tab.at)
        await self._follow(event.tab, event.record_id)
        self._came_from = came_from if event.tab != came_from[0] else None

    async def _follow(self, tab: str, record_id: str) -> None:
        await self.action_open_tab(tab)
        if record_id:
            self.open_tab.go_to(record_id)

    @property
    def _row(self) -> Overview:
        return self.session.book.row(self._client_id)

    def _show_tab(self) -> None:
        """Derive the open tab where it is not up to date, and mark it; not for a client who is gone."""
        if self._client_id not in self.session.records.by_id(Client):
            return
        self.open_tab.show(self._row)
        if self._first_row:
            self.open_tab.go_to(self._first_row)
            self._first_row = ""
        self._mark_tabs()

    def _mark_tabs(self) -> None:
        counts = {kind.NAME: kind.count(self._row) for kind in _KINDS}
        self.query_one("#tabs", Static).update(tab_line(counts, self._tab, self.app.size.width))
