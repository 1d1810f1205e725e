"""Overdue money that their credit covers: Enter, `d` and `p` lead to its use, not to a payment that never came."""

from __future__ import annotations

import pytest
from onscreen import TODAY, a_client, an_invoice, on_top, until

from clientdesk.model.invoice import Payment, PaymentKind
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.menu import Menu
from clientdesk.tui.widgets.line_list import LineList

ACME = a_client()


@pytest.fixture
def covered(app_on):
    """An invoice that is overdue, and as much on account."""
    invoice = an_invoice(ACME)
    return app_on(ACME, invoice, Payment(id="credit", client=ACME.id, amount=invoice.amount, on=TODAY.replace(day=2)))


async def in_agenda(pilot) -> None:
    await pilot.press("3")
    await until(pilot, lambda: pilot.app.screen.query_one(LineList).keys)
    await pilot.pause(0.2)


@pytest.mark.parametrize("keys", [("enter",), ("d",), ("p", "u")], ids=" ".join)
async def test_the_step_ends_with_the_use_of_their_credit(covered, keys):
    async with covered.run_test(size=(120, 40)) as pilot:
        await in_agenda(pilot)
        await pilot.press(keys[0])
        for key in keys[1:]:
            await on_top(pilot, Menu)
            await pilot.press(key)
        form = await on_top(pilot, FormDialog)
        assert form.form.title == "New use of credit · Acme"
        await pilot.press("f2")
        await until(pilot, lambda: len(covered.session.records.all(Payment)) == 2)
        kinds = {each.id: each.kind for each in covered.session.records.all(Payment)}
        assert {kind for key, kind in kinds.items() if key != "credit"} == {PaymentKind.CREDIT}
        await until(pilot, lambda: not pilot.app.screen.query_one(LineList).keys)


async def test_money_that_came_besides_is_still_written_down(covered):
    async with covered.run_test(size=(80, 24)) as pilot:
        await in_agenda(pilot)
        await pilot.press("p")
        await on_top(pilot, Menu)
        await pilot.press("p")
        assert (await on_top(pilot, FormDialog)).form.title == "New payment · Acme"
