"""Every state of an invoice has a line of its own, told apart without colour."""

from datetime import date

import pytest
from builder import TODAY, Book

from clientdesk.ledger.timeline import timeline_row
from clientdesk.model.invoice import Invoice, PaymentKind
from clientdesk.tui.widgets.axis import Scale, Zoom
from clientdesk.tui.widgets.bar import Part, draw
from clientdesk.tui.widgets.line_view import Tone

WIDE = Scale(1, 40, Zoom.MONTH).showing(TODAY, 30)


def row(book, today=TODAY):
    records = book.records
    return timeline_row(records, next(iter(records.all(Invoice))), today)


def line(book, scale=WIDE):
    return "".join(text for text, _ in draw(row(book), scale, TODAY).pieces())


def invoice(issued=-28, due=-14, **fields):
    return Book().client().invoice("100.00", issued=issued, due=due, **fields)


@pytest.mark.parametrize(
    ("book", "shown"),
    [
        (invoice().paid(-14), "  ━━━━━━━━━━━━━━●             ┊         "),
        (invoice().paid(-9), "  ━━━━━━━━━━━━━━━░░░░●        ┊         "),
        (invoice().paid(None), "  ━━━━━━━━━━━━━━○             ┊         "),
        (invoice(), "  ━━━━━━━━━━━━━━━░░░░░░░░░░░░░┊▸        "),
        (invoice().paid(-10, "40.00"), "  ━━━━━━━━━━━━━━━░░░◐░░░░░░░░░┊▸        "),
        (invoice().paid(-10).paid(-8, "10.00", PaymentKind.REFUND), "  ━━━━━━━━━━━━━━━░░░◐░◑░░░░░░░┊▸        "),
        (invoice().letter("L07", -7), "  ━━━━━━━━━━━━━━━░░░░░░✉░░░░░░┊▸        "),
        (invoice().promised(-8, -4), "  ━━━━━━━━━━━━━━━░░░░░░░░░◇░░░┊▸        "),
        (invoice().promised(-8, 4), "  ━━━━━━━━━━━━━━━░░░░░░░░░░░░░┊▸  ◇     "),
        (invoice(due=5), "  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━┊┄┄┄┄┤    "),
        (invoice(disputed=True), "  ━━━━━━━━━━━━━━━░░░░░░░░░░░░░┊⚑        "),
        (invoice().written_off(-2, "100.00"), "  ━━━━━━━━━━━━━━✕             ┊         "),
        (invoice().credited(-2, "100.00"), "  ━━━━━━━━━━━━━━⊘             ┊         "),
        (invoice(due=-30), "  !░░░░░░░░░░░░░░░░░░░░░░░░░░░┊▸        "),
    ],
)
def test_a_state_and_its_line(book, shown):
    assert line(book) == shown


def test_what_is_late_and_open_has_another_colour_than_what_was_paid_late():
    parts = {look for _, look in draw(row(invoice()), WIDE, TODAY).pieces()}
    assert Part.OVERDUE in parts
    parts = {look for _, look in draw(row(invoice().paid(-9)), WIDE, TODAY).pieces()}
    assert Part.LATE in parts
    assert Tone.WATCH in parts


def test_a_line_that_goes_on_beyond_the_window_says_so():
    assert line(invoice(issued=-90, due=-60)).startswith("◂░")
    assert line(invoice(due=60)).endswith("┄▸")
    assert line(invoice(issued=-90, due=-60).paid(-50)).startswith("◂ ")


@pytest.mark.parametrize("zoom", [Zoom.MONTH, Zoom.QUARTER, Zoom.YEAR])
@pytest.mark.parametrize("book", [invoice(due=-1), invoice(due=-3).paid(-2)])
def test_what_is_a_day_late_shows_it_at_every_zoom(book, zoom):
    assert "░" in line(book, Scale(1, 40, zoom).showing(TODAY, 30))


def test_an_arrow_does_not_hide_a_payment():
    assert line(invoice(issued=-40, due=-31).paid(-30)).startswith("●")


def test_without_dates_it_says_so():
    book = Book().client().invoice("100.00", due=None)
    bare = book.list[-1].but(issued=None)
    book.list[-1] = bare
    assert line(book) == " no dates                     ┊         "


@pytest.mark.parametrize("zoom", list(Zoom))
@pytest.mark.parametrize("width", [1, 7, 200])
def test_a_line_is_as_wide_as_the_window(zoom, width):
    for today in (TODAY, date(1, 1, 5), date(9999, 12, 28)):
        scale = Scale(1, width, zoom).showing(today, width // 2)
        assert len(line(invoice().paid(-3, "1.00"), scale)) == width


def test_marks_of_the_axis_lie_below_everything():
    canvas = draw(row(invoice().paid(-14)), WIDE, TODAY, grid=[0, 5, 25])
    text = "".join(piece for piece, _ in canvas.pieces())
    assert (text[0], text[5], text[25]) == ("·", "━", "·")
