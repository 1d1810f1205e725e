"""The scope log: what was asked beyond the agreement, project by project, and what of it to bill.

Rule: sums and prices are the ledger's; a key changes one record.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from clientdesk.ledger.scope import draft_lines, given_away, rounds_of, unlogged, worth
from clientdesk.model.days import counted, shown
from clientdesk.model.money import shown_totals, totals
from clientdesk.model.project import Extra, ExtraState, Project
from clientdesk.tui.card import BAD, HEAD, MUTED, PLAIN, STYLES, hanging
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.pages.tab import ExplainedTab
from clientdesk.tui.pages.words import head, line, lines
from clientdesk.tui.safe_text import safe
from clientdesk.tui.widgets.columns import Column
from clientdesk.tui.widgets.line_list import Cell, Fragment, LineList
from clientdesk.tui.widgets.line_view import Tone
from clientdesk.tui.wrapped import Wrapped

if TYPE_CHECKING:
    from decimal import Decimal

    from textual.app import ComposeResult

    from clientdesk.ledger.scope import DraftLine, Given, Unlogged
    from clientdesk.model.records import Records
    from clientdesk.playbook.overview import Overview
    from clientdesk.tui.card import Piece

_EMPTY = """No project and no extra work is written down yet.

F5   a project, with the rounds that were agreed
w    extra work that they asked for"""
_NO_PROJECT = "work on no project"


class ScopeTab(ExplainedTab):
    """Extras under their projects; what they come to, and the lines for the next invoice."""

    NAME = "scope"
    BINDINGS = bindings(Where.SCOPE)

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, Project | Extra | None] = {}
        self._lines: tuple[DraftLine, ...] = ()
        self._unlogged: tuple[Unlogged, ...] = ()

    @staticmethod
    def count(row: Overview) -> int:
        """How many extras there are."""
        return len(row.picture.records.of(Extra, row.client.id))

    def compose_head(self) -> ComposeResult:
        """What was given away."""
        yield Wrapped(id="given")

    def make_rows(self) -> LineList:
        """The list."""
        return LineList(COLUMNS, self._cells, search=self._text, empty=_EMPTY, id=self.NAME)

    def derive(self, row: Overview) -> None:
        """The head, the rows and the lines to bill."""
        records = row.picture.records
        self.query_one("#given", Wrapped).show(lambda width: given(row, width))
        self._lines = draft_lines(records, row.client.id, row.picture.today)
        self._unlogged = unlogged(records, row.client.id)
        self._rows = scope_rows(records, row.client.id)
        self.rows.show(list(self._rows))
        self.tell()

    def told(self, width: int) -> Content:
        """The lines for the next invoice and rounds in no log; before them the row under the cursor, maybe cut."""
        return Content.assemble(*_told(self.entry, width), to_bill(self._lines, width), *to_log(self._unlogged, width))

    @property
    def entry(self) -> Project | Extra | None:
        """The project or the extra under the cursor."""
        return self._rows.get(self.rows.highlighted or "")

    @property
    def drafted(self) -> str:
        """The lines for the next invoice as text; empty where there is nothing to bill."""
        return "\n".join(f"{each.text}: {_price(each)}" for each in self._lines)

    def can(self, action: str) -> bool:
        """What was done outside the agreement is billed or given away; lines are copied where there are some."""
        match action:
            case "bill":
                return isinstance(self.entry, Extra) and self.entry.state in (ExtraState.BILLED, ExtraState.FREE)
            case "copy_lines":
                return bool(self.drafted)
            case "log_rounds":
                return bool(self._unlogged)
        return action == "count_round"

    def _text(self, key: str) -> str:
        each = self._rows[key]
        return each.name if isinstance(each, Project) else f"{each.what} {state(each)[0]}" if each else _NO_PROJECT

    def _cells(self, key: str) -> list[Cell]:
        each, picture = self._rows[key], self.row.picture
        if isinstance(each, Extra):
            price = worth(picture.records, each)
            return [
                shown(each.on, picture.today),
                f"  {each.what}",
                Fragment("inside" if each.inside else "outside", Tone.MUTED),
                Fragment(*state(each)),
                hours(each.hours),
                price.shown() if price else "?",
            ]
        if each is None:
            return ["", Fragment(_NO_PROJECT, Tone.STRONG), "", "", "", ""]
        begun = shown(each.started, picture.today) if each.started else ""
        return [begun, Fragment(each.name, Tone.STRONG), "", _rounds(picture.records, each), hours(each.hours), ""]


COLUMNS = (
    Column("on", "Day", 6, drop=1),
    Column("what", "What", 20, share=1),
    Column("scope", "Agreed", 7, drop=3),
    Column("state", "State", 15),
    Column("hours", "Hours", 6, right=True, drop=2),
    Column("worth", "Worth", 8, right=True),
)


def scope_rows(records: Records, client_id: str) -> dict[str, Project | Extra | None]:
    """Projects, the newest first, each with its extras, the newest first; None heads those on no project."""
    extras = sorted(records.of(Extra, client_id), key=lambda each: each.on, reverse=True)
    projects = sorted(records.of(Project, client_id), key=lambda each: str(each.started or ""), reverse=True)
    found: dict[str, Project | Extra | None] = {}
    for project in projects:
        found[project.id] = project
        found |= {each.id: each for each in extras if each.project == project.id}
    loose = {each.id: each for each in extras if each.id not in found}
    return found | ({"": None} if loose and projects else {}) | loose


_TONES = {ExtraState.BILLED: Tone.GOOD, ExtraState.FREE: Tone.BAD}


def state(extra: Extra) -> tuple[str, Tone]:
    """What became of an extra, as `▲ given away`, and its tone."""
    return f"{extra.state.symbol} {extra.state.words}", _TONES.get(extra.state, Tone.MUTED)


def hours(worked: Decimal | None) -> str:
    """Hours as `7.5 h`; nothing where nobody counted."""
    return f"{worked.normalize():f} h" if worked else ""


def _rounds(records: Records, project: Project) -> Fragment:
    """Rounds as `▲ rounds 4 of 3`; without an agreed number just how many there were."""
    rounds = rounds_of(records, project)
    if rounds is None:
        return Fragment(counted(project.rounds, "round") if project.rounds else "", Tone.MUTED)
    return Fragment(f"{'▲ ' if rounds.over else ''}rounds {rounds.words}", Tone.BAD if rounds.over else Tone.PLAIN)


def _told(at: Project | Extra | None, width: int) -> Iterator[Piece]:
    """The row under the cursor in full, for its line may have cut it."""
    if isinstance(at, Extra):
        words, tone = state(at)
        agreed = "part of the agreement" if at.inside else "outside the agreement"
        yield hanging(safe(at.what), width, 0), HEAD
        yield line(f"{words} · {agreed}", width), STYLES[tone]
        yield "\n\n", PLAIN
    elif at:
        yield hanging(safe(at.name), width, 0), HEAD
        ended = f" · ended {shown(at.ended)}" if at.ended else ""
        yield line(f"{at.billing}{ended}", width), MUTED
        yield f"{lines(at.note, width)}\n\n", PLAIN


def given(row: Overview, width: int) -> Content:
    """A line on what was given away: hours, worth, and how many extras without a price; and on rounds in no log."""
    records = row.picture.records
    found, left = given_away(records, row.picture.extras), unlogged(records, row.client.id)
    told = _given(found) if found.extras else "nothing"
    beside = f" · {counted(sum(len(each.numbers) for each in left), 'round')} in no log (R)" if left else ""
    style = BAD if found.extras or left else MUTED
    return Content.assemble(("Given away: ", HEAD), (hanging(f"{told}{beside}", width, 12), style))


def _given(found: Given) -> str:
    worthy = shown_totals(found.worth) if found.worth else ""
    unpriced = f"{found.unpriced} without a price" if found.unpriced else ""
    return ", ".join(filter(None, (counted(len(found.extras), "extra"), hours(found.hours), worthy, unpriced)))


def to_bill(drafted: tuple[DraftLine, ...], width: int) -> Content:
    """The lines for the next invoice, and what they come to."""
    if not drafted:
        return Content.assemble(("For the next invoice", HEAD), ("\n nothing: no extra was given away", MUTED))
    sums = totals(each.amount for each in drafted if each.amount)
    total = [("\n together ", MUTED), (shown_totals(sums), HEAD)] if sums and len(drafted) > 1 else []
    return Content.assemble(("For the next invoice", HEAD), *_bill(drafted, width), *total, ("\n y copies them", MUTED))


def to_log(found: tuple[Unlogged, ...], width: int) -> Iterator[Piece]:
    """The rounds that are in no log, so that no line bills them, and the key that writes them down."""
    if found:
        yield head("Rounds in no log")
    for each in found:
        beyond = f"{counted(len(each.numbers), 'round')} on {safe(each.rounds.project.name)}"
        yield line(f"{beyond} ({each.rounds.words})", width), PLAIN
    if found:
        yield line("R writes them down, given away until billed", width), MUTED


def _bill(drafted: tuple[DraftLine, ...], width: int) -> Iterator[Piece]:
    for each in drafted:
        yield f"\n {hanging(f'{safe(each.text)}: {_price(each)}', width, 3)}", PLAIN


def _price(each: DraftLine) -> str:
    return each.amount.shown() if each.amount else "price to be named"
