"""Logging an incident: one key, one sign, one text."""

from __future__ import annotations

import pytest
from onscreen import Host, a_client, notices, on_top, until
from textual.events import Key
from textual.widgets import Input, Static

from clientdesk.model.journal import Incident
from clientdesk.model.signs import LOGGED
from clientdesk.tui.screens.clients import ClientsScreen
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.pick_sign import PickSign, found, to_log
from clientdesk.tui.widgets.line_list import LineList


def ids(typed: str) -> list[str]:
    return [line.id for line in found(to_log(), typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("s13", "S13"),
        ("insult", "S09"),
        ("İNSULT", "S09"),
        ("you insulted", "S09"),
        ("demean", "S10"),
        ("race", "S10"),
        ("threw threat", ""),
        ("throwing", "S11"),
        ("verbal abuse", "S09"),
        ("verbal-abuse", "S09"),
        ("weekend", "S14"),
        ("red lie", "S13"),
        ("lawyer", ""),
        ("rıvals", "S16"),
    ],
)
def test_a_sign_is_found_by_its_words_in_any_order_and_case(typed, first):
    assert next(iter(ids(typed)), "") == first


def test_what_a_sign_is_called_comes_before_what_is_told_of_it():
    assert ids("price")[0] == "S03"
    assert "S16" in ids("price")


def test_only_signs_that_are_logged_are_offered():
    assert {line.id for line in to_log()} == LOGGED


async def test_the_picker_tells_the_sign_under_the_cursor_in_full_on_a_small_terminal():
    dialog = PickSign("What happened with [/]?", to_log())
    longest = max(to_log(), key=lambda line: len(line.told))
    app = Host(dialog)
    async with app.run_test(size=(60, 16)) as pilot:
        told = dialog.query_one("#pick-told", Static)
        await pilot.press("down")
        await until(pilot, lambda: str(told.content) == to_log()[1].told)
        assert "[/]" in str(dialog.query_one("#pick-title", Static).content)
        dialog.query_one(Input).value = longest.id
        await until(pilot, lambda: str(told.content) == longest.told)
        assert told.get_content_height(told.size, told.size, told.content_size.width) <= told.content_size.height
        row = dialog.query_one(LineList).render_line(1).text
        assert longest.id in row
        assert longest.mark in row
        await pilot.press("enter")
        assert app.answer == longest.id


async def test_what_nothing_answers_to_is_said_and_enter_waits():
    dialog = PickSign("What?", to_log())
    app = Host(dialog)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"qqq", "enter")
        assert app.answer == "nothing yet"
        assert str(dialog.query_one("#pick-told", Static).content) == ""
        await pilot.press("escape")
        assert app.answer is None


async def test_enter_right_after_the_letters_takes_what_they_say():
    app = Host(PickSign("What?", to_log()))
    async with app.run_test(size=(80, 24)) as pilot:
        for key in (*"unethic", "enter"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: app.answer == "S12")


async def pick(pilot, letters: str) -> FormDialog:
    """From the client list to the form."""
    await pilot.press("i")
    picker = await on_top(pilot, PickSign)
    assert picker.query_one(Input).value == ""
    await pilot.press(*letters, "enter")
    return await on_top(pilot, FormDialog)


async def back(pilot) -> None:
    await pilot.press("escape")
    await until(pilot, lambda: isinstance(pilot.app.screen, ClientsScreen))


async def test_an_incident_is_one_key_one_sign_one_text_and_comes_back_half_typed_with_its_sign(app_on):
    app = app_on(a_client())
    async with app.run_test(size=(80, 24)) as pilot:
        await pick(pilot, "s12")
        await back(pilot)
        dialog = await pick(pilot, "insu")
        await until(pilot, lambda: dialog.focused and dialog.focused.id == "field-said")
        await pilot.press(*"Fo")
        await back(pilot)
        await until(pilot, app.session.desk.drafts.keys)
        await pilot.press("i")
        dialog = await on_top(pilot, FormDialog)
        assert (dialog.typed["sign"], dialog.typed["said"]) == ("S09", "Fo")
        await pilot.press("ctrl+n")
        await until(pilot, lambda: notices(app) == "Saved. Try first: R08 give one warning (F8)")
        (entry,) = app.session.records.all(Incident)
        assert (entry.sign, entry.said, app.session.desk.drafts.keys()) == ("S09", "Fo", [])
        await pilot.press("u")
        await until(pilot, lambda: not list(app.session.records.all(Incident)))
