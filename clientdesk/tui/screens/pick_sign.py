"""Choose a warning sign by a few letters of what happened. Rule: every word typed must be found, in any order.

Names and words are looked at first, then what each sign tells; folded, so that Turkish letters work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from textual import on
from textual.containers import Vertical
from textual.widgets import Static

from clientdesk.model.bars import raised_at
from clientdesk.model.names import fold
from clientdesk.model.signs import SIGNS, Sign
from clientdesk.tui.marks import classed
from clientdesk.tui.safe_text import safe_text
from clientdesk.tui.screens.finder import Finder
from clientdesk.tui.widgets.columns import Column
from clientdesk.tui.widgets.line_list import Cell, Fragment, LineList
from clientdesk.tui.widgets.line_view import Tone
from clientdesk.tui.widgets.still_line import StillLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.app import ComposeResult

    from clientdesk.model.client import Client
    from clientdesk.model.records import Records
    from clientdesk.model.settings import Settings


class Line(Struct, frozen=True):
    """A line to choose: what is returned, its class, its words, and what is told of it while the cursor is there."""

    id: str
    mark: str
    tone: Tone
    words: str
    told: str
    name: str = ""

    @property
    def called(self) -> str:
        """What it is looked for by first."""
        return fold(f"{self.id} {self.mark} {self.words} {self.name} {self.name.replace('-', ' ')}")


def line_of(sign: Sign, told: str = "") -> Line:
    """A sign's line."""
    mark, tone = classed(sign.sign_class)
    return Line(sign.id, mark, tone, sign.words, told or sign.told, sign.name)


def to_log() -> tuple[Line, ...]:
    """The signs that a person logs."""
    return tuple(line_of(sign) for sign in SIGNS.values() if sign.logged)


def with_bars(records: Records, owner: Client | Settings) -> tuple[Line, ...]:
    """What has bars that can be moved, each with where it lies now, and whether that is the owner's own."""
    from clientdesk.tui.forms import bars

    in_force = records.settings.bars | owner.bars

    def told(sign: Sign) -> str:
        is_own = any(key in owner.bars for key in bars.keys_of(sign.id))
        return f"Raised at {raised_at(sign, in_force)}{'; moved by you' if is_own else ''}."

    general = Line(bars.ALL_SIGNS, "", Tone.PLAIN, "all signs: how long, and how much",
                   "Days until incidents fade, invoices needed for a verdict, remedies before letting go.")  # fmt: skip
    return (general, *(line_of(SIGNS[key], told(SIGNS[key])) for key in bars.with_bars()))


def found(lines: Iterable[Line], typed: str) -> list[Line]:
    """The lines in which every typed word is found; those whose own name or words hold all of them come first."""
    words = fold(typed).split()
    called = [each for each in lines if all(word in each.called for word in words)]
    told = (each for each in lines if all(word in f"{each.called} {fold(each.told)}" for word in words))
    return [*called, *(each for each in told if each not in called)]


class PickSign(Finder[str]):
    """Returns the id of the line that was chosen; None for Esc."""

    CSS_PATH = "pick_sign.tcss"

    def __init__(self, title: str, lines: Sequence[Line]) -> None:
        super().__init__()
        self._title = title
        self._lines = lines
        self._shown: dict[str, Line] = {}

    def compose(self) -> ComposeResult:
        """What is typed, what answers to it, and what the one under the cursor means."""
        columns = (Column("id", "", 4), Column("class", "", 8), Column("words", "", 20, share=1))
        with Vertical(id="pick"):
            yield Static(safe_text(self._title), id="pick-title")
            yield StillLine(placeholder="a few letters of what happened …", id="pick-typed")
            yield LineList(columns, self._cells, empty="No sign answers to that. Try another word.", id="pick-lines")
            yield Static(id="pick-told")

    def on_mount(self) -> None:
        """All of them, until something is typed."""
        self.look_for("")

    def answering(self, typed: str) -> list[str]:
        """The lines that answer, by id."""
        self._shown = {each.id: each for each in found(self._lines, typed)}
        return list(self._shown)

    def chosen(self, key: str) -> str:
        """The line's id."""
        return key

    def look_for(self, typed: str) -> None:
        """What answers, and what the first of it means."""
        super().look_for(typed)
        self._rested()

    @on(LineList.Highlighted)
    def _rested(self) -> None:
        line = self._shown.get(self.query_one(LineList).highlighted or "")
        self.query_one("#pick-told", Static).update(safe_text(line.told if line else ""))

    def _cells(self, key: str) -> list[Cell]:
        line = self._shown[key]
        return [Fragment(line.id if line.id in SIGNS else "", Tone.ACCENT), Fragment(line.mark, line.tone), line.words]
