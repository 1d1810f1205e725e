"""T on who owes: the card by the row under the cursor, and from it the call and a promise written down (G3, G4)."""

from __future__ import annotations

from datetime import date

from onscreen import a_client, fill, on_top, until

from clientdesk.model.client import Contact
from clientdesk.model.invoice import Invoice, Promise
from clientdesk.model.journal import Channel, Direction, Matter, Message
from clientdesk.model.money import Money
from clientdesk.playbook.step import Source
from clientdesk.tui.pane import Pane
from clientdesk.tui.screens.call_card import CallCardView
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.widgets.line_list import LineList
from clientdesk.tui.wrapped import Wrapped

ACME = a_client(contacts=(Contact(name="Ann", phone="+44 20 1234"),))
LATE = Invoice(
    id="inv", client=ACME.id, number="A-1", amount=Money(10_000, "EUR"), issued=date(2026, 8, 1), due=date(2026, 9, 12)
)
ASKED = Message(
    id="m", client=ACME.id, on=date(2026, 11, 9), direction=Direction.OUT, awaits_reply=True, matter=Matter.WORKING,
    subject="Colours",
)  # fmt: skip


def text(app) -> str:
    return str(app.screen.query_one(Pane).query_one(".left", Wrapped).render())


async def test_who_is_seventy_days_late_is_called_and_a_day_they_name_is_a_promise(app_on):
    app = app_on(ACME, LATE)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("T")
        await on_top(pilot, CallCardView)
        assert "+44 20 1234 (Ann)" in text(app)
        row = app.screen.query_one("#call-buttons")
        assert all(row.region.contains_region(each.region) for each in row.children if each.display)
        await pilot.press("f7")
        await on_top(pilot, FormDialog)
        await pilot.press("f2")
        await until(pilot, lambda: list(app.session.records.all(Promise)))
        assert [each.invoice for each in app.session.records.all(Promise)] == ["inv"]


async def test_each_row_of_the_agenda_has_the_card_of_its_own_call(app_on):
    app = app_on(ACME, LATE, ASKED)
    async with app.run_test(size=(110, 40)) as pilot:
        await pilot.press("3")
        await until(pilot, lambda: app.screen.query(LineList) and app.screen.query_one(LineList).highlighted)
        found = {}
        for _ in range(2):
            source = app.screen.step.source
            await pilot.press("T")
            await on_top(pilot, CallCardView)
            found[source] = text(app)
            await pilot.press("escape")
            await until(pilot, lambda: not isinstance(app.screen, CallCardView))
            await pilot.press("down")
        assert "A-1: €100.00, due 12 Sep" in found[Source.MONEY]
        assert "Colours" in found[Source.SILENCE]
        assert "€100" not in found[Source.SILENCE]


async def test_the_call_about_money_is_written_down_as_one(app_on):
    app = app_on(ACME, LATE)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("T")
        await on_top(pilot, CallCardView)
        await pilot.press("s")
        await on_top(pilot, FormDialog)
        await fill(pilot, subject="A-1, by telephone")
        await pilot.press("f2")
        await until(pilot, lambda: list(app.session.records.all(Message)))
        (call,) = app.session.records.all(Message)
        assert (call.channel, call.matter, call.awaits_reply) == (Channel.CALL, Matter.PAYMENT, True)
