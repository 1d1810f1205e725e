"""The timeline on the screen: axis, labels, panning, zooming, filtering; straight at every size, whatever the names."""

import pytest
from builder import TODAY, Book
from textual.app import App

from clientdesk.ledger.account import account
from clientdesk.model.invoice import Invoice
from clientdesk.tui.widgets.axis import Zoom
from clientdesk.tui.widgets.survey import Order, first_look, survey
from clientdesk.tui.widgets.timeline import Timeline

HOSTILE = ["[/]", "[@click=app.quit]x[/]", "\x1b[2J", "\x9b31m", "x" * 300, "   ", "", "İzmir Ajans", "客户 Studio",
           "👩‍🎨 Atelier"]  # fmt: skip


def two_clients():
    book = Book().client("Zebra").invoice(number="Z-1", issued=-50, due=-20).invoice(number="Z-2", issued=-30, due=-10)
    book.invoice(number="Z-3", issued=-20, due=-5)
    return book.client("Anna").invoice(number="A-1", issued=-500, due=-470).paid(-460).records


class Host(App):
    def __init__(self, records, *, order=Order.NAME, whole=True):
        super().__init__()
        self.records, self.order, self.whole, self.asked = records, order, whole, []
        self.lines = Timeline(self.usual, empty="No invoices.\nn writes one down.")

    def usual(self, client_id):
        self.asked.append(client_id)
        return account(self.records, client_id, TODAY).days_late or 41

    def compose(self):
        yield self.lines

    def on_mount(self):
        seen = first_look(self.records, None, TODAY)
        seen = survey(self.records, seen, TODAY) if self.whole else seen
        self.lines.show(self.records, seen, TODAY, self.order)
        self.lines.focus()


def shown(app):
    return [strip.text for strip in app.lines.render_lines(app.lines.size.region)]


@pytest.fixture
async def app():
    app = Host(two_clients())
    async with app.run_test(size=(120, 20)) as app.pilot:
        await app.pilot.pause()
        yield app


async def test_the_axis_names_year_months_and_today(app):
    above, below = shown(app)[:2]
    assert "2026" in above
    assert "┊ 21 Nov" in above
    assert all(month in below for month in ("Aug", "Sep", "Oct", "Nov"))


async def test_todays_line_runs_through_all_rows(app):
    lines = shown(app)
    column = lines[0].index("┊")
    assert all(line[column] == "┊" for line in lines[2:5])


async def test_a_client_is_named_once_and_their_habit_beneath(app):
    lines = shown(app)
    assert lines[2].startswith("▌ Zebra")
    assert lines[3].startswith("   usually +41 d")
    assert "Zebra" not in lines[4]


async def test_the_first_row_in_view_always_says_whose_it_is():
    book = Book().client("Zebra")
    for number in range(60):
        book.invoice(number=f"Z-{number}", issued=-80 + number, due=-60 + number)
    app = Host(book.records)
    async with app.run_test(size=(120, 20)) as pilot:
        await pilot.press("G")
        await pilot.pause()
        assert shown(app)[2].startswith("  Zebra")


async def test_only_invoices_of_these_days_are_shown_and_the_head_says_how_many(app):
    assert len(app.lines.keys) == 3
    assert shown(app)[0].startswith("  3 of 4 ▾ by client")
    await app.pilot.press("o")
    assert len(app.lines.keys) == 4
    await app.pilot.press("o", "0")
    assert len(app.lines.keys) == 4
    assert app.lines.scale.zoom is Zoom.TWO_YEARS


async def test_before_the_pass_over_all_invoices_every_one_is_shown():
    app = Host(two_clients(), whole=False)
    async with app.run_test(size=(120, 20)) as pilot:
        await pilot.pause()
        assert len(app.lines.keys) == 4


async def test_panning_and_back_to_today(app):
    first = app.lines.scale.first
    await app.pilot.press("left", "h")
    earlier = app.lines.scale.first
    await app.pilot.press("shift+left", "right")
    assert app.lines.scale.first < earlier < first
    await app.pilot.press("t")
    assert app.lines.scale.first == first


async def test_zooming_keeps_today_in_place(app):
    cell = app.lines.scale.cell(TODAY)
    for key in ("plus", "equals_sign", "minus", "underscore", "minus", "minus", "minus"):
        await app.pilot.press(key)
        assert abs(app.lines.scale.cell(TODAY) - cell) <= 1


async def test_zooming_far_from_today_keeps_the_middle(app):
    await app.pilot.press("shift+left", "shift+left", "shift+left")
    scale = app.lines.scale
    middle = scale.day(scale.width // 2)
    await app.pilot.press("minus")
    assert app.lines.scale.zoom is Zoom.HALF
    assert app.lines.scale.cell(middle) == scale.width // 2


async def test_the_row_under_the_cursor_is_brought_into_view(app):
    app.lines.action_window()
    app.lines.highlight(next(each.id for each in app.records.all(Invoice) if each.number == "A-1"))
    await app.pilot.press("space")
    row = app.lines.selected_row
    assert 0 <= app.lines.scale.cell(row.starts) < app.lines.scale.width


@pytest.mark.parametrize(("text", "count"), [("ZEB", 3), ("z-2", 1), ("anna", 1), ("nobody", 0), ("", 3)])
async def test_rows_are_found_by_client_and_number(app, text, count):
    app.lines.filter(text)
    assert len(app.lines.keys) == count


async def test_longest_overdue_first_names_every_row():
    app = Host(two_clients(), order=Order.OVERDUE)
    async with app.run_test(size=(120, 20)) as pilot:
        await pilot.pause()
        assert all("Zebra" in line for line in shown(app)[2:5])


async def test_what_is_open_and_how_late_stands_at_the_right(app):
    assert shown(app)[2].rstrip().endswith("€100  20 days late")


async def test_an_empty_timeline_says_what_to_press():
    app = Host(Book().client().records)
    async with app.run_test(size=(120, 20)) as pilot:
        await pilot.press("down", "space", "0", "plus", "t")
        assert any("n writes one down." in line for line in shown(app))
        assert app.lines.selected_row is None


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40), (200, 50), (20, 5), (5, 2)])
async def test_lines_are_straight_at_every_size_whatever_the_names(size):
    book = Book()
    for name in HOSTILE:
        book.client(name).invoice(number=name or "1").invoice(number="2" + name, due=5).paid(-3)
    app = Host(book.records)
    async with app.run_test(size=size) as pilot:
        for key in ("down", "0", "minus", "left", "G", "plus"):
            await pilot.press(key)
            strips = app.lines.render_lines(app.lines.size.region)
            assert {strip.cell_length for strip in strips} == {app.lines.size.width}
            assert not any(char < " " or "\x7f" <= char < "\xa0" for strip in strips for char in strip.text)


async def test_resizing_keeps_today_in_view(app):
    await app.pilot.resize_terminal(80, 20)
    await app.pilot.pause()
    assert 0 < app.lines.scale.cell(TODAY) < app.lines.scale.width
    assert app.lines.scale.zoom is Zoom.QUARTER


async def test_only_rows_in_view_are_worked_out_however_many_there_are():
    book = Book()
    for client in range(200):
        book.client(f"Client {client:03}")
        for number in range(20):
            book.invoice(number=f"{client}-{number}", issued=-60 + number, due=-20)
    app = Host(book.records)
    async with app.run_test(size=(120, 20)) as pilot:
        await pilot.press("G")
        await pilot.pause()
        assert len(app.lines.keys) == 4000
        assert len(app.lines._worked_out) <= 2 * 20
        assert len(app.asked) <= 4


async def test_a_cursor_move_draws_two_rows(app):
    app.lines._strips = kept = {}
    await app.pilot.press("down")
    await app.pilot.pause()
    before = set(kept)
    await app.pilot.press("down")
    await app.pilot.pause()
    assert before
    assert 1 <= len(set(kept) - before) <= 2
