"""A list in groups: the cursor is always on a row, a heading counts what the filter leaves, and stays with its rows."""

from __future__ import annotations

import pytest
from onscreen import until
from textual.app import App

from clientdesk.tui.widgets.columns import Column
from clientdesk.tui.widgets.grouped_list import GroupedList
from clientdesk.tui.widgets.line_list import Fragment

ROWS = [f"{group}{at}" for group, many in (("a", 3), ("b", 1), ("[/]", 9)) for at in range(many)]


class Host(App):
    def __init__(self):
        super().__init__()
        self.list = GroupedList(
            (Column("name", "Name", 10, share=1),), lambda key: [key], search=str, empty="Nothing.",
            group=lambda key: Fragment(key[:-1]),
        )  # fmt: skip

    def compose(self):
        yield self.list

    def on_mount(self):
        self.list.show(ROWS)
        self.list.focus()


@pytest.fixture
async def app():
    app = Host()
    async with app.run_test(size=(30, 10)) as app.pilot:
        await until(app.pilot, lambda: app.list.size.height == 10)
        yield app


def lines(app):
    return [strip.text.rstrip() for strip in app.list.render_lines(app.list.size.region)]


async def test_headings_stand_above_their_rows_with_how_many_there_are(app):
    assert [line.rstrip("─ ") for line in lines(app)[1:7]] == ["  a  3", "▌ a0", "  a1", "  a2", "  b  1", "  b0"]
    assert list(app.list.keys) == ROWS


async def test_the_cursor_skips_headings_both_ways_and_is_never_on_one(app):
    seen = [app.list.highlighted]
    for key in ["j"] * 5 + ["k"] * 6 + ["G", "pageup", "pageup", "g"]:
        await app.pilot.press(key)
        seen.append(app.list.highlighted)
    assert seen[:6] == ["a0", "a1", "a2", "b0", "[/]0", "[/]1"]
    assert seen[6:12] == ["[/]0", "b0", "a2", "a1", "a0", "a0"]
    assert seen[12] == ROWS[-1]
    assert seen[-1] == "a0"
    assert set(seen) <= set(ROWS)


async def test_back_on_the_first_row_its_heading_is_in_view_again(app):
    await app.pilot.press("G")
    assert "a  3" not in "".join(lines(app))
    await app.pilot.press(*["k"] * 20)
    assert lines(app)[1].startswith("  a  3")


async def test_a_filter_leaves_headings_of_what_it_leaves(app):
    app.list.filter("0")
    assert [line.rstrip("─ ") for line in lines(app)[1:7]] == ["  a  1", "▌ a0", "  b  1", "  b0", "  [/]  1", "  [/]0"]
    app.list.filter("b")
    assert app.list.highlighted == "b0"
    app.list.filter("zzz")
    assert app.list.highlighted is None
    assert "Nothing matches" in lines(app)[2]
    app.list.filter("")
    assert list(app.list.keys) == ROWS


async def test_groups_stand_apart_where_there_is_room(app):
    assert "" not in lines(app)[1:6]
    await app.pilot.resize_terminal(30, 30)
    await until(app.pilot, lambda: lines(app)[5] == "")
    await app.pilot.press("j", "j", "j")
    assert app.list.highlighted == "b0"


async def test_a_click_on_a_heading_puts_the_cursor_on_a_row(app):
    await app.pilot.click(GroupedList, offset=(3, 5))
    assert app.list.highlighted == "b0"


async def test_the_row_that_goes_leaves_the_cursor_beside_it(app):
    app.list.highlight("b0")
    app.list.show([row for row in ROWS if row != "b0"])
    assert app.list.highlighted in {"a2", "[/]0"}
    app.list.show([])
    assert app.list.highlighted is None
