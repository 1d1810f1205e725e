"""The timeline: an invoice a line, from issue to due to paid, on an axis of days. Rule: rows are worked out in view.

The left labels name a client once a group; the first row in view always says whose it is. Days move sideways and rows
up and down, so that either can be a hundred thousand.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType

from clientdesk.ledger.timeline import TimelineRow, timeline_row
from clientdesk.model.client import Client
from clientdesk.model.days import MONTHS
from clientdesk.model.invoice import Invoice
from clientdesk.model.names import fold
from clientdesk.tui.safe_text import fit, safe
from clientdesk.tui.widgets.axis import Scale, Zoom, label_line
from clientdesk.tui.widgets.bar import TODAY, Part, draw
from clientdesk.tui.widgets.line_view import MARK, NO_MARK, LineView, Tone
from clientdesk.tui.widgets.row_parts import Widths, short_money, standing_words
from clientdesk.tui.widgets.survey import Order, Span, Survey

if TYPE_CHECKING:
    from clientdesk.model.records import Records

_KEPT_ROWS = 3000
_TODAY_AT = 4, 5
"""Today stands after four fifths of the window: what was is most of the picture."""


class Place(Enum):
    """Where in its client's group a row stands; what the left label says depends on it."""

    ALONE = "alone"
    FIRST = "first"
    SECOND = "second"
    LATER = "later"


class Timeline(LineView):
    """The invoices of a desk, or of one client. `usual` gives a client's mean days late, asked for in view."""

    HEAD = 2
    COMPONENT_CLASSES = {"line--band", *(f"line--{part}" for part in Part)}
    DEFAULT_CSS = """
    Timeline {
        & > .line--band { background: $foreground 4%; }
        & > .line--on-time { color: $secondary; }
        & > .line--late { color: $warning; }
        & > .line--overdue { color: $error; }
        & > .line--today { color: $accent; text-style: bold; }
        & > .line--grid { color: $foreground 20%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "pan(-1)", "Earlier", show=False, id="timeline.earlier"),
        Binding("right,l", "pan(1)", "Later", show=False, id="timeline.later"),
        Binding("shift+left,H,comma", "pan(-6)", "Much earlier", show=False, id="timeline.much-earlier"),
        Binding("shift+right,L,full_stop", "pan(6)", "Much later", show=False, id="timeline.much-later"),
        Binding("plus,equals_sign", "zoom(-1)", "in", tooltip="Zoom in", id="timeline.in"),
        Binding("minus,underscore", "zoom(1)", "out", tooltip="Zoom out", id="timeline.out"),
        Binding("t", "today", "today", tooltip="Bring today back into view", id="timeline.today"),
        Binding("0", "fit", "all days", tooltip="All days of all invoices", id="timeline.fit"),
        Binding(
            "o",
            "window",
            "Rows of other days",
            show=False,
            id="timeline.window",
            tooltip="Show invoices with nothing in these days too, or hide them",
        ),
        Binding("space", "reveal", "Show the row's days", show=False, id="timeline.reveal"),
    ]

    def __init__(
        self,
        usual: Callable[[str], int | None],
        *,
        empty: str = "",
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(empty=empty, id=id)
        self._usual = usual
        self._records: Records | None = None
        self._today = date.min
        self._given: Sequence[Invoice] = ()
        self._shown: Sequence[Invoice] = ()
        self._grouped = True
        self._bands: dict[str, bool] = {}
        self._rows: dict[str, TimelineRow] = {}
        self._scale: Scale | None = None
        self._zoom = Zoom.QUARTER
        self._grid: tuple[int, ...] = ()
        self._filter = ""
        self._folded: list[str] = []
        self._matched: Sequence[Invoice] = ()
        self._spans: dict[str, Span] = {}
        self._caption = ""
        self._windowed = True

    # What owners use

    def show(self, records: Records, seen: Survey, today: date, order: Order, cursor: str | None = None) -> None:
        """Show the invoices of a survey in an order; the days in view stay, and the cursor on its row or on `cursor`.

        While the survey is not complete every invoice is shown, afterwards those with something to see in these days.
        """
        self._records, self._today = records, today
        self._given, self._spans, self._grouped = seen.invoices(order), seen.spans, order.is_grouped
        self._caption = order.value
        self._rows.clear()
        self._strips.clear()
        self._folded = []
        clients = dict.fromkeys(invoice.client for invoice in self._given)
        self._bands = {client: at % 2 == 1 for at, client in enumerate(clients)}
        self._match()
        self._show_in_view(cursor)

    def _narrow(self) -> None:
        self._filter = fold(self._wanted)
        self._match()
        self._show_in_view()

    @property
    def selected_row(self) -> TimelineRow | None:
        """The cursor's invoice with all that is drawn of it."""
        return self._row_of(self._shown[self._at]) if self._shown else None

    @property
    def scale(self) -> Scale:
        """The days in view."""
        width = Widths.of(self.room).bar
        if self._scale is None:
            before, whole = _TODAY_AT
            self._scale = Scale(1, width, self._zoom).showing(self._today, width * before // whole)
        return self._scale

    # Days

    def action_pan(self, steps: int) -> None:
        """Move the window sideways, an eighth of it a step."""
        cells = max(1, self.scale.width // 8) * steps
        self._look_at(self.scale.showing(self.scale.day(cells), 0))

    def action_zoom(self, steps: int) -> None:
        """Zoom out (in, below zero); today stays where it is when in view, else the day in the middle."""
        scale = self.scale
        cell = scale.cell(self._today)
        cell = cell if 0 <= cell < scale.width else scale.width // 2
        day = self._today if cell == scale.cell(self._today) else scale.day(cell)
        self._look_at(Scale(scale.first, scale.width, scale.zoom.other(steps)).showing(day, cell))

    def action_today(self) -> None:
        """Bring today back to its place."""
        self._scale = None
        self._look_at(self.scale)

    def action_fit(self) -> None:
        """The nearest zoom in which all invoices are in view, from the first day to the last."""
        days = [day for invoice in self._matched for day in (invoice.issued, invoice.due) if day] + [self._today]
        first, last, width = min(days), max(days), self.scale.width
        fitting = (Scale(1, width, zoom).showing(first, 1) for zoom in Zoom)
        self._look_at(next((scale for scale in fitting if scale.cell(last) < width - 2), Scale(1, width, Zoom.DECADE)))

    def action_reveal(self) -> None:
        """Bring the cursor's invoice into view, its beginning at the left."""
        row = self.selected_row
        if row and row.starts:
            self._look_at(self.scale.showing(row.starts, self.scale.width // 8))

    def _look_at(self, scale: Scale) -> None:
        self._scale, self._zoom = scale, scale.zoom
        self._grid = ()
        self._strips.clear()
        self._show_in_view()

    # Rows

    def prepare_filter(self) -> None:
        """Fold names and numbers now, so that the first letter typed is as quick as the others."""
        if self._records and not self._folded:
            names = {client.id: fold(client.name) for client in self._records.all(Client)}
            self._folded = [f"{names[each.client]}\n{fold(each.number)}" for each in self._given]

    def _match(self) -> None:
        self._matched = self._given
        if self._filter:
            self.prepare_filter()
            pairs = zip(self._given, self._folded, strict=True)
            self._matched = [invoice for invoice, folded in pairs if self._filter in folded]

    def _show_in_view(self, cursor: str | None = None) -> None:
        self._shown = self._in_window() if self._windowed and self._spans and self.room else self._matched
        if self._filter and not self._shown:
            self._shown = self._matched
        self._strips.pop(("head", 0), None)
        self._put([invoice.id for invoice in self._shown], cursor)

    def _in_window(self) -> Sequence[Invoice]:
        first, last = (self.scale.day(cell).toordinal() for cell in (0, self.scale.width))
        span, always = self._spans.get, (first, first)
        return [each for each in self._matched if (days := span(each.id, always))[0] < last and days[1] >= first]

    def action_window(self) -> None:
        """Show only the invoices with something to see in these days, or all."""
        self._windowed = not self._windowed
        self._show_in_view()

    def _row_of(self, invoice: Invoice) -> TimelineRow:
        row = self._rows.get(invoice.id)
        if row is None:
            if len(self._rows) >= _KEPT_ROWS:
                self._rows.clear()
            row = self._rows[invoice.id] = timeline_row(self._book, invoice, self._today)
        return row

    @property
    def _book(self) -> Records:
        if self._records is None:
            raise RuntimeError("rows are drawn after `show`")
        return self._records

    def _place(self, at: int) -> Place:
        if not self._grouped:
            return Place.ALONE
        here = self._shown[at].client
        if at == round(self.scroll_y) or self._shown[at - 1].client != here or at == 0:
            return Place.FIRST
        top = at - 1 == round(self.scroll_y)
        second = top or at == 1 or self._shown[at - 2].client != here
        return Place.SECOND if second else Place.LATER

    def variant(self, at: int) -> Hashable:
        """A row's label depends on its place in the group."""
        return self._place(at)

    # Drawing

    def draw_row(self, at: int, *, cursor: bool) -> list[Segment]:
        """Mark, client, number, the line itself, what is open, and in words how late."""
        row, widths = self._row_of(self._shown[at]), Widths.of(self.room)
        paint = _Paint(self, banded=self._bands.get(row.client.id, False), cursor=cursor)
        place = self._place(at)
        paint.add(MARK if cursor else NO_MARK, Tone.ACCENT)
        paint.add(fit(self._label(row, place), widths.name), Tone.MUTED if place is Place.SECOND else Tone.STRONG)
        paint.add(" " + fit(safe(row.invoice.number).strip() or "–", widths.number) + " ", Tone.PLAIN)
        for text, look in draw(row, self.scale, self._today, self._marks()).pieces():
            paint.add(text, look)
        if widths.amount:
            paint.add(" " + short_money(row.standing.open, widths.amount).rjust(widths.amount), Tone.PLAIN)
        if widths.words:
            words, tone = standing_words(row, self._today)
            paint.add("  " + fit(words, widths.words), tone)
        return paint.segments

    def _label(self, row: TimelineRow, place: Place) -> str:
        if place in (Place.ALONE, Place.FIRST):
            return safe(row.client.name).strip() or "(no name)"
        late = self._usual(row.client.id) if place is Place.SECOND else None
        if late is None:
            return ""
        words = f"+{late} d" if late else "on time"
        return f" usually {words}" if len(words) + 9 <= Widths.of(self.room).name else f" {words}"

    def _marks(self) -> tuple[int, ...]:
        if not self._grid:
            self._grid = tuple(self.scale.cell(tick.day) for tick in self.scale.ticks())
        return self._grid

    def draw_head(self, y: int) -> list[Segment]:
        """The axis: years or months above, the finer marks and the titles below."""
        widths, scale = Widths.of(self.room), self.scale
        left = len(MARK) + widths.name + widths.number + 2
        if y == 0:
            return [Segment(NO_MARK + fit(self._count(), left - 2), self.look(Tone.MUTED)), *self._periods(scale)]
        number = "Invoice" if widths.number > 6 else "No."
        titles = NO_MARK + fit("Client", widths.name) + " " + fit(number, widths.number) + " "
        ticks = [(scale.cell(tick.day), tick.label) for tick in scale.ticks()]
        right = " " + fit("Open", widths.amount, right=True) if widths.amount else ""
        return [
            Segment(titles, self.look("head")),
            Segment(label_line(ticks, scale.width) + right, self.look(Tone.MUTED)),
        ]

    def _count(self) -> str:
        shown, whole = len(self._shown), len(self._given)
        some = f"{shown:,} of {whole:,}" if shown < whole else f"{whole:,}"
        return f"{some} ▾ {self._caption}"

    def _periods(self, scale: Scale) -> list[Segment]:
        """The upper line, with today's day above its line."""
        here, label = scale.cell(self._today), f"{TODAY} {self._today.day} {MONTHS[self._today.month - 1]}"
        today = [(here, label)] if here >= 0 and here + len(label) <= scale.width else []
        marks = [*today, *reversed([(scale.cell(tick.day), tick.label) for tick in scale.periods()])]
        line = label_line(marks, scale.width)
        if not today:
            return [Segment(line, self.look("head"))]
        end = here + len(label)
        return [
            Segment(line[:here], self.look("head")),
            Segment(line[here:end], self.look(Part.TODAY)),
            Segment(line[end:], self.look("head")),
        ]

    def _fit_room(self) -> None:
        """Keep today where it stands in the window, or else the day at the left edge."""
        width = Widths.of(self.room).bar
        if self._scale and self._scale.width != width:
            kept = self._scale
            in_view = 0 <= kept.cell(self._today) < kept.width
            self._scale = None if in_view else Scale(kept.first, width, kept.zoom)
        self._grid = ()
        self._show_in_view()
        super()._fit_room()


class _Paint:
    """Collects a row's segments, each in its tone on the row's own background."""

    def __init__(self, view: Timeline, *, banded: bool, cursor: bool) -> None:
        self.segments: list[Segment] = []
        self._view = view
        self._base: tuple[str, ...] = ("band",) if banded and not cursor else ()
        self._cursor = cursor

    def add(self, text: str, look: str) -> None:
        """A piece of text."""
        self.segments.append(Segment(text, self._view.look(*self._base, look, cursor=self._cursor)))
