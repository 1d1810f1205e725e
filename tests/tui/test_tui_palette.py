"""The palette: every command that can work now is found there, by its words and others, wherever one is."""

from __future__ import annotations

from onscreen import a_client, on_top, until
from textual.widgets import Input

from clientdesk.model.invoice import Invoice
from clientdesk.model.records import Records
from clientdesk.tui.command import Where
from clientdesk.tui.commands import BY_ID, COMMANDS
from clientdesk.tui.elsewhere import place_of
from clientdesk.tui.finding import offers
from clientdesk.tui.forms.menu import ALSO, MENU
from clientdesk.tui.screens.agenda import AgendaScreen
from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.dialog import Confirm, Told
from clientdesk.tui.screens.palette import Palette, everything, found

_NOT_NOW = {"entry.edit", "entry.delete", "client.comeback", "client.past"}
"""On the client list the cursor is on no entry, and the first client has not ended."""
_A_REFLEX = {"quit.hint"}


def titles(app, typed: str) -> list[str]:
    """What the palette finds on the screen that is seen."""
    commands = [(each.command, each.note) for each in offers(app)]
    return [hit.title for hit in found(everything(commands, Records()), typed)]


def test_every_addition_of_the_menu_is_a_command_or_found_by_its_name():
    named = {command.action.partition("'")[2].partition("'")[0] for command in COMMANDS}
    without = {kind for _letter, kind, _words in MENU} - named - set(ALSO)
    assert without == {"client", "letter", "bars"}, "and these are commands under other names"
    assert {"client.add", "letter.write", "bars.edit"} <= set(BY_ID)


async def test_every_command_is_found_by_its_words_on_whatever_screen_it_works(sample_app):
    async with sample_app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: sample_app.screen.client_id)
        named = {each.command.id: each.note for each in offers(sample_app)}
        wanted = {command.id for command in COMMANDS if place_of(command) or command.where is Where.APP}
        assert wanted - set(named) == _NOT_NOW | _A_REFLEX
        assert {named[each] for each in ("agenda.snooze", "colleague.add", "invoice.fee", "timeline.in", "undo")} == {
            "agenda z", "referrals a", "invoices I", "timeline +", "u",
        }  # fmt: skip
        for each in named:
            assert BY_ID.get(each) is None or titles(sample_app, BY_ID[each].title.rstrip("…")), each
        assert titles(sample_app, "interest")[0] == "late interest rates"
        for typed in ("interest", "late fee", "waive"):
            assert {"the late fee, line by line", "add: waived late fee"} <= set(titles(sample_app, typed)), typed
        await pilot.press("5")
        assert "the late fee, line by line" in titles(sample_app, "late fee"), "without a client at hand too"
        await pilot.press("3", "ctrl+p")
        (await on_top(pilot, Palette)).query_one(Input).value = "late fee line"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(sample_app.screen, Told | Confirm))
        page = sample_app.screen_stack[-2]
        assert isinstance(page, ClientPage)
        assert isinstance(page.entry, Invoice)


async def test_a_found_command_leads_to_its_screen_and_is_carried_out_there(app_on):
    app = app_on(a_client())
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.press("ctrl+p")
        (await on_top(pilot, Palette)).query_one(Input).value = "put off"
        await pilot.press("enter")
        await on_top(pilot, AgendaScreen)
        told = "There is nothing here for that now: put off."
        await until(pilot, lambda: [each.message for each in app._notifications] == [told])
