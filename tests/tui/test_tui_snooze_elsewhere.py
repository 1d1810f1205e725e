"""A step that another window puts off while a day is chosen for it here: the person says whose day stays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from onscreen import TODAY, a_client, fill, notices, on_top, until
from writing_kit import elsewhere

from clientdesk.model.journal import Snooze, Task
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.snoozing import put_off
from clientdesk.tui.screens.dialog import Confirm
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.menu import Menu
from clientdesk.tui.widgets.line_list import LineList

ACME = a_client()
TASK = Task(id="t", what="Send the files", due=TODAY, client=ACME.id)
THEIRS = TODAY + timedelta(days=30)


def days(app) -> list[date]:
    return [each.until for each in app.session.desk.records.all(Snooze)]


async def choosing(app, pilot) -> None:
    """The menu of days is open, and another window puts the step off meanwhile."""
    await pilot.press("3")
    await until(pilot, lambda: app.screen.query_one(LineList).keys)
    await pilot.press("z")
    await on_top(pilot, Menu)
    (step,) = agenda(app.session.records, TODAY)
    elsewhere(app, *put_off(app.session.records, step, THEIRS, TODAY).puts)
    await until(pilot, lambda: list(app.session.records.all(Snooze)))


@pytest.mark.parametrize(("key", "is_theirs"), [("n", True), ("y", False)])
async def test_a_day_of_the_menu_asks(app_on, key, is_theirs):
    app = app_on(ACME, TASK)
    async with app.run_test(size=(100, 30)) as pilot:
        await choosing(app, pilot)
        await pilot.press("w")
        await on_top(pilot, Confirm)
        await pilot.press(key)
        await until(pilot, lambda: not isinstance(app.screen, Confirm))
        await until(pilot, lambda: (days(app) == [THEIRS]) is is_theirs)


async def test_a_day_that_is_typed_asks_too(app_on):
    app = app_on(ACME, TASK)
    async with app.run_test(size=(100, 30)) as pilot:
        await choosing(app, pilot)
        await pilot.press("d")
        await on_top(pilot, FormDialog)
        await fill(pilot, until="+10")
        await pilot.press("f2")
        await on_top(pilot, Confirm)
        await pilot.press("n")
        await until(pilot, lambda: not isinstance(app.screen, Confirm))
        assert days(app) == [THEIRS]


async def test_a_step_that_is_over_meanwhile_is_told_and_not_put_off(app_on):
    app = app_on(ACME, TASK)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("3")
        await until(pilot, lambda: app.screen.query_one(LineList).keys)
        await pilot.press("z")
        await on_top(pilot, Menu)
        elsewhere(app, TASK.but(done=TODAY))
        await until(pilot, lambda: not agenda(app.session.records, TODAY))
        await pilot.press("w")
        await until(pilot, lambda: "not due any more" in notices(app))
        assert days(app) == []
