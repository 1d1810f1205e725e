"""Another window saves while a question lies open here: nothing of it is overwritten, and nothing brought back."""

from __future__ import annotations

from exit_screens import CLIENT, answered, opened
from onscreen import TODAY, a_client, an_invoice, notices, on_top, until

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.journal import Letter
from clientdesk.model.records import Records
from clientdesk.store.desk import Desk
from clientdesk.tui import importing
from clientdesk.tui.screens.dialog import Confirm
from clientdesk.tui.screens.letter import LetterView
from clientdesk.tui.screens.palette import Palette
from clientdesk.tui.screens.preview import Preview

LETTER = Letter(id="letter", client=CLIENT.id, kind="L14", subject="The end", body="Dear Ada,", written=TODAY)


def on_disk(app) -> Records:
    return Desk.open(app.session.desk.path).records


async def elsewhere(pilot, change: Change) -> None:
    """Save in another window, and let this one see it."""
    Desk.open(pilot.app.session.desk.path).commit(change)
    await until(pilot, pilot.app.session.desk.external_change)
    await pilot.app.keeper.look()


async def test_breaking_off_an_exit_keeps_what_was_noted_meanwhile(app_on):
    app = app_on(*answered("reflect"))
    async with app.run_test(size=(80, 24)) as pilot:
        wizard = await opened(pilot)
        await pilot.press("f8")
        await on_top(pilot, Confirm)
        await elsewhere(pilot, Change("Noted", (on_disk(app).get(Client, CLIENT.id).but(note="call first"),)))
        await pilot.press("y")
        await until(pilot, lambda: wizard.exit.ended)
        assert on_disk(app).get(Client, CLIENT.id).note == "call first"


async def test_a_letter_taken_out_meanwhile_is_not_brought_back(app_on):
    app = app_on(CLIENT, LETTER)
    async with app.run_test(size=(80, 24)) as pilot:
        reading = app.run_worker(app.read(LETTER))
        await on_top(pilot, LetterView)
        await elsewhere(pilot, Change("Deleted", (), (LETTER,)))
        await pilot.press("s")
        await reading.wait()
        assert "was removed elsewhere" in notices(app)
        assert list(on_disk(app).all(Letter)) == []


async def test_a_letter_whose_client_is_gone_is_told_and_stops_nothing(app_on):
    app = app_on(CLIENT, LETTER)
    async with app.run_test(size=(80, 24)) as pilot:
        reading = app.run_worker(app.read(LETTER))
        await on_top(pilot, LetterView)
        await elsewhere(pilot, Change("Deleted", (), (CLIENT, LETTER)))
        await pilot.press("s")
        await reading.wait()
        assert "was removed elsewhere" in notices(app)
        assert app.is_running


async def test_an_invoice_gone_while_it_is_looked_for_is_told(app_on):
    client = a_client()
    invoice = an_invoice(client, "A-1")
    app = app_on(client, invoice)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await on_top(pilot, Palette)
        await pilot.press(*"A-1")
        await elsewhere(pilot, Change("Deleted", (), (invoice,)))
        await pilot.press("enter")
        await until(pilot, lambda: "The invoice is not on this desk any more." in notices(app))
        assert app.is_running


async def test_an_import_asks_before_it_takes_the_place_of_what_was_typed_meanwhile(app_on, tmp_path):
    app = app_on(a_client())
    file = tmp_path / "clients.csv"
    file.write_text("name,email,country\nAcme,ada@example.org,DE\n")
    async with app.run_test(size=(100, 30)) as pilot:
        picked = app.run_worker(importing.bring_in(app, file))
        await on_top(pilot, Preview)
        await elsewhere(pilot, Change("Noted", (a_client(note="call first"),)))
        await pilot.press("enter")
        await on_top(pilot, Confirm)
        await pilot.press("n")
        await picked.wait()
        assert [each.note for each in on_disk(app).all(Client)] == ["call first"]
