"""A table whose columns are known: which list it is, where its heading lies, which column is which field.

Rule: the heading is the first line that reads as one; what could be two kinds of list is asked about, not guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from clientdesk.exchange.sources import NAMES, SOURCES, Source
from clientdesk.exchange.table import Row, Table
from clientdesk.exchange.unsettled import Unsettled, say_which
from clientdesk.exchange.words import MANY, SHAPES, Kind, heading
from clientdesk.model.errors import Refused
from clientdesk.model.names import clean
from clientdesk.model.records import TABLES
from clientdesk.model.way import Deed, Hint, Way

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_HEADING_WITHIN = 30
"""Title lines before a heading are fewer than this."""

Columns = dict[str, tuple[int, ...]]
"""The columns of each field, the one that counts first."""


class Sheet(Struct, frozen=True):
    """The rows below a heading, and the columns of each field."""

    source: Source
    header: Row
    columns: Columns
    evidence: tuple[int, ...]
    rows: tuple[Row, ...]

    @property
    def unused(self) -> list[str]:
        """The names of the columns that nothing is taken from."""
        used = {at for columns in self.columns.values() for at in columns}
        return [clean(cell) for at, cell in enumerate(self.header.cells) if at not in used and cell.strip()]


def recognise(table: Table, wanted: str | None, mapping: Mapping[str, str]) -> Sheet:
    """The table as a known list.

    `wanted` is a source's name (None: find out), `mapping` names columns, or counts them from 1, that are a certain
    field whatever they are called. Raises Refused with the columns found and the way to name them.
    """
    own = _own_kind(table)
    sources = [source for source in SOURCES if wanted in (None, source.name) and own in (None, source.kind)]
    if not sources:
        raise Refused(f"“{wanted}” is no kind of file that ClientDesk reads. It reads {', '.join(NAMES)} and desk.")
    renamed = {heading(column): field for column, field in mapping.items()}
    _check_mapping(table, renamed, sources)
    for at in range(min(len(table.rows), _HEADING_WITHIN)):
        titles = heading(" ".join(cell for above in table.rows[:at] for cell in above.cells))
        fits = [sheet for source in sources if (sheet := _fit(table, at, source, renamed))]
        known = [sheet for sheet in fits if wanted or _is_marked(sheet, titles)]
        if known:
            return _settled(_best(known, titles))
    raise _unknown(table, sources, wanted)


def _own_kind(table: Table) -> Kind | None:
    """What a list that we exported says it is; None for anyone else's."""
    first, *others = table.rows
    if heading(first.cells[0]) != "clientdesk" or not others:
        return None
    kind = others[0].cells[0]
    if kind in set(Kind):
        return Kind(kind)
    if kind in TABLES:
        raise Refused(f"A list of {kind} does not come in alone; an export as JSON brings in everything.")
    return None


def _fit(table: Table, at: int, source: Source, renamed: Mapping[str, str]) -> Sheet | None:
    """The table below one row as a source's list, or None when a field that it needs has no column."""
    row = table.rows[at]
    columns = columns_of(row.cells, source, renamed)
    if not SHAPES[source.kind].needs <= columns.keys():
        return None
    evidence = tuple(at for at, cell in enumerate(row.cells) if heading(cell) in source.evidence)
    return Sheet(source, row, columns, evidence, table.rows[at + 1 :])


def columns_of(cells: Iterable[str], source: Source, renamed: Mapping[str, str]) -> Columns:
    """Each field's columns: those named by the person, else by the source, else by the common words."""
    names = [heading(cell) for cell in cells]
    asked = [renamed.get(name, renamed.get(str(at))) for at, name in enumerate(names, 1)]
    columns: Columns = {}
    for field in {**SHAPES[source.kind].words, **dict.fromkeys(source.columns.values())}:
        own = tuple(name for name, target in source.columns.items() if target == field)
        words = (*own, *SHAPES[source.kind].words.get(field, ()))
        found = [at for at, wanted in enumerate(asked) if wanted == field] or [
            at for word in dict.fromkeys(words) for at, name in enumerate(names) if name == word and not asked[at]
        ]
        if found:
            same = tuple(at for at in found if names[at] == names[found[0]])
            columns[field] = tuple(sorted(found)) if field in MANY else same
    return columns


def _settled(sheet: Sheet) -> Sheet:
    """The sheet with one column for each field that one makes up, where two have the same name."""
    columns = {field: at if field in MANY else (_one(sheet, field, at),) for field, at in sheet.columns.items()}
    return replace(sheet, columns=columns)


def _one(sheet: Sheet, field: str, columns: tuple[int, ...]) -> int:
    """The one column of a field; of several with the same name the one that is filled. Raises Refused."""
    first, *others = columns
    if not others:
        return first
    cells = {at: [row.cells[at].strip() if at < len(row.cells) else "" for row in sheet.rows] for at in columns}
    filled = [at for at in columns if any(cells[at])] or [first]
    if any(cells[at] != cells[filled[0]] for at in filled):
        which = " and ".join(str(at + 1) for at in filled)
        name = clean(sheet.header.cells[first])[:40]
        way = say_which("map", f"{filled[0] + 1}={field}")
        raise Unsettled(f"Columns {which} are both called “{name}” and differ.", "columns", way)
    return filled[0]


def _is_marked(sheet: Sheet, titles: str) -> bool:
    source = sheet.source
    names = {heading(cell) for cell in sheet.header.cells}
    by_title = bool(source.title) and source.title in titles
    return source.is_plain or by_title or (bool(source.marks) and source.marks <= names)


def _best(sheets: list[Sheet], titles: str) -> Sheet:
    """A certain program's list before a plain one, then the one whose title is there, then that with most columns.

    Any list of invoices or payments could be one of clients too, so that reading comes last.
    """
    words = set(titles.split())

    def rank(sheet: Sheet) -> tuple[bool, bool, bool, int, bool]:
        kind, columns = sheet.source.kind, sheet.columns
        dated = bool(columns.keys() & {"issued", "due", "on"})
        titled = bool(SHAPES[kind].titles & words)
        return not sheet.source.is_plain, kind is not Kind.CLIENTS, titled, len(columns), dated

    best = max(map(rank, sheets))
    first, *others = [sheet for sheet in sheets if rank(sheet) == best]
    if others:
        kinds = " or ".join(sheet.source.kind for sheet in (first, *others))
        raise Unsettled(f"The list could be {kinds}.", "kind", say_which("as", "KIND"))
    return first


def _check_mapping(table: Table, renamed: Mapping[str, str], sources: list[Source]) -> None:
    fields = {field for source in sources for field in SHAPES[source.kind].words}
    for column, field in renamed.items():
        if field not in fields:
            raise Refused(f"“{field}” is no field to map to. The fields are {', '.join(sorted(fields))}.")
        if not any(
            column in (heading(cell), str(at))
            for row in table.rows[:_HEADING_WITHIN]
            for at, cell in enumerate(row.cells, 1)
        ):
            raise Refused(f"The file has no column “{column}”. It has {_named(table)}.")


def _unknown(table: Table, sources: list[Source], wanted: str | None) -> Unsettled:
    needs = "; ".join(
        f"{source.kind} need {', '.join(sorted(SHAPES[source.kind].needs))}"
        for source in sources
        if source.is_plain or wanted
    )
    columns = f"; its columns are {_named(table)}" if _is_even(table) else ""
    what = f"This is no list of clients, invoices or payments that ClientDesk knows{columns}."
    way = Way(Deed.READING, ("map", "COLUMN=FIELD"))
    return Unsettled(what, "columns", Hint("Name its columns: ", way, f" ({needs})."))


def _is_even(table: Table) -> bool:
    """Whether most rows have as many cells as the one that would be the heading: in a text they have not."""
    wide = len(likely_heading(table).cells)
    return sum(len(row.cells) == wide for row in table.rows) * 2 > len(table.rows)


def likely_heading(table: Table) -> Row:
    """The row that names the columns, when nothing else tells: the first of those with the most cells."""
    return max((row for row in table.rows[:_HEADING_WITHIN]), key=lambda row: sum(map(bool, row.cells)))


def _named(table: Table) -> str:
    names = [clean(cell)[:40] for cell in likely_heading(table).cells if cell.strip()]
    return ", ".join(names[:20]) + (" …" if len(names) > 20 else "")
