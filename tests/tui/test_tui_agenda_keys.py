"""View 3: Enter and d open what a step needs right there; z puts it off, Z and u take that back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from onscreen import TODAY, a_client, an_invoice, fill, on_top, until

from clientdesk.model.client import Contact
from clientdesk.model.invoice import Payment, Promise
from clientdesk.model.journal import Channel, Direction, Letter, Message, Snooze, Task
from clientdesk.model.project import Project
from clientdesk.tui.chrome import KeyBar
from clientdesk.tui.screens.call_card import CallCardView
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.menu import Menu
from clientdesk.tui.screens.writing import WritingScreen
from clientdesk.tui.widgets.line_list import LineList

ACME = a_client(contacts=(Contact(name="Ada", phone="+49 1"),))
OWN = {"client": ACME.id}
LONG_AGO = date(2026, 10, 21)
WAITS = Message(id="m", on=LONG_AGO, direction=Direction.OUT, awaits_reply=True, **OWN)


def rows(app) -> LineList:
    return app.screen.query_one(LineList)


def told(app) -> str:
    return " ".join(str(app.screen.query_one("#step").content).split())


def drawn(app) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips(app.size)]


def bar(app) -> str:
    return app.screen.query_one(KeyBar).render().plain


async def in_agenda(pilot) -> None:
    await pilot.press("3")
    await until(pilot, lambda: rows(pilot.app).keys and told(pilot.app))


async def test_enter_on_a_letter_writes_it_about_the_invoices_it_is_about(app_on):
    app = app_on(ACME, an_invoice(ACME))
    async with app.run_test(size=(120, 40)) as pilot:
        await in_agenda(pilot)
        assert "Enter writes the letter" in told(app)
        await pilot.press("enter")
        screen = await on_top(pilot, WritingScreen)
        assert "notice at 30 days" in screen._form.title
        await until(pilot, lambda: any("A-1" in line for line in drawn(app)))


async def test_d_on_a_letter_that_is_written_asks_how_it_went_out(app_on):
    draft = Letter(id="l", kind="L07", written=TODAY, body="Dear Acme,\nA-1 is open.", invoices=("id of A-1",), **OWN)
    app = app_on(ACME, an_invoice(ACME), draft)
    async with app.run_test(size=(100, 30)) as pilot:
        await in_agenda(pilot)
        await pilot.press("d")
        assert "went out" in (await on_top(pilot, FormDialog)).form.title


async def test_enter_on_a_call_has_the_card_and_d_writes_the_call_down(app_on):
    app = app_on(ACME, WAITS)
    async with app.run_test(size=(100, 30)) as pilot:
        await in_agenda(pilot)
        await pilot.press("enter")
        await on_top(pilot, CallCardView)
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, CallCardView))
        await pilot.press("d")
        form = await on_top(pilot, FormDialog)
        assert (form.typed["channel"], form.typed["awaits_reply"]) == (Channel.CALL, "yes")
        await pilot.press("f2")
        await until(pilot, lambda: len(list(app.session.records.all(Message))) == 2)
        await until(pilot, lambda: "Stop work" in told(app))


async def test_d_on_a_promise_records_the_payment(app_on):
    promise = Promise(id="p", made=LONG_AGO, pay_by=TODAY, invoice="id of A-1", **OWN)
    app = app_on(ACME, an_invoice(ACME, due=TODAY), promise)
    async with app.run_test(size=(100, 30)) as pilot:
        await in_agenda(pilot)
        await pilot.press("d")
        form = await on_top(pilot, FormDialog)
        assert "payment" in form.form.title
        await fill(pilot, amount="100")
        await pilot.press("f2")
        await until(pilot, lambda: list(app.session.records.all(Payment)))
        await until(pilot, lambda: not rows(app).keys)
        assert any("Nothing is due" in line for line in drawn(app))


async def test_enter_on_a_safeguard_opens_the_contract(app_on):
    app = app_on(ACME, Project(id="p", name="Site", started=TODAY, **OWN))
    async with app.run_test(size=(100, 30)) as pilot:
        await in_agenda(pilot)
        await pilot.press("enter")
        assert "Contract terms" in (await on_top(pilot, FormDialog)).form.title


def tasks(*days: int) -> list[Task]:
    return [Task(id=f"t{at}", what=f"Task {at}", due=TODAY + timedelta(days), **OWN) for at, days in enumerate(days)]


@pytest.mark.parametrize("size", [(120, 40), (60, 16)])
async def test_a_step_is_put_off_with_two_keys_and_says_so_and_the_cursor_stays_near(app_on, size):
    app = app_on(ACME, *tasks(-5, -4, 20))
    async with app.run_test(size=size) as pilot:
        await in_agenda(pilot)
        await pilot.press("z")
        await on_top(pilot, Menu)
        await pilot.press("w")
        await until(pilot, lambda: list(app.session.records.all(Snooze)))
        await until(pilot, lambda: "Task 1" in told(app))
        assert any("Mon 30 Nov" in line for line in drawn(app))
        await pilot.press("down")
        await until(pilot, lambda: "put off from 16 Nov" in told(app))
        await pilot.press("Z")
        await until(pilot, lambda: not list(app.session.records.all(Snooze)))
        await pilot.press("u")
        await until(pilot, lambda: list(app.session.records.all(Snooze)))
        await pilot.press("u")
        await until(pilot, lambda: not list(app.session.records.all(Snooze)))


async def test_the_cursor_follows_a_step_that_is_brought_back_and_stays_after_a_menu_that_was_left(app_on):
    app = app_on(ACME, *tasks(-5, -4, 20))
    async with app.run_test(size=(120, 40)) as pilot:
        await in_agenda(pilot)
        await pilot.press("z", "escape", "z", "f")
        await until(pilot, lambda: list(app.session.records.all(Snooze)))
        await until(pilot, lambda: "Task 1" in told(app))
        await pilot.press("end")
        await until(pilot, lambda: "Task 0" in told(app))
        await pilot.press("z")
        await on_top(pilot, Menu)
        await pilot.press("b")
        await until(pilot, lambda: not list(app.session.records.all(Snooze)))
        await until(pilot, lambda: "Task 0" in told(app))


async def test_another_day_is_typed_and_read_back_and_only_what_was_put_off_has_a_way_back(app_on):
    app = app_on(ACME, *tasks(-5))
    async with app.run_test(size=(80, 24)) as pilot:
        await in_agenda(pilot)
        assert app.screen.check_action("put_back", ()) is False
        await pilot.press("z", "d")
        await on_top(pilot, FormDialog)
        await fill(pilot, until="+10")
        await until(pilot, lambda: any("Tue 1 Dec 2026, in 10 days" in line for line in drawn(app)))
        await pilot.press("f2")
        await until(pilot, lambda: list(app.session.records.all(Snooze)))
        await until(pilot, lambda: any("Week of Mon 30 Nov" in line for line in drawn(app)))
        assert app.screen.check_action("put_back", ()) is True


async def test_a_step_is_found_by_the_words_of_its_row(sample_app):
    async with sample_app.run_test(size=(120, 40)) as pilot:
        await in_agenda(pilot)
        await pilot.press("slash", *"kindly")
        await until(pilot, lambda: len(rows(sample_app).keys) == 2)
        assert [("kindly" in line) for line in drawn(sample_app) if "✉" in line] == [True, True]


async def test_the_filter_leaves_headings_of_what_it_leaves(sample_app):
    async with sample_app.run_test(size=(120, 40)) as pilot:
        await in_agenda(pilot)
        await pilot.press("slash", *"pinn")
        await until(pilot, lambda: len(rows(sample_app).keys) == 2)
        heads = [line for line in drawn(sample_app) if "───" in line]
        assert len(heads) == 2
        assert all("  1 ─" in head for head in heads)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 16)], ids=str)
async def test_whatever_a_row_cuts_is_told_in_full(app_on, size):
    what = "Send them the very long list of everything that is still missing from the project, with a day for each"
    client = a_client("The Extraordinarily Long Name of a Studio & Sons")
    app = app_on(client, Task(id="t", what=what, due=TODAY, client=client.id))
    async with app.run_test(size=size) as pilot:
        await in_agenda(pilot)
        assert what in told(app)
        assert client.name in told(app)
        shown = " ".join(" ".join(drawn(app)).split())
        for word in {*what.split(), *client.name.split()}:
            assert word in shown


async def test_a_resized_screen_tells_as_much_as_it_has_room_for(app_on):
    app = app_on(ACME, an_invoice(ACME))
    async with app.run_test(size=(80, 24)) as pilot:
        await in_agenda(pilot)
        assert "Behind it" not in told(app)
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: "Behind it" in told(app))
        await pilot.resize_terminal(60, 16)
        await until(pilot, lambda: "Behind it" not in told(app))
