"""Keys faster than the screens: what was pressed twice happens once, and nothing below a dialog is touched."""

from __future__ import annotations

import asyncio

import pytest
from onscreen import TODAY, Host, a_client, an_invoice, at_once, fill, on_top, until

from clientdesk.model.invoice import Payment
from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.clients import ClientsScreen
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.menu import Menu


def beside(*each):
    """More of the same, which CI runs beside the suite."""
    return [pytest.param(one, marks=pytest.mark.beside) for one in each]


async def test_a_form_entered_twice_saves_once(app_on):
    client = a_client()
    app = app_on(client, an_invoice(client, "A-1", 80_00))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("p")
        await on_top(pilot, FormDialog)
        at_once(app, "enter", "enter")
        await until(pilot, lambda: app.session.records.count() == 3)
        await pilot.pause(0.1)
        assert len(list(app.session.records.all(Payment))) == 1
        assert isinstance(app.screen, ClientsScreen)


@pytest.mark.parametrize(
    "keys", ["pp", "xx", ("enter", "enter"), *beside("ii", "aa", ("f9", "f9"), ("ctrl+p", "ctrl+p"))]
)
async def test_a_key_pressed_twice_opens_one_screen(app_on, keys):
    client = a_client()
    app = app_on(client, an_invoice(client, "A-1", 80_00))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        at_once(app, *keys)
        await until(pilot, lambda: len(app.screen_stack) > 1)
        await pilot.pause(0.2)
        assert len(app.screen_stack) == 2


@pytest.mark.parametrize("first", ["a", "x", "p", *beside("question_mark", "ctrl+p", "D", "enter", "v")])
async def test_leaving_twice_leaves_one_screen(app_on, first):
    client = a_client()
    app = app_on(client, an_invoice(client, "A-1", 80_00, due=TODAY.replace(month=8)))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        at_once(app, first)
        await until(pilot, lambda: len(app.screen_stack) > 1)
        await pilot.pause(0.1)
        at_once(app, "escape", "escape", "escape")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        await pilot.pause(0.1)
        assert isinstance(app.screen, ClientsScreen)


LEFT_EARLY = [
    ("x", "1"), ("x", "enter", "1"), ("x", "pagedown", "1"), ("3", "x", "1"), ("4", "ctrl+p", "5"),
    ("5", "ctrl+p", "2"), ("enter", "right", "1"),
]  # fmt: skip
"""Screens left before they are laid out, or asked what works on them before that."""


@pytest.mark.beside
@pytest.mark.parametrize("turns", [0, 40])
async def test_a_screen_may_be_left_at_any_moment(app_on, turns):
    client = a_client()
    app = app_on(client, an_invoice(client, "A-1", 80_00))
    async with app.run_test(size=(100, 30)) as pilot:
        for keys in LEFT_EARLY:
            for key in keys:
                at_once(app, key)
                for _ in range(turns):
                    await asyncio.sleep(0)
            await pilot.pause()
            while len(app.screen_stack) > 1:
                await app.pop_screen()
            await app.switch_mode("clients")
            assert app._exception is None, keys


async def test_quitting_is_the_last_key_heard(app_on):
    client = a_client()
    app = app_on(client, an_invoice(client, "A-1", 80_00))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        at_once(app, "x", "q", "x", "3", "enter")
        await until(pilot, lambda: app._exit)
    assert app._exception is None
    assert app.return_code == 0


async def test_a_key_waits_for_the_screen_it_is_meant_for(app_on):
    client = a_client()
    app = app_on(client, an_invoice(client, "A-1", 80_00))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        at_once(app, "2", "enter")
        assert isinstance(await on_top(pilot, ClientPage), ClientPage)


async def test_a_page_whose_client_is_taken_back_may_still_get_keys(app_on):
    app = app_on(a_client())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("c")
        await on_top(pilot, FormDialog)
        await fill(pilot, name="Zed")
        await pilot.press("f2")
        await until(pilot, lambda: app.session.records.count() == 2 and isinstance(app.screen, ClientsScreen))
        await pilot.press("enter")
        await on_top(pilot, ClientPage)
        at_once(app, "u", "right", "right", "right")
        await until(pilot, lambda: app.session.records.count() == 1)
        await pilot.pause(0.1)
        assert app._exception is None
        assert isinstance(app.screen, ClientsScreen)


async def test_a_menu_without_room_for_a_line_has_no_pages():
    host = Host(Menu("Add", [("a", "1", "one"), ("b", "2", "two")]))
    async with host.run_test(size=(1, 1)) as pilot:
        await pilot.press("pagedown", "pageup", "down", "enter")
    assert host.answer == "2"
