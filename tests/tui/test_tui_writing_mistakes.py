"""A letter over which the desk itself makes a mistake stays open, with its words, and can be opened again (L)."""

from __future__ import annotations

from onscreen import until
from writing_kit import CLIENT, FIRST, ME, writing

from clientdesk.letters import check as checking
from clientdesk.tui.crash import crash_file
from clientdesk.tui.screens.writing import WritingScreen
from clientdesk.tui.writing_text import UNREAD


async def test_a_letter_that_breaks_the_check_stays_open_and_can_be_changed(app_on, monkeypatch):
    check = checking.check

    def breaks(records, client, written, today):
        if "nines" in written.body:
            raise ValueError(written.body)
        return check(records, client, written, today)

    monkeypatch.setattr(checking, "check", breaks)
    app = app_on(ME, CLIENT, FIRST)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(app, pilot)
        await pilot.press("f3")
        good = screen.pane.words.text
        screen.pane.words.text = "nines"
        await until(pilot, lambda: [each.why for each in screen.composed.problems] == [UNREAD])
        assert isinstance(app.screen, WritingScreen)
        assert "nines" not in crash_file().read_text("utf-8")
        screen.pane.words.text = good
        await until(pilot, lambda: UNREAD not in [each.why for each in screen.composed.problems])
