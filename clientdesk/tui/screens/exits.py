"""The exits of a year: what they come to on top, below it each with how it ended and why (X08).

Rule: one year at a time, by the day of the act; what is counted is the playbook's, here it is laid out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from clientdesk.model.client import Client
from clientdesk.model.days import counted, shown
from clientdesk.model.exit import Exit, Outcome
from clientdesk.model.names import fold
from clientdesk.playbook.exit.ended import briefly
from clientdesk.playbook.exit.outcomes import statistics
from clientdesk.tui.card import HEAD, MUTED, PLAIN, hanging
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.safe_text import safe
from clientdesk.tui.screens.base import BEGIN, ClientCommands
from clientdesk.tui.widgets.columns import Column
from clientdesk.tui.widgets.line_list import Cell, Fragment, LineList
from clientdesk.tui.widgets.line_view import Tone
from clientdesk.tui.wrapped import Wrapped

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Resize

    from clientdesk.playbook.exit.past import Past
    from clientdesk.tui.session import Book, Session

_NOBODY = f"No clients yet, and nobody to leave. To begin:\n\n{BEGIN}"
_NONE = """No exits in {year}.

x     leave a client properly, from the list or their page
Esc   back"""
_OTHERS = "\n← →   another year"
_WIDE = 100
"""Cells from which the outcome stands in full."""
_TONES = {
    None: Tone.ACCENT,
    Outcome.KEPT: Tone.GOOD,
    Outcome.PARTLY: Tone.WATCH,
    Outcome.CANCELLED: Tone.MUTED,
}


class ExitsScreen(ClientCommands):
    """How exits ended, a year at a time; Esc goes back."""

    HERE = "clients"
    CSS_PATH = "exits.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-tall")]
    BINDINGS = bindings(Where.EXITS)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._year = session.today.year
        self._rows: dict[str, Past] = {}

    def compose_body(self) -> ComposeResult:
        """The year, what its exits come to, and the list."""
        yield Static(id="head")
        with VerticalScroll(id="sum", can_focus=False):
            yield Wrapped()
        yield Static("… Space reads on", id="more")
        yield LineList(self._columns(), self._cells, search=self._search, id="rows")
        yield Wrapped(id="story")

    def derive(self, book: Book) -> None:
        """The year's exits, newest first."""
        found = statistics(book.records, self._year, self.session.today)
        self._rows = {each.exit.id: each for each in found.exits}
        told = f" · {counted(len(found.exits), 'exit')}" if found.exits else ""
        self.query_one("#head", Static).update(Content.assemble((f"Exits {self._year}", HEAD), told))
        lines = found.lines()
        self.query_one("#sum Wrapped", Wrapped).show(lambda width: _sum(lines, width))
        self._summary.display = bool(found.exits)
        self._summary.scroll_home(animate=False)
        rows = self.query_one(LineList)
        more = _OTHERS if self._years else ""
        rows.empty = _NOBODY if self.is_empty else f"{_NONE.format(year=self._year)}{more}"
        rows.show(list(self._rows))
        self._tell()
        self.call_after_refresh(self._see_more)

    def _see_more(self) -> None:
        """Say where what they come to goes on."""
        self.query_one("#more").set_class(self._summary.scroll_y < self._summary.max_scroll_y, "-on")
        self.refresh_bindings()

    @property
    def client_id(self) -> str | None:
        """The client whose exit is under the cursor."""
        past = self._rows.get(self.query_one(LineList).highlighted or "")
        return past.client.id if past and past.client.id in self.session.records.by_id(Client) else None

    @property
    def page_of(self) -> str | None:
        """Nobody's: it is of all clients."""
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Another year only where it has exits, or is this one; reading on only where there is more to read."""
        if action == "year":
            return self._year_at(int(str(parameters[0]))) is not None
        if action == "read_on":
            return self._summary.max_scroll_y > 0
        if action == "filter" and not self._rows:
            return False
        return super().check_action(action, parameters)

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """Outcomes in full, or in short."""
        self.query_one(LineList).show(list(self._rows))
        self.call_after_refresh(self._see_more)

    def action_back(self) -> None:
        """Back to where it was opened."""
        self.dismiss()

    def action_year(self, steps: int) -> None:
        """Turn to the next or the last year that has exits."""
        year = self._year_at(steps)
        if year:
            self._year = year
            self.derive(self.session.book)

    def action_read_on(self) -> None:
        """Scroll what they come to on by a page; from its end back to the top."""
        if self._summary.scroll_y >= self._summary.max_scroll_y:
            self._summary.scroll_home(animate=False)
        else:
            self._summary.scroll_page_down(animate=False)
        self.call_after_refresh(self._see_more)

    @property
    def _summary(self) -> VerticalScroll:
        """What the year's exits come to; on a low screen it scrolls, so that there is room for the list."""
        return self.query_one("#sum", VerticalScroll)

    def _year_at(self, steps: int) -> int | None:
        """The nearest year after this one, or before it, that can be turned to."""
        ways = [year for year in self._years if (year > self._year) is (steps > 0)]
        return min(ways, key=lambda year: abs(year - self._year), default=None)

    @property
    def _years(self) -> set[int]:
        """The other years that can be turned to."""
        acted = (each.saved or each.ended for each in self.session.records.all(Exit))
        today = self.session.today
        return ({day.year for day in acted if day and day <= today} | {today.year}) - {self._year}

    @on(LineList.Highlighted)
    def _rested(self) -> None:
        self._tell()
        self.refresh_bindings()

    @on(LineList.Selected)
    def _open(self) -> None:
        if self.client_id:
            self.desk_app.open_client(self.client_id)

    def _tell(self) -> None:
        """The reason of the exit under the cursor and what became of it, as there is no room for in the list."""
        past = self._rows.get(self.query_one(LineList).highlighted or "")
        told = [f"Why: {past.reason}" if past.reason else "", past.became] if past else []
        text = " · ".join(filter(None, told))
        story = self.query_one("#story", Wrapped)
        story.display = bool(text)
        story.show(lambda cells: Content(hanging(safe(text), cells, 0)))

    def _search(self, key: str) -> str:
        past = self._rows[key]
        return f"{past.client.name} {past.path} {past.standing} {past.reason} {past.became}"

    def _cells(self, key: str) -> list[Cell]:
        past = self._rows[key]
        short = briefly(past.outcome) if past.outcome and not past.goes_on else past.standing
        standing = past.standing if self.app.size.width >= _WIDE else short
        return [
            past.client.name,
            Fragment(standing, _TONES.get(past.outcome, Tone.PLAIN)),
            past.path,
            shown(past.exit.started),
            past.when or "–",
            past.reason or "–",
            Fragment(past.became, Tone.MUTED),
        ]

    def _columns(self) -> tuple[Column, ...]:
        def of(key: str) -> Past:
            return self._rows[key]

        return (
            Column("client", "Client", 14, share=1, most=28, sort=lambda key: fold(of(key).client.name)),
            Column("outcome", "Outcome", 11, most=20, sort=lambda key: of(key).outcome or ""),
            Column("path", "Path", 9, most=13, drop=3, sort=lambda key: of(key).path),
            Column("started", "Started", 11, right=True, drop=2, sort=lambda key: of(key).exit.started),
            Column("ended", "Ended", 11, right=True, sort=lambda key: of(key).told_on, most_first=True),
            Column("reason", "Reason", 12, share=2, most=44, drop=1),
            Column("became", "Since", 16, share=2, most=60, drop=4),
        )


def _sum(lines: tuple[tuple[str, str], ...], width: int) -> Content:
    """What they come to, a head a line."""
    indent = max((len(head) for head, _ in lines), default=0) + 2
    parts = [((f"{head:<{indent}}", MUTED), (f"{hanging(safe(text), width, indent)}\n", PLAIN)) for head, text in lines]
    return Content.assemble(*(piece for part in parts for piece in part)).rstrip()
