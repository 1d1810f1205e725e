"""Names that want to be markup, steer the terminal, or break the layout: shown or refused, never run, never a crash."""

from __future__ import annotations

import re

import pytest
from onscreen import TODAY, a_client, an_invoice, on_top, until

from clientdesk.model.client import Contact
from clientdesk.model.journal import Direction, Incident, Message, Task
from clientdesk.model.project import Contract, Document, Project
from clientdesk.model.settings import Colleague
from clientdesk.tui.screens.client import TABS, ClientPage
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.menu import Menu

STEERS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HOSTILE = {
    "markup": "[/]",
    "link": "[@click=app.quit]x[/]",
    "escape": "a\x1b[31mb\x1b]52;c;QUJD\x07c\x9b2Jd",
    "long": "w" * 300,
    "blank": " \u3000 ",
    "mixed": "[bold]客户 İıŞ 👩‍💻🇹🇷[/bold] $x \\[",
}


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE)
def hostile_app(app_on, request):
    text = request.param
    client = a_client(text, contacts=(Contact(name=text, email=text, phone=text),), trade=text, address=text, note=text)
    own = {"client": client.id}
    return app_on(
        client,
        an_invoice(client, text, note=text),
        Project(id="p", name=text, note=text, **own),
        Contract(id="k", law=text, courts=text, note=text, documents=(Document(what=text),), **own),
        Message(id="m", on=TODAY, direction=Direction.OUT, subject=text, text=text, awaits_reply=True, **own),
        Incident(id="i", sign="S11", on=TODAY, said=text, answer=text, opinion=text, witness=text, **own),
        Task(id="t", what=text, due=TODAY, **own),
        Colleague(id="c", name=text, does=text, email=text),
    )


def drawn(app) -> str:
    """Every character that the screen on top would send to the terminal."""
    return "".join(
        segment.text for strip in app.screen._compositor.render_strips() for segment in strip if not segment.control
    )


async def test_every_view_shows_a_hostile_name(hostile_app):
    async with hostile_app.run_test(size=(100, 24), notifications=True) as pilot:
        for key in "23451":
            await pilot.press(key)
            assert not STEERS.search(drawn(hostile_app))
        await pilot.press("enter")
        await on_top(pilot, ClientPage)
        for _tab in TABS:
            await pilot.press("right")
            assert not STEERS.search(drawn(hostile_app))
        assert hostile_app.is_running


async def test_every_dialog_shows_a_hostile_name(hostile_app):
    async with hostile_app.run_test(size=(100, 24), notifications=True) as pilot:
        for key in ("n", "e"):
            await pilot.press(key)
            await on_top(pilot, FormDialog)
            assert not STEERS.search(drawn(hostile_app))
            await pilot.press("escape")
            await until(pilot, lambda: not isinstance(hostile_app.screen, FormDialog))
        await pilot.press("a")
        await on_top(pilot, Menu)
        await pilot.press("escape")
        await pilot.press("ctrl+p")
        await pilot.press("D")
        assert not STEERS.search(drawn(hostile_app))


async def test_a_notice_shows_a_hostile_name(hostile_app):
    client = next(iter(hostile_app.session.records.by_id(type(a_client())).values()))
    async with hostile_app.run_test(size=(100, 24), notifications=True) as pilot:
        hostile_app.say(f"Saved {client.name}")
        hostile_app.say(client.name, failed=True)
        await pilot.pause()
        assert not STEERS.search(drawn(hostile_app))
