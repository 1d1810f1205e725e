"""Trouble against income: a picture of all clients of one currency, the list of them, and the desk without one.

Rule: one currency at a time, as shares have no other measure; a large desk is weighed by a worker.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from clientdesk.ledger.income import percent
from clientdesk.model.client import Client
from clientdesk.model.days import counted
from clientdesk.model.names import fold
from clientdesk.tui import pareto_words
from clientdesk.tui.card import HEAD, MUTED
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.marks import judged
from clientdesk.tui.screens.base import BEGIN, ClientCommands
from clientdesk.tui.screens.left_once import is_gone
from clientdesk.tui.widgets.columns import Column
from clientdesk.tui.widgets.line_list import Cell, Fragment, LineList
from clientdesk.tui.widgets.line_view import Tone
from clientdesk.tui.widgets.scatter import Scatter
from clientdesk.tui.widgets.scatter_parts import Dot
from clientdesk.tui.wrapped import Wrapped

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from clientdesk.playbook.overview import Overview
    from clientdesk.playbook.pareto import Pareto, Point
    from clientdesk.tui.session import Book, Session

_WAIT = "Weighing every client…"
_NOBODY = f"No clients yet, so there is nothing to weigh. To begin:\n\n{BEGIN}"
_NONE = """No client you work with now: prospects and ended clients are not weighed.

c   add a client          Esc   back"""


class ParetoScreen(ClientCommands):
    """Who makes more trouble than they bring in; Esc goes back."""

    HERE = "clients"
    CSS_PATH = "pareto.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-tall")]
    BINDINGS = bindings(Where.PARETO)

    def __init__(self, session: Session, client_id: str | None = None) -> None:
        super().__init__(session)
        self._first = client_id
        self._pareto: Pareto | None = None
        self._currency = ""
        self._points: dict[str, Point] = {}
        self._rows: dict[str, Overview] = {}
        self._marks: dict[str, str] = {}

    def compose_body(self) -> ComposeResult:
        """The currency, the picture and the story of a client, and the list; a short story below it in a small one."""
        yield Static(id="head")
        yield Static(id="note")
        with Horizontal(id="picture"):
            yield Scatter(id="scatter")
            with VerticalScroll(id="story", can_focus=False):
                yield Wrapped()
        yield LineList(self._columns(), self._cells, search=self._search, empty=_WAIT, id="rows")
        yield Wrapped(id="brief")

    def derive(self, book: Book) -> None:
        """Weigh everybody, at once on a small desk; a large one's clients must all be known first."""
        if book.is_small:
            for _ in book.work_out():
                pass
            self._weighed(book, _weigh(book))
            return
        self._leave_out_gone(book)
        if book.is_complete:
            self.run_worker(partial(self._weigh, book), group="weigh", exclusive=True, thread=True)

    @property
    def client_id(self) -> str | None:
        """The client under the cursor."""
        return self.query_one(LineList).highlighted

    @property
    def page_of(self) -> str | None:
        """Nobody's: it is of all clients."""
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Another currency is for desks that have more than one."""
        if action == "currency":
            return self._pareto is not None and len(self._pareto.currencies) > 1
        if action == "filter" and not self._points:
            return False
        return super().check_action(action, parameters)

    def action_back(self) -> None:
        """Back to where it was opened."""
        self.dismiss()

    def action_currency(self, steps: int) -> None:
        """Turn to another currency."""
        codes = self._pareto.currencies if self._pareto else ()
        if self._currency in codes:
            self._turn(codes[(codes.index(self._currency) + steps) % len(codes)])

    def _weigh(self, book: Book) -> None:
        pareto = _weigh(book)
        self.app.call_from_thread(self._weighed, book, pareto)

    def _weighed(self, book: Book, pareto: Pareto) -> None:
        """Show what was weighed, the currency and the client first that were asked for."""
        if book is not self.session.book or is_gone(self):
            return
        self._pareto, first, self._first = pareto, self._first, None
        own = next((point.facts.currency for point in pareto.points if point.client.id == first), None)
        kept = self._currency if self._currency in pareto.currencies else next(iter(pareto.currencies), "")
        self._turn(own or kept, first)
        if first and own is None and first in book.records.by_id(Client):
            self.desk_app.say("Only clients you work with now are weighed.")

    def _leave_out_gone(self, book: Book) -> None:
        """Until everybody is weighed again, the others stay as they were."""
        there = book.records.by_id(Client)
        if any(key not in there for key in self._points):
            self._points = {key: point for key, point in self._points.items() if key in there}
            self._show()

    def _turn(self, currency: str, cursor: str | None = None) -> None:
        """Show the clients of a currency."""
        if self._pareto is None:
            return
        self._currency = currency
        points = self._pareto.of(currency)
        self._points = {point.client.id: point for point in points}
        self._rows = {key: self.session.book.row(key) for key in self._points}
        self._marks = {point.client.id: self._mark(point, at) for at, point in enumerate(points, 1)}
        self._tell_head(self._pareto, len(points))
        self._show(cursor)

    def _show(self, cursor: str | None = None) -> None:
        """The picture, the list and the story, of the points there are."""
        self.set_class(not self._points, "-nobody")
        rows = self.query_one(LineList)
        rows.empty = _NOBODY if self.is_empty else _NONE
        rows.styles.max_height = len(self._points) + 1 if self._points else None
        rows.show(list(self._points), cursor=cursor)
        worst = next((point.worst for point in self._points.values() if point.is_worst), "")
        self.query_one(Scatter).show([self._dot(point) for point in self._points.values()], rows.highlighted, worst)
        self._tell()
        self.refresh_bindings()

    def _mark(self, point: Point, number: int) -> str:
        """A client's mark on the picture and in the list: verdict, place in order of trouble, `!` for the worst."""
        return f"{judged(self._rows[point.client.id])[0][0]}{number}{'!' * point.is_worst}"

    def _dot(self, point: Point) -> Dot:
        key, shares = point.client.id, point.shares
        return Dot(key, shares.income, shares.trouble, self._marks[key], point.client.name, judged(self._rows[key])[1])

    def _tell_head(self, pareto: Pareto, clients: int) -> None:
        codes = pareto.currencies
        which = f"{codes.index(self._currency) + 1} of {counted(len(codes), 'currency')}" if len(codes) > 1 else ""
        told = " · ".join(filter(None, (counted(clients, "client"), which)))
        head = Content.assemble((self._currency, HEAD), f" · {told}", ("   trouble and income in 12 months", MUTED))
        self.query_one("#head", Static).update(head if clients else "")
        note = self.query_one("#note", Static)
        notes = " ".join(pareto.notes(self._currency)) if clients else ""
        note.display = bool(notes)
        note.update(Content(notes))

    @on(LineList.Highlighted)
    def _rested(self) -> None:
        self.query_one(Scatter).choose(self.client_id)
        self._tell()
        self.refresh_bindings()

    @on(LineList.Selected)
    def _open(self) -> None:
        if self.client_id:
            self.desk_app.open_client(self.client_id)

    @on(Scatter.Picked)
    def _picked(self, event: Scatter.Picked) -> None:
        self.query_one(LineList).highlight(event.key)

    def _tell(self) -> None:
        """The story of the client under the cursor."""
        point = self._points.get(self.client_id or "")
        words, brief = self.query_one("#story Wrapped", Wrapped), self.query_one("#brief", Wrapped)
        if point is None or self._pareto is None:
            words.show(Content())
            brief.show(Content())
            return
        row, without = self._rows[point.client.id], self._pareto.without(point.client.id)
        words.show(lambda width: pareto_words.story(row, point, without, width))
        brief.show(lambda width: pareto_words.briefly(row, point, without, width))

    def _search(self, key: str) -> str:
        return f"{self._points[key].client.name} {self._rows[key].standing}"

    def _cells(self, key: str) -> list[Cell]:
        point, (standing, tone) = self._points[key], judged(self._rows[key])
        return [
            Fragment(self._marks[key], tone),
            point.client.name,
            Fragment(standing, tone),
            f"{point.facts.trouble.points}",
            percent(point.shares.trouble),
            percent(point.shares.income),
            f"{point.rate.per_hour.shown(whole=True)}/h" if point.rate else "–",
            f"{point.usual_rate.shown(whole=True)}/h" if point.usual_rate is not None else "–",
            Fragment(pareto_words.weighed(point), Tone.BAD if point.is_worst and point.costs_more else Tone.PLAIN),
        ]

    def _columns(self) -> tuple[Column, ...]:
        def share(of: str, *, most_first: bool = True) -> Column:
            key = of.lower()
            return Column(
                key, of, 7, right=True, sort=lambda one: getattr(self._points[one].shares, key), most_first=most_first
            )

        return (
            Column("mark", "Mark", 5),
            Column("client", "Client", 14, share=2, most=32, sort=lambda key: fold(self._points[key].client.name)),
            Column("verdict", "Verdict", 13, drop=1, fixed=True),
            Column("points", "Points", 6, right=True, drop=4),
            share("Trouble"),
            share("Income"),
            Column("rate", "Rate", 8, right=True, sort=self._rate, drop=2),
            Column("others", "Others", 8, right=True, drop=3),
            Column("weighs", "Stands out", 18, share=1, most=44, drop=5),
        )

    def _rate(self, key: str) -> int | None:
        rate = self._points[key].rate
        return rate.per_hour.minor if rate else None


def _weigh(book: Book) -> Pareto:
    """A book's picture of trouble and income, with all that a key will ask of it worked out."""
    if book.pareto.points:
        book.pareto.without(book.pareto.points[0].client.id)
    return book.pareto
