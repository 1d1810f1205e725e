"""The timeline as a view: ageing on top, the lines of invoices, the story of the one under the cursor, the legend.

Rule: rows come at once; what needs a pass over every invoice follows, made by a worker when the desk is large.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from clientdesk.ledger.account import account
from clientdesk.model.client import Client
from clientdesk.tui.card import HEAD, MUTED, PLAIN, STYLES, unbroken
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.safe_text import UNBROKEN, safe
from clientdesk.tui.screens.base import BEGIN, ClientCommands
from clientdesk.tui.screens.left_once import is_gone
from clientdesk.tui.widgets.ageing_strip import AgeingStrip
from clientdesk.tui.widgets.bar import (
    CREDITED,
    DISPUTED,
    FLAGGED,
    LATE,
    LETTER,
    ON_TIME,
    PAID,
    PART_PAID,
    PROMISE,
    TODAY,
    WRITTEN_OFF,
)
from clientdesk.tui.widgets.line_view import Tone
from clientdesk.tui.widgets.row_parts import standing_words
from clientdesk.tui.widgets.story import day_words, events, leads_to, summary
from clientdesk.tui.widgets.survey import Order, Survey, first_look, survey
from clientdesk.tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from clientdesk.ledger.timeline import TimelineRow
    from clientdesk.tui.card import Piece
    from clientdesk.tui.session import Book, Session

_AT_ONCE = 2_000
"""Invoices that are surveyed before they are shown; more of them by a worker."""
_NOBODY = f"No clients yet, so there are no invoices. To begin:\n\n{BEGIN}"
_EMPTY = """No invoices yet.

1     to the clients; n writes down an invoice to the one under the cursor
F10   import invoices from a file"""
_NONE = """No invoices to this client yet.

n   write down an invoice"""
_ELSEWHERE = """Nothing happened in these days.

0   all days       t   back to today       ← →   earlier, later"""


class TimelineScreen(ClientCommands):
    """View 2, for all clients; with a client, that client's own timeline, left with Esc."""

    HERE = "timeline"
    CSS_PATH = "timeline.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-short"), (34, "-tall")]
    BINDINGS = bindings(Where.TIMELINE)

    def __init__(self, session: Session, client_id: str | None = None) -> None:
        super().__init__(session)
        self._only = client_id
        self._order = Order.LATENESS if client_id is None else Order.NAME
        self._derived: Book | None = None
        self._survey: Survey | None = None
        self._usual: dict[str, int | None] = {}

    def compose_body(self) -> ComposeResult:
        """Whose it is, the ageing, the lines, the story and the legend."""
        yield Static(id="whose")
        yield AgeingStrip(id="ageing")
        yield Timeline(self._usually, empty=_EMPTY, id="lines")
        yield Static(id="story")
        yield Static(_legend(), id="legend")

    def derive(self, book: Book) -> None:
        """All invoices in their order, once a book: none waits for its rows. A client that is gone closes the page."""
        if self._only is not None and self._only not in book.records.by_id(Client):
            self.dismiss()
            return
        if book is self._derived:
            return
        self._derived, self._usual = book, {}
        self._title(book)
        seen = first_look(book.records, self._only, book.today)
        if len(seen.by_name) <= _AT_ONCE:
            self._show(book, survey(book.records, seen, book.today))
        else:
            self._show(book, seen)
            look_closer = partial(self._look_closer, book, seen)
            self.run_worker(look_closer, group="survey", exclusive=True, thread=True)

    @property
    def client_id(self) -> str | None:
        """The one whose timeline it is, else the client of the invoice under the cursor."""
        if self._only is not None:
            return self._only
        row = self.query_one(Timeline).selected_row
        return row.client.id if row else None

    @property
    def page_of(self) -> str | None:
        """The one whose timeline it is; None for everybody's."""
        return self._only

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Back leads out of a client's own timeline only."""
        if action == "back":
            return self._only is not None
        return super().check_action(action, parameters)

    def action_back(self) -> None:
        """Leave the client's own timeline."""
        self.dismiss()

    def action_order(self) -> None:
        """The next order."""
        every = list(Order) if self._only is None else [Order.NAME, Order.OVERDUE]
        self._order = every[(every.index(self._order) + 1) % len(every)]
        if self._survey:
            self._show(self.session.book, self._survey)

    def _look_closer(self, book: Book, seen: Survey) -> None:
        """Survey the invoices in a worker's thread, and put them in every order there."""
        worker = get_current_worker()

        def go_on() -> bool:
            self.desk_app.pace.give_way()
            return not worker.is_cancelled

        whole = survey(book.records, seen, book.today, go_on)
        if whole.complete and all(go_on() and whole.rows(book.records, order) for order in Order):
            self.app.call_from_thread(self._show, book, whole)

    def _show(self, book: Book, seen: Survey) -> None:
        if book is not self.session.book or is_gone(self):
            return
        lines = self.query_one(Timeline)
        first_time = self._survey is None or not self._survey.complete
        self._survey = seen
        lines.empty = _ELSEWHERE if seen.by_name else self._without_invoices
        self.query_one(AgeingStrip).show(seen.ageing if seen.complete else None)
        lines.show(book.records, seen, book.today, self._order, seen.worst if first_time else None)
        if first_time and self._only:
            self.call_after_refresh(lines.action_fit)
        self._tell()

    @property
    def _without_invoices(self) -> str:
        if self._only is not None:
            return _NONE
        return _NOBODY if self.is_empty else _EMPTY

    def _title(self, book: Book) -> None:
        whose = self.query_one("#whose", Static)
        whose.display = self._only is not None
        if self._only:
            whose.update(Content(safe(book.records.get(Client, self._only).name)))

    @on(Timeline.Highlighted)
    def _rested(self) -> None:
        self._tell()
        self.refresh_bindings()

    @on(Timeline.Selected)
    def _open(self) -> None:
        if self._only is None and self.client_id:
            self.desk_app.open_client(self.client_id)
        else:
            self._edit_invoice()

    @work
    async def _edit_invoice(self) -> None:
        row = self.query_one(Timeline).selected_row
        if row:
            await self.desk_app.edit(row.invoice)

    def _tell(self) -> None:
        row = self.query_one(Timeline).selected_row
        told = self._story(row) if row else ()
        self.query_one("#story", Static).update(Content.assemble(*told), layout=False)

    def _story(self, row: TimelineRow) -> Iterator[Piece]:
        records, today = self.session.records, self.session.today
        words, tone = standing_words(row, today)
        yield f"{safe(row.client.name)} · {safe(row.invoice.number) or 'no number'}", HEAD
        yield f"  {row.invoice.amount.shown(whole=True)}  ", PLAIN
        yield words, STYLES[tone]
        yield f"\n{summary(records, row)}", PLAIN
        for at, event in enumerate(events(records, row, today)):
            yield leads_to(event, today) if at else "\n", MUTED
            yield day_words(event, row, today).replace(" ", "\u00a0"), MUTED
            yield f"\u00a0{event.words}", STYLES[event.tone]

    def _usually(self, client_id: str) -> int | None:
        if client_id not in self._usual:
            book = self.session.book
            self._usual[client_id] = account(book.records, client_id, book.today).days_late
        return self._usual[client_id]


def _legend() -> Content:
    """What the signs mean; a line breaks between two of them only."""
    signs = ((ON_TIME, "not due", "$text-secondary"), (LATE, "late", STYLES[Tone.BAD]),
             (LATE, "paid late", STYLES[Tone.WATCH]), (PAID, "paid", STYLES[Tone.GOOD]),
             (PART_PAID, "part", HEAD), (LETTER, "letter", STYLES[Tone.ACCENT]),
             (PROMISE, "promise", STYLES[Tone.ACCENT]),
             (TODAY, "today", STYLES[Tone.ACCENT]), (DISPUTED, "dispute", STYLES[Tone.WATCH]),
             (WRITTEN_OFF, "lost", STYLES[Tone.BAD]), (CREDITED, "credited", MUTED),
             (FLAGGED, "dates", STYLES[Tone.BAD]))  # fmt: skip
    told = ((sign, style, unbroken(words)) for sign, words, style in signs)
    return Content.assemble(
        *(part for sign, style, words in told for part in ((sign, style), (f"{UNBROKEN}{words}  ", MUTED)))
    )
