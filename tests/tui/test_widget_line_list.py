"""The list: what is in view is drawn, the cursor stays on its row, and a key leads where it should."""

import pytest
from onscreen import until
from textual.app import App

from clientdesk.model.errors import NotFound
from clientdesk.tui.widgets.columns import Column
from clientdesk.tui.widgets.line_list import Fragment, LineList
from clientdesk.tui.widgets.line_view import Tone

NAMES = {"a": "Northwind", "b": "İzmir Ajans", "c": "客户 Studio", "d": "[/]", "e": "\x1b[2J"}
OWED = {"a": 5, "b": 3, "c": 9, "d": 1, "e": 7}
COLUMNS = (
    Column("name", "Client", 10, share=1, sort=NAMES.__getitem__),
    Column("verdict", "Verdict", 12),
    Column("owed", "Owed", 6, right=True, drop=1, sort=OWED.__getitem__),
)


class Host(App):
    def __init__(self, keys=tuple(NAMES), **options):
        super().__init__()
        self.given, self.said, self.drawn = list(keys), [], []
        self.list = LineList(
            COLUMNS, self.cells, search=lambda key: NAMES.get(key, key), empty="No clients.\na adds one."
        )

    def cells(self, key):
        self.drawn.append(key)
        return NAMES.get(key, key), Fragment("✖ leave now", Tone.BAD), (Fragment("€", Tone.MUTED), Fragment("12"))

    def compose(self):
        yield self.list

    def on_mount(self):
        self.list.show(self.given)
        self.list.focus()

    def on_line_view_highlighted(self, message):
        self.said.append(("at", message.key))

    def on_line_view_selected(self, message):
        self.said.append(("open", message.key))


def lines(app):
    return [strip.text for strip in app.list.render_lines(app.list.size.region)]


@pytest.fixture
async def app():
    app = Host()
    async with app.run_test(size=(60, 12)) as app.pilot:
        await app.pilot.pause()
        await until(app.pilot, lambda: app.said)
        app.said.clear()
        yield app


async def test_a_row_is_a_mark_and_its_cells(app):
    shown = lines(app)
    assert shown[0].split() == ["Client", "Verdict", "Owed"]
    assert shown[1].startswith("▌ Northwind")
    assert shown[2].startswith("  İzmir Ajans")
    assert "✖ leave now" in shown[1]
    assert shown[1].rstrip().endswith("   €12")


async def test_names_are_never_markup_and_never_steer(app):
    shown = lines(app)
    assert "[/]" in shown[4]
    assert "�[2J" in shown[5]


@pytest.mark.parametrize(
    ("keys", "row"),
    [("down", "b"), ("j", "b"), ("j j k", "b"), ("G", "e"), ("end", "e"), ("G g", "a"), ("end home", "a"),
     ("pagedown", "e"), ("pagedown pageup", "a"), ("up", "a")],
)  # fmt: skip
async def test_keys_move_the_cursor(app, keys, row):
    await app.pilot.press(*keys.split())
    assert app.list.highlighted == row


async def test_it_says_where_the_cursor_is_and_what_was_chosen(app):
    await app.pilot.press("down")
    await until(app.pilot, lambda: app.said == [("at", "b")])
    await app.pilot.press("enter")
    await until(app.pilot, lambda: app.said == [("at", "b"), ("open", "b")])


async def test_the_mouse_moves_the_cursor_and_twice_opens(app):
    await app.pilot.click(LineList, offset=(5, 3))
    assert app.list.highlighted == "c"
    await app.pilot.click(LineList, offset=(5, 4), times=2)
    assert ("open", "d") in app.said


async def test_the_cursor_stays_on_its_row_when_rows_are_sorted_and_filtered(app):
    app.list.highlight("b")
    app.list.sort("owed", reverse=True)
    assert list(app.list.keys) == ["c", "e", "a", "b", "d"]
    assert app.list.highlighted == "b"
    app.list.filter("IZM")
    assert list(app.list.keys) == ["b"]
    app.list.filter("")
    assert len(app.list.keys) == 5
    assert app.list.highlighted == "b"


async def test_the_sorted_column_says_so(app):
    await app.pilot.press("s", "s", "S")
    assert "Owed ▾" in lines(app)[0]
    await app.pilot.click(LineList, offset=(4, 0))
    assert "Client ▴" in lines(app)[0]


async def test_when_the_row_is_gone_the_cursor_stays_near(app):
    app.list.highlight("e")
    app.list.show(["a", "b", "c"])
    assert app.list.highlighted == "c"
    await until(app.pilot, lambda: app.said[-1:] == [("at", "c")])


async def test_an_empty_list_says_what_to_press(app):
    app.list.show([])
    await app.pilot.pause()
    assert any("a adds one." in line for line in lines(app))
    await until(app.pilot, lambda: app.said[-1:] == [("at", None)])
    await app.pilot.press("down", "enter", "G")
    assert app.list.highlighted is None


async def test_only_rows_in_view_are_drawn_however_many_there_are():
    app = Host(keys=[str(number) for number in range(100_000)])
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("G")
        await pilot.pause()
        assert app.list.highlighted == "99999"
        assert "99999" in lines(app)[-1]
        assert len(set(app.drawn)) <= 2 * 12


async def test_a_cursor_move_draws_two_lines():
    app = Host(keys=[str(number) for number in range(100)])
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        app.drawn.clear()
        await pilot.press("down")
        await pilot.pause()
        assert sorted(app.drawn) == ["0", "1"]


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (200, 50), (10, 3), (3, 1)])
async def test_lines_are_straight_at_every_size(size):
    app = Host()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        strips = app.list.render_lines(app.list.size.region)
        assert {strip.cell_length for strip in strips} == {app.list.size.width}


async def test_the_cursor_is_seen_without_colour(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        strip = app.list.render_lines(app.list.size.region)[1]
        assert strip.text.startswith("▌")
        assert all(segment.style.reverse for segment in strip if segment.text.strip())


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark", "ansi-light"])
async def test_every_theme_draws_it(theme):
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        app.theme = theme
        await pilot.pause()
        strips = app.list.render_lines(app.list.size.region)
        assert strips[1]._segments[0].style != strips[2]._segments[0].style


async def test_nothing_is_told_until_the_cursor_rests(app):
    await app.pilot.press("down", "down", "down")
    assert app.said == []
    await until(app.pilot, lambda: app.said == [("at", "d")])


async def test_a_filter_without_a_match_keeps_the_place(app):
    app.list.highlight("c")
    app.list.filter("zzz")
    app.list.filter("zzzz")
    assert app.list.highlighted is None
    app.list.filter("")
    assert app.list.highlighted == "c"


async def test_a_row_whose_record_has_vanished_is_empty_until_the_keys_follow(app):
    def gone(key):
        raise NotFound(f"There is no client with the id {key}.")

    app.list._cells = app.list._search = gone
    app.list.forget()
    app.list._fit_room()
    app.list.filter("north")
    assert not list(app.list.keys)
    app.list.filter("")
    assert [line.strip(" ▌") for line in lines(app)[1:6]] == [""] * 5
