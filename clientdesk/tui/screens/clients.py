"""The client list: who pays, who doesn't, and why. Rule: a row is worked out when it is seen.

Order: who needs attention first, as `Overview.urgency` says. A large desk comes up by name, and takes that order when a
worker has been through every row.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal

from clientdesk.model.client import Client
from clientdesk.model.days import distance, lateness
from clientdesk.model.money import shown_totals, with_fractions
from clientdesk.model.names import fold
from clientdesk.tui.card import ClientCard
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.marks import judged_briefly
from clientdesk.tui.screens.base import BEGIN, ClientCommands
from clientdesk.tui.widgets.columns import Column
from clientdesk.tui.widgets.line_list import Cell, Content, Fragment, LineList
from clientdesk.tui.widgets.line_view import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

    from clientdesk.playbook.overview import Overview
    from clientdesk.playbook.step import Step
    from clientdesk.tui.session import Book, Session

_READING = "Reading the desk…"
_EMPTY = f"Your desk is empty. To begin:\n\n{BEGIN}"


class ClientsScreen(ClientCommands):
    """View 1."""

    HERE = "clients"
    BINDINGS = bindings(Where.ACROSS)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (118, "-roomy")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._was_drawn = False
        self._was_by_name = False
        self._broken: frozenset[str] = frozenset()
        """The currencies in which somebody owes a fraction; not known while a large desk is looked over."""

    def compose_body(self) -> ComposeResult:
        """The list, and the highlighted client beside or below it."""
        with Horizontal(id="desk"):
            yield LineList(self._columns(), self._cells, search=self._search, empty=_EMPTY, id="clients")
            yield ClientCard(id="card")

    def derive(self, book: Book) -> None:
        """Every client, who needs attention first where that is known."""
        if book.is_small:
            for _ in book.work_out():
                pass
        rows = self.query_one(LineList)
        rows.empty = _READING if self.session.is_closed else _EMPTY
        ids = book.order
        untouched = self._was_by_name and rows.keys and rows.highlighted == rows.keys[0]
        self._was_by_name = not book.is_complete
        self._broken = _fractions(book, ids) if book.is_complete else frozenset()
        rows.show(ids, cursor=self._newcomer(ids) or (ids[0] if untouched and ids else None))
        if self._was_drawn:
            self._show_card()
        else:
            self._was_drawn = True
            self.app.call_after_refresh(self._show_card)  # the list comes first

    def _newcomer(self, ids: list[str]) -> str | None:
        """The client just added, once."""
        if self.session.newcomer not in ids:
            return None
        newcomer, self.session.newcomer = self.session.newcomer, ""
        return newcomer

    @property
    def client_id(self) -> str | None:
        """The client under the cursor."""
        return self.query_one(LineList).highlighted

    @on(LineList.Highlighted)
    def _rested(self) -> None:
        self._show_card()
        self.refresh_bindings()

    @on(LineList.Selected)
    def _open(self) -> None:
        if self.client_id:
            self.desk_app.open_client(self.client_id)

    def _row(self, client_id: str) -> Overview:
        return self.session.book.row(client_id)

    def _show_card(self) -> None:
        """The client under the cursor; only a desk without any gives the card's room to the list."""
        chosen, card = self.client_id, self.query_one(ClientCard)
        if chosen not in self.session.records.by_id(Client):
            chosen = None
        card.set_class(not self.query_one(LineList).total, "-nobody")
        card.show(self._row(chosen) if chosen else None, self.session.today)

    def _search(self, client_id: str) -> str:
        client, book = self.session.records.get(Client, client_id), self.session.book
        told = f"{client.name} {client.contact.name} {client.trade} {client.stage}"
        return f"{told} {book.row(client_id).standing}" if book.is_complete else told

    def _cells(self, client_id: str) -> list[Cell]:
        row = self._row(client_id)
        account, silent = row.account, row.silent_days
        overdue = shown_totals(account.overdue, broken=self._broken)
        return [
            row.client.name,
            Fragment(*judged_briefly(row)),
            shown_totals(account.owed, broken=self._broken),
            Fragment(overdue, Tone.BAD if any(account.overdue.values()) else Tone.MUTED),
            lateness(account.days_late),
            "–" if silent is None else f"{silent} d",
            lambda: _step(row.next, self.session.today) if row.next else "",
        ]

    def _columns(self) -> list[Column]:
        return [
            Column("client", "Client", 15, share=3, most=36, sort=lambda key: fold(self._row(key).client.name)),
            Column("verdict", "Verdict", 15, fixed=True, sort=self._severity, most_first=True),
            Column("owed", "Owed", 11, most=16, right=True, drop=2, sort=self._owed, most_first=True),
            Column("overdue", "Overdue", 11, most=16, right=True,
                   sort=lambda key: self._row(key).account.oldest_overdue or None, most_first=True),
            Column("usual", "Usual", 6, right=True, drop=1, sort=lambda key: self._row(key).account.days_late,
                   most_first=True),
            Column("silent", "Silent", 6, right=True, drop=3, sort=lambda key: self._row(key).silent_days,
                   most_first=True),
            Column("next", "Next", 24, share=4, most=60, drop=4, sort=self._next_day),
        ]  # fmt: skip

    def _severity(self, client_id: str) -> int | None:
        row = self._row(client_id)
        return None if row.has_ended else -row.verdict.assessment.severity

    def _owed(self, client_id: str) -> tuple[tuple[int, ...], int] | None:
        """By currency from A to Z with the largest first: amounts of two currencies are never compared."""
        owed = next((money for money in self._row(client_id).account.owed.values() if money), None)
        return (tuple(-ord(letter) for letter in owed.currency), owed.minor) if owed else None

    def _next_day(self, client_id: str) -> date | None:
        step = self._row(client_id).next
        return step.date if step else None


def _fractions(book: Book, ids: Iterable[str]) -> frozenset[str]:
    accounts = (book.row(each).account for each in ids)
    return with_fractions(money for each in accounts for sums in (each.owed, each.overdue) for money in sums.values())


def _step(step: Step, today: date) -> Content:
    when = distance(step.date, today)
    return (Fragment(f"{when}: ", Tone.BAD if step.late else Tone.MUTED), Fragment(step.what))
