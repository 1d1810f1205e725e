"""The exit wizard from its first page to its last, on a desk on the disk."""

from __future__ import annotations

import pytest
from exit_screens import ALL, CLIENT, answered, opened, threatening, with_answers
from onscreen import TODAY, on_top, until
from textual.widgets import Button, Input, Static

from clientdesk.model.client import Client
from clientdesk.model.exit import Outcome
from clientdesk.model.journal import Incident
from clientdesk.playbook.exit.places import Place
from clientdesk.tui.chrome import KeyBar
from clientdesk.tui.screens.dialog import Confirm
from clientdesk.tui.screens.exit.ask import AskWhy
from clientdesk.tui.screens.exit.rows import Rows
from clientdesk.tui.screens.exit.walk import WAY

SIZE = (80, 24)


async def test_leaving_now_asks_neither_for_a_talk_nor_for_a_referral(app_on):
    """The five pages that it has are walked by keys in `test_exit_ways`."""
    app = app_on(*answered("review", "notice", "close-down", records=threatening()))
    async with app.run_test(size=(60, 16)) as pilot:
        wizard = await opened(pilot, "finish")
        rows = wizard.screen.query_one("#answers", Rows)
        assert "Nobody should be sent a client you have to leave at once." in wizard.text
        prompts = [str(each.visual) for each in wizard.screen.query(".asked")]
        assert {prompts[int(key)] for key in rows.keys}.isdisjoint({"Skipped"}), "what the path settles is only read"
        await wizard.press("enter")
        assert wizard.heading == "The letter", "the first that can be changed"
        await wizard.press("escape")
        assert wizard.heading == "Check your answers"


async def test_x03_a_talk_that_was_not_held_goes_on_in_writing(app_on):
    """What is asked beside the answer (what did they say?) goes away with it, and holds nobody up."""
    talked = with_answers(answered("reflect", "review"), "meet", on="today", channel="call", reason="S01")
    async with app_on(*talked).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, Place("meet", "after"))
        await wizard.go(held="no", said="half a word")
        assert wizard.heading == "How it went"
        await wizard.go(instead="They did not come")
        assert wizard.exit.answers["meet"]["instead"] == "They did not come"
        assert wizard.exit.done["meet"] == TODAY


async def test_at_any_size_the_keys_are_on_something_that_is_seen(app_on):
    """The paths take more room than there is: the proposed one is seen, by arriving and by coming back with Tab."""
    async with app_on(*threatening()).run_test(size=(60, 16)) as pilot:
        wizard = await opened(pilot, WAY)
        assert "The desk proposes: leave now, because Northwind threatened you." in wizard.text
        for keys in ((), ("tab", "shift+tab")):
            await wizard.press(*keys)
            row = wizard.screen.query_one("OneOf:focus > .-cursor")
            await until(pilot, lambda row=row: wizard.screen.find_widget(row).visible_region.area == row.region.area)


async def test_keeping_them_ends_with_a_day_to_look_again(app_on):
    async with app_on(*with_answers(answered(), "reflect", keeping="keep")).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, Place("reflect", "remedies"))
        await wizard.go(remedies="R06", look_again="+30")
        await wizard.act()
        assert wizard.exit.outcome is Outcome.KEPT
        assert "look again" in wizard.text


async def test_an_answer_is_changed_from_the_check_page_and_comes_back(app_on):
    async with app_on(*answered(*ALL)).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, "finish")
        row = row_of(wizard, "When does the contract end?")
        await wizard.at(row)
        assert wizard.heading == "The last day"
        await wizard.go(last_day="28 Feb 2027")
        assert wizard.heading == "Check your answers"
        assert "end the contract on 28 Feb 2027" in str(wizard.screen.query_one(Button).label)
        assert wizard.screen.query_one("#answers", Rows).key == row


def keys(wizard) -> dict[str, str]:
    """What the key bar offers."""
    return {each.binding.key: each.binding.description for each in wizard.screen.query_one(KeyBar)._shown()}


async def test_the_last_look_says_what_its_keys_do_asks_once_and_is_undone(app_on):
    async with app_on(*answered(*ALL)).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, "finish")
        offered = keys(wizard)
        assert (offered["enter"], offered["ctrl+n"]) == ("change", "to the button")
        act = wizard.screen.query_one(Button)
        for lead in (["ctrl+n"], ["shift+tab", "end", "down"]):
            await wizard.press(*lead)
            assert wizard.screen.focused is act
        await wizard.press("ctrl+n")
        assert wizard.exit.saved is None, "leading there does nothing yet, however often"
        assert "ctrl+n" not in keys(wizard)
        assert "do it" in keys(wizard).values()
        await wizard.press("enter")
        assert wizard.exit.saved == TODAY
        assert "Undo takes all of it back" in wizard.text
        assert wizard.screen.check_action("cancel", ()) is False, "the end is undone, not cancelled"
        await pilot.press("u")
        await until(pilot, lambda: "All is settled" in wizard.heading)
        assert wizard.exit.saved is None


async def test_own_words_are_a_reason_and_words_taken_as_proposed_are_kept_and_in_the_history(app_on):
    """In a text, where Enter begins a line, the bar names the key that goes on."""
    app = app_on(*with_answers(answered("reflect", "review"), "meet", on="today"))
    async with app.run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, "meet")
        assert keys(wizard)["tab"] == "next field"
        await wizard.say(reason="own words")
        wizard.screen.query_one("#answer-reason Line", Input).value = "I am moving abroad"
        await wizard.go()
        assert wizard.exit.answers["meet"]["reason"] == "I am moving abroad"
        offered = keys(wizard)
        assert "enter" not in offered
        assert offered["ctrl+n"] == "go on"
        said = wizard.screen.query_one("#answer-lines TextArea").text
        await wizard.press("ctrl+n")
        assert wizard.exit.answers["meet"]["lines"] == said
        assert app.session.desk.history()[0].label.startswith("Answered Meet: What you say")


async def test_the_list_offers_only_keys_that_mean_something_there_and_counts_the_close_down_apart(app_on):
    async with app_on(*answered(*ALL)).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot)
        await until(pilot, lambda: "enter" in keys(wizard))
        assert {"tab", "p", "f5", "b"}.isdisjoint(keys(wizard))
        assert "✔ Refer │ ◐ Close" in str(wizard.screen.query_one("#exit-way", Static).visual), "planned, not done"
        assert "6 of 6 settled" in wizard.text


@pytest.mark.beside
async def test_every_kind_of_page_holds_where_there_is_hardly_room(app_on):
    async with app_on(*answered(*ALL)).run_test(size=(20, 5)) as pilot:
        wizard = await opened(pilot)
        await wizard.press("f6", "down")
        for place in (Place("reflect", "history"), Place("notice", "letter"), Place("close-down", "checklist")):
            await wizard.to(place)
            await wizard.press("tab", "pagedown")
        await (await wizard.to("finish")).act()
        assert wizard.exit.saved == TODAY


HOSTILE = "[/] [@click=app.quit]x[/] a\x1b[31mb\x1b]52;c;QUJD\x07 " + "w" * 300


async def test_a_hostile_name_is_shown_or_cleaned_and_never_run(app_on):
    hostile = tuple(
        each.but(name=HOSTILE, trade=HOSTILE) if isinstance(each, Client) else each
        for each in answered("reflect", "review")
    )
    app = app_on(*hostile, Incident(id="i", client=CLIENT.id, sign="S10", on=TODAY, said=HOSTILE))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        wizard = await opened(pilot, "meet")
        assert "\x1b" not in wizard.text
        await pilot.press("f3")
        await on_top(pilot, AskWhy)
        await wizard.press("escape")
        await pilot.press("f8")
        await on_top(pilot, Confirm)
        await pilot.press("y")
        await until(pilot, lambda: app.screen is not wizard.screen)
        await opened(pilot)
        assert app.is_running


def row_of(wizard, prompt: str) -> str:
    prompts = [str(each.visual) for each in wizard.screen.query(".asked")]
    return str(prompts.index(prompt))
