"""Names that want to be markup, steer the terminal, or break the layout: shown or refused, never run, never a crash."""

from __future__ import annotations

import re

import pytest
from onscreen import TODAY, a_client, an_invoice, on_top, until
from rich.cells import cell_len

from clientdesk.model.client import Client, Contact
from clientdesk.model.journal import Direction, Incident, Message, Task
from clientdesk.model.project import Contract, Document, Project
from clientdesk.model.settings import Colleague
from clientdesk.tui import card, page
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


def in_view(app, text: str) -> list[tuple[int, int]]:
    """Where a text begins in the view on top, as cells."""
    lines = [strip.text for strip in app.screen._compositor.render_strips(app.size)]
    return [(cell_len(line[: line.index(text)]), y) for y, line in enumerate(lines) if text in line]


@pytest.mark.parametrize("text", ["[/]", "[@click=app.quit]x[/]"])
async def test_a_hostile_name_is_there_to_read_and_a_click_on_it_runs_nothing(app_on, text):
    client = a_client(text, trade=text, note=text, address=text, contacts=(Contact(name=text, email=text),))
    task = Task(id="t", what=text, due=TODAY, client=client.id)
    app = app_on(client, an_invoice(client, text), task, Colleague(id="c", name=text))
    async with app.run_test(size=(140, 40), notifications=True) as pilot:
        for keys in (("1",), ("2",), ("3",), ("4",), ("1", "enter")):
            await pilot.press(*keys)
            await until(pilot, lambda: in_view(app, text))
            await pilot.pause(0.2)
            screen, places = app.screen, in_view(app, text)
            for x, y in places:
                await pilot.click(offset=(x + len(text) // 2, y))
                assert app.is_running
                assert app.screen is screen
        assert len(places) >= 3


def test_the_texts_of_card_and_page_are_made_safe_before_they_are_drawn(hostile_app):
    book = hostile_app.session.book
    row = book.row(next(iter(book.records.by_id(Client))))
    texts = (
        card._why(row, TODAY, 40),
        card._what(row, TODAY, 40),
        page.why(book.records, row, TODAY, 40),
        page.facts(row, 40),
        page.terms(book.records, row.client.id, 40),
    )
    assert not [text.plain for text in texts if STEERS.search(text.plain.replace("\n", ""))]


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
