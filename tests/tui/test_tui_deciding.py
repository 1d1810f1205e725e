"""A claim and a late fee in the agenda: `d` offers what ends them, and each of it does."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from onscreen import TODAY, a_client, an_invoice, on_top, until
from textual.widgets import OptionList

from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.journal import Letter
from clientdesk.model.project import Contract
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.menu import Menu
from clientdesk.tui.widgets.line_list import LineList

ACME = a_client()
OWN = {"client": ACME.id}
LONG_AGO = TODAY - timedelta(days=130)


def sent(kind: str, days: int) -> Letter:
    day = TODAY - timedelta(days=days)
    return Letter(id="letter", kind=kind, written=day, sent=day, body="…", **OWN)


def the_invoice(app) -> Invoice:
    (found,) = app.session.records.all(Invoice)
    return found


async def chosen_from(pilot) -> str:
    """Open what ends the step under the cursor."""
    await pilot.press("3")
    await until(pilot, lambda: pilot.app.screen.query_one(LineList).keys)
    await pilot.pause(0.2)
    assert "Enter or d: " in " ".join(str(pilot.app.screen.query_one("#step").content).split())
    await pilot.press("d")
    menu = await on_top(pilot, Menu)
    options = menu.query_one(OptionList)
    return " | ".join(str(options.get_option_at_index(at).prompt) for at in range(options.option_count))


async def test_a_claim_that_is_in_waits_and_a_dispute_ends_it(app_on):
    app = app_on(ACME, an_invoice(ACME, due=LONG_AGO), sent("L10", 61))
    async with app.run_test(size=(120, 40)) as pilot:
        lines = await chosen_from(pilot)
        for words in ("the claim is in", "they paid", "they dispute it", "write it off"):
            assert words in lines
        await pilot.press("c")
        await on_top(pilot, FormDialog)
        await pilot.press("f2")
        await until(pilot, lambda: the_invoice(app).paused_until)
        assert the_invoice(app).paused_until == TODAY + timedelta(days=60)
        await chosen_from(pilot)
        await pilot.press("d")
        await until(pilot, lambda: the_invoice(app).disputed)


async def test_a_late_fee_is_asked_for_by_an_invoice_that_says_what_for(app_on):
    due = TODAY - timedelta(days=60)
    invoice = an_invoice(ACME, due=due)
    paid = Payment(id="paid", amount=invoice.amount, invoice=invoice.id, on=TODAY - timedelta(days=20), **OWN)
    contract = Contract(id="contract", late_fee=Decimal(12), **OWN)
    app = app_on(ACME, invoice, contract, sent("L06", 40), paid)
    async with app.run_test(size=(120, 40)) as pilot:
        lines = await chosen_from(pilot)
        assert "an invoice of its own" in lines
        assert "waive it" in lines
        await pilot.press("a")
        form = await on_top(pilot, FormDialog)
        await until(pilot, lambda: form.query("Input, TextArea"))
        await pilot.press("f2")
        await until(pilot, lambda: len(app.session.records.all(Invoice)) == 2)
        bill = next(each for each in app.session.records.all(Invoice) if each.id != invoice.id)
        assert (bill.number, bill.fee_for, bill.issued) == (f"{invoice.number}-F", invoice.id, TODAY)
