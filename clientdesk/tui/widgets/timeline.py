"""The timeline: an invoice a line, from issue to due to paid, on an axis of days. Rule: rows are worked out in view.

Days move sideways and rows up and down, so that either can be a hundred thousand. What is shown is for `timeline_shown`
to say, how a row and the head look for `timeline_row` and `timeline_head`.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date
from itertools import chain

from rich.segment import Segment

from clientdesk.ledger.timeline import TimelineRow, timeline_row
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.names import fold
from clientdesk.model.records import Records
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.widgets.axis import Scale, Zoom
from clientdesk.tui.widgets.bar import Part
from clientdesk.tui.widgets.line_view import MARK, NO_MARK, LineView, Tone
from clientdesk.tui.widgets.row_parts import Widths
from clientdesk.tui.widgets.survey import Order, Survey
from clientdesk.tui.widgets.timeline_head import lower_line, upper_line
from clientdesk.tui.widgets.timeline_row import Habit, Place, label, line, place_of
from clientdesk.tui.widgets.timeline_shown import Rows

_KEPT_ROWS = 3000
_AFTER_LAST = 5
"""Cells that are left after the last day when all days are shown."""
_TODAY_AT = 4, 5
"""Today stands after four fifths of the window: what was is most of the picture."""


class Timeline(LineView):
    """The invoices of a desk, or of one client. `usual` gives a client's mean days late, asked for in view."""

    HEAD = 2
    COMPONENT_CLASSES = {"line--band", *(f"line--{part}" for part in Part)}
    DEFAULT_CSS = """
    Timeline {
        & > .line--band { background: $foreground 4%; }
        & > .line--on-time { color: $text-secondary; }
        & > .line--late { color: $text-warning; }
        & > .line--overdue { color: $text-error; }
        & > .line--today { color: $text-accent; text-style: bold; }
        & > .line--grid { color: $foreground 20%; }
    }
    """
    BINDINGS = bindings(Where.DAYS)

    def __init__(
        self,
        usual: Habit,
        *,
        empty: str = "",
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(empty=empty, id=id)
        self._usual = usual
        self._today = date.min
        self._rows = self._matched = Rows(Records(), ())
        self._shown: Sequence[Invoice] = ()
        self._worked_out: dict[str, TimelineRow] = {}
        self._broken: dict[str, bool] = {}
        """By client whether a sum of theirs has a fraction: then all show one, so that they line up."""
        self._order = Order.NAME
        self._windowed = True
        self._scale: Scale | None = None
        self._zoom = Zoom.QUARTER
        self._grid: tuple[int, ...] = ()

    # What owners use

    def show(self, records: Records, seen: Survey, today: date, order: Order, cursor: str | None = None) -> None:
        """Show the invoices of a survey in an order; the days in view stay, and the cursor on its row or on `cursor`.

        While the survey is not complete every invoice is shown, afterwards those with something to see in these days.
        """
        self._rows, self._today, self._order = seen.rows(records, order), today, order
        self._worked_out.clear()
        self._broken.clear()
        self._strips.clear()
        self._match()
        self._show_in_view(cursor)

    def _narrow(self) -> None:
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
        """The nearest zoom in which all invoices are in view; it ends soon after the last day."""
        days = [day for invoice in self._matched.invoices for day in (invoice.issued, invoice.due) if day] + [
            self._today
        ]
        first, last, width = min(days), max(days), self.scale.width
        fitting = (Scale(1, width, zoom).showing(last, max(0, width - _AFTER_LAST)) for zoom in Zoom)
        self._look_at(next((scale for scale in fitting if scale.cell(first) > 0), Scale(1, width, Zoom.DECADE)))

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
        _ = self._rows.folded

    def _match(self) -> None:
        self._matched = self._rows.matching(fold(self._wanted))

    def _show_in_view(self, cursor: str | None = None) -> None:
        self._shown = self._in_window() if self._windowed and self.room else self._matched.invoices
        if self._wanted and not self._shown:
            self._shown = self._matched.invoices
        self._strips.pop(("head", 0), None)
        self._put([invoice.id for invoice in self._shown], cursor)

    def _in_window(self) -> Sequence[Invoice]:
        first, last = (self.scale.day(cell).toordinal() for cell in (0, self.scale.width))
        return self._matched.between(first, last)

    def action_window(self) -> None:
        """Show only the invoices with something to see in these days, or all."""
        self._windowed = not self._windowed
        self._show_in_view()

    def _row_of(self, invoice: Invoice) -> TimelineRow:
        row = self._worked_out.get(invoice.id)
        if row is None:
            if len(self._worked_out) >= _KEPT_ROWS:
                self._worked_out.clear()
            row = self._worked_out[invoice.id] = timeline_row(self._rows.records, invoice, self._today)
        return row

    def _place(self, at: int) -> Place:
        return place_of(self._shown, at, round(self.scroll_y)) if self._order.is_grouped else Place.ALONE

    def variant(self, at: int) -> Hashable:
        """A row's label depends on its place in the group."""
        return self._place(at)

    # Drawing

    def draw_row(self, at: int, *, cursor: bool) -> list[Segment]:
        """The cursor's mark, whose it is, and the row's line."""
        row, widths = self._row_of(self._shown[at]), Widths.of(self.room)
        mark = (MARK if cursor else NO_MARK, Tone.ACCENT)
        base = ("band",) if not cursor and row.client.id in self._rows.banded else ()
        whose = label(row, self._place(at), widths.name, self._usual)
        broken = self._has_fractions(row.client.id)
        pieces = (mark, whose, *line(row, widths, self.scale, self._today, self._marks(), broken=broken))
        return [Segment(text, self.look(*base, tone, cursor=cursor)) for text, tone in pieces]

    def _has_fractions(self, client_id: str) -> bool:
        if client_id not in self._broken:
            records = self._rows.records
            billed = (each.amount for each in records.of(Invoice, client_id))
            paid = (each.amount for each in records.of(Payment, client_id))
            self._broken[client_id] = not all(each.is_whole for each in chain(billed, paid))
        return self._broken[client_id]

    def _marks(self) -> tuple[int, ...]:
        if not self._grid:
            self._grid = tuple(self.scale.cell(tick.day) for tick in self.scale.ticks())
        return self._grid

    def draw_head(self, y: int) -> list[Segment]:
        """The axis, and how many rows there are in which order."""
        widths, scale = Widths.of(self.room), self.scale
        pieces = lower_line(widths, scale) if y else upper_line(widths, scale, self._today, self._count())
        return [Segment(text, self.look(tone)) for text, tone in pieces]

    def _count(self) -> str:
        shown, whole = len(self._shown), len(self._rows.invoices)
        some = f"{shown:,} of {whole:,}" if shown < whole else f"{whole:,}"
        return f"{some} ▾ {self._order.value}"

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
