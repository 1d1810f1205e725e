"""A letter of a kind of which there is a draft: the person says whether to go on with that one."""

from __future__ import annotations

import pytest
from onscreen import on_top, until
from writing_kit import CLIENT, FIRST, ME, begun, letters

from clientdesk.tui.screens.menu import Menu
from clientdesk.tui.screens.writing import WritingScreen

DRAFT = begun("L07", body="Dear Ada", subject="June").letter


@pytest.mark.parametrize(("key", "is_kept"), [("g", True), ("w", False)])
async def test_the_draft_is_gone_on_with_or_another_is_begun(app_on, key, is_kept):
    app = app_on(ME, CLIENT, FIRST, DRAFT)
    async with app.run_test(size=(80, 24)) as pilot:
        app.run_worker(app.write_letter(CLIENT.id, "L07"))
        await on_top(pilot, Menu)
        await pilot.press(key)
        screen = await on_top(pilot, WritingScreen)
        assert screen.begun.is_kept is is_kept
        assert (screen.begun.letter == DRAFT) is is_kept


async def test_esc_writes_nothing(app_on):
    app = app_on(ME, CLIENT, FIRST, DRAFT)
    async with app.run_test(size=(80, 24)) as pilot:
        app.run_worker(app.write_letter(CLIENT.id, "L07"))
        below = app.screen_stack[0]
        await on_top(pilot, Menu)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is below)
        assert letters(app) == [DRAFT]
