"""A statement that is written from a client's page is in the client's language, unless another one is chosen (R03)."""

from __future__ import annotations

from onscreen import TODAY, a_client, an_invoice, fill, notices, on_top, until

from clientdesk.exchange.statement import statement_file
from clientdesk.model.client import Language
from clientdesk.tui.forms.controls import Choice
from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.stating import form


def test_the_form_begins_with_the_client_s_language_and_names_the_file_in_it() -> None:
    start = form(a_client("Acme").but(language=Language.TURKISH), TODAY, []).start
    assert start["language"] == "tr"
    assert start["where"].startswith("2026-11-21 Acme cari hesap ekstresi")


async def test_r03_the_file_is_in_the_language_that_is_chosen(app_on, tmp_path):
    acme = a_client("Acme").but(language=Language.TURKISH)
    app = app_on(acme, an_invoice(acme))
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_client(acme.id)
        await on_top(pilot, ClientPage)
        for language, name in (("tr", "turkish.txt"), ("ms", "malay.txt")):
            await pilot.press("Z")
            dialog = await on_top(pilot, FormDialog)
            assert dialog.query_one("#field-language", Choice).value == "tr"
            dialog.query_one("#field-language", Choice).value = language
            await fill(pilot, where=str(tmp_path / name))
            await pilot.press("f2")
            await until(pilot, lambda name=name: name in notices(app))
            made = statement_file(app.session.records, acme.id, TODAY, None, ".txt", language=Language(language))
            assert (tmp_path / name).read_bytes() == made
