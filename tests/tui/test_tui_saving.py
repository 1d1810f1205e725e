"""What is said of a save is so: with another window, with a disk that refuses, and whatever ends the program."""

from __future__ import annotations

import asyncio
from threading import Event

import pytest
from onscreen import a_client, fill, on_top, until

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.errors import Unsaved
from clientdesk.model.invoice import Invoice
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
    def refuse(_change: Change) -> None:
        raise Unsaved("The disk is full.")

    app = app_on(a_client())
    monkeypatch.setattr(app.session.desk, "commit", refuse)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("n")
        await fill(pilot, number="A-7", amount="10")
        await pilot.press("f2")
        told = lambda: "Not saved: The disk is full." in str(app.screen.query_one("#form-said").content)  # noqa: E731
        await until(pilot, lambda: isinstance(app.screen, FormDialog) and told())
        await until(pilot, app.session.desk.drafts.keys)
        assert "Saved." not in said(app)
        await app.save(Change("Added Bolt", (a_client("Bolt"),)))
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

    def slow(change: Change) -> object:
        go_on.wait(5)
        return commit(change)

    monkeypatch.setattr(app.session.desk, "commit", slow)
    async with app.run_test(size=(100, 30)) as pilot:
        saving = asyncio.create_task(app.keeper.save(Change("Changed Acme", (a_client(note="x"),))))
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
