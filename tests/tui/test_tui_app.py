"""The app as a whole: views, changes that are saved and undone, other windows, drafts, looks."""

from __future__ import annotations

from datetime import timedelta

from onscreen import TODAY, a_client, an_invoice, fill, names, on_top, until
from textual.widgets import Input

from clientdesk.model.change import Change
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.journal import Task
from clientdesk.store.desk import Desk
from clientdesk.tui import prefs
from clientdesk.tui.chrome import TopBar
from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.dialog import Confirm
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.palette import Palette
from clientdesk.tui.widgets.line_list import LineList


async def test_who_needs_attention_comes_first(sample_app):
    async with sample_app.run_test(size=(120, 40)):
        rows = [sample_app.session.book.row(key) for key in sample_app.screen.query_one(LineList).keys]
        assert [row.urgency for row in rows] == sorted(row.urgency for row in rows)
        assert rows[0].verdict.assessment == "leave-now"


async def test_numbers_switch_views(sample_app):
    async with sample_app.run_test(size=(120, 40)) as pilot:
        for key, view in zip("23451", ("timeline", "agenda", "referrals", "guide", "clients"), strict=True):
            await pilot.press(key)
            assert sample_app.screen.query_one(TopBar).here == view


async def test_an_invoice_is_added_saved_undone_and_done_again(app_on):
    app = app_on(a_client())
    on_disk = lambda: [each.number for each in Desk.open(app.session.desk.path).records.all(Invoice)]  # noqa: E731
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("n")
        await fill(pilot, number="A-7", amount="1.250,50")
        await pilot.press("enter")
        await until(pilot, lambda: app.session.records.count() == 2)
        assert on_disk() == ["A-7"]
        await pilot.press("u")
        await until(pilot, lambda: on_disk() == [])
        await pilot.press("ctrl+r")
        await until(pilot, lambda: on_disk() == ["A-7"])


async def test_a_payment_starts_with_the_most_pressing_invoice_and_what_is_open_on_it(app_on):
    client = a_client()
    app = app_on(client, an_invoice(client, "A-2", 50_00), an_invoice(client, "A-1", 80_00, due=TODAY.replace(month=8)))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("p")
        dialog = await on_top(pilot, FormDialog)
        assert (dialog.typed["invoice"], dialog.typed["amount"]) == ("A-1", "80.00")
        await pilot.press("f2")
        await until(pilot, lambda: [payment.invoice for payment in app.session.records.all(Payment)] == ["id of A-1"])


async def test_the_list_shows_what_another_window_saved(app_on):
    app = app_on(a_client())
    async with app.run_test(size=(100, 30)) as pilot:
        Desk.open(app.session.desk.path).commit(Change("Added Bolt", (a_client("Bolt"),)))
        app.upkeep.look_outside()
        await until(pilot, lambda: sorted(names(app)) == ["Acme", "Bolt"])


async def test_a_form_that_was_left_comes_back(app_on):
    app = app_on(a_client())
    drafts = app.session.desk.drafts
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("n")
        await fill(pilot, number="A-7")
        await pilot.press("escape")
        await until(pilot, drafts.keys)
        await pilot.press("n")
        assert (await on_top(pilot, FormDialog)).typed["number"] == "A-7"
        await pilot.press("f4")
        await until(pilot, lambda: drafts.keys() == [])


async def test_what_is_being_typed_is_kept_before_the_form_is_left(app_on):
    app = app_on(a_client())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("n")
        await fill(pilot, number="A-7")
        await until(pilot, app.session.desk.drafts.keys)


async def test_deleting_asks_first_and_takes_everything_along(app_on):
    client = a_client()
    app = app_on(client, an_invoice(client))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("D")
        await on_top(pilot, Confirm)
        await pilot.press("n")
        assert app.session.records.count() == 2
        await pilot.press("D")
        await on_top(pilot, Confirm)
        await pilot.press("y")
        await until(pilot, lambda: app.session.records.count() == 0)


async def test_enter_opens_the_clients_page_and_escape_leads_back(app_on):
    client = a_client()
    app = app_on(client, an_invoice(client))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("enter")
        page = await on_top(pilot, ClientPage)
        await pilot.press("left", "left")
        assert page.invoice_id == "id of A-1"
        await pilot.press("escape")
        assert app.screen.query_one(LineList).highlighted == client.id


async def test_the_log_opens_at_the_newest_entry_that_is_not_still_to_come(app_on):
    client = a_client()
    tasks = {day: Task(id=str(day), client=client.id, what="x", due=TODAY + timedelta(days=day)) for day in (-9, 0, 99)}
    app = app_on(client, *tasks.values())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("enter")
        page = await on_top(pilot, ClientPage)
        await pilot.press("left", "left", "left")
        assert page.entry == tasks[0]
        await pilot.press("down", "left", "right")
        assert page.entry == tasks[-9]


async def test_the_palette_finds_a_turkish_name(app_on):
    app = app_on(a_client("İzmir Ajans"), a_client("Bolt"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+p")
        palette = await on_top(pilot, Palette)
        palette.query_one(Input).value = "izmır"
        await pilot.press("enter")
        assert (await on_top(pilot, ClientPage)).client_id == "id of İzmir Ajans"


async def test_a_filter_shows_the_rows_that_hold_it(app_on):
    app = app_on(a_client("İzmir Ajans"), a_client("Bolt"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("slash")
        await pilot.press(*"izm")
        assert names(app) == ["İzmir Ajans"]
        await pilot.press("escape")
        assert len(names(app)) == 2


async def test_an_empty_desk_says_how_to_begin(app_on):
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        told = app.screen.query_one(LineList).empty
        assert all(way in told for way in ("add a client", "import", "sample desk"))
        await pilot.press("c")
        await fill(pilot, name="Acme")
        await pilot.press("enter")
        await until(pilot, lambda: names(app) == ["Acme"])


async def test_the_theme_is_kept(app_on, tmp_path):
    app = app_on()
    async with app.run_test() as pilot:
        await pilot.press("ctrl+t")
        assert app.theme != "lamplight"
    assert prefs.load(tmp_path / "likes.json").theme == app.theme


async def test_a_keymap_gives_a_command_another_key(app_on, tmp_path):
    prefs.save(tmp_path / "likes.json", prefs.Prefs(keymap={"view.agenda": "f12"}))
    app = app_on()
    async with app.run_test() as pilot:
        await pilot.press("3")
        assert app.screen.query_one(TopBar).here == "clients"
        await pilot.press("f12")
        assert app.screen.query_one(TopBar).here == "agenda"


def test_our_two_themes_are_there_by_their_names(app_on):
    ours = {name: theme.dark for name, theme in app_on().available_themes.items() if name in {"lamplight", "daylight"}}
    assert ours == {"lamplight": True, "daylight": False}
