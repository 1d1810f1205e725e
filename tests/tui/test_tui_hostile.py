"""Names that want to be markup, steer the terminal, or break the layout: shown or refused, never run, never a crash."""

from __future__ import annotations

import re

import pytest
from onscreen import TODAY, a_client, an_invoice, on_top, until
from rich.cells import cell_len
from textual.content import Content

from clientdesk.model.client import Client, Contact
from clientdesk.model.journal import Direction, Incident, Message, Remedy, Task
from clientdesk.model.project import Contract, Document, Extra, Project
from clientdesk.model.settings import Colleague
from clientdesk.tui import card
from clientdesk.tui.pages import contract, overview, remedies, scope, signs
from clientdesk.tui.screens.client import TABS, ClientPage
from clientdesk.tui.screens.clients import ClientsScreen
from clientdesk.tui.screens.dialog import Confirm
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.menu import Menu
from clientdesk.tui.screens.palette import Palette

STEERS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# One name holds all that can stand in one, the briefest first: a cut column, too, has a tag, a sequence, a wide letter.
HOSTILE = {
    "all": "[/]\x1b[31m\x9b2J客 [@click=app.quit]x[/] \x1b]52;c;QUJD\x07 [bold]客户 İıŞ 👩‍💻🇹🇷[/bold] $x \\["
    + "w" * 300,
    "blank": " \u3000 ",
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
        Extra(id="e", what=text, on=TODAY, project="p", **own),
        Remedy(id="r", kind="R06", on=TODAY, note=text, **own),
        Incident(id="i", sign="S11", on=TODAY, said=text, answer=text, opinion=text, witness=text, **own),
        Incident(id="j", sign="S10", on=TODAY, said=text, reported_by=text, corrects="i", **own),
        Task(id="t", what=text, due=TODAY, **own),
        Colleague(id="c", name=text, does=text, email=text),
    )


def drawn(app) -> str:
    """Every character that the screen on top would send to the terminal."""
    return "".join(
        segment.text for strip in app.screen._compositor.render_strips() for segment in strip if not segment.control
    )


async def test_views_dialogs_and_notices_show_a_hostile_name(hostile_app):
    async with hostile_app.run_test(size=(100, 24), notifications=True) as pilot:
        for visit in (views, tabs, dialogs, notices):
            async for place in visit(pilot):
                assert not STEERS.search(drawn(hostile_app)), place
                assert hostile_app.is_running, place


async def views(pilot):
    for key in "23451":
        await pilot.press(key)
        yield f"view {key}"


async def tabs(pilot):
    await pilot.press("enter")
    await on_top(pilot, ClientPage)
    for tab in TABS:
        await pilot.press("right")
        yield f"the tab after {tab}"
    await pilot.press("1")


async def dialogs(pilot):
    for key, kind in (("n", FormDialog), ("e", FormDialog), ("a", Menu), ("ctrl+p", Palette), ("D", Confirm)):
        await pilot.press(key)
        yield await on_top(pilot, kind)
        await pilot.press("escape")
        await on_top(pilot, ClientsScreen)


async def notices(pilot):
    (client,) = pilot.app.session.records.all(Client)
    for sentence, failed in ((f"Saved {client.name}", False), (client.name, True)):
        pilot.app.say(sentence, failed=failed)
        await pilot.pause()
        yield f"notice {sentence}"


def in_view(app, text: str) -> list[tuple[int, int]]:
    """Where a text begins in the view on top, as cells."""
    lines = [strip.text for strip in app.screen._compositor.render_strips(app.size)]
    return [(cell_len(line[: line.index(text)]), y) for y, line in enumerate(lines) if text in line]


def holding(text: str):
    client = a_client(text, trade=text, note=text, address=text, contacts=(Contact(name=text, email=text),))
    task = Task(id=f"t {text}", what=text, due=TODAY, client=client.id)
    return client, an_invoice(client, text), task, Colleague(id=f"c {text}", name=text)


async def test_a_hostile_name_is_there_to_read_and_a_click_on_it_runs_nothing(app_on):
    texts = ("[/]", "[@click=app.quit]y[/]")
    app = app_on(*(record for text in texts for record in holding(text)))
    async with app.run_test(size=(140, 40), notifications=True) as pilot:
        for view in "1234":
            await pilot.press(view)
            for text in texts:
                assert await clicked(pilot, text), view
        for text in texts:
            app.open_client(f"id of {text}")
            await on_top(pilot, ClientPage)
            assert await clicked(pilot, text) >= 3
            await pilot.press("1")


async def clicked(pilot, text: str) -> int:
    """Click on a text wherever it stands; on how many places that was."""
    await until(pilot, lambda: in_view(pilot.app, text))
    await pilot.pause()
    screen, places = pilot.app.screen, in_view(pilot.app, text)
    for x, y in places:
        await pilot.click(offset=(x + len(text) // 2, y))
        assert pilot.app.is_running
        assert pilot.app.screen is screen
    return len(places)


def test_the_texts_of_card_and_page_are_made_safe_before_they_are_drawn(hostile_app):
    book = hostile_app.session.book
    row = book.row(next(iter(book.records.by_id(Client))))
    texts = (
        card._why(row, TODAY, 40),
        card._what(row, TODAY, 40),
        overview.why(row, 40),
        overview.facts(row, 40),
        contract.terms(row, 40),
        contract.kept(row, 40),
        *(
            signs.explained_sign(row, each.finding, each.record, 40)
            for each in signs.sign_rows(row.picture, every=True).values()
        ),
        scope.to_bill(scope.draft_lines(book.records, row.client.id, TODAY), 40),
        Content.assemble(*scope._told(book.records.get(Extra, "e"), 40)),
        Content.assemble(*scope._told(book.records.get(Project, "p"), 40)),
        Content.assemble(*remedies._told(book.records.get(Remedy, "r"), row.picture, 40)),
    )
    assert not [text.plain for text in texts if STEERS.search(text.plain.replace("\n", ""))]
