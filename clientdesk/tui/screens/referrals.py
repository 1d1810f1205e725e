"""Colleagues to refer a client to. Rule: a colleague is asked first (X05); nothing is known of the client here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work

from clientdesk.model.days import shown
from clientdesk.model.names import fold
from clientdesk.model.settings import Colleague
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.screens.base import DeskScreen
from clientdesk.tui.widgets.columns import Column
from clientdesk.tui.widgets.line_list import Cell, Fragment, LineList
from clientdesk.tui.widgets.line_view import Tone

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from clientdesk.tui.session import Book

_EMPTY = """No colleagues yet. Who would you trust with a client?

a   add a colleague: what they do well, and whether they said yes"""


class ReferralsScreen(DeskScreen):
    """View 4."""

    HERE = "referrals"
    BINDINGS = bindings(Where.REFERRALS)

    def compose_body(self) -> ComposeResult:
        """One list."""
        columns = (
            Column("name", "Colleague", 16, share=1, most=32, sort=lambda key: fold(self._colleague(key).name)),
            Column("does", "Does", 16, share=2, most=48, sort=lambda key: fold(self._colleague(key).does)),
            Column("answer", "Answer", 22, sort=lambda key: _answer(self._colleague(key)).text),
            Column("email", "E-mail", 14, share=1, most=36, drop=1),
            Column("phone", "Phone", 12, share=1, most=20, drop=2),
        )
        yield LineList(columns, self._cells, search=self._search, empty=_EMPTY, id="referrals")

    def derive(self, book: Book) -> None:
        """Every colleague by name."""
        by_name = sorted(book.records.all(Colleague), key=lambda each: fold(each.name))
        self.query_one(LineList).show([each.id for each in by_name])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what needs a colleague while there is none."""
        if action in {"edit", "delete", "filter"} and not self.query_one(LineList).total:
            return False
        return super().check_action(action, parameters)

    @work
    async def action_add(self, kind: str) -> None:
        """Add a colleague."""
        await self.desk_app.add(kind, None)

    @on(LineList.Selected)
    def _open(self) -> None:
        self.action_edit()

    @work
    async def action_edit(self) -> None:
        """Edit the colleague under the cursor."""
        key = self.query_one(LineList).highlighted
        if key:
            await self.desk_app.edit(self._colleague(key))

    @work
    async def action_delete(self) -> None:
        """Delete the colleague under the cursor, after asking."""
        key = self.query_one(LineList).highlighted
        if key:
            await self.desk_app.delete(self._colleague(key))

    def _colleague(self, key: str) -> Colleague:
        return self.session.records.get(Colleague, key)

    def _cells(self, key: str) -> list[Cell]:
        each = self._colleague(key)
        return [each.name, each.does, _answer(each), each.email, each.phone]

    def _search(self, key: str) -> str:
        each = self._colleague(key)
        return f"{each.name} {each.does} {each.email}"


def _answer(colleague: Colleague) -> Fragment:
    if colleague.agreed is not None:
        return Fragment("✔ said yes", Tone.GOOD) if colleague.agreed else Fragment("✖ said no", Tone.BAD)
    return Fragment(f"○ asked {shown(colleague.asked)}" if colleague.asked else "– not asked yet", Tone.MUTED)
