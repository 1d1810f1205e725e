"""Every view at every size: the design size, the best one, the least usable one, and far too small."""

from __future__ import annotations

import pytest
from onscreen import a_client, on_top

from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.form import FormDialog


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 16), (20, 5), (10, 3)], ids=str)
async def test_nothing_breaks_at_any_size(sample_app, size):
    async with sample_app.run_test(size=size) as pilot:
        for key in "23451":
            await pilot.press(key, "down")
        await pilot.press("enter")
        await on_top(pilot, ClientPage)
        await pilot.press("right", "right", "n")
        await on_top(pilot, FormDialog)
        await pilot.press("tab", "escape", "escape", "question_mark")
        assert sample_app.is_running


@pytest.mark.parametrize("size", [(1, 1), (3, 3)], ids=str)
async def test_a_form_without_room_comes_to_rest(app_on, size, monkeypatch):
    layouts, lay_out = [], FormDialog._refresh_layout

    def counted(form, *size, **how):
        layouts.append(1)
        lay_out(form, *size, **how)

    monkeypatch.setattr(FormDialog, "_refresh_layout", counted)
    app = app_on(a_client())
    async with app.run_test(size=size) as pilot:
        await pilot.press("n")
        await on_top(pilot, FormDialog)
        await pilot.pause()
        assert len(layouts) < 20
