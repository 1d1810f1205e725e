"""The agenda as a calendar's file, from its screen: the same as the command line writes, refusals as sentences."""

from __future__ import annotations

from pathlib import Path

from onscreen import a_client, an_invoice, fill, notices, on_top, until
from test_tui_palette import titles

from clientdesk.exchange.ics_file import read
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.widgets.line_list import LineList

ASKED = ("calendar", "ics", "sent", "went out", "chase", "silence", "small claims", "dispute", "pause")


async def test_all_that_is_due_is_written_as_a_calendar_and_again(app_on, tmp_path: Path) -> None:
    acme = a_client("Acme")
    app, target = app_on(acme, an_invoice(acme)), tmp_path / "due.ics"
    async with app.run_test(size=(80, 24)) as pilot:
        for typed in ASKED:
            assert titles(app, typed), f"“{typed}” is found"
        await pilot.press("3")
        await until(pilot, lambda: app.screen.query_one(LineList).keys)
        mine = tmp_path / "mine.ics"
        mine.write_text("mine", encoding="utf-8")
        for name, told in ((target, f"The calendar is at {target}: 1 step"), (target, "1 step"), (mine, "There is no")):
            await pilot.press("f")
            await on_top(pilot, FormDialog)
            await fill(pilot, where=str(name))
            await pilot.press("f2")
            await until(pilot, lambda told=told: told in notices(app))
        assert "not a calendar that was written here. Name another file." in notices(app)
    assert [each.title for each in read(target.read_bytes())] == ["Acme: write"]
