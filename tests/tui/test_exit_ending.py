"""The last page of an exit: ticking keeps the place, and a task that sends a letter asks how it went out."""

from __future__ import annotations

from exit_screens import ALL, CLIENT, answered, ended, late_payer, opened
from onscreen import TODAY, fill, on_top, until
from textual.widgets import Static

from clientdesk.model.journal import Letter, Task
from clientdesk.model.settings import Colleague
from clientdesk.tui.chrome import KeyBar
from clientdesk.tui.forms.controls import Choice
from clientdesk.tui.forms.row import FieldRow
from clientdesk.tui.screens.dialog import Confirm
from clientdesk.tui.screens.exit.check import Close
from clientdesk.tui.screens.exit.ending import Ending, Todo
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.letter import LetterView


def tasks(app):
    return app.session.desk.records.of(Task, CLIENT.id)


def sends(app) -> Task:
    """The task to send the notice."""
    notice = next(each for each in app.session.desk.records.of(Letter, CLIENT.id) if each.kind == "L14")
    return next(each for each in tasks(app) if each.letter == notice.id)


def sent(app):
    return {each.kind: each.sent for each in app.session.desk.records.of(Letter, CLIENT.id)}


async def the_end(pilot):
    """The end, with the cursor on the checklist."""
    wizard = await opened(pilot)
    wizard.screen.query_one(Todo).focus(scroll_visible=False)
    await pilot.pause()
    return wizard


async def test_ticking_off_keeps_the_place_and_the_cursor_in_sight(app_on):
    app = app_on(*ended(answered(*ALL)))
    async with app.run_test(size=(80, 24)) as pilot:
        wizard = await the_end(pilot)
        page, todo = wizard.screen.query_one(Ending), wizard.screen.query_one(Todo)
        last = next(key for key in reversed(todo.keys) if not app.session.records.get(Task, key).letter)
        todo.go(last)
        sheet = page.query_one(".main")
        await until(pilot, lambda: sheet.scroll_y > 0)
        await wizard.press("space")
        await until(pilot, lambda: "1 of " in str(wizard.screen.query_one("#progress", Static).visual))
        assert wizard.screen.query_one(Ending) is page
        assert wizard.screen.query_one(Todo).key == last
        [row] = todo.query(".-cursor")
        await until(pilot, lambda: sheet.region.contains_region(row.region))
        assert "done on 21 Nov 2026" in wizard.text
        await wizard.press("space")
        await until(pilot, lambda: "0 of " in str(wizard.screen.query_one("#progress", Static).visual))
        assert "done on" not in wizard.text


async def test_p_a_task_that_sends_a_letter_asks_how_it_went_out_and_whether_it_did_not(app_on):
    app = app_on(*ended(answered(*ALL)))
    async with app.run_test(size=(80, 24)) as pilot:
        wizard = await the_end(pilot)
        wizard.screen.query_one(Todo).go(sends(app).id)
        await pilot.press("space")
        form = await on_top(pilot, FormDialog)
        assert sent(app)["L14"] is None
        form.query_one("#field-channel", Choice).value = "letter"
        await fill(pilot, tracking="RR 123")
        await pilot.press("f2")
        await on_top(pilot, type(wizard.screen))
        await until(pilot, lambda: "L14 · sent on 21 Nov 2026 · by registered letter · RR 123" in wizard.text)
        assert sends(app).done == TODAY
        for key, left in (("n", TODAY), ("y", None)):
            await pilot.press("space")
            await on_top(pilot, Confirm)
            await pilot.press(key)
            await on_top(pilot, type(wizard.screen))
            await wizard.settle()
            assert sent(app)["L14"] == sends(app).done == left


async def test_after_the_last_day_only_enter_closes_and_ctrl_n_leads_to_the_button(app_on):
    app = app_on(*ended(answered(*ALL)))
    async with app.run_test(size=(80, 24)) as pilot:
        app.session._fixed = TODAY.replace(year=2027)
        app.upkeep.look_again()
        wizard = await opened(pilot)
        close = wizard.screen.query_one(Close)
        assert wizard.screen.focused is close
        assert {each.binding.key: each.binding.description for each in wizard.screen.query_one(KeyBar)._shown()}[
            "enter"
        ] == "close the exit"
        wizard.screen.query_one(Todo).focus()
        for _ in range(2):
            await wizard.press("ctrl+n")
            assert wizard.screen.focused is close
        assert wizard.exit.ended is None, "nobody leaves without having closed it"
        await wizard.press("enter")
        assert wizard.exit.ended == TODAY.replace(year=2027)


async def test_x05_two_requests_are_told_apart_by_whom_they_go_to(app_on):
    asked = [Colleague(id=name, name=name) for name in ("Ann", "Cem")]
    mine = tuple(late_payer())
    letters = [
        Letter(id=f"to {each.name}", client=CLIENT.id, kind="L19", subject="May I?", body="Dear", written=TODAY,
               exit="", colleague=each.id)
        for each in asked
    ]  # fmt: skip
    records = ended(answered(*ALL, records=(*mine, *asked)))
    exit_ = next(each for each in records if each.table == "exits")
    app = app_on(*records, *(each.but(exit=exit_.id) for each in letters))
    async with app.run_test(size=(120, 40)) as pilot:
        wizard = await the_end(pilot)
        assert "May I? · to Ann" in wizard.text
        assert "May I? · to Cem" in wizard.text


async def test_enter_on_a_task_of_the_agenda_opens_the_letter_that_it_sends(app_on):
    letter = Letter(id="letter", client=CLIENT.id, kind="L14", subject="The end", body="Dear", written=TODAY)
    app = app_on(CLIENT, letter, Task(id="t", client=CLIENT.id, what="Send it", due=TODAY, letter="letter"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3")
        await until(pilot, lambda: getattr(app.screen, "step", None))
        await pilot.press("enter")
        await on_top(pilot, LetterView)
        await pilot.press("escape")
        await until(pilot, lambda: getattr(app.screen, "step", None))
        await pilot.press("d")
        form = await on_top(pilot, FormDialog)
        form.query_one("#row-anyway", FieldRow).value = "yes"
        await pilot.press("f2")
        await until(pilot, lambda: sent(app)["L14"] == TODAY)
