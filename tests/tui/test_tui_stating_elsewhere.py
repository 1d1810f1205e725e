"""A file that is asked for while another window saves holds what the desk has when it is written, or is not written."""

from __future__ import annotations

from pathlib import Path

import pytest
from onscreen import TODAY, a_client, an_invoice, fill, notices, on_top, until
from textual.widgets import Static
from writing_kit import CLIENT, FIRST, ME, SECOND, elsewhere, writing

from clientdesk.exchange.statement import statement_file
from clientdesk.model.change import Change
from clientdesk.model.invoice import Payment
from clientdesk.model.journal import Letter
from clientdesk.store.desk import Desk
from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.dialog import Confirm
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.letter import LetterView

ACME = a_client("Acme")
BILL = an_invoice(ACME)
PAID = Payment(id="p", client=ACME.id, invoice=BILL.id, amount=BILL.amount, on=TODAY)


async def asked(pilot, target: Path) -> None:
    """The form of a statement, filled in."""
    pilot.app.open_client(ACME.id)
    await on_top(pilot, ClientPage)
    await pilot.press("Z")
    await on_top(pilot, FormDialog)
    await fill(pilot, where=str(target))


def titles(app) -> list[str]:
    """The titles of the dialogs that are open."""
    return [str(each.visual) for each in app.screen.query(".dialog-title").results(Static)]


async def test_r03_a_payment_that_comes_in_while_the_form_is_open_is_in_the_statement(app_on, tmp_path):
    app, target = app_on(ACME, BILL), tmp_path / "account.csv"
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(pilot, target)
        before = app.session.records
        elsewhere(app, PAID)
        await pilot.press("f2")
        await until(pilot, lambda: "The statement is at" in notices(app))
    now = Desk.open(app.session.desk.path).records
    assert target.read_bytes() == statement_file(now, ACME.id, TODAY, None, ".csv")
    assert target.read_bytes() != statement_file(before, ACME.id, TODAY, None, ".csv")


@pytest.mark.parametrize("ending", [".csv", ".txt"])
async def test_r03_of_a_client_who_is_gone_meanwhile_there_is_no_statement(app_on, tmp_path, ending):
    app, target = app_on(ACME), tmp_path / f"account{ending}"
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(pilot, target)
        elsewhere(app, gone=(ACME,))
        await pilot.press("f2")
        await until(pilot, lambda: "There is no statement. The client is not on this desk" in notices(app))
    assert not target.exists()


async def test_a_letter_saved_as_a_file_asks_for_what_is_owed_once_its_name_was_given(app_on, tmp_path):
    app, target = app_on(ME, CLIENT, FIRST, SECOND), tmp_path / "letter.txt"
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(app, pilot)
        assert "N-1" in screen.pane.words.text
        screen.action_save_as()
        await on_top(pilot, FormDialog)
        await fill(pilot, where=str(target))
        elsewhere(app, Payment(id="p", client=CLIENT.id, invoice=FIRST.id, amount=FIRST.amount, on=TODAY))
        await pilot.press("f2")
        await until(pilot, lambda: "The letter is at" in notices(app) or target.exists())
    assert "N-2" in target.read_text()
    assert "N-1" not in target.read_text()


async def test_a_letter_to_a_client_who_is_gone_meanwhile_is_not_saved_as_a_file(app_on, tmp_path):
    app, target = app_on(ME, CLIENT, FIRST), tmp_path / "letter.txt"
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(app, pilot)
        screen.action_save_as()
        await on_top(pilot, FormDialog)
        await fill(pilot, where=str(target))
        elsewhere(app, gone=(FIRST, CLIENT))
        await pilot.press("f2")
        await until(pilot, lambda: "This client is no longer on the desk." in notices(app))
    assert not target.exists()


async def test_what_another_window_wrote_into_a_letter_is_asked_about_before_it_is_said_not_to_be_sent(app_on):
    letter = Letter(id="l", client=ACME.id, kind="L07", subject="A", body="B", written=TODAY, sent=TODAY)
    app = app_on(ACME, letter)
    async with app.run_test(size=(100, 30)) as pilot:
        app.run_worker(app.read(letter))
        await on_top(pilot, LetterView)
        await pilot.press("n")
        await on_top(pilot, Confirm)
        Desk.open(app.session.desk.path).commit(Change("Corrected", (letter.but(tracking="RR 1"),)))
        app.upkeep.look_outside()
        await until(pilot, lambda: app.session.records.get(Letter, "l").tracking)
        await pilot.press("y")
        await until(pilot, lambda: "Changed elsewhere" in titles(app))
        assert Desk.open(app.session.desk.path).records.get(Letter, "l").tracking == "RR 1"
