"""Words for tests of the screens. Rule: wait for facts, not for seconds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from time import monotonic
from typing import Any

from textual.app import App
from textual.events import Key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from clientdesk.model.client import Client
from clientdesk.model.invoice import Invoice
from clientdesk.model.money import Money
from clientdesk.tui import themes
from clientdesk.tui.stylesheet import KeptStylesheet
from clientdesk.tui.widgets.line_list import LineList
from clientdesk.tui.widgets.row_view import RowView

TODAY = date(2026, 11, 21)


def a_client(name: str = "Acme", **fields: Any) -> Client:
    return Client(id=f"id of {name}", name=name, **fields)


def an_invoice(client: Client, number: str = "A-1", amount: int = 100_00, **fields: Any) -> Invoice:
    dates = {"issued": date(2026, 9, 1), "due": date(2026, 10, 1)} | fields
    return Invoice(
        id=f"id of {number}", client=client.id, number=number, amount=Money(amount, client.currency), **dates
    )


async def until(pilot: Pilot[Any], fact: Callable[[], object]) -> None:
    """Wait until something is so; ten seconds at most, for the machine may have other things to do."""
    latest = monotonic() + 10
    while monotonic() < latest:
        await pilot.pause()
        if fact():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came to be so")


async def on_top(pilot: Pilot[Any], kind: type[Screen[Any]]) -> Screen[Any]:
    """The screen on top, once it is of a kind."""
    await until(pilot, lambda: isinstance(pilot.app.screen, kind) and pilot.app.screen.is_mounted)
    return pilot.app.screen


def at_once(app: Any, *keys: str) -> None:
    """Keys that come in one read of the terminal, before the first of them has been answered."""
    for key in keys:
        app.post_message(Key(key, key if len(key) == 1 else None))


async def fill(pilot: Pilot[Any], **values: str) -> None:
    """Set fields of the form on top."""
    await until(pilot, lambda: all(pilot.app.screen.query(f"#field-{key}") for key in values))
    for key, value in values.items():
        pilot.app.screen.query_one(f"#field-{key}", Input).value = value
    await pilot.pause()


def rested(rows: RowView) -> bool:
    """Whether the cursor has been where it is for so long that the screen was told."""
    return rows._waiting is None or rows._waiting.when() < asyncio.get_running_loop().time()


def names(app: Any) -> list[str]:
    """The clients in the list on top, in its order."""
    return [app.session.records.get(Client, key).name for key in app.screen.query_one(LineList).keys]


class Host(App[None]):
    """A bare app around one dialog; `answer` is what it returned."""

    def __init__(self, dialog: Screen[Any]) -> None:
        super().__init__()
        self.stylesheet = KeptStylesheet(variables=self.get_css_variables())
        self.register_theme(themes.DARK)
        self.theme = themes.DARK.name
        self.dialog = dialog
        self.answer: Any = "nothing yet"

    def on_mount(self) -> None:
        self.push_screen(self.dialog, self.answered)

    def answered(self, answer: Any) -> None:
        self.answer = answer


def notices(app: Any) -> str:
    """What the app has said to the person, and still shows."""
    return " ".join(each.message for each in app._notifications)
