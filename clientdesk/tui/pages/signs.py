"""The signs: what is raised, what was noticed, all 22; each with the records behind it and what it means.

Rule: a row is a sign, or one of the records behind the sign above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from textual import on
from textual.content import Content

from clientdesk.model.bars import BARS, raised_at
from clientdesk.model.days import shown
from clientdesk.model.remedies import named
from clientdesk.model.signs import SIGNS, Sign
from clientdesk.playbook.finding import Evidence, Finding
from clientdesk.playbook.findings import finding_of, findings_of, raised_of
from clientdesk.playbook.late_fee.basis import has_basis
from clientdesk.playbook.trying import proposed, tried
from clientdesk.tui.card import ACCENT, HEAD, MUTED, PLAIN, STYLES, hanging, unbroken
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.marks import came, classed
from clientdesk.tui.pages.tab import ExplainedTab
from clientdesk.tui.pages.words import head, improving, line
from clientdesk.tui.safe_text import safe
from clientdesk.tui.widgets.columns import Column
from clientdesk.tui.widgets.line_list import Cell, Fragment, LineList
from clientdesk.tui.widgets.line_view import Tone

if TYPE_CHECKING:
    from clientdesk.playbook.overview import Overview
    from clientdesk.playbook.picture import Picture
    from clientdesk.tui.card import Piece

COLUMNS = (
    Column("id", "Sign", 4, fixed=True),
    Column("class", "Class", 8),
    Column("words", "What", 16, share=1),
    Column("state", "State", 15, right=True),
)
_EMPTY = """No sign is raised, and none was noticed.

f   all 22, with where each is raised
i   an incident, in their words"""
_TABS = {"invoice": "invoices", "project": "scope", "extra": "scope"}
"""Where a record is read by its table; everything else is in the log."""


class SignRow(Struct, frozen=True):
    """A sign as the client shows it, or a record behind it."""

    finding: Finding
    record: Evidence | None = None

    @property
    def text(self) -> str:
        """The words by which it is found."""
        sign = self.finding.sign
        return f"{sign.id} {sign.name} {self.finding.words} {self.record.text if self.record else sign.words}"


class SignsTab(ExplainedTab):
    """Signs with their records; what the one under the cursor means beside them."""

    NAME = "signs"
    BINDINGS = bindings(Where.SIGNS)

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, SignRow] = {}
        self._is_every = False

    @staticmethod
    def count(row: Overview) -> int:
        """How many are raised."""
        return len(raised_of(row.picture))

    def make_rows(self) -> LineList:
        """The list."""
        return LineList(COLUMNS, self._cells, search=lambda key: self._rows[key].text, empty=_EMPTY, id=self.NAME)

    def derive(self, row: Overview) -> None:
        """Every row, and what the one under the cursor means."""
        self._rows = sign_rows(row.picture, every=self._is_every)
        self.rows.show(list(self._rows))
        self.tell()

    def told(self, width: int) -> Content:
        """What the sign under the cursor means for this client."""
        at = self._at
        return explained_sign(self.row, at.finding, at.record, width) if at else Content()

    @property
    def code(self) -> str:
        """The sign under the cursor, or above it."""
        return self._at.finding.sign.id if self._at else ""

    @property
    def _at(self) -> SignRow | None:
        return self._rows.get(self.rows.highlighted or "")

    def can(self, action: str) -> bool:
        """A bar is moved where the sign has one."""
        return action == "set_bar" and _has_bar(self.code)

    def action_every(self) -> None:
        """Show all 22, or only those of which there is something to show."""
        self._is_every = not self._is_every
        self.derive(self.row)

    @on(LineList.Selected)
    async def _open(self, event: LineList.Selected) -> None:
        """Open the record; on a sign, its page of the guide."""
        event.stop()
        at = self._at
        if at and at.record:
            self.post_message(self.Wanted(_TABS.get(at.record.kind, "log"), at.record.id))
        elif at:
            await self.action_look_up()

    def _cells(self, key: str) -> list[Cell]:
        finding, record = self._rows[key].finding, self._rows[key].record
        if record:
            day = shown(record.date, self.row.picture.today) if record.date else ""
            worth = record.amount.shown() if record.amount else ""
            return ["", Fragment(day, Tone.MUTED), Fragment(f"  {record.text}", Tone.MUTED), worth]
        name = Fragment(finding.sign.id, Tone.ACCENT)
        tone = Tone.STRONG if finding.raised else Tone.PLAIN if finding.evidence else Tone.MUTED
        return [name, Fragment(*classed(finding.sign.sign_class)), Fragment(finding.words, tone), state(finding)]


def sign_rows(picture: Picture, *, every: bool) -> dict[str, SignRow]:
    """The rows by key: raised signs, the weightiest first, then what was noticed; `every`: the quiet ones as well."""
    found = sorted(findings_of(picture), key=lambda finding: finding.weight)
    loud = {finding.sign.id for finding in found}
    quiet = [finding_of(picture, sign) for sign in SIGNS.values() if every and sign.id not in loud]
    return dict(row for finding in (*found, *quiet) for row in _rows_of(finding))


def _rows_of(finding: Finding) -> Iterator[tuple[str, SignRow]]:
    """A sign, then its records, the newest first; those without a day at the top."""
    yield finding.sign.id, SignRow(finding)
    dated = sorted((each for each in finding.evidence if each.date), key=lambda each: str(each.date), reverse=True)
    for each in (*(each for each in finding.evidence if not each.date), *dated):
        yield f"{finding.sign.id} {each.kind} {each.id}", SignRow(finding, each)


def state(finding: Finding) -> Fragment:
    """Whether a sign is raised, with its count where records are counted: `▲ raised 4 of 2`."""
    of_bar = "" if finding.figures else f" {finding.count} of {finding.bar}"
    if finding.raised:
        return Fragment(f"▲ raised{of_bar}", Tone.BAD)
    return Fragment(f"{'◆ noticed' if finding.evidence else '– quiet'}{of_bar}", Tone.MUTED)


def explained_sign(row: Overview, finding: Finding, record: Evidence | None, width: int) -> Content:
    """What a sign means, where it is raised for this client, what would improve it, and what to try first."""
    sign, picture = finding.sign, row.picture
    better = [each for each in improving(row) if each.handbook == sign.id]
    return Content.assemble(
        *_selected(record, picture, width),
        (f"{sign.id} ", ACCENT), (hanging(safe(finding.words), width, 4), HEAD),
        (line(sign.told, width), PLAIN),
        *([(line(f"Here: {finding.measure}.", width), PLAIN)] if finding.evidence else []),
        *_raised_at(picture, sign, width),
        *_part("What would improve it", [(line(safe(each.text), width), PLAIN) for each in better]),
        *_part("Try first", _tries(picture, finding, width)),
        head("What to do"), (line(sign.advice, width), PLAIN),
    )  # fmt: skip


def _selected(record: Evidence | None, picture: Picture, width: int) -> Iterator[Piece]:
    """The record under the cursor in full: its row may have cut it."""
    if record:
        day = f"{shown(record.date, picture.today)} · " if record.date else ""
        worth = f" · {record.amount.shown()}" if record.amount else ""
        yield f"{hanging(f'{day}{safe(record.text)}{worth}', width, 0)}\n\n", PLAIN


def _part(title: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """A part with its head; nothing where it is empty."""
    held = list(pieces)
    if held:
        yield head(title)
        yield from held


def _raised_at(picture: Picture, sign: Sign, width: int) -> Iterator[Piece]:
    """Where it is raised, and whose bars these are."""
    desk, client = picture.records.settings.bars, picture.client.bars
    own = [f"{whose} own bar" for whose, bars in (("this client's", client), ("your", desk)) if _has_bar(sign.id, bars)]
    moved = f" ({', '.join(own)})" if own else ""
    yield line(f"Raised at {raised_at(sign, desk | client)}{moved}; {sign.origin}.", width), MUTED


def _has_bar(code: str, bars: Iterable[str] = BARS) -> bool:
    """Whether some bars are, or move, this sign's."""
    return any(key.partition(".")[0] == code for key in bars)


def _tries(picture: Picture, finding: Finding, width: int) -> Iterator[Piece]:
    """What to try first, each with what came of it, or that it is left to try; then why there is nothing."""
    proposal, newest = proposed(picture), {each.kind: each for each in tried(picture, finding.sign)}
    left = {each.remedy.id for each in proposal.of(finding.sign)}
    why_none = proposal.why_none if finding.raised else ""
    for key in finding.sign.try_first:
        if key in newest or not why_none:
            yield f"\n {key} ", ACCENT
        if key in newest:
            words, tone = came(newest[key].outcome)
            again = " · may be tried again" if key in left else ""
            when = unbroken(f" {shown(newest[key].on, picture.today)}")
            yield hanging(f"{named(key)}  {words}{when}{again}", width, 5), STYLES[tone]
        elif key in left:
            yield hanging(f"{named(key)}  ○ to try", width, 5), PLAIN
        elif not why_none:
            yield hanging(f"{named(key)}{_why_not(picture, finding, key)}", width, 5), MUTED
    if why_none and finding.sign.try_first:
        yield line(why_none, width), MUTED


def _why_not(picture: Picture, finding: Finding, key: str) -> str:
    """Why a remedy that was not tried is not proposed."""
    if not finding.raised:
        return ""
    is_based = key != "R02" or has_basis(picture.records, picture.client.id)
    return "  – not now" if is_based else "  – needs a late fee in the contract (F6)"
