"""The call card: opened for a silence, copied from, and written down (G2)."""

from __future__ import annotations

from datetime import date

from builder import TODAY as DAY
from builder import Book
from onscreen import Host, a_client, fill, notices, on_top, until
from rich.text import Text

from clientdesk.model.client import Contact, Stage
from clientdesk.model.journal import Channel, Direction, Letter, Matter, Message
from clientdesk.playbook.overview import overview
from clientdesk.playbook.unanswered.card import CallCard, Section
from clientdesk.tui.forms.controls import Choice
from clientdesk.tui.pages.overview import facts
from clientdesk.tui.pane import Pane
from clientdesk.tui.screens.call_card import CallCardView
from clientdesk.tui.screens.exit import ExitScreen
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.help import HelpScreen
from clientdesk.tui.screens.menu import Menu
from clientdesk.tui.wrapped import Wrapped

ANN = Contact(name="Ann", email="ann@acme.example", phone="+44 20 1234")
HOSTILE = "[@click=app.quit]Acme[/] [/]"


def wrote(client, on: date, key: str = "m", **fields) -> Message:
    about = {"direction": Direction.OUT, "awaits_reply": True, "subject": "Colours"} | fields
    return Message(id=key, client=client.id, on=on, **about)


def text(app) -> str:
    return str(app.screen.query_one(Pane).query_one(".left", Wrapped).render())


async def test_the_card_of_who_has_gone_silent_opens_from_the_list_and_the_call_is_written_down(app_on):
    acme = a_client(contacts=(ANN,))
    app = app_on(acme, wrote(acme, date(2026, 11, 2)))
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("T")
        await on_top(pilot, CallCardView)
        assert "+44 20 1234 (Ann)" in text(app)
        assert "No complaint" in text(app)
        await pilot.press("s")
        await on_top(pilot, FormDialog)
        await fill(pilot, subject="Colours, by telephone")
        await pilot.press("f2")
        await until(pilot, lambda: len(list(app.session.records.all(Message))) == 2)
        call = next(each for each in app.session.records.all(Message) if each.id != "m")
        assert (call.channel, call.direction, call.awaits_reply) == (Channel.CALL, Direction.OUT, True)


async def test_the_number_is_copied(app_on):
    acme = a_client(contacts=(ANN,))
    app = app_on(acme, wrote(acme, date(2026, 11, 2)))
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.press("T")
        await on_top(pilot, CallCardView)
        await pilot.press("c")
        await until(pilot, lambda: "+44 20 1234" in notices(app))
        assert app.clipboard == "+44 20 1234"
        await pilot.press("f1")
        await on_top(pilot, HelpScreen)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: not isinstance(app.screen, CallCardView))


async def test_where_nothing_waits_that_is_said(app_on):
    app = app_on(a_client())
    async with app.run_test() as pilot:
        await pilot.press("T")
        await until(pilot, lambda: "Nobody is to be called at Acme: nothing waits for an answer" in notices(app))


async def test_g1_a_prospect_who_answered_neither_check_in_leads_to_the_exit(app_on):
    acme = a_client(stage=Stage.PROSPECT)
    days = (date(2026, 10, 20), date(2026, 10, 26), date(2026, 11, 2))
    app = app_on(acme, *(wrote(acme, on, key=str(on), matter=Matter.NEGOTIATING) for on in days))
    async with app.run_test() as pilot:
        await pilot.press("T")
        await on_top(pilot, ExitScreen)


async def test_at_the_end_too_every_button_is_whole_in_sixty_columns():
    card = CallCard("Acme", "", Matter.WORKING, "", "", "", (ANN,), (), (Section("The call", ("Ask.",)),))
    async with Host(CallCardView(card, is_the_end=True)).run_test(size=(60, 16)) as pilot:
        row = pilot.app.screen.query_one("#call-buttons")
        shown = [each for each in row.children if each.display]
        assert [str(each.label) for each in shown][-1] == "Close (Esc)"
        assert len(shown) == 4
        assert all(row.region.contains_region(each.region) for each in shown)


async def test_what_others_wrote_is_never_markup():
    card = CallCard(
        HOSTILE, HOSTILE, Matter.WORKING, HOSTILE, "", "", (), (), (Section(HOSTILE, (HOSTILE, "\x1b]52;c;x\x07")),)
    )
    async with Host(CallCardView(card)).run_test() as pilot:
        shown = pilot.app.screen.query_one("#call-title").render()
        assert HOSTILE in (shown.plain if isinstance(shown, Text) else str(shown))
        assert HOSTILE in text(pilot.app)
        await pilot.press("escape")
        assert pilot.app.answer is None


def test_the_overview_says_what_waits_and_what_its_stage_was_taken_from():
    book = Book().client().project(id="site", name="Site").invoice(due=-5, number="12").wrote(-9).letter("L03", -2)
    told = facts(overview(book.wrote(-3, project="site").records, book.client_id, DAY), 200).plain
    assert "9 days, since 12 Nov\n payment due, as invoice 12 is overdue\n 12 Nov e-mail · 19 Nov L03" in told
    assert "Site: 3 days, since 18 Nov" in told
    quiet = book.heard(-1)
    assert "Waits" not in facts(overview(quiet.records, book.client_id, DAY), 200).plain


async def test_who_answers_on_the_telephone_has_answered_as_soon_as_that_is_chosen(app_on):
    acme = a_client(contacts=(ANN,))
    app = app_on(acme, wrote(acme, date(2026, 11, 2)))
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("T")
        await on_top(pilot, CallCardView)
        await pilot.press("s")
        await on_top(pilot, FormDialog)
        app.screen.query_one("#field-direction", Choice).value = "spoke"
        await pilot.pause()
        await pilot.press("f2")
        await until(pilot, lambda: len(list(app.session.records.all(Message))) == 2)
        talk = next(each for each in app.session.records.all(Message) if each.id != "m")
        assert (talk.direction, talk.channel, talk.awaits_reply) == (Direction.SPOKE, Channel.CALL, False)
        assert app.session.book.picture(acme.id).threads == ()


async def test_what_a_silence_of_letters_is_about_is_said_on_its_card_and_taken_back(app_on):
    acme = a_client(contacts=(ANN,))
    sent = Letter(id="l", client=acme.id, kind="L03", written=date(2026, 11, 10), sent=date(2026, 11, 10), body="…")
    app = app_on(acme, sent)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("T")
        await on_top(pilot, CallCardView)
        await pilot.press("a")
        await on_top(pilot, Menu)
        await pilot.press("p")
        await until(pilot, lambda: app.session.book.picture(acme.id).threads[0].stage is Matter.PAYMENT)
        await pilot.press("u")
        await until(pilot, lambda: app.session.book.picture(acme.id).threads[0].stage is Matter.WORKING)
