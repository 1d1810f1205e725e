"""Records, and the way to the writing screen, for the tests of it."""

from __future__ import annotations

from datetime import date

from onscreen import TODAY, a_client, an_invoice, on_top, until
from textual.widgets import Static

from clientdesk.model.change import Change
from clientdesk.model.client import Language
from clientdesk.model.journal import Letter
from clientdesk.model.project import Project
from clientdesk.model.record import Record
from clientdesk.model.records import Records
from clientdesk.model.settings import Settings
from clientdesk.tui.screens.letter import LetterView
from clientdesk.tui.screens.writing import WritingScreen
from clientdesk.tui.writing_form import Begun

CLIENT = a_client("Northwind", language=Language.ENGLISH)
FIRST = an_invoice(CLIENT, "N-1", 2400_00)
SECOND = an_invoice(CLIENT, "N-2", 900_00, due=date(2026, 10, 20))
ME = Settings(name="Bo Ek", email="bo@example.com", payment_details="IBAN XX00")
SITE = Project(id="site", client=CLIENT.id, name="Web site")
MONEY = Records.of_all([ME, CLIENT, FIRST, SECOND])


def begun(kind: str, **fields) -> Begun:
    told = {"id": "new", "client": CLIENT.id, "kind": kind, "written": TODAY, "body": ""} | fields
    return Begun(Letter(**told))


async def writing(app, pilot, kind="L07", **more) -> WritingScreen:
    """The writing screen, with a letter on it."""
    app.run_worker(app.write_letter(CLIENT.id, kind, **more))
    screen = await on_top(pilot, WritingScreen)
    await until(pilot, lambda: screen.pane.words.text)
    return screen


def said(screen) -> str:
    return str(screen.query_one("#letter-said", Static).visual)


def letters(app) -> list[Letter]:
    return list(app.session.desk.records.all(Letter))


async def going_on(app, pilot, draft: Letter) -> WritingScreen:
    """The writing screen on a draft of the desk."""
    app.run_worker(app.read(draft))
    await on_top(pilot, LetterView)
    await pilot.press("e")
    screen = await on_top(pilot, WritingScreen)
    await until(pilot, lambda: screen.pane.words.text == draft.body)
    return screen


def elsewhere(app, *puts: Record, gone: tuple[Record, ...] = ()) -> None:
    """Another window saves some records, or deletes some."""
    app.session.desk.commit(Change("Elsewhere", puts, gone))
    app.upkeep.look_again()
