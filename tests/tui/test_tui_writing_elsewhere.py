"""Writing a letter while another window changes the desk: nothing typed is lost, and nothing is written twice."""

from __future__ import annotations

from onscreen import TODAY, notices, on_top, until
from textual.widgets import Input
from writing_kit import CLIENT, FIRST, ME, begun, elsewhere, going_on, letters, said, writing

from clientdesk.model.invoice import Payment
from clientdesk.tui.forms.ticks import Ticks
from clientdesk.tui.screens.dialog import Confirm
from clientdesk.tui.screens.writing import WritingScreen


async def test_another_windows_words_are_taken_over_while_nothing_was_typed_and_a_letter_sent_there_closes_it(app_on):
    draft = begun("L07", body="Dear Ada", subject="June").letter
    app = app_on(ME, CLIENT, FIRST, draft)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await going_on(app, pilot, draft)
        elsewhere(app, draft.but(body="Dear Bea"))
        await until(pilot, lambda: screen.pane.words.text == "Dear Bea")
        elsewhere(app, draft.but(body="Dear Bea", sent=TODAY))
        await until(pilot, lambda: app.screen is not screen)
        assert "marked as sent now" in notices(app)


async def test_of_words_changed_here_and_in_another_window_the_person_chooses(app_on):
    draft = begun("L07", body="Dear Ada", subject="June").letter
    app = app_on(ME, CLIENT, FIRST, draft)
    async with app.run_test(size=(80, 24)) as pilot:
        await going_on(app, pilot, draft)
        await pilot.press("f3", "H", "i")
        elsewhere(app, draft.but(body="Dear Bea"))
        for key in ("f8", "f2"):
            await pilot.press(key)
            await on_top(pilot, Confirm)
            await pilot.press("n")
            await on_top(pilot, WritingScreen)
        assert letters(app)[0].body == "Dear Bea"
        await pilot.press("f2")
        await on_top(pilot, Confirm)
        await pilot.press("y")
        await until(pilot, lambda: letters(app)[0].body == "HiDear Ada")


async def test_what_is_typed_after_the_last_invoice_was_paid_elsewhere_is_kept(app_on):
    app = app_on(ME, CLIENT, FIRST)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await writing(app, pilot, "L07")
        elsewhere(app, Payment(id="paid", client=CLIENT.id, invoice=FIRST.id, amount=FIRST.amount, on=TODAY))
        await until(pilot, lambda: "Nothing is overdue" in said(screen))
        screen.query_one("#field-deadline", Input).value = "10 Dec"
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is not screen)
        app.run_worker(app.write_letter(CLIENT.id, "L07"))
        again = await on_top(pilot, WritingScreen)
        assert again.query_one("#field-deadline", Input).value == "10 Dec"
        assert not list(again.query(Ticks))


async def test_a_key_that_is_pressed_twice_keeps_one_draft(app_on):
    app = app_on(ME, CLIENT, FIRST)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await writing(app, pilot)
        screen.action_keep()
        screen.action_keep()
        await until(pilot, lambda: app.screen is not screen)
        await until(pilot, lambda: not any(each.name == "action_keep" and each.is_running for each in app.workers))
        assert notices(app) == "Wrote the draft of L07 to Northwind. Saved."
