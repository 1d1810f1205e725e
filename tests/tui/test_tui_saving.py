"""What is said of a save is so: with another window, with a disk that refuses, and whatever ends the program."""

from __future__ import annotations

import asyncio
from threading import Event

import pytest
from onscreen import a_client, an_invoice, fill, on_top, until

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.errors import Unsaved
from clientdesk.model.invoice import Invoice
from clientdesk.model.records import Records
from clientdesk.store.desk import Desk
from clientdesk.tui.screens.dialog import Confirm
from clientdesk.tui.screens.form import FormDialog


def said(app) -> str:
    return " ".join(each.message for each in app._notifications)


def on_disk(app) -> Client:
    (found,) = Desk.open(app.session.desk.path).records.all(Client)
    return found


async def collided(pilot) -> None:
    """Change a client's trade here, once another window has changed it too."""
    await pilot.press("e")
    await fill(pilot, trade="ours")
    theirs = a_client(trade="theirs", note="and a note")
    Desk.open(pilot.app.session.desk.path).commit(Change("Changed Acme", (theirs,)))
    await pilot.press("f2")
    await on_top(pilot, Confirm)


async def test_keeping_ours_in_a_conflict_saves_it(app_on):
    app = app_on(a_client())
    async with app.run_test(size=(100, 30)) as pilot:
        await collided(pilot)
        await pilot.press("y")
        await until(pilot, lambda: "Saved." in said(app))
        assert on_disk(app).trade == "ours"


async def elsewhere(pilot, change: Change) -> None:
    """Save in another window, and wait until this one has seen it."""
    Desk.open(pilot.app.session.desk.path).commit(change)
    await until(pilot, pilot.app.session.desk.external_change)
    await pilot.app.keeper.look()


async def test_a_form_asks_even_when_this_window_has_read_the_other_ones_change(app_on):
    app = app_on(a_client())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("e")
        await fill(pilot, trade="ours")
        await elsewhere(pilot, Change("Changed Acme", (a_client(trade="theirs", note="and a note"),)))
        await pilot.press("f2")
        await on_top(pilot, Confirm)
        assert on_disk(app).trade == "theirs"


async def test_a_client_deleted_elsewhere_is_not_brought_back_by_a_form(app_on):
    app = app_on(a_client())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("e")
        await fill(pilot, trade="ours")
        await elsewhere(pilot, Change("Deleted Acme", (), (a_client(),)))
        await pilot.press("f2")
        told = lambda: "was removed elsewhere" in str(app.screen.query_one("#form-said").content)  # noqa: E731
        await until(pilot, lambda: isinstance(app.screen, FormDialog) and told())
        assert list(Desk.open(app.session.desk.path).records.all(Client)) == []


async def test_a_client_is_not_deleted_over_what_another_window_added(app_on):
    app = app_on(a_client())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("D")
        await on_top(pilot, Confirm)
        await elsewhere(pilot, Change("Added A-1", (an_invoice(a_client(), "A-1", 80_00),)))
        await pilot.press("y")
        await until(pilot, lambda: "The invoice “A-1” was added elsewhere" in said(app))
        assert on_disk(app).name == "Acme"


async def test_keeping_theirs_in_a_conflict_says_so_and_keeps_what_was_typed(app_on):
    app = app_on(a_client())
    async with app.run_test(size=(100, 30)) as pilot:
        await collided(pilot)
        await pilot.press("n")
        await until(pilot, lambda: "Not saved: the other window's change was kept." in said(app))
        assert "Saved." not in said(app)
        assert "open the form again" in said(app)
        assert (on_disk(app).trade, on_disk(app).note) == ("theirs", "and a note")
        await until(pilot, app.session.desk.drafts.keys)
        await pilot.press("e")
        dialog = await on_top(pilot, FormDialog)
        assert (dialog.typed["trade"], dialog.typed["note"]) == ("ours", "and a note")
        await pilot.press("f2")
        await until(pilot, lambda: on_disk(app).trade == "ours")
        assert on_disk(app).note == "and a note"
        await until(pilot, lambda: app.session.desk.drafts.keys() == [])


async def test_a_save_that_fails_is_never_told_as_saved_and_what_was_typed_is_a_draft(app_on, monkeypatch):
    def refuse(_change: Change, _since: Records | None) -> None:
        raise Unsaved("The disk is full.")

    app = app_on(a_client())
    monkeypatch.setattr(app.session.desk, "commit", refuse)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("n")
        await fill(pilot, number="A-7", amount="10")
        await pilot.press("f2")
        told = lambda: "Not saved: The disk is full." in str(app.screen.query_one("#form-said").content)  # noqa: E731
        await until(pilot, lambda: isinstance(app.screen, FormDialog) and told())
        assert app.screen.typed["number"] == "A-7"
        await until(pilot, app.session.desk.drafts.keys)
        assert "Saved." not in said(app)
        await app.save(Change("Added Bolt", (a_client("Bolt"),)), app.session.records)
        await until(pilot, lambda: "✖ Not saved: The disk is full." in said(app))


@pytest.mark.parametrize("end", ["ctrl+q", "signal"])
async def test_whatever_ends_the_program_the_last_keys_are_kept(app_on, end):
    app = app_on(a_client())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("n")
        await on_top(pilot, FormDialog)
        await pilot.press(*"A-7")
        if end == "signal":
            app.exit(return_code=143)
        else:
            await pilot.press(end)
    drafts = Desk.open(app.session.desk.path).drafts
    (key,) = drafts.keys()
    assert drafts.load(key)["number"] == "A-7"


async def test_quitting_waits_for_a_save_under_way(app_on, monkeypatch):
    app, go_on = app_on(a_client()), Event()
    commit = app.session.desk.commit

    def slow(change: Change, since: Records | None) -> object:
        go_on.wait(5)
        return commit(change, since)

    monkeypatch.setattr(app.session.desk, "commit", slow)
    async with app.run_test(size=(100, 30)) as pilot:
        saving = asyncio.create_task(
            app.keeper.save(Change("Changed Acme", (a_client(note="x"),)), app.session.records)
        )
        await pilot.pause(0.05)
        quitting = asyncio.create_task(app.action_quit())
        await pilot.pause(0.05)
        assert not quitting.done()
        go_on.set()
        await asyncio.gather(saving, quitting)
    assert on_disk(app).note == "x"


async def test_a_form_that_is_saved_leaves_no_draft(app_on):
    app = app_on(a_client())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("n")
        await fill(pilot, number="A-7", amount="10")
        await pilot.press("f2")
        await until(pilot, lambda: list(app.session.records.all(Invoice)))
    assert app.session.desk.drafts.keys() == []
