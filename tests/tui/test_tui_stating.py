"""A statement of account from the page of a client (R03): of which days and where is asked, and it is the ledger's."""

from __future__ import annotations

from pathlib import Path

import pytest
from onscreen import TODAY, a_client, an_invoice, fill, notices, on_top, until

from clientdesk.exchange.statement import statement_file
from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.form import FormDialog


@pytest.mark.parametrize("ending", [".txt", ".csv"])
async def test_r03_a_statement_is_written_where_it_was_asked_for(app_on, tmp_path: Path, ending):
    acme = a_client("Ac[/]me")
    app = app_on(acme, an_invoice(acme))
    target = tmp_path / f"account{ending}"
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_client(acme.id)
        await on_top(pilot, ClientPage)
        await pilot.press("Z")
        form = await on_top(pilot, FormDialog)
        assert form.typed["on"] == "21 Nov 2026", "a day is written as in every other form"
        await fill(pilot, where=str(tmp_path / "account.doc"))
        await pilot.press("f2")
        await pilot.pause()
        assert app.screen is form, "a file of another kind is refused"
        await fill(pilot, where=str(target))
        await pilot.press("f2")
        await until(pilot, lambda: "The statement is at" in notices(app))
    assert target.read_bytes() == statement_file(app.session.records, acme.id, TODAY, None, ending)
