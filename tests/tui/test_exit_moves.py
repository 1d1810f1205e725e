"""What a person may do anywhere in the exit wizard: wait, go back, skip, cancel, copy, take another path."""

from __future__ import annotations

from itertools import pairwise

from exit_screens import ALL, CLIENT, answered, late_payer, opened, threatening
from onscreen import TODAY, fill, on_top, until
from textual.widgets import Button, Input, Static

from clientdesk.model.change import Change
from clientdesk.model.client import Client, Stage
from clientdesk.model.errors import Unsaved, Versions
from clientdesk.model.exit import Outcome
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.project import Contract
from clientdesk.model.records import KINDS
from clientdesk.model.settings import Colleague, Settings
from clientdesk.tui.screens.dialog import Confirm
from clientdesk.tui.screens.exit.answer import Answer
from clientdesk.tui.screens.exit.ask import AskWhy
from clientdesk.tui.screens.form import FormDialog

SIZE = (80, 24)


def desk_of(app):
    return app.session.desk.records


async def test_leaving_at_once_without_a_sign_needs_a_reason(app_on):
    async with app_on(*late_payer()).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot)
        await wizard.go()
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


async def test_a_failed_save_says_so_and_stays(app_on, monkeypatch):
    app = app_on(*answered("reflect"))
    async with app.run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, "review")

        def refuse(_change, _since):
            raise Unsaved("The disk is full; free some space and try again.")

        with monkeypatch.context() as broken:
            broken.setattr(app.session.desk, "commit", refuse)
            await wizard.go(documents="the offer of May")
        assert "Not saved: The disk is full" in wizard.text
        assert wizard.screen.query_one("#answer-documents TextArea").text == "the offer of May"
        await wizard.go()
        assert wizard.heading == "Your own duties"


async def test_keeping_theirs_in_a_conflict_stays_on_the_page(app_on, monkeypatch):
    app = app_on(*answered("reflect"))
    async with app.run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, "review")

        def collide(_change, _since):
            raise Versions("Another window changed this exit.")

        async def theirs(_question):
            return False

        with monkeypatch.context() as other:
            other.setattr(app.session.desk, "commit", collide)
            other.setattr(app.keeper, "_ask", theirs)
            await wizard.go(documents="the offer of May")
        assert wizard.heading == "No contract: what stands in for it"
        assert "Not saved: the other window's change was kept." in wizard.text
        assert wizard.screen.query_one("#answer-documents TextArea").text == "the offer of May"


async def test_continue_without_an_answer_says_so_at_the_question(app_on):
    async with app_on(*answered("reflect")).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, "review")
        await wizard.go(documents="the offer of May")
        wizard.screen.query_one(Button).focus()
        await wizard.press("enter")
        assert wizard.heading == "Your own duties"
        assert "✖ Choose one first." in wizard.text


async def test_a_weighty_question_is_not_answered_by_enter_alone(app_on):
    async with app_on(*answered()).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, "reflect")
        await wizard.press("enter", "enter")
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
        await wizard.press(*["enter"] * len(lines))
        assert wizard.heading == "The contract, line by line", "the last one is seen, too"
        await wizard.press("enter")
        assert set(wizard.exit.answers["review"].values()) == {"read"}


async def test_the_close_down_is_counted_apart_and_only_planned_before_the_end(app_on):
    async with app_on(*answered(*ALL)).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot)
        way = str(wizard.screen.query_one("#exit-way", Static).visual)
        assert "✔ Refer │ ◐ Close" in way
        assert "5 of 5 settled" in wizard.text
        await wizard.at("finish")
        await wizard.act()
        assert wizard.screen.check_action("cancel", ()) is False, "the end is undone, not cancelled"


async def test_a_step_is_skipped_with_a_reason(app_on):
    async with app_on(*answered("reflect", "review")).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot)
        await pilot.press("f3")
        await on_top(pilot, AskWhy)
        await pilot.press("enter", *"no time", "enter")
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
    async with app_on(*answered()).run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, "reflect")
        await wizard.go()
        await wizard.go(keeping="nothing")
        await wizard.go()
        assert wizard.heading == "No contract: what stands in for it", "reading the contract needs no waiting"
        await wizard.press("escape")
        assert "waiting until 24 Nov 2026" in wizard.text
        await wizard.press("down")
        assert wizard.text.count("Cooling off: 3 days left, until 24 Nov 2026.") == 1
        assert wizard.text.count("Nobody hears anything before that day") == 1
        assert "Meanwhile you can go on with Review." in wizard.text
        assert wizard.screen.check_action("go_on", ()) is None, "there is nothing to open"
        await wizard.press("enter")
        assert wizard.heading == "Next: Review"


async def test_waiting_for_payment_sees_a_day_come_and_wakes_up_by_itself(app_on):
    app = app_on(*answered("reflect", "review", order="after-payment"))
    async with app.run_test(size=SIZE) as pilot:
        wizard = await opened(pilot)
        assert wizard.heading == "Waiting until €100 is paid"
        app.session._fixed = TODAY.replace(day=24)
        app.upkeep.look_again()
        await until(pilot, lambda: "begun 3 days ago, on 21 Nov 2026" in wizard.text)
        assert "This opens by itself when it is paid" in wizard.text
        assert "When they pay, p records it." in wizard.text
        invoice = desk_of(app).of(Invoice, CLIENT.id)[0]
        paid = Payment(id="paid", client=CLIENT.id, invoice=invoice.id, amount=invoice.amount, on=TODAY)
        await app.save(Change("Paid", (paid,)), app.session.records)
        await until(pilot, lambda: wizard.heading == "Next: Meet")


async def test_a_payment_is_recorded_where_it_is_waited_for(app_on):
    app = app_on(*answered("reflect", "review", order="after-payment"))
    async with app.run_test(size=SIZE) as pilot:
        wizard = await opened(pilot)
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


async def test_the_letter_is_copied(app_on):
    app = app_on(*answered(records=threatening()))
    async with app.run_test(size=SIZE) as pilot:
        wizard = await opened(pilot, "review")
        await wizard.go()
        await wizard.go()
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
