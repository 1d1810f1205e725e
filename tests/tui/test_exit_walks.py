"""The exit wizard from its first page to its last, on a desk on the disk."""

from __future__ import annotations

from exit_screens import ALL, CLIENT, answered, opened, threatening
from onscreen import TODAY, on_top, until
from textual.widgets import Button, Input

from clientdesk.model.client import Client, Stage
from clientdesk.model.exit import Outcome
from clientdesk.model.journal import Incident
from clientdesk.store.desk import Desk
from clientdesk.tui.app import ClientDesk
from clientdesk.tui.chrome import KeyBar
from clientdesk.tui.screens.dialog import Confirm
from clientdesk.tui.screens.exit.ask import AskWhy
from clientdesk.tui.screens.exit.rows import Rows

SIZE = (80, 24)


def desk_of(app):
    return app.session.desk.records


async def test_leaving_now_asks_neither_for_a_talk_nor_for_a_referral(app_on):
    app = app_on(*threatening())
    async with app.run_test(size=(60, 16)) as pilot:
        wizard = await opened(pilot)
        await wizard.go()
        assert "The desk proposes: leave now, because Northwind threatened you." in wizard.text
        await wizard.go()
        await wizard.press("enter")
        headings = []
        while wizard.heading != "Check your answers":
            headings.append(wizard.heading)
            await wizard.go()
        assert {"When you talk", "Someone who fits", "Sleep on it"}.isdisjoint(headings)
        assert len(headings) <= 6, "in under three minutes"
        rows = wizard.screen.query_one("#answers", Rows)
        assert "Nobody should be sent a client you have to leave at once." in wizard.text
        prompts = [str(each.visual) for each in wizard.screen.query(".asked")]
        assert {prompts[int(key)] for key in rows.keys}.isdisjoint({"Skipped"}), "what the path settles is only read"
        await wizard.press("enter")
        assert wizard.heading in headings, "the first that can be changed"
        await wizard.press("escape")
        await wizard.act()
        assert wizard.exit.outcome is Outcome.AT_ONCE
        assert desk_of(app).get(Client, CLIENT.id).stage is Stage.ENDED


async def test_x03_a_talk_that_was_not_held_goes_on_in_writing(app_on):
    """What is asked beside the answer (what did they say?) goes away with it, and holds nobody up."""
    async with app_on(*answered("reflect", "review")).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, "meet")
        await wizard.go_to("How it went", on="today")
        await wizard.go(held="no", said="half a word")
        assert wizard.heading == "How it went"
        await wizard.go(instead="They did not come")
        assert wizard.exit.answers["meet"]["instead"] == "They did not come"
        assert wizard.exit.done["meet"] == TODAY


async def test_at_any_size_the_keys_are_on_something_that_is_seen(app_on):
    """The paths take more room than there is: the proposed one is seen, by arriving and by coming back with Tab."""
    async with app_on(*threatening()).run_test(size=(60, 16)) as pilot:
        wizard = await opened(pilot)
        await wizard.go()
        for keys in ((), ("tab", "shift+tab")):
            await wizard.press(*keys)
            row = wizard.screen.query_one("OneOf:focus > .-cursor")
            await until(pilot, lambda row=row: wizard.screen.find_widget(row).visible_region.area == row.region.area)


async def test_quit_in_the_middle_and_find_it_again(app_on, tmp_path):
    app = app_on(*answered("reflect"))
    async with app.run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, "review")
        await wizard.say(documents="half a thou")
        await app.action_quit()
    again = ClientDesk(Desk.open(tmp_path / "desk.json"), TODAY, likes=tmp_path / "likes.json")
    async with again.run_test(size=SIZE) as pilot:
        wizard = await opened(pilot)
        assert wizard.heading == "Next: Review"
        assert wizard.screen.query_one("#steps", Rows).key == "review"
        await wizard.press("enter")
        assert wizard.screen.query_one("#answer-documents TextArea").text == "half a thou"
        assert "Half-typed before" in wizard.text


async def test_keeping_them_ends_with_a_day_to_look_again(app_on):
    async with app_on(*answered()).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, "reflect")
        await wizard.go()
        await wizard.go(keeping="keep")
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
        await wizard.press("enter", "escape")
        assert wizard.heading == "Check your answers"
        await wizard.press("escape")
        assert "All is settled" in wizard.heading


def keys(wizard) -> dict[str, str]:
    """What the key bar offers."""
    return {each.binding.key: each.binding.description for each in wizard.screen.query_one(KeyBar)._shown()}


async def test_the_last_look_says_what_its_keys_do_asks_once_and_is_undone(app_on):
    async with app_on(*answered(*ALL)).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, "finish")
        offered = keys(wizard)
        assert (offered["enter"], offered["ctrl+n"]) == ("change", "to the button")
        await wizard.press("ctrl+n")
        assert wizard.screen.focused is wizard.screen.query_one(Button)
        assert wizard.exit.saved is None, "leading there does nothing yet"
        assert "do it" in keys(wizard).values()
        await wizard.press("ctrl+n")
        assert wizard.exit.saved == TODAY
        assert "Undo takes all of it back" in wizard.text
        await pilot.press("u")
        await until(pilot, lambda: "All is settled" in wizard.heading)
        assert wizard.exit.saved is None
        await wizard.at("finish")
        await wizard.press("end", "down", "enter")
        assert wizard.exit.saved == TODAY, "the arrows and Enter do it, too"


async def test_in_a_text_the_bar_names_the_key_that_goes_on_and_words_taken_as_proposed_are_in_the_history(app_on):
    app = app_on(*answered("reflect", "review"))
    async with app.run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, "meet")
        await wizard.go(on="today")
        assert keys(wizard)["tab"] == "next field"
        await wizard.go(reason="S01")
        offered = keys(wizard)
        assert "enter" not in offered
        assert offered["ctrl+n"] == "go on"
        said = wizard.screen.query_one("#answer-lines TextArea").text
        await wizard.press("ctrl+n")
        assert wizard.exit.answers["meet"]["lines"] == said
        assert app.session.desk.history()[0].label.startswith("Answered Meet: What you say")


async def test_the_list_of_steps_offers_only_keys_that_mean_something_there(app_on):
    async with app_on(*answered("reflect")).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot)
        await until(pilot, lambda: "enter" in keys(wizard))
        assert {"tab", "p", "f5", "b"}.isdisjoint(keys(wizard))


async def test_an_edited_letter_stays_and_an_untouched_one_follows_the_last_day(app_on):
    async with app_on(*answered("reflect", "review", "meet")).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, "notice")
        for _page in ("length", "last day", "hand-over", "letter"):
            await wizard.go()
        assert "letter" not in wizard.exit.answers["notice"]
        await wizard.press("escape")
        await wizard.at("notice")
        for _page in ("length", "last day", "hand-over"):
            await wizard.go()
        await wizard.go(letter="It ends.")
        assert wizard.exit.answers["notice"]["letter"] == "It ends."


async def test_own_words_are_a_reason_too(app_on):
    async with app_on(*answered("reflect", "review")).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, "meet")
        await wizard.go(on="today")
        await wizard.say(reason="own words")
        wizard.screen.query_one("#answer-reason Line", Input).value = "I am moving abroad"
        await wizard.go()
        assert wizard.exit.answers["meet"]["reason"] == "I am moving abroad"


async def test_every_kind_of_page_holds_where_there_is_hardly_room(app_on):
    async with app_on(*answered(*ALL)).run_test(size=(20, 5)) as pilot:
        wizard = await opened(pilot, "reflect")
        await wizard.press("pagedown", "escape", "f6", "down", "escape")
        await wizard.at("finish")
        for prompt in ("The letter", "Archive the paper trail"):
            await wizard.at(row_of(wizard, prompt))
            await wizard.press("down", "tab", "pagedown", "escape")
        await wizard.act()
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
        await wizard.press("escape")
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
