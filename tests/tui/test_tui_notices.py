"""Notices: one at a time, never over tabs, keys or what a dialog asks; and preferences that can't be read."""

from __future__ import annotations

import pytest
from onscreen import TODAY, a_client, on_top, until
from textual.widgets._toast import Toast

from clientdesk.model.journal import Task
from clientdesk.tui import prefs
from clientdesk.tui.chrome import KeyBar, TopBar
from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.writing import WritingScreen
from clientdesk.tui.widgets.line_list import LineList


async def test_a_newer_notice_takes_the_place_of_the_one_before(app_on):
    app = app_on(a_client())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for words in ("one", "two", "three"):
            app.say(words)
        await until(pilot, lambda: [toast.region.bottom for toast in app.screen.query(Toast)] == [23])
        assert app.screen.query_one(Toast).region.right == 80
        assert [each.message for each in app._notifications] == ["three"]


@pytest.mark.parametrize("words", ["short", "one that is so long that it takes more than a line of them " * 3])
async def test_a_notice_covers_no_field_and_no_button(app_on, words):
    app = app_on(a_client())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("n")
        dialog = await on_top(pilot, FormDialog)
        app.say(words, failed=True)
        await until(pilot, lambda: dialog.query(Toast))
        await until(pilot, lambda: dialog.query_one(Toast).region.height == 1)
        toast = dialog.query_one(Toast).region
        assert toast.y >= dialog.query_one("#form-buttons").region.bottom
        assert toast.bottom <= dialog.query_one(KeyBar).region.y


async def test_a_notice_leaves_what_the_check_says_of_a_letter_in_sight(app_on):
    app = app_on(a_client())
    async with app.run_test(size=(60, 16), notifications=True) as pilot:
        await app.write_letter("id of Acme", "L11")
        screen = await on_top(pilot, WritingScreen)
        app.say("one that is so long that it takes more than a line of them " * 3, failed=True)
        await until(pilot, lambda: screen.query(Toast) and screen.query_one(Toast).region.height)
        toast, told = screen.query_one(Toast).region, screen.query_one("#problems").region
        assert told
        assert told.bottom <= toast.y
        assert toast.bottom <= screen.query_one(KeyBar).region.y


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_notice_covers_nothing_of_a_view_and_gives_its_lines_back(app_on, size):
    app = app_on(a_client(), Task(id="t", client="id of Acme", what="Call them", due=TODAY))
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.press("3")
        await until(pilot, lambda: app.screen.query_one(LineList).keys)
        hint, keys, top = (app.screen.query_one(each) for each in ("#beside", KeyBar, TopBar))
        before = hint.region
        app.say("Recorded a call to somebody, and what they said of it. Saved.")
        await until(pilot, lambda: app.screen.query(Toast) and app.screen.query_one(Toast).region)
        toast = app.screen.query_one(Toast).region
        assert not any(toast.overlaps(each.region) for each in (hint, keys, top, app.screen.query_one(LineList)))
        assert toast.bottom == keys.region.y
        app.clear_notifications()
        await until(pilot, lambda: hint.region == before)


async def test_below_a_dialog_no_key_is_offered_that_would_not_work_there(app_on):
    app = app_on(a_client())
    async with app.run_test(size=(80, 24)) as pilot:
        below = app.screen.query_one(KeyBar)
        await until(pilot, lambda: "n invoice" in below.render().plain)
        await pilot.press("n")
        dialog = await on_top(pilot, FormDialog)
        assert not below.render().plain
        assert dialog.query_one(KeyBar).render().plain.split() == "F2 save Esc close F4 forget F1 keys".split()
        await pilot.press("escape")
        await until(pilot, lambda: "n invoice" in below.render().plain)


async def test_a_notice_leaves_the_tabs_of_a_client_and_the_keys_in_sight(app_on):
    app = app_on(a_client())
    async with app.run_test(size=(60, 16), notifications=True) as pilot:
        await pilot.press("enter")
        page = await on_top(pilot, ClientPage)
        app.say("one that is so long that it takes more than a line of them " * 3)
        await until(pilot, lambda: page.query(Toast) and page.query_one(Toast).region)
        toast = page.query_one(Toast).region
        assert toast.y > page.query_one("#tabs").region.bottom
        assert toast.bottom <= page.query_one(KeyBar).region.y


@pytest.mark.parametrize("typed", [b'{"keymap": {"undo": "f12"},}', b"", b"\xff", b'{"keymap": ["f12"]}'])
async def test_preferences_with_a_slip_in_them_are_told_of_and_left_alone(app_on, tmp_path, typed):
    (tmp_path / "likes.json").write_bytes(typed)
    app = app_on()
    async with app.run_test(size=(100, 24)) as pilot:
        await until(pilot, lambda: any("can't be read" in each.message for each in app._notifications))
        await pilot.press("ctrl+t")
        await until(pilot, lambda: any("for now" in each.message for each in app._notifications))
    assert (tmp_path / "likes.json").read_bytes() == typed


def test_preferences_are_replaced_whole(tmp_path, monkeypatch):
    file = tmp_path / "folder" / "likes.json"
    assert prefs.save(file, prefs.Prefs(theme="a", keymap={"undo": "f12"}))
    monkeypatch.setattr("os.rename", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    assert not prefs.save(file, prefs.Prefs(theme="b"))
    assert prefs.load(file) == prefs.Prefs(theme="a", keymap={"undo": "f12"})
    assert [each.name for each in file.parent.iterdir()] == ["likes.json"]
