"""The log: everything with a day, the newest first. Rule: a correction stands on the entry that it corrects."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clientdesk.model.days import shown
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.log import KINDS, Line, log
from clientdesk.tui.pages.tab import ListTab
from clientdesk.tui.widgets.columns import Column
from clientdesk.tui.widgets.line_list import Cell, Fragment, LineList
from clientdesk.tui.widgets.line_view import Tone

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from clientdesk.model.record import Owned
    from clientdesk.playbook.overview import Overview

_EMPTY = """Nothing is written down about this client yet.

m   a message, call or meeting
i   an incident, in their words
f   a file, such as an e-mail of theirs
p   a payment          a   everything else"""


class LogTab(ListTab):
    """One list of everything that happened."""

    NAME = "log"
    BINDINGS = bindings(Where.LOG)

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, Line] = {}

    @staticmethod
    def count(row: Overview) -> int:
        """How many entries there are."""
        return sum(len(row.picture.records.of(kind, row.client.id)) for kind in KINDS)

    def make_rows(self) -> LineList:
        """The list."""
        return LineList(self._columns(), self._cells, search=self._text, empty=_EMPTY, id=self.NAME)

    def compose(self) -> ComposeResult:
        """The list alone."""
        yield self.rows

    def derive(self, row: Overview) -> None:
        """Every line; the first time the cursor is on the newest entry that is not still to come."""
        begin = None
        first, today = not self._lines, row.picture.today
        self._lines = {line.record.id: line for line in log(row.picture.records, row.client.id)}
        if first:
            begin = next((key for key, line in self._lines.items() if (line.on or date.min) <= today), None)
        self.rows.show(list(self._lines), cursor=begin)

    @property
    def entry(self) -> Owned | None:
        """The record under the cursor."""
        line = self._lines.get(self.rows.highlighted or "")
        return line.record if line else None

    def _text(self, key: str) -> str:
        return f"{self._lines[key].kind} {self._lines[key].words}"

    def _cells(self, key: str) -> list[Cell]:
        line = self._lines[key]
        tone = Tone.BAD if line.kind == "incident" else Tone.MUTED
        words = Fragment(line.words, Tone.MUTED if line.is_corrected else Tone.PLAIN)
        return [shown(line.on, self.row.picture.today), Fragment(line.kind, tone), words]

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("on", "Day", 11, sort=lambda key: self._lines[key].on),
            Column("kind", "Kind", 11, sort=lambda key: self._lines[key].kind),
            Column("words", "What", 20, share=1),
        )
