"""The list: columns, a header that stays, sort and filter. Rule: the owner gives keys; cells are made when in view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from rich.segment import Segment

from clientdesk.model.errors import NotFound
from clientdesk.model.names import fold
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.safe_text import clip, fit, safe, width
from clientdesk.tui.widgets.columns import GAP, Column, Slot, kept_columns, lay_out
from clientdesk.tui.widgets.line_view import MARK, NO_MARK, LineView, Tone

Told = TypeVar("Told")


class Fragment(NamedTuple):
    """A piece of text and how it is meant."""

    text: str
    tone: Tone = Tone.PLAIN


Content = str | Fragment | Sequence[Fragment]
"""What stands in a cell: text, text in a tone, or several of those one after the other."""
Cell = Content | Callable[[], Content]
"""A cell, or how to make it where its column is shown: for what takes long to work out."""
_UP, _DOWN = " ▴", " ▾"
"""The smallest on top, and the largest."""


class LineList(LineView):
    """A list of any number of rows. `cells` makes the cells of a row, one for each column, when it comes into view.

    `search` gives the text by which a row is found; without it the list can't be filtered.
    """

    HEAD = 1
    BINDINGS = bindings(Where.COLUMNS)

    def __init__(
        self,
        columns: Sequence[Column],
        cells: Callable[[str], Sequence[Cell]],
        *,
        search: Callable[[str], str] | None = None,
        empty: str = "",
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self._columns = tuple(columns)
        self._cells = cells
        self._search = search
        self._given: Sequence[str] = ()
        self._sorted: Sequence[str] = ()
        self._folded: dict[str, str] = {}
        self._places: tuple[Slot, ...] | None = None
        self._wishes: Sequence[int] | None = None
        self._sort: Column | None = None
        self._reverse = False
        self._filter = ""

    # What owners use

    def show(self, keys: Sequence[str], *, cursor: str | None = None) -> None:
        """Show these rows, sorted and filtered as the list is; the cursor stays on its key, or goes to `cursor`.

        Everything drawn before is forgotten: call it whenever the records behind the rows changed.
        """
        self._given = keys
        self._wishes = None
        self._strips.clear()
        self._folded.clear()
        self._sorted = self._in_order()
        self._put(self._matching(self._sorted), cursor)

    def _narrow(self) -> None:
        before, self._filter = self._filter, fold(self._wanted)
        narrower = bool(before) and before in self._filter
        self._put(self._matching(self._keys if narrower else self._sorted))

    def prepare_filter(self) -> None:
        """Fold the rows' texts now, so that the first letter typed is as quick as the others."""
        if self._search and not self._folded:
            self._folded = {key: fold(_asked(self._search, key, "")) for key in self._given}

    def sort(self, column: str | None, *, reverse: bool = False) -> None:
        """Sort by a column; None: as the owner gave the rows."""
        self._sort = next((each for each in self._columns if each.name == column and each.sort), None)
        self._reverse = reverse and self._sort is not None
        self._strips.clear()
        self._places = None
        self._sorted = self._in_order()
        self._put(self._matching(self._sorted))

    @property
    def total(self) -> int:
        """How many rows there are, filtered out or not."""
        return len(self._given)

    def action_sort(self) -> None:
        """Sort by the next column; after the last one as the rows were given."""
        names = [None, *(column.name for column in self._columns if column.sort)]
        now = names.index(self._sort.name if self._sort else None)
        self.sort(names[(now + 1) % len(names)])

    def action_reverse(self) -> None:
        """Turn the order round."""
        if self._sort:
            self.sort(self._sort.name, reverse=not self._reverse)

    def click_head(self, x: int) -> None:
        """Sort by the column that was clicked; again turns it round."""
        left = width(MARK)
        for place in self._fitted():
            if left <= x < left + place.width + GAP and place.column.sort:
                same = place.column is self._sort
                self.sort(place.column.name, reverse=same and not self._reverse)
                return
            left += place.width + GAP

    # Order

    @property
    def _falls(self) -> bool:
        """Whether the largest is on top."""
        return self._sort is not None and self._sort.most_first != self._reverse

    def _in_order(self) -> Sequence[str]:
        if self._sort is None or self._sort.sort is None:
            return self._given
        values = {key: _asked(self._sort.sort, key, None) for key in self._given}
        told = [key for key in self._given if values[key] is not None]
        told.sort(key=values.__getitem__, reverse=self._falls)
        return [*told, *(key for key in self._given if values[key] is None)]

    def _matching(self, keys: Sequence[str]) -> Sequence[str]:
        if not self._filter or self._search is None:
            return keys
        self.prepare_filter()
        folded = self._folded
        for word in self._filter.split():
            keys = [key for key in keys if word in folded[key]]
        return keys

    # Drawing

    def draw_row(self, at: int, *, cursor: bool) -> list[Segment]:
        """One row: the mark, then a cell for each column that is shown."""
        base = self.look(cursor=cursor)
        cells = self._cells_of(self._keys[at])
        segments = [Segment(MARK if cursor else NO_MARK, self.look(Tone.ACCENT, cursor=cursor) if cursor else base)]
        for place in self._fitted():
            segments += self._draw_cell(cells[place.index], place, cursor=cursor)
            segments.append(Segment(" " * GAP, base))
        return segments

    def _cells_of(self, key: str) -> Sequence[Cell]:
        """A row's cells, all empty when its record has vanished since the keys were given."""
        return _asked(self._cells, key, [""] * len(self._columns))

    def draw_head(self, y: int) -> list[Segment]:  # noqa: ARG002
        """The titles, the sorted column's with its direction."""
        style = self.look("head")
        titles = (fit(self._title(place), place.width, right=place.column.right) for place in self._fitted())
        return [Segment(NO_MARK + (" " * GAP).join(titles), style)]

    def _title(self, place: Slot) -> str:
        if place.column is not self._sort:
            return place.column.title
        return clip(place.column.title, place.width - len(_UP)) + (_DOWN if self._falls else _UP)

    def _draw_cell(self, cell: Cell, place: Slot, *, cursor: bool) -> list[Segment]:
        cell = _made(cell)
        if isinstance(cell, str):
            return [Segment(fit(safe(cell), place.width, right=place.column.right), self.look(cursor=cursor))]
        pieces, left = [], place.width
        for part in _parts(cell):
            shown = clip(safe(part.text), left)
            pieces.append(Segment(shown, self.look(part.tone, cursor=cursor)))
            left -= width(shown)
        padding = Segment(" " * left, self.look(cursor=cursor))
        return [padding, *pieces] if place.column.right else [*pieces, padding]

    def _fitted(self) -> tuple[Slot, ...]:
        if self._places is None:
            wishes = [max(wish, self._title_width(at)) for at, wish in enumerate(self._contents())]
            self._places = lay_out(self._columns, self._space, wishes)
        return self._places

    def _title_width(self, at: int) -> int:
        column = self._columns[at]
        return len(column.title) + (len(_UP) if column is self._sort else 0)

    @property
    def _space(self) -> int:
        """Cells for the columns."""
        return self.room - width(MARK)

    def _contents(self) -> Sequence[int]:
        """How wide the cells of the first screenful are, filtered out or not.

        Kept, so that columns stand still while somebody moves and filters.
        """
        if self._wishes is None:
            rows = [self._cells_of(key) for key in self._sorted[: self.app.size.height]]
            shown = kept_columns(self._columns, self._space)
            widths = {at: max((_cell_width(cells[at]) for cells in rows), default=0) for at in shown}
            self._wishes = [widths.get(at, 0) for at in range(len(self._columns))]
        return self._wishes

    def _measure(self) -> None:
        super()._measure()
        self._places = None

    def _fit_room(self) -> None:
        """Another room shows other rows on its first page."""
        self._wishes = None
        super()._fit_room()


def _asked(of: Callable[[str], Told], key: str, gone: Told) -> Told:
    """What the owner tells of a row, or what is to be told of one whose record is gone: the keys follow in a moment."""
    try:
        return of(key)
    except NotFound:
        return gone


def _made(cell: Cell) -> Content:
    return cell() if callable(cell) else cell


def _cell_width(cell: Cell) -> int:
    """Cells that a cell's whole text takes."""
    cell = _made(cell)
    if isinstance(cell, str):
        return width(safe(cell))
    return sum(width(safe(part.text)) for part in _parts(cell))


def _parts(cell: Fragment | Sequence[Fragment]) -> Sequence[Fragment]:
    return (cell,) if isinstance(cell, Fragment) else cell
