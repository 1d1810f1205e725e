"""Keys that come in one burst, as over a slow line: each does what it would have done alone."""

from __future__ import annotations

from onscreen import a_client, an_invoice, at_once, on_top, until
from textual.events import Paste
from textual.widgets import Input

from clientdesk.model.invoice import Payment
from clientdesk.model.project import Contract
from clientdesk.tui.screens.clients import ClientsScreen
from clientdesk.tui.screens.form import FormDialog

ACME = a_client()
CONTRACT = Contract(id="terms", client=ACME.id, notice_days=30, term_days=14)


def typed(app, field: str) -> str:
    return app.screen.query_one(f"#field-{field}", Input).value


def field_of(app) -> str:
    return (app.focused.id or "") if app.focused else ""


async def on_field(pilot, field: str) -> None:
    """The cursor, led to a field by Tab."""
    await until(pilot, lambda: field_of(pilot.app))
    while field_of(pilot.app) != f"field-{field}":
        await pilot.press("tab")


async def test_what_is_typed_anew_is_saved_and_nothing_else_changes(app_on):
    app = app_on(ACME, CONTRACT)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f6")
        await on_top(pilot, FormDialog)
        await on_field(pilot, "notice_days")
        at_once(app, "end", "backspace", "backspace", "4", "5", "f2")
        await until(pilot, lambda: isinstance(app.screen, ClientsScreen))
        (terms,) = app.session.records.all(Contract)
        assert (terms.notice_days, terms.term_days) == (45, 14)


async def test_letters_behind_a_tab_are_for_the_next_field(app_on):
    app = app_on(ACME, an_invoice(ACME, "A-1", 80_00))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("p")
        await on_top(pilot, FormDialog)
        await until(pilot, lambda: field_of(app))
        at_once(app, "tab", "backspace", "9", "9", ".", "5", "0", "tab", "home", "shift+tab", "end", "backspace", "5")
        await until(pilot, lambda: typed(app, "amount") == "99.55")
        assert (typed(app, "invoice"), field_of(app)) == ("A-1", "field-amount")
        assert typed(app, "on")


async def test_what_is_typed_behind_the_key_that_opens_a_form_is_for_the_form(app_on):
    app = app_on(ACME, an_invoice(ACME, "A-1", 80_00))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        at_once(app, "p", "tab", "5", "0", "f2", "down")
        await until(pilot, lambda: list(app.session.records.all(Payment)))
        (payment,) = app.session.records.all(Payment)
        assert payment.amount.minor == 50_00
        await until(pilot, lambda: isinstance(app.screen, ClientsScreen))


async def test_a_key_that_bounces_is_not_typed_into_what_it_opened(app_on):
    app = app_on(ACME, an_invoice(ACME, "A-1", 80_00))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        at_once(app, "p", "p")
        await on_top(pilot, FormDialog)
        await until(pilot, lambda: field_of(app))
        await pilot.pause(0.05)
        assert typed(app, "invoice") == "A-1"


async def test_a_paste_keeps_its_place_among_keys(app_on):
    app = app_on(ACME, an_invoice(ACME, "A-1", 80_00))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("p")
        await on_top(pilot, FormDialog)
        await until(pilot, lambda: field_of(app))
        at_once(app, "tab", "backspace", "1")
        app.post_message(Paste("23"))
        at_once(app, "backspace", "4", "tab")
        await until(pilot, lambda: typed(app, "amount") == "124")


async def test_a_key_whose_field_is_gone_holds_up_no_other(app_on):
    app = app_on(ACME, an_invoice(ACME, "A-1", 80_00))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("p")
        await on_top(pilot, FormDialog)
        await until(pilot, lambda: field_of(app))
        at_once(app, "escape", "2")
        await until(pilot, lambda: app.current_mode == "timeline")
