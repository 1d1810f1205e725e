"""The remedies: what was tried and what came of it, and what to try next. Rule: what waits is on top."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from clientdesk.model.days import shown
from clientdesk.model.journal import Remedy, RemedyOutcome
from clientdesk.model.remedies import named
from clientdesk.playbook.assessment import Assessment
from clientdesk.playbook.trying import proposed
from clientdesk.tui.card import ACCENT, HEAD, MUTED, PLAIN, STYLES, hanging
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.marks import came
from clientdesk.tui.pages.tab import ExplainedTab
from clientdesk.tui.pages.words import line, lines, to_try_next
from clientdesk.tui.widgets.columns import Column
from clientdesk.tui.widgets.line_list import Cell, Fragment, LineList
from clientdesk.tui.widgets.line_view import Tone

if TYPE_CHECKING:
    from clientdesk.playbook.overview import Overview
    from clientdesk.playbook.picture import Picture
    from clientdesk.tui.card import Piece

_EMPTY = """Nothing was tried with this client yet.

F8   write down what you try, and when to look again"""


class RemediesTab(ExplainedTab):
    """What was tried, and what to try next beside it."""

    NAME = "remedies"
    BINDINGS = bindings(Where.REMEDIES)

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, Remedy] = {}

    @staticmethod
    def count(row: Overview) -> int:
        """How many were tried."""
        return len(row.picture.records.of(Remedy, row.client.id))

    def make_rows(self) -> LineList:
        """The list."""
        return LineList(self._columns(), self._cells, search=self._text, empty=_EMPTY, id=self.NAME)

    def derive(self, row: Overview) -> None:
        """Every remedy: what waits first, then the newest."""
        every = sorted(row.picture.records.of(Remedy, row.client.id), key=lambda each: each.on, reverse=True)
        every.sort(key=lambda each: each.outcome is not RemedyOutcome.WAITING)
        self._rows = {each.id: each for each in every}
        self.rows.show(list(self._rows))
        self.tell()

    def told(self, width: int) -> Content:
        """The remedy under the cursor, and what to try next."""
        at = self.entry
        before = [*_told(at, self.row.picture, width), ("\n\n", PLAIN)] if at else []
        return Content.assemble(*before, ("What to try next", HEAD), *_next(self.row, width))

    @property
    def entry(self) -> Remedy | None:
        """The remedy under the cursor."""
        return self._rows.get(self.rows.highlighted or "")

    @property
    def code(self) -> str:
        """Its handbook id."""
        return self.entry.kind if self.entry else ""

    def can(self, action: str) -> bool:
        """What came of a remedy is asked where the cursor is on one."""
        return action == "settle" and self.entry is not None

    def _text(self, key: str) -> str:
        each = self._rows[key]
        return f"{each.kind} {named(each.kind)} {came(each.outcome)[0]} {each.note}"

    def _cells(self, key: str) -> list[Cell]:
        each, today = self._rows[key], self.row.picture.today
        is_due = each.outcome is RemedyOutcome.WAITING and each.review is not None and each.review <= today
        again = f"▲ {shown(each.review, today)}" if is_due else shown(each.review, today) if each.review else "–"
        is_over = each.outcome is not RemedyOutcome.WAITING
        return [
            shown(each.on, today),
            (Fragment(f"{each.kind} ", Tone.ACCENT), Fragment(named(each.kind))),
            Fragment(*came(each.outcome)),
            Fragment("–" if is_over else again, Tone.BAD if is_due else Tone.MUTED if is_over else Tone.PLAIN),
            Fragment(each.note, Tone.MUTED),
        ]

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("on", "Day", 6, sort=lambda key: self._rows[key].on),
            Column("kind", "Remedy", 29, most=32, sort=lambda key: self._rows[key].kind),
            Column("state", "State", 14, sort=lambda key: list(RemedyOutcome).index(self._rows[key].outcome)),
            Column("review", "Look again", 10, drop=1, sort=lambda key: self._rows[key].review),
            Column("note", "Note", 8, share=1, drop=2),
        )


def _told(each: Remedy, picture: Picture, width: int) -> Iterator[Piece]:
    """What it is, since when, and what came of it; its note in full."""
    words, tone = came(each.outcome)
    yield f"{each.kind} ", ACCENT
    yield hanging(named(each.kind), width, 4), HEAD
    decided = f" on {shown(each.decided, picture.today)}" if each.decided else ""
    again = f", look again on {shown(each.review, picture.today)}" if each.review and not each.settled else ""
    told = line(f"{words}{decided}, begun on {shown(each.on, picture.today)}{again}", width)
    begin = told.find(words) + len(words)
    yield told[:begin], STYLES[tone]
    yield told[begin:], MUTED
    yield lines(each.note, width), PLAIN


def _next(row: Overview, width: int) -> Iterator[Piece]:
    proposal = proposed(row.picture)
    if proposal.tries and row.verdict.assessment is Assessment.LET_GO:
        yield line("Enough was tried to let go (x). Should you stay after all:", width), MUTED
    yield from to_try_next(proposal.tries, width)
    yield line(f"{proposal.why_none or 'F8 writes down what you try.'}{_key(row)}", width), MUTED


def _key(row: Overview) -> str:
    """The key for who is to be left at once."""
    is_to_leave = row.verdict.assessment is Assessment.LEAVE_NOW and not (row.has_ended or row.is_leaving)
    return " x walks you through the end." if is_to_leave else ""
