"""A client's page: overview, log, invoices, contract. Rule: four tabs, one derivation, one client."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.style import Style
from textual.widgets import ContentSwitcher, Static

from clientdesk.ledger.standing import standings
from clientdesk.model.client import Client
from clientdesk.model.days import shown
from clientdesk.model.names import fold
from clientdesk.tui import page
from clientdesk.tui.card import HEAD, STYLES, stage
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.log import Line, log
from clientdesk.tui.marks import judged, status
from clientdesk.tui.pane import Pane
from clientdesk.tui.safe_text import safe
from clientdesk.tui.screens.base import ClientCommands
from clientdesk.tui.widgets.columns import Column
from clientdesk.tui.widgets.line_list import Cell, Fragment, LineList
from clientdesk.tui.widgets.line_view import Tone

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from clientdesk.ledger.standing import Standing
    from clientdesk.model.record import Record
    from clientdesk.tui.session import Book, Session

TABS = ("overview", "log", "invoices", "contract")
_LISTS = {"log", "invoices"}
_NO_LOG = """Nothing is written down about this client yet.

m   a message, call or meeting
i   an incident, in their words
p   a payment          a   everything else"""
_NO_INVOICES = """No invoices to this client yet.

n   write down an invoice"""


class ClientPage(ClientCommands):
    """The page of one client; Esc goes back."""

    HERE = "clients"
    CSS_PATH = "client.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    BINDINGS = bindings(Where.PAGE)

    def __init__(self, session: Session, client_id: str, tab: str = "overview", record_id: str = "") -> None:
        super().__init__(session)
        self._client_id = client_id
        self._first_row = record_id
        self._is_log_seen = False
        self._tab = tab
        self._log: dict[str, Line] = {}
        self._standings: dict[str, Standing] = {}

    def compose_body(self) -> ComposeResult:
        """The head with the tabs, and the tab that is open."""
        yield Static(id="who")
        yield Static(id="tabs")
        with ContentSwitcher(initial=self._tab):
            yield Pane(id="overview")
            yield LineList(self._log_columns(), self._log_cells, search=self._log_search, empty=_NO_LOG, id="log")
            yield LineList(
                self._invoice_columns(), self._invoice_cells, search=self._number, empty=_NO_INVOICES, id="invoices"
            )
            yield Pane(id="contract")

    def derive(self, book: Book) -> None:
        """All four tabs; a client that is gone closes the page."""
        if self._client_id not in book.records.by_id(Client):
            self.dismiss()
            return
        row = book.row(self._client_id)
        words, tone = judged(row)
        title = Content.assemble((safe(row.client.name), HEAD), "  ", (words, STYLES[tone]), f"  {stage(row)}")
        self.query_one("#who", Static).update(title)
        self.query_one("#overview", Pane).show(
            partial(page.why, book.records, row, book.today), partial(page.facts, row)
        )
        self._log = {line.record.id: line for line in log(book.records, self._client_id)}
        self.query_one("#log", LineList).show(list(self._log), cursor=self._log_begin(book.today))
        latest = sorted(standings(book.records, self._client_id, book.today), key=_newest, reverse=True)
        self._standings = {each.invoice.id: each for each in latest}
        self.query_one("#invoices", LineList).show(list(self._standings), cursor=self._first_row)
        self._first_row = ""
        self.query_one("#contract", Pane).show(
            partial(page.terms, book.records, self._client_id), partial(page.kept, book.records, self._client_id)
        )
        self._mark_tab()

    @property
    def client_id(self) -> str | None:
        """The page's client."""
        return self._client_id

    @property
    def invoice_id(self) -> str | None:
        """The invoice under the cursor, on the invoices tab."""
        return self.query_one("#invoices", LineList).highlighted if self._tab == "invoices" else None

    @property
    def entry(self) -> Record | None:
        """The record under the cursor of the log or the invoices; None on the other tabs."""
        key = self.query_one(f"#{self._tab}", LineList).highlighted if self._tab in _LISTS else None
        if key is None:
            return None
        return self._log[key].record if self._tab == "log" else self._standings[key].invoice

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the tabs that are lists can be filtered."""
        if action == "filter" and self._tab not in _LISTS:
            return False
        return super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Give the open tab the focus."""
        super().on_mount()
        self.query_one(f"#{self._tab}").focus()

    def action_turn(self, steps: int) -> None:
        """Turn to another tab."""
        self._tab = TABS[(TABS.index(self._tab) + steps) % len(TABS)]
        self.query_one(ContentSwitcher).current = self._tab
        self.query_one(f"#{self._tab}").focus()
        self._mark_tab()

    def action_open_tab(self, tab: str) -> None:
        """Open a tab that was clicked."""
        self.action_turn(TABS.index(tab) - TABS.index(self._tab))

    def go_to(self, tab: str, record_id: str) -> None:
        """Open a tab, at a record where one is given."""
        self.action_open_tab(tab)
        for rows in self.query(f"#{tab}").results(LineList):
            rows.highlight(record_id)

    def action_back(self) -> None:
        """Back to where the page was opened."""
        self.dismiss()

    @work
    async def action_add(self, kind: str) -> None:
        """Add a record to this client; a payment to the invoice under the cursor."""
        await self.desk_app.add(kind, self._client_id, self.invoice_id)

    @on(LineList.Highlighted)
    def _rested(self) -> None:
        self.refresh_bindings()

    @on(LineList.Selected)
    def _open(self) -> None:
        self.action_edit_entry()

    def _log_begin(self, today: date) -> str | None:
        """Where the log opens: at the record asked for, else at the newest entry that is not still to come."""
        if self._first_row in self._log or self._is_log_seen:
            return self._first_row
        return next((key for key, line in self._log.items() if (line.on or date.min) <= today), None)

    def _mark_tab(self) -> None:
        self._is_log_seen |= self._tab == "log"
        counts = {"log": len(self._log), "invoices": len(self._standings)}
        parts = [
            Content.styled(
                f" {tab}{f' {counts[tab]}' if tab in counts else ''} ",
                Style.parse("bold reverse" if tab == self._tab else "")
                + Style.from_meta({"@click": f"screen.open_tab({tab!r})"}),
            )
            for tab in TABS
        ]
        self.query_one("#tabs", Static).update(Content(" ").join(parts))

    def _number(self, key: str) -> str:
        each = self._standings[key].invoice
        return f"{each.number} {each.note} {status(self._standings[key])[0]}"

    def _invoice_cells(self, key: str) -> list[Cell]:
        each = self._standings[key]
        invoice, today = each.invoice, self.session.today
        return [
            invoice.number,
            Fragment(*status(each)),
            invoice.amount.shown(),
            each.open.shown() if each.balance > 0 else "–",
            shown(invoice.issued, today),
            shown(each.due, today),
            Fragment("due before it was issued" if invoice.is_due_before_issued else invoice.note, Tone.MUTED),
        ]

    def _invoice_columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "number", "Invoice", 10, share=1, most=20, sort=lambda key: fold(self._standings[key].invoice.number)
            ),
            Column("status", "State", 20, sort=lambda key: self._standings[key].days_late or None, most_first=True),
            Column("amount", "Amount", 11, right=True),
            Column("open", "Open", 11, right=True, sort=lambda key: self._standings[key].balance > 0 or None),
            Column("issued", "Issued", 11, drop=2, sort=lambda key: self._standings[key].invoice.issued),
            Column("due", "Due", 11, drop=1, sort=lambda key: self._standings[key].due),
            Column("note", "Note", 8, share=2, drop=3),
        )

    def _log_search(self, key: str) -> str:
        return f"{self._log[key].kind} {self._log[key].words}"

    def _log_cells(self, key: str) -> list[Cell]:
        line = self._log[key]
        tone = Tone.BAD if line.kind == "incident" else Tone.MUTED
        return [shown(line.on, self.session.today), Fragment(line.kind, tone), line.words]

    def _log_columns(self) -> tuple[Column, ...]:
        return (
            Column("on", "Day", 11, sort=lambda key: self._log[key].on),
            Column("kind", "Kind", 11, sort=lambda key: self._log[key].kind),
            Column("words", "What", 20, share=1),
        )


def _newest(each: Standing) -> tuple[str, str]:
    return (str(each.invoice.issued or each.due or ""), each.invoice.number)
