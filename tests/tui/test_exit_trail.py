"""The page of the paper trail: what is missing is written down from there (P)."""

from __future__ import annotations

from exit_screens import answered, opened, threatening
from onscreen import on_top, until
from textual.widgets import Input, TextArea

from clientdesk.model.journal import Incident
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.pick_sign import PickSign


async def test_p_an_incident_is_logged_from_the_page_that_asks_for_it(app_on):
    app = app_on(*answered(records=threatening()))
    async with app.run_test(size=(80, 24)) as pilot:
        wizard = await opened(pilot, "review")
        await wizard.go_to("The paper trail", order="now")
        assert "1 incident, " in wizard.text
        await pilot.press("f7")
        picker = await on_top(pilot, PickSign)
        picker.query_one(Input).value = "S09"
        await pilot.pause()
        await pilot.press("enter")
        form = await on_top(pilot, FormDialog)
        await until(pilot, lambda: form.query("#field-said"))
        form.query_one("#field-said", TextArea).load_text("You are useless")
        await pilot.press("f2")
        await until(pilot, lambda: app.screen is wizard.screen)
        await wizard.settle()
        await until(pilot, lambda: "2 incidents" in wizard.text)
        assert {each.said for each in app.session.records.all(Incident)} >= {"You are useless"}
