"""The registry, and what is made from it: keys, palette, help, and the bars at the top and the bottom."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from onscreen import TODAY, a_client, an_invoice, on_top, until
from textual.widgets import Input

from clientdesk import tui
from clientdesk.model.client import Stage
from clientdesk.model.money import Money
from clientdesk.tui.chrome import KeyBar, TopBar
from clientdesk.tui.command import Where
from clientdesk.tui.commands import BY_ID, COMMANDS
from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.clients import ClientsScreen
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.help import HelpScreen, _in_two
from clientdesk.tui.screens.palette import Palette
from clientdesk.tui.widgets.line_list import LineList


def test_no_key_is_bound_but_by_the_registry():
    room = Path(tui.__file__).parent
    binding = [file.name for file in room.rglob("*.py") if " Binding(" in file.read_text()]
    assert binding == ["command.py"]


def test_only_the_keeper_saves():
    room = Path(tui.__file__).parent
    saves = re.compile(r"desk\.(commit|undo|redo|refresh|drafts)\b")
    assert [file.name for file in room.rglob("*.py") if saves.search(file.read_text())] == ["keeper.py"]


def test_every_command_has_an_id_of_its_own_and_a_lower_case_title():
    assert len(BY_ID) == len(COMMANDS)
    assert all(command.title[:1].islower() for command in COMMANDS)


def bar(app) -> str:
    return app.screen.query_one(KeyBar).render().plain


async def find(pilot, typed: str) -> list[str]:
    await pilot.press("ctrl+p")
    palette = await on_top(pilot, Palette)
    palette.query_one(Input).value = typed
    await pilot.pause()
    return [hit.title for hit in palette._shown]


@pytest.mark.parametrize(
    ("view", "typed"),
    [("1", "trouble and"), ("1", "sort"), ("1", "turn the order"), ("2", "zoom"), ("2", "all days"), ("2", "order")],
)
async def test_what_a_view_can_do_is_found_by_name(sample_app, view, typed):
    async with sample_app.run_test(size=(100, 30)) as pilot:
        await pilot.press(view)
        assert any(typed in title for title in await find(pilot, typed))


async def test_a_found_command_is_carried_out_where_it_belongs(sample_app):
    async with sample_app.run_test(size=(100, 30)) as pilot:
        await find(pilot, "sort by")
        await pilot.press("enter")
        rows = sample_app.screen.query_one(LineList)
        await until(pilot, lambda: "Client ▴" in rows.render_line(0).text)


async def test_a_theme_is_found_by_its_name(sample_app):
    async with sample_app.run_test(size=(100, 30)) as pilot:
        assert "theme: nord" in await find(pilot, "nord")
        await pilot.press("enter")
        await until(pilot, lambda: sample_app.theme == "nord")


async def test_the_help_lists_every_working_command_in_one_case(sample_app):
    async with sample_app.run_test(size=(120, 40)) as pilot:
        await pilot.press("2", "question_mark")
        screen = await on_top(pilot, HelpScreen)
        titles = [title for rows in screen._sections.values() for _keys, title in rows]
        assert {"zoom in", "down", "filter…", "open", "record a payment…"} <= set(titles)
        first, last = _in_two(screen._sections)
        assert list(last)[-1] == Where.APP.value, "what works everywhere comes after what works here"
        assert {**first, **last} == screen._sections


async def test_inside_the_filter_only_keys_that_work_there_are_offered(sample_app):
    async with sample_app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash")
        await until(pilot, lambda: "all rows" in bar(sample_app))
        assert not {"add", "filter", "?", "undo"} & set(bar(sample_app).split())
        assert "find" in bar(sample_app)
        await pilot.press("plus")
        assert sample_app.screen.query_one(Input).value == "+"


async def test_a_click_on_a_key_of_the_bar_presses_it(app_on):
    app = app_on(a_client())
    async with app.run_test(size=(100, 24)) as pilot:
        await until(pilot, lambda: "invoice" in bar(app))
        at = bar(app).index("n invoice") + 3
        await pilot.click(KeyBar, offset=(at + 1, 0))
        assert "invoice" in (await on_top(pilot, FormDialog)).form.title.lower()


async def test_a_click_on_a_view_goes_there(sample_app):
    async with sample_app.run_test(size=(60, 16)) as pilot:
        at = sample_app.screen.query_one(TopBar).render().plain.index("Agenda")
        await pilot.click(TopBar, offset=(at + 1, 0))
        await until(pilot, lambda: sample_app.screen.query_one(TopBar).here == "agenda")


async def test_a_small_terminal_keeps_the_views_names_and_shortens_the_day(sample_app):
    async with sample_app.run_test(size=(60, 16)) as pilot:
        top = sample_app.screen.query_one(TopBar)
        await until(pilot, lambda: top.render().plain.endswith(" 21 Nov"))
        for name in ("Clients", "Timeline", "Agenda", "Referrals", "Guide"):
            assert name in top.render().plain


async def test_of_what_is_owed_the_desks_own_currency_comes_first_and_the_rest_is_counted(app_on):
    clients = [a_client(code, currency=code) for code in ("CHF", "EUR", "GBP", "JPY", "USD")]
    app = app_on(*clients, *(an_invoice(each, each.name, 7_000_00, due=TODAY) for each in clients))
    async with app.run_test(size=(110, 24)) as pilot:
        top = app.screen.query_one(TopBar)
        await until(pilot, lambda: "owed" in top.render().plain)
        told = top.render().plain
        assert f"owed {Money(700000, 'EUR').shown(whole=True)}, " in told
        assert told.endswith(" more")
        assert isinstance(app.screen, ClientsScreen)


async def test_only_the_tabs_that_are_lists_offer_a_filter(app_on):
    app = app_on(a_client())
    async with app.run_test(size=(200, 40)) as pilot:
        await pilot.press("enter")
        await on_top(pilot, ClientPage)
        for offers in (False, True, True, True, True, True, False):
            await until(pilot, lambda: ("filter" in bar(app).split()) is offers)  # noqa: B023  asked at once
            await pilot.press("right")


async def test_a_filter_that_was_dropped_is_not_offered_to_be_dropped_again(sample_app):
    async with sample_app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", "n", "o", "r", "enter")
        await until(pilot, lambda: "all rows" in bar(sample_app))
        await pilot.press("escape")
        await until(pilot, lambda: "all rows" not in bar(sample_app))
        assert "undo" in bar(sample_app)


@pytest.mark.parametrize("typed", ["back", "come back", "again"])
async def test_the_way_back_is_found_for_who_has_ended_and_for_nobody_else(app_on, typed):
    for stage, is_there in ((Stage.ENDED, True), (Stage.ACTIVE, False)):
        app = app_on(a_client(stage=stage))
        async with app.run_test(size=(100, 30)) as pilot:
            await until(pilot, lambda: ("B take back" in bar(app)) is is_there)  # noqa: B023  asked at once
            assert ("x exit" in bar(app)) is not is_there
            assert ("take them back" in await find(pilot, typed)) is is_there
