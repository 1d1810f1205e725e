"""What another window, or the command line, does to a page that somebody is on: nothing is overwritten, nor lost."""

from __future__ import annotations

from exit_screens import CLIENT, answered, opened
from onscreen import TODAY, a_client, on_top, until
from textual.widgets import Input, Static

from clientdesk.model.change import Change
from clientdesk.model.exit import Exit
from clientdesk.model.invoice import Payment
from clientdesk.model.journal import Incident
from clientdesk.model.money import Money
from clientdesk.playbook.exit.answering import answer
from clientdesk.playbook.exit.machine import cancel
from clientdesk.playbook.exit.places import Place
from clientdesk.store.desk import Desk
from clientdesk.tui.screens.clients import ClientsScreen
from clientdesk.tui.screens.dialog import Confirm, Told
from clientdesk.tui.screens.exit.walk import case_of

KEEP = Place("reflect", "keep")


def elsewhere(app, make) -> Desk:
    """Another window's change, made from the exit as that window sees it."""
    other = Desk.open(app.session.desk.path)
    other.commit(make(case_of(other.records, CLIENT.id, TODAY)))
    return other


async def told(pilot) -> str:
    """What the dialog says that has come up."""
    dialog = await on_top(pilot, Told)
    return " ".join(str(each.visual) for each in dialog.query(Static))


async def typing(pilot):
    """The wizard on the page about keeping them, with half a sentence typed."""
    wizard = await opened(pilot, KEEP)
    await wizard.say(keeping="nothing")
    text = wizard.screen.query_one("#answer-takes Input", Input)
    text.focus()
    text.value = "half a sentence"
    await pilot.pause()
    return wizard


async def test_answers_saved_elsewhere_are_told_and_not_overwritten_unseen(app_on):
    app = app_on(*answered())
    async with app.run_test(size=(80, 24)) as pilot:
        wizard = await typing(pilot)
        elsewhere(app, lambda case: answer(case, "reflect", {"keeping": "they-wont", "takes": "from elsewhere"}))
        await app.keeper.look()
        assert "changed elsewhere" in await told(pilot)
        await pilot.press("q", "u", "1", "enter")
        await until(pilot, lambda: app.screen is wizard.screen and wizard.screen.query("#answer-takes Input"))
        await wizard.settle()
        assert wizard.screen.query_one("#answer-takes Input", Input).value == "half a sentence"
        assert wizard.exit.answers["reflect"]["takes"] == "from elsewhere", "theirs is there until this page is saved"


async def test_a_client_who_is_gone_is_told_before_the_keys_mean_something_else(app_on):
    app = app_on(*answered(), a_client("Zeta"))
    async with app.run_test(size=(80, 24)) as pilot:
        await typing(pilot)
        other = Desk.open(app.session.desk.path)
        other.forget(other.records.get(type(CLIENT), CLIENT.id))
        await app.keeper.look()
        said = await told(pilot)
        assert "no longer on this desk" in said
        assert "half a sentence" in said
        await pilot.press("e", "n", "q")
        assert isinstance(app.screen, Told), "letters go nowhere"
        await pilot.press("f5")
        assert "half a sentence" in app.clipboard
        await pilot.press("enter")
        await on_top(pilot, ClientsScreen)
        await app.keeper.settled()
        assert not list(app.session.desk.drafts.keys()), "nothing of them is kept"


async def test_an_exit_broken_off_elsewhere_is_told_to_who_is_typing(app_on):
    app = app_on(*answered())
    async with app.run_test(size=(80, 24)) as pilot:
        await typing(pilot)
        elsewhere(app, cancel)
        await app.keeper.look()
        said = await told(pilot)
        assert "broken off, elsewhere" in said
        assert "half a sentence" in said


async def test_figures_follow_what_is_paid_meanwhile_and_the_page_goes_on(app_on):
    app = app_on(*answered("reflect"))
    async with app.run_test(size=(80, 24)) as pilot:
        wizard = await opened(pilot, "review")
        await wizard.go_to("The settlement", documents="none", duties="yes")
        paid = Payment(id="p", client=CLIENT.id, invoice="id of N-2", amount=Money(100_00, CLIENT.currency), on=TODAY)
        other = Desk.open(app.session.desk.path)
        other.commit(Change("Paid", (paid,)))
        await app.keeper.look()
        await until(pilot, lambda: "They owe you: " not in wizard.text)
        await wizard.go()
        assert wizard.heading != "The settlement"


async def test_a_page_that_the_records_close_says_why(app_on):
    app = app_on(*answered("reflect", "review"))
    async with app.run_test(size=(80, 24)) as pilot:
        wizard = await opened(pilot, Place("meet", "reason"))
        wizard.screen.query_one("TextArea, Input").focus()
        threat = Incident(id="threat", client=CLIENT.id, sign="S11", on=TODAY, said="I'll come to your door")
        other = Desk.open(app.session.desk.path)
        other.commit(Change("Logged", (threat,)))
        await app.keeper.look()
        assert "Meet can't be gone on with" in await told(pilot)


async def test_what_the_disk_refused_to_keep_is_not_left_by_quitting(app_on, monkeypatch):
    app = app_on(*answered())

    def full(*_):
        raise OSError(28, "No space left on device")

    async with app.run_test(size=(80, 24)) as pilot:
        monkeypatch.setattr(type(app.session.desk.drafts), "save", full)
        await typing(pilot)
        await until(pilot, lambda: app.keeper.unkept)
        await pilot.press("ctrl+q")
        await on_top(pilot, Confirm)
        await pilot.press("n")
        assert app.is_running
        await pilot.press("ctrl+q")
        await on_top(pilot, Confirm)
        await pilot.press("y")
    assert not app.is_running
    assert app.session.records.all(Exit)
