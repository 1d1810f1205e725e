"""What a person may do anywhere in the exit wizard: wait, go back, skip, cancel, copy, take another path."""

from __future__ import annotations

from itertools import pairwise

from exit_screens import CLIENT, answered, late_payer, opened, threatening, with_answers
from onscreen import TODAY, fill, on_top, until
from textual.widgets import Button, Input

from clientdesk.model.change import Change
from clientdesk.model.client import Client, Stage
from clientdesk.model.errors import Unsaved, Versions
from clientdesk.model.exit import Outcome
from clientdesk.model.project import Contract
from clientdesk.model.records import KINDS
from clientdesk.model.settings import Colleague, Settings
from clientdesk.playbook.exit.places import Place
from clientdesk.tui.screens.dialog import Confirm
from clientdesk.tui.screens.exit.answer import Answer
from clientdesk.tui.screens.exit.ask import AskWhy
from clientdesk.tui.screens.form import FormDialog

SIZE = (80, 24)


def desk_of(app):
    return app.session.desk.records


async def test_leaving_at_once_without_a_sign_needs_a_reason(app_on):
    async with app_on(*late_payer()).run_test(size=SIZE) as pilot:
        wizard = await (await opened(pilot)).go()
        await wizard.go(path="leave-now")
        assert wizard.heading == "Which way do you leave?"
        assert "✖ This needs an answer." in wizard.text
        await wizard.go(because="They know where I live")
        assert wizard.exit.path_because == "They know where I live"


async def test_a_page_being_typed_survives_a_change_elsewhere_and_its_draft_goes_when_it_is_saved(app_on):
    app = app_on(*answered("reflect"))
    async with app.run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, "review")
        await wizard.say(documents="half a thou")
        await until(pilot, app.session.desk.drafts.keys)
        told = desk_of(app).get(Client, CLIENT.id).but(note="late again")
        await app.save(Change("Told more", (told,)), app.session.records)
        await wizard.settle()
        assert wizard.screen.query_one("#answer-documents TextArea").text == "half a thou"
        await wizard.go()
        assert app.session.desk.drafts.keys() == []


async def test_what_can_not_be_read_is_kept_by_going_back_and_stays_with_the_reason_under_it_when_going_on(app_on):
    async with app_on(*answered("reflect", "review")).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, "meet")
        await wizard.say(on="the day after never")
        await wizard.press("escape")
        assert wizard.heading == "Next: Meet"
        await wizard.press("enter")
        assert wizard.screen.query_one("#answer-on Input", Input).value == "the day after never"
        await wizard.go()
        assert "✖ “the day after never” is not a day" in wizard.text
        assert wizard.screen.query_one("#answer-on Input", Input).value == "the day after never"
        await wizard.press("f4")
        assert wizard.screen.query_one("#answer-on Input", Input).value == "23 Nov 2026"


async def test_a_failed_save_and_a_conflict_say_so_and_stay(app_on, monkeypatch):
    app = app_on(*answered("reflect"))

    async def theirs(_question):
        return False

    async with app.run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, "review")
        for error, told in (
            (Unsaved("The disk is full; free some space and try again."), "Not saved: The disk is full"),
            (Versions("Another window changed this exit."), "Not saved: the other window's change was kept."),
        ):
            with monkeypatch.context() as broken:
                broken.setattr(app.session.desk, "commit", raising(error))
                broken.setattr(app.keeper, "_ask", theirs)
                await wizard.go(documents="the offer of May")
            assert told in wizard.text
            assert wizard.heading == "No contract: what stands in for it"
            assert wizard.screen.query_one("#answer-documents TextArea").text == "the offer of May"
        await wizard.go()
        assert wizard.heading == "Your own duties"


def raising(error: Exception):
    def refuse(_change, _since):
        raise error

    return refuse


async def test_continue_without_an_answer_says_so_at_the_question(app_on):
    async with app_on(*answered("reflect")).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, Place("review", "duties"))
        wizard.screen.query_one(Button).focus()
        await wizard.press("enter")
        assert wizard.heading == "Your own duties"
        assert "✖ Choose one first." in wizard.text


async def test_a_weighty_question_is_not_answered_by_enter_alone(app_on):
    async with app_on(*answered()).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, Place("reflect", "keep"))
        await wizard.press("enter")
        assert wizard.heading == "Keep them, or go?"
        assert "Chosen. Enter goes on." in wizard.text
        await wizard.press("enter")
        assert wizard.exit.answers["reflect"]["keeping"] == "nothing"


async def test_a_contract_is_read_as_a_list_and_walked_with_enter(app_on):
    agreed = tuple(each.but(exists=True) if isinstance(each, Contract) else each for each in answered("reflect"))
    async with app_on(*agreed).run_test(size=(80, 60)) as pilot:
        wizard = await opened(pilot, "review")
        lines = wizard.screen.query(Answer)

        def rhythm():
            return {below.region.y - above.region.y for above, below in pairwise(lines)}

        await until(pilot, lambda: rhythm() <= {3, 4})
        assert "2 of 11 · nothing is known of it" in wizard.text
        await wizard.say(**dict.fromkeys((each.question.key for each in lines[:-2]), "read"))
        lines[-2].target.focus()
        await wizard.press("enter", "enter")
        assert wizard.heading == "The contract, line by line", "the last one is seen, too"
        await wizard.press("enter")
        assert set(wizard.exit.answers["review"].values()) == {"read"}


async def test_a_step_is_skipped_with_a_reason(app_on):
    async with app_on(*answered("reflect", "review")).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot)
        await pilot.press("f3")
        asked = await on_top(pilot, AskWhy)
        await pilot.press("enter")
        assert pilot.app.screen is asked, "without a reason nothing is skipped"
        asked.query_one(Input).value = "no time"
        await pilot.press("enter")
        await on_top(pilot, type(wizard.screen))
        await wizard.settle()
        assert wizard.exit.skipped == {"meet": "no time"}
        assert "skipped: no time" in wizard.text


async def test_cancelling_asks_first(app_on):
    app = app_on(*answered("reflect"))
    async with app.run_test(size=SIZE) as pilot:
        wizard = await opened(pilot)
        await pilot.press("f8")
        await on_top(pilot, Confirm)
        await pilot.press("n")
        await wizard.settle()
        assert wizard.exit.ended is None
        await pilot.press("f8")
        await on_top(pilot, Confirm)
        await pilot.press("y")
        await until(pilot, lambda: app.screen is not wizard.screen)
        assert wizard.exit.outcome is Outcome.CANCELLED
        assert desk_of(app).get(Client, CLIENT.id).stage is Stage.ACTIVE


async def test_the_cooling_off_says_until_when_and_what_can_be_done(app_on):
    async with app_on(*with_answers(answered(), "reflect", keeping="nothing")).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, Place("reflect", "wait"))
        await wizard.go()
        assert wizard.heading == "No contract: what stands in for it", "reading the contract needs no waiting"
        await wizard.press("escape")
        assert "waiting until 24 Nov 2026" in wizard.text
        await wizard.press("down")
        assert wizard.text.count("Cooling off: 3 days left, until 24 Nov 2026.") == 1
        assert wizard.text.count("Nobody hears anything before that day") == 1
        assert "Meanwhile you can go on with Review." in wizard.text
        await wizard.press("end", "enter")
        assert "✖ Close down can't be opened yet. Cooling off" in wizard.text
        assert wizard.heading == "Next: Review"


async def test_waiting_for_payment_sees_a_day_come_and_wakes_up_by_itself_when_p_records_it(app_on):
    app = app_on(*answered("reflect", "review", order="after-payment"))
    async with app.run_test(size=SIZE) as pilot:
        wizard = await opened(pilot)
        assert wizard.heading == "Waiting until €100 is paid"
        app.session._fixed = TODAY.replace(day=24)
        app.upkeep.look_again()
        await until(pilot, lambda: "begun 3 days ago, on 21 Nov 2026" in wizard.text)
        assert "This opens by itself when it is paid" in wizard.text
        assert "When they pay, p records it." in wizard.text
        await pilot.press("p")
        await on_top(pilot, FormDialog)
        await fill(pilot, amount="100")
        await pilot.press("f2")
        await until(pilot, lambda: app.screen is wizard.screen and wizard.heading == "Next: Meet")
        assert wizard.screen.check_action("payment", ()) is False, "nothing waits for money any more"


async def test_another_path_needs_a_reason(app_on):
    async with app_on(*answered()).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot)
        await wizard.press("f6")
        await wizard.go(path="leave-now", because="They came to my house")
        assert "leave now path" in wizard.text
        assert wizard.heading == "Next: Review"


async def test_only_words_of_ones_own_were_half_typed(app_on):
    async with app_on(*answered()).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot)
        await wizard.press("f6", "down", "escape", "f6")
        assert "Half-typed before" not in wizard.text, "an option was chosen, and nothing typed"
        await wizard.say(because="They came")
        await wizard.press("escape", "f6")
        assert "Half-typed before, and kept." in wizard.text


async def test_the_letter_is_copied(app_on):
    app = app_on(*answered("review", records=threatening()))
    async with app.run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, "notice")
        await wizard.press("f5")
        assert app.clipboard.startswith("The end of our work together\n\nDear Northwind,")


async def test_a_client_deleted_elsewhere_closes_the_wizard(app_on):
    app = app_on(*answered())
    async with app.run_test(size=SIZE) as pilot:
        wizard = await opened(pilot)
        gone = tuple(
            each for kind in KINDS for each in desk_of(app).all(kind) if not isinstance(each, Settings | Colleague)
        )
        await app.save(Change("Gone", (), gone), app.session.records)
        await until(pilot, lambda: app.screen is not wizard.screen)


async def test_the_views_are_one_key_away_and_the_exit_stays(app_on):
    app = app_on(*answered("reflect"))
    async with app.run_test(size=SIZE) as pilot:
        wizard = await opened(pilot)
        await pilot.press("3")
        await until(pilot, lambda: app.current_mode == "agenda")
        wizard = await opened(pilot)
        assert wizard.heading == "Next: Review"
