"""A letter that went out in another window while it was written here: nobody records it twice without a word (G4)."""

from __future__ import annotations

import pytest
from onscreen import TODAY, on_top, until
from writing_kit import CLIENT, FIRST, ME, begun, elsewhere, letters, writing

from clientdesk.tui.screens.dialog import Confirm
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.writing import WritingScreen

SENT = begun("L07", id="other", subject="June", body="Dear Ada", sent=TODAY).letter


@pytest.mark.parametrize(("key", "then"), [("y", FormDialog), ("n", WritingScreen)])
async def test_it_is_asked_before_it_is_recorded_again(app_on, key, then):
    app = app_on(ME, CLIENT, FIRST)
    async with app.run_test(size=(100, 30)) as pilot:
        await writing(app, pilot)
        elsewhere(app, SENT)
        await until(pilot, lambda: letters(app))
        await pilot.press("f8")
        await on_top(pilot, Confirm)
        await pilot.press(key)
        await on_top(pilot, then)
        assert [each.id for each in letters(app)] == [SENT.id]


async def test_another_letter_of_the_day_is_told_beside_the_day(app_on):
    app = app_on(ME, CLIENT, FIRST, SENT.but(kind="L06"))
    async with app.run_test(size=(100, 30)) as pilot:
        await writing(app, pilot)
        await pilot.press("f8")
        dialog = await on_top(pilot, FormDialog)
        await until(pilot, lambda: "one letter a day (G4)" in _told(dialog))


def _told(dialog: FormDialog) -> str:
    return " ".join(" ".join(strip.text for strip in dialog._compositor.render_strips(dialog.size)).split())
