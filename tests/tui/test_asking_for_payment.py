"""A request for payment has no letter: the panel says what to do, and Enter leads to the note of what was written."""

from __future__ import annotations

from onscreen import TODAY, a_client, an_invoice, on_top, until

from clientdesk.letters.names import GROUPS
from clientdesk.model.journal import Matter
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.widgets.line_list import LineList

ACME = a_client()
JUST_DUE = an_invoice(ACME, due=TODAY.replace(day=TODAY.day - 3))


def told(app) -> str:
    return " ".join(str(app.screen.query_one("#step").content).split())


async def test_enter_notes_the_message_that_asks_and_the_panel_says_so(app_on):
    app = app_on(ACME, JUST_DUE)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("3")
        await until(pilot, lambda: app.screen.query_one(LineList).keys and "Ask for payment" in told(app))
        assert "in words of your own; Enter or d notes what you sent. For a letter: W on their page." in told(app)
        assert "when the payment is recorded (p)" in told(app)
        await pilot.press("enter")
        form = (await on_top(pilot, FormDialog)).form
        assert {each.key: each.start for each in form.fields}["matter"] == Matter.PAYMENT


def test_the_invoice_again_is_called_what_it_is_not_the_first_thing_after_the_due_date():
    assert GROUPS["Money"]["L06"] == "once a reminder had no effect, or after two weeks"
