"""Some of a few values, ticked: where the cursor is, is seen."""

from __future__ import annotations

from textual.app import App
from textual.containers import VerticalScroll

from clientdesk.tui.forms.ticks import Ticks


class Host(App[None]):
    """More values than there is room for."""

    def compose(self):
        with VerticalScroll(can_focus=False):
            yield Ticks(tuple((str(at), f"Invoice {at}") for at in range(30)), "", id="some")


async def test_the_line_of_the_cursor_is_in_view_also_where_there_are_more_than_there_is_room_for():
    async with Host().run_test(size=(40, 8)) as pilot:
        ticks, around = pilot.app.query_one(Ticks), pilot.app.query_one(VerticalScroll)
        ticks.focus()
        for key, at in [(["down"] * 20, 20), (["up"] * 18, 2)]:
            await pilot.press(*key)
            await pilot.pause()
            assert ticks.at == at
            assert around.scroll_y <= at < around.scroll_y + around.size.height
