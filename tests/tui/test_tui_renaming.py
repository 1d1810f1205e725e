"""Enter on an invoice: a stray key changes nothing, and a number that went out is asked about before it changes."""

from __future__ import annotations

from datetime import timedelta

from onscreen import TODAY, a_client, an_invoice, fill, on_top, until

from clientdesk.model.invoice import Invoice
from clientdesk.tui.forms.invoice import is_renamed
from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.dialog import Confirm
from clientdesk.tui.screens.form import FormDialog


def test_only_a_number_that_went_out_is_asked_about():
    invoice = an_invoice(a_client(), "A-1")
    assert is_renamed(invoice, "A-2", TODAY)
    assert not is_renamed(invoice, "A-1", TODAY)
    assert not is_renamed(invoice.but(number=""), "A-2", TODAY)
    assert not is_renamed(invoice.but(issued=TODAY + timedelta(days=1)), "A-2", TODAY)
    assert not is_renamed(invoice.but(issued=None), "A-2", TODAY)


async def test_a_stray_key_renames_no_invoice_and_another_number_is_asked_about(app_on):
    client = a_client()
    app = app_on(client, an_invoice(client, "A-1"))

    def number() -> str:
        return next(iter(app.session.records.all(Invoice))).number

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await on_top(pilot, ClientPage)
        await pilot.press("left", "left", "enter")
        form = await on_top(pilot, FormDialog)
        assert form.focused.id == "field-due"
        assert form.query_one("#field-number").select_on_focus is False
        assert form.query_one("#field-amount").select_on_focus is True, "who goes there on purpose types over"
        await pilot.press("x", "enter")
        await until(pilot, lambda: "see the fields marked" in form._said)
        await fill(pilot, number="A-2", due="")
        await pilot.press("f2")
        await on_top(pilot, Confirm)
        await pilot.press("n")
        form = await on_top(pilot, FormDialog)
        assert (form._said, form.typed["number"], number()) == (
            "Not saved: It went out as A-1.",
            "A-2",
            "A-1",
        )
        await pilot.press("f2")
        await on_top(pilot, Confirm)
        await pilot.press("y")
        await until(pilot, lambda: number() == "A-2")
