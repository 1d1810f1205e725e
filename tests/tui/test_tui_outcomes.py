"""X08 and X09 on the screens: how it ended, the exits of a year, and coming back through the gut check."""

from __future__ import annotations

from datetime import date

import pytest
from onscreen import a_client, notices, on_top, until
from textual.widgets import Input, Static

from clientdesk.model.client import Billing, Client, Stage
from clientdesk.model.exit import Exit, ExitPath, Outcome
from clientdesk.model.money import Money
from clientdesk.model.project import Project
from clientdesk.playbook.safeguards import safeguards
from clientdesk.tui.keys import working
from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.clients import ClientsScreen
from clientdesk.tui.screens.comeback import ComebackScreen
from clientdesk.tui.screens.exit.decision import Decision
from clientdesk.tui.screens.exits import ExitsScreen
from clientdesk.tui.widgets.line_list import LineList


def an_exit(client: Client, outcome: Outcome | None, acted: date | None = date(2026, 10, 11), **fields) -> Exit:
    over = {"saved": acted, "ended": acted, "last_day": acted} if outcome else {}
    begun = date(acted.year if acted else 2026, 10, 1)
    return Exit(id=f"exit of {client.name}", client=client.id, path=ExitPath.STANDARD, started=begun, outcome=outcome,
                **over | fields)  # fmt: skip


def gone(name: str = "Northwind", outcome: Outcome = Outcome.NOTICE, **fields):
    client = a_client(name, stage=Stage.ENDED, billing=Billing.HOURLY)
    site = Project(id=f"site of {name}", client=client.id, name="Site", rate=Money(9000, "EUR"))
    return client, site, an_exit(client, outcome, reason="they never answer", **fields)


def page(app) -> str:
    """All that the page on top says."""
    return "\n".join(str(each.content) for each in app.screen.query(Static))


async def opened(pilot, key: str, kind):
    await on_top(pilot, ClientsScreen)
    await until(pilot, lambda: pilot.app.screen.query_one(LineList).highlighted)
    await pilot.press(key)
    return await on_top(pilot, kind)


async def at(pilot, heading: str):
    """The page of the coming back with a heading, once it is there."""
    await until(pilot, lambda: heading in page(pilot.app) and pilot.app.screen._body and not pilot.app.screen._busy)
    return pilot.app.screen.query_one(Decision)


async def go_on(pilot, heading: str):
    await pilot.press("ctrl+n")
    return await at(pilot, heading)


@pytest.mark.parametrize(
    ("outcome", "told"),
    [(Outcome.NOTICE, "■ ended, notice"), (Outcome.AT_ONCE, "■ ended at once"), (Outcome.LEFT, "■ ended by them")],
)
async def test_x08_the_list_shows_how_it_ended_in_place_of_a_verdict(app_on, outcome, told):
    app = app_on(*gone(outcome=outcome))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await on_top(pilot, ClientsScreen)
        await until(pilot, lambda: screen.query_one(LineList).highlighted)
        cells = screen._cells("id of Northwind")
        assert cells[1].text == told


async def test_x08_the_clients_page_tells_every_exit(app_on):
    app = app_on(*gone())
    async with app.run_test(size=(100, 40)) as pilot:
        await opened(pilot, "enter", ClientPage)
        await until(pilot, lambda: "How it ended" in page(app))
        told = page(app)
        assert "■ ended by notice on 11 Oct 2026" in told
        assert "the standard path, begun on 1 Oct 2026" in told
        assert "why: they never answer" in told


@pytest.mark.parametrize("size", [(120, 40), (60, 16)])
async def test_x08_the_exits_of_a_year_with_what_they_come_to_on_top(app_on, size):
    app = app_on(*gone(), *gone("Acme", Outcome.KEPT))
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot, "X", ExitsScreen)
        await until(pilot, lambda: screen.query_one(LineList).total == 2)
        await until(pilot, lambda: "1 kept, 1 ended by notice" in page(app))
        assert "Exits 2026 · 2 exits" in page(app)
        assert "Why: they never answer" in page(app)
        told = [cell.text for cell in map(screen._cells, screen.query_one(LineList).keys) for cell in [cell[1]]]
        assert set(told) == ({"■ ended by notice", "✔ kept"} if size[0] >= 100 else {"■ ended, notice", "✔ kept"})


async def test_x08_where_what_they_come_to_is_cut_space_reads_on(app_on):
    many = (gone(f"Client {outcome}", outcome) for outcome in Outcome)
    app = app_on(*(each for one in many for each in one))
    async with app.run_test(size=(60, 16)) as pilot:
        screen = await opened(pilot, "X", ExitsScreen)
        await until(pilot, lambda: screen._summary.max_scroll_y > 0)
        await until(pilot, lambda: "exits.read" in [each.binding.id for each in working(screen)])
        seen, last = [], -1
        while screen._summary.scroll_y > last:
            seen.append(last := screen._summary.scroll_y)
            await pilot.press("space")
            await pilot.pause()
        assert screen._summary.scroll_y == 0
        assert seen[-1] == screen._summary.max_scroll_y
        assert screen.query_one(LineList).size.height > 3
        await pilot.resize_terminal(160, 60)
        await until(pilot, lambda: screen.check_action("read_on", ()) is False)


async def test_x08_enter_opens_the_client_and_escape_goes_back(app_on):
    app = app_on(*gone())
    async with app.run_test() as pilot:
        await opened(pilot, "X", ExitsScreen)
        await until(pilot, lambda: app.screen.query_one(LineList).highlighted)
        await pilot.press("enter")
        await on_top(pilot, ClientPage)
        await pilot.press("escape")
        await on_top(pilot, ExitsScreen)
        await pilot.press("escape")
        await on_top(pilot, ClientsScreen)


async def test_x08_another_year_where_it_has_exits(app_on):
    app = app_on(*gone(), *gone("Acme", acted=date(2023, 10, 11)))
    async with app.run_test() as pilot:
        screen = await opened(pilot, "X", ExitsScreen)
        await until(pilot, lambda: "Exits 2026" in page(app))
        assert screen.check_action("year", (1,)) is False
        await pilot.press("left")
        await until(pilot, lambda: "Exits 2023 · 1 exit" in page(app))
        assert screen.check_action("year", (-1,)) is False
        await pilot.press("right")
        await until(pilot, lambda: "Exits 2026" in page(app))


async def test_x08_without_exits_the_screen_names_the_key(app_on):
    app = app_on(a_client())
    async with app.run_test() as pilot:
        screen = await opened(pilot, "X", ExitsScreen)
        await until(pilot, lambda: "Exits 2026" in page(app))
        assert screen.query_one(LineList).empty.startswith("No exits in 2026.\n\nx     leave a client properly")


async def test_x08_a_client_who_is_gone_leaves_the_list_of_exits(app_on):
    from clientdesk.model.change import Change

    owner, site, exit_ = gone()
    app = app_on(owner, site, exit_, a_client())
    async with app.run_test() as pilot:
        screen = await opened(pilot, "X", ExitsScreen)
        await until(pilot, lambda: screen.query_one(LineList).total == 1)
        await app.keeper.save(Change("Gone", removes=(exit_, site, owner)), app.session.records)
        await until(pilot, lambda: screen.query_one(LineList).total == 0)


async def test_x09_a_new_project_of_who_had_ended_begins_with_the_gut_check_and_a_no_changes_nothing(app_on):
    app = app_on(*gone())
    before = app.session.records
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, "f5", ComebackScreen)
        decision = await at(pilot, "Would you take them on today, if they were new?")
        assert "ended by notice, on the standard path" in page(app)
        assert "“they never answer”" in page(app)
        await pilot.press("enter")
        await until(pilot, lambda: "Chosen. Enter goes on." in page(app))
        assert decision.typed == {"today": "no"}, "Enter alone never says yes"
        await pilot.press("enter")
        await on_top(pilot, ClientsScreen)
        await until(pilot, lambda: "nothing was written down" in notices(app))
        assert app.session.records is before


async def named(pilot, name: str) -> Decision:
    """Through the gut check, and the project's name."""
    await opened(pilot, "B", ComebackScreen)
    await at(pilot, "Would you take them on today")
    await pilot.press("right")
    decision = await go_on(pilot, "What would you do for them?")
    decision.query_one(Input).value = name
    await pilot.pause()
    return await go_on(pilot, "At which price?")


async def test_x09_a_yes_leads_through_price_and_contract_to_one_change(app_on):
    owner, site, exit_ = gone()
    app = app_on(owner, site, exit_)
    async with app.run_test(size=(60, 16)) as pilot:
        decision = await named(pilot, "Shop")
        assert decision.typed["rate"] == "€180.00"
        await go_on(pilot, "A new contract, with every safeguard")
        await go_on(pilot, "Check, and take them back")
        assert "Contract, to be signed: 11 of 11 safeguards." in page(app)
        assert "Take Northwind back" in str(app.screen.query_one("Button").label)
        await pilot.press("enter")
        await on_top(pilot, ClientsScreen)
        records = app.session.records
        await until(pilot, lambda: "Northwind came back" in notices(app))
        assert records.get(Client, owner.id).stage is Stage.ACTIVE
        assert {each.name for each in records.of(Project, owner.id)} == {"Site", "Shop"}
        assert all(each.on for each in safeguards(records, owner.id))
        assert [each.outcome for each in records.of(Exit, owner.id)] == [exit_.outcome]


async def test_x09_each_departure_stands_on_the_last_page(app_on):
    app = app_on(*gone())
    async with app.run_test(size=(120, 40)) as pilot:
        decision = await named(pilot, "Shop")
        decision.query(Input)[0].value = "100"
        await pilot.pause()
        await go_on(pilot, "A new contract")
        await pilot.press("space")
        await go_on(pilot, "Not every safeguard")
        await go_on(pilot, "Check, and take them back")
        assert "Rate not doubled: €100.00 instead of €180.00." in page(app)
        assert "Left out: C01 deposit before work." in page(app)


async def test_x09_going_back_keeps_what_was_typed_and_only_the_gut_check_is_asked_anew(app_on):
    app = app_on(*gone())
    async with app.run_test(size=(80, 24)) as pilot:
        decision = await named(pilot, "Shop")
        decision.query(Input)[0].value = "-5"
        await pilot.press("ctrl+n")
        await until(pilot, lambda: "A price is above zero" in page(app))
        decision.query(Input)[0].value = "150"
        await pilot.pause()
        await pilot.press("escape")
        assert (await at(pilot, "What would you do for them?")).typed["name"] == "Shop"
        await pilot.press("escape")
        await at(pilot, "Would you take them on today")
        await pilot.press("escape")
        await opened(pilot, "f5", ComebackScreen)
        assert (await at(pilot, "Would you take them on today")).typed == {"today": ""}
        await pilot.press("right")
        assert (await go_on(pilot, "What would you do for them?")).typed["name"] == "Shop"
        assert (await go_on(pilot, "At which price?")).typed["rate"] == "150"


async def test_x09_who_came_back_in_another_window_closes_the_page(app_on):
    from clientdesk.model.change import Change

    owner, site, exit_ = gone()
    app = app_on(owner, site, exit_)
    async with app.run_test() as pilot:
        await opened(pilot, "f5", ComebackScreen)
        await at(pilot, "Would you take them on today")
        await app.keeper.save(Change("Back", (owner.but(stage=Stage.ACTIVE),)), app.session.records)
        await on_top(pilot, ClientsScreen)


async def test_a_project_of_who_is_there_is_a_form_as_ever(app_on):
    from clientdesk.tui.screens.form import FormDialog

    app = app_on(a_client())
    async with app.run_test() as pilot:
        await opened(pilot, "f5", FormDialog)
