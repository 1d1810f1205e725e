"""Keys faster than the screens: what was pressed twice happens once, and nothing below a dialog is touched."""

from __future__ import annotations

import pytest
from onscreen import TODAY, a_client, an_invoice, on_top, until
from textual.events import Key

from clientdesk.model.invoice import Payment
from clientdesk.tui.screens.clients import ClientsScreen
from clientdesk.tui.screens.form import FormDialog


def at_once(app, *keys: str) -> None:
    """Keys that come in one read of the terminal, before the first of them has been answered."""
    for key in keys:
        app.post_message(Key(key, key if len(key) == 1 else None))


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


@pytest.mark.parametrize("keys", ["pp", "ii", "aa", "xx", ("f9", "f9"), ("ctrl+p", "ctrl+p"), ("enter", "enter")])
async def test_a_key_pressed_twice_opens_one_screen(app_on, keys):
    client = a_client()
    app = app_on(client, an_invoice(client, "A-1", 80_00))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        at_once(app, *keys)
        await until(pilot, lambda: len(app.screen_stack) > 1)
        await pilot.pause(0.2)
        assert len(app.screen_stack) == 2


@pytest.mark.parametrize("first", ["a", "x", "p", "question_mark", "ctrl+p", "D", "enter", "v"])
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
