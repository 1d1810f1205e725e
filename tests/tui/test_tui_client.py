"""The client page: its tabs, what each key on them does, and that only what is seen is worked out."""

from __future__ import annotations

from builder import Book, day
from onscreen import on_top, rested, until

from clientdesk.model.client import Client
from clientdesk.model.journal import RemedyOutcome
from clientdesk.model.project import Extra, Project
from clientdesk.tui.chrome import KeyBar
from clientdesk.tui.pages.tab import Tab
from clientdesk.tui.screens.client import TABS, ClientPage
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.guide import GuideScreen
from clientdesk.tui.screens.menu import Menu
from clientdesk.tui.widgets.line_list import LineList


def drawn(app) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips(app.size)]


def rows(page: ClientPage) -> LineList:
    return page.open_tab.query_one(LineList)


def line_of(page: ClientPage, text: str) -> str:
    """The row in view that has a text in it."""
    return next(row for y in range(rows(page).size.height) if text in (row := rows(page).render_line(y).text))


def beside(page: ClientPage) -> str:
    return str(page.open_tab.query_one(".told Wrapped").content)


async def opened(pilot, tab: str, record: str = "") -> ClientPage:
    """The page of the only client, at a tab."""
    (client,) = pilot.app.session.records.all(Client)
    pilot.app.open_client(client.id, tab, record)
    page = await on_top(pilot, ClientPage)
    await pilot.pause()
    return page


async def turned(pilot, page: ClientPage, tab: str, record: str = "") -> None:
    page.go_to(tab, record)
    await until(pilot, lambda: page._tab == tab and (not record or rows(page).highlighted == record))


def a_desk() -> Book:
    book = Book().client().project(id="shop", name="Shop", revisions=3, rounds=3, started=day(-60))
    book.invoice(due=-50).invoice(due=-9).incident("S11", -5, id="threat", said="threw a chair")
    book.extra(-9, id="banner", project="shop").extra(-8, id="idea", project="shop", done=False)
    return book.remedy("R01", -20, RemedyOutcome.FAILED, id="terms", note="“later”").remedy("R03", -4, id="statement")


async def test_a_tab_is_made_and_worked_out_only_when_it_is_turned_to_and_again_only_when_the_desk_changes(app_on):
    app = app_on(*a_desk().list)
    async with app.run_test(size=(100, 30)) as pilot:
        page = await opened(pilot, "overview")
        assert [tab.NAME for tab in page.query(Tab)] == ["overview"]
        await pilot.press("right")
        assert [tab.NAME for tab in page.query(Tab)] == ["overview", "signs"]
        signs, seen = page.open_tab, []
        signs.derive = seen.append
        await pilot.press("left", "right")
        assert not seen
        await pilot.press("right", "d", "w")
        await until(pilot, lambda: "✔ worked" in line_of(page, "R03"))
        assert not seen
        await pilot.press("left")
        assert len(seen) == 1


async def test_seven_tabs_follow_one_another_and_the_line_of_them_shows_what_there_is_room_for(app_on):
    app = app_on(*a_desk().list)
    async with app.run_test(size=(120, 24)) as pilot:
        page = await opened(pilot, "overview")
        tabs = lambda: str(page.query_one("#tabs").content)  # noqa: E731
        assert tabs().split() == "overview signs 2 remedies 2 scope 2 log 6 invoices 2 contract".split()
        seen = []
        for _ in TABS:
            seen.append(page._tab)
            await pilot.press("right")
        assert tuple(seen) == TABS
        await pilot.click("#tabs", offset=(tabs().index("log") + 2, 0))
        await until(pilot, lambda: page._tab == "log")
        for width, counted in ((80, True), (60, False)):
            await pilot.resize_terminal(width, 16)
            await until(pilot, lambda counted=counted: ("log 6" in tabs()) is counted)
            assert len(tabs()) <= width - 2
            assert all(tab in drawn(app)[3] for tab in TABS)


async def test_enter_on_a_record_behind_a_sign_opens_that_record(app_on):
    app = app_on(*a_desk().list)
    async with app.run_test(size=(100, 40)) as pilot:
        page = await opened(pilot, "signs", "S11 incidents threat")
        for kind, tab in (("incident", "log"), ("invoice", "invoices"), ("extra", "scope")):
            await turned(pilot, page, "signs")
            key = next(key for key, row in page.open_tab._rows.items() if row.record and row.record.kind == kind)
            await turned(pilot, page, "signs", key)
            record = page.open_tab._rows[key].record
            await pilot.press("enter")
            await until(pilot, lambda tab=tab, at=record.id: page._tab == tab and rows(page).highlighted == at)


async def test_esc_leads_back_to_the_row_that_led_here_and_then_leaves_the_page(app_on):
    app = app_on(*a_desk().list)
    async with app.run_test(size=(80, 24)) as pilot:
        page = await opened(pilot, "overview")
        await pilot.press("enter")
        await until(pilot, lambda: page._tab == "signs")
        await turned(pilot, page, "signs", "S11 incident threat")
        await pilot.press("enter")
        await until(pilot, lambda: page._tab == "log")
        await pilot.press("escape")
        await until(pilot, lambda: page._tab == "signs" and rows(page).highlighted == "S11 incident threat")
        await pilot.press("enter")
        await until(pilot, lambda: page._tab == "log")
        await pilot.press("right", "escape")
        await until(pilot, lambda: app.screen is not page)


async def test_the_sign_under_the_cursor_is_explained_and_its_keys_open_the_guide_its_bar_and_all_22(app_on):
    app = app_on(*a_desk().list)
    async with app.run_test(size=(80, 24)) as pilot:
        page = await opened(pilot, "signs", "S01")
        assert "S01 is late" in beside(page)
        assert len(rows(page).keys) < 22
        await pilot.press("f")
        assert sum(1 for row in page.open_tab._rows.values() if row.record is None) == 22
        assert rows(page).highlighted == "S01"
        await turned(pilot, page, "signs", "S21")
        assert "b bar" not in page.query_one(KeyBar).render().plain
        await turned(pilot, page, "signs", "S06")
        await pilot.press("b")
        assert "S06" in (await on_top(pilot, FormDialog)).form.title
        await pilot.press("escape")
        await on_top(pilot, ClientPage)
        await pilot.press("question_mark")
        guide = await on_top(pilot, GuideScreen)
        await until(pilot, lambda: "S06" in "".join(drawn(app)))
        assert guide


async def test_the_text_beside_the_rows_is_read_on_with_space_and_begins_again_after_its_end(app_on):
    app = app_on(*a_desk().list)
    async with app.run_test(size=(60, 16)) as pilot:
        page = await opened(pilot, "signs", "S01")
        text = page.query_one(".told")
        await until(pilot, lambda: text.max_scroll_y > 0 and rested(rows(page)))
        seen = [text.scroll_y]
        for _ in range(9):
            await pilot.press("space")
            await pilot.pause()
            seen.append(text.scroll_y)
        end = seen.index(text.max_scroll_y)
        assert seen[: end + 1] == sorted(seen[: end + 1])
        assert seen[end + 1] == 0
        await pilot.press("space", "down")
        await until(pilot, lambda: text.scroll_y == 0)


async def test_what_came_of_a_remedy_is_said_with_a_key_and_enter_edits_it(app_on):
    app = app_on(*a_desk().list)
    async with app.run_test(size=(100, 30)) as pilot:
        page = await opened(pilot, "remedies")
        assert rows(page).keys == ["statement", "terms"]
        assert "◔ waiting" in line_of(page, "R03")
        await pilot.press("d")
        await on_top(pilot, Menu)
        await pilot.press("n")
        await until(pilot, lambda: "✖ did not help" in line_of(page, "R03"))
        await pilot.press("enter")
        await on_top(pilot, FormDialog)


async def test_rounds_in_no_log_are_written_down_by_a_key_that_is_offered_only_then(app_on):
    app = app_on(*Book().client().project(name="Shop", revisions=3, rounds=5).list)
    async with app.run_test(size=(100, 30)) as pilot:
        page = await opened(pilot, "scope")
        assert "2 rounds on Shop (5 of 3)" in beside(page)
        await pilot.press("R")
        await until(pilot, lambda: "Revision round 5 of 3" in beside(page))
        assert "Rounds in no log" not in beside(page)
        assert page.check_action("log_rounds", ()) is False


async def test_in_the_scope_log_a_key_bills_another_counts_a_round_and_a_third_copies_the_lines(app_on):
    app = app_on(*a_desk().list)
    async with app.run_test(size=(100, 30)) as pilot:
        page = await opened(pilot, "scope", "banner")
        await pilot.press("y")
        assert app.clipboard == "one more thing (Shop): price to be named"
        await pilot.press("b")
        await until(pilot, lambda: app.session.records.get(Extra, "banner").billed)
        assert "✔ billed" in line_of(page, "12 Nov")
        assert page.check_action("copy_lines", ()) is False
        await turned(pilot, page, "scope", "idea")
        assert page.check_action("bill", ()) is False
        await pilot.press("r")
        await until(pilot, lambda: app.session.records.get(Project, "shop").rounds == 4)
        assert "▲ rounds 4 of 3" in line_of(page, "Shop")
        assert "Revision round 4 of 3" in beside(page)
        await pilot.press("w")
        assert "xtra" in (await on_top(pilot, FormDialog)).form.title


async def test_an_empty_tab_names_the_key_to_press(app_on):
    app = app_on(*Book().client().list)
    keys = {"signs": "f ", "remedies": "F8", "scope": "w ", "log": "m ", "invoices": "n ", "contract": "F6"}
    async with app.run_test(size=(80, 24)) as pilot:
        page = await opened(pilot, "overview")
        for tab, key in keys.items():
            await turned(pilot, page, tab)
            await until(pilot, lambda key=key: any(key in line for line in drawn(app)[4:-1]))


async def test_a_record_that_a_filter_hides_is_shown_when_it_is_gone_to(app_on):
    app = app_on(*a_desk().list)
    async with app.run_test(size=(100, 30)) as pilot:
        page = await opened(pilot, "log")
        await pilot.press("slash", *"zzz", "enter")
        await turned(pilot, page, "log", "threat")
        assert page.entry.id == "threat"


async def test_a_key_that_comes_before_the_page_is_laid_out_finds_no_row_and_no_fault(app_on):
    app = app_on(*a_desk().list)
    (client,) = app.session.records.all(Client)
    async with app.run_test(size=(80, 24)):
        for tab in TABS:
            page = ClientPage(app.session, client.id, tab)
            actions = ("edit_entry", "delete_entry", "filter", "settle", "bill", "copy_lines", "set_bar")
            allowed = [action for action in actions if page.check_action(action, ()) not in (False, None)]
            assert set(allowed) <= {"filter"}


async def test_tabs_turned_before_the_page_is_laid_out_are_turned_and_one_left_at_once_is_no_fault(app_on):
    app = app_on(*a_desk().list)
    (client,) = app.session.records.all(Client)
    async with app.run_test(size=(80, 24)) as pilot:
        page = ClientPage(app.session, client.id)
        await page.action_turn(1)
        await page.action_turn(1)
        app.push_screen(page)
        await until(pilot, lambda: page._tab == "remedies" and "What to try next" in "".join(drawn(app)))
        assert app.focused is rows(page)
        await pilot.press("escape")
        for keys in (("right", "escape"), ("left", "left", "backspace"), ("right", "right")):
            app.push_screen(ClientPage(app.session, client.id))
            for key in keys:
                app.simulate_key(key)
            await pilot.pause()
        await until(pilot, lambda: isinstance(app.screen, ClientPage) and app.screen._tab == "remedies")
        assert app.is_running
