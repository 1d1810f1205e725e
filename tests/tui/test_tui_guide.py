"""What the guide says is what the program does, and what it shows of a desk is what the desk shows."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from onscreen import TODAY, a_client, an_invoice, on_top, until
from textual.widgets import Input

from clientdesk.model.bars import BARS
from clientdesk.model.client import Stage
from clientdesk.model.days import counted
from clientdesk.model.journal import Incident, Remedy, RemedyOutcome
from clientdesk.model.records import Records
from clientdesk.model.remedies import REMEDIES
from clientdesk.model.settings import Settings
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.rules import RULES
from clientdesk.playbook.safeguards import FIRST_JOB, LATER, SAFEGUARDS, Deposit
from clientdesk.tui.chrome import KeyBar
from clientdesk.tui.guide import codes, entries
from clientdesk.tui.guide_entry import Entry
from clientdesk.tui.guide_here import here
from clientdesk.tui.guide_page import page_of
from clientdesk.tui.guide_texts import FILE, figures
from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.clients import ClientsScreen
from clientdesk.tui.screens.guide import GuideScreen, Page
from clientdesk.tui.screens.menu import Menu
from clientdesk.tui.screens.palette import Palette
from clientdesk.tui.session import Book
from clientdesk.tui.widgets.line_list import LineList

HANDBOOK = Path(__file__).parents[2] / "docs" / "handbook.md"
OWN = Settings(bars={"S03": 5, "S22.red": 40, "fades": 365}, cooling_days=9)
ACME, BOLT = a_client("Acme", bars={"S03": 2}), a_client("Bolt")


def entry(key: str, settings: Settings | None = None) -> Entry:
    return next(each for each in entries(settings) if each.id == key)


def part(key: str, head: str, settings: Settings | None = None) -> str:
    return next(part.told for part in entry(key, settings).parts if part.head == head)


def shocked(client: str, day: int) -> Incident:
    return Incident(id=f"{client}{day}", client=f"id of {client}", sign="S03", on=date(2026, 11, day), said="So much?")


def a_book(*records: object) -> Book:
    book = Book(Records.of_all(records), TODAY)
    for _ in book.work_out():
        pass
    return book


# The words


@pytest.mark.parametrize("key", SIGNS)
def test_a_page_of_a_sign_says_all_there_is_to_know(key: str) -> None:
    heads = [part.head for part in entry(key).parts]
    assert heads[:6] == ["Look for", "Why it matters", "Class", "Raised at", "How it counts", "What to do"]
    assert ("Try first" in heads) == bool(SIGNS[key].try_first)
    assert ("Its bars" in heads) == any(bar.partition(".")[0] == key for bar in BARS)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("S01", "Worked out from your records."),
        ("S04", "Worked out from your records and the incidents you log."),
        ("S09", "Counted from the incidents you log."),
    ],
)
def test_a_sign_says_what_it_is_counted_from(key: str, said: str) -> None:
    assert said in part(key, "How it counts")


@pytest.mark.parametrize(
    ("key", "condition"),
    [
        ("S01", "days by which you sent it late are taken off"),
        ("S05", "By the hour, two make one"),
        ("S08", "until you note the day on which it moved again"),
        ("S10", "after the day you told them"),
        ("S11", "lowers nothing"),
        ("S14", "one a day"),
        ("S16", "Only where you tick that it was agreed"),
    ],
)
def test_a_sign_states_the_condition_under_which_it_counts(key: str, condition: str) -> None:
    assert condition in part(key, "How it counts")


@pytest.mark.parametrize("key", REMEDIES)
def test_a_page_of_a_remedy_says_how_and_what_comes_of_it(key: str) -> None:
    heads = [part.head for part in entry(key).parts]
    assert heads[:4] == ["What it is", "How", "What comes of it", "Look again"]
    assert entry(key).named >= {sign.id for sign in SIGNS.values() if key in sign.try_first}


@pytest.mark.parametrize("key", SAFEGUARDS)
def test_a_page_of_a_safeguard_gives_the_clause(key: str) -> None:
    assert [part.head for part in entry(key).parts if part.head != "How much"][1:] == ["Why", "For the next contract"]
    assert "{" not in entry(key).told


def test_the_deposits_are_those_that_the_next_contract_asks_for() -> None:
    assert all(Deposit(*each, "").words in part("C01", "How much") for each in (FIRST_JOB, LATER))


def test_the_rules_are_told_in_the_order_in_which_they_are_asked() -> None:
    told = part("how", "The rules")
    assert [told.index(rule.asks) for rule in RULES] == sorted(told.index(rule.asks) for rule in RULES)


def test_every_bar_has_a_meaning_of_its_own_page() -> None:
    told = entry("bars").told
    assert [key for key in BARS if f"{key}=" not in told and f"{key}," not in told and f"{key}." not in told] == []


def test_ones_own_bars_stand_beside_the_handbooks() -> None:
    assert "5 in 365 days. That is your own bar; the handbook's is 3 in 365 days." in part("S03", "Raised at", OWN)
    assert "your own" not in part("S03", "Raised at")
    assert "  40  points for a red incident" in part("%", "Points", OWN)
    assert "9 days" in entry("X01", OWN).told
    assert counted(365, "day") in entry("old", OWN).told


def test_every_figure_of_the_tables_is_used_and_none_is_missing() -> None:
    assert set(re.findall(r"{(\w+)}", FILE.read_text(encoding="utf-8"))) == set(figures(Settings()))


def test_every_code_that_a_page_names_has_a_page() -> None:
    assert frozenset().union(*(each.named for each in entries())) <= codes()


def test_in_the_least_room_no_word_is_cut_and_lists_are_set_in() -> None:
    room = 34
    for each in entries():
        assert max(map(len, page_of(each, None, room).plain.split())) <= room, each.id
    listed = page_of(entry("bars"), None, room).plain.partition("For one sign")[2].partition("Windows")[0]
    assert [line for line in listed.splitlines() if line and not (line.startswith(" ") and len(line) <= room)] == []


def test_the_written_handbook_has_a_row_for_every_id_and_bar() -> None:
    rows = [line for line in HANDBOOK.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    for key in (*SIGNS, *REMEDIES, *SAFEGUARDS, *(f"`{bar}`" for bar in BARS)):
        assert sum(row.startswith(f"| {key} |") for row in rows) == 1, key
    of_signs = [row for row in rows if row.startswith("| S")]
    assert {row.replace("\\|", "").count("|") for row in of_signs} == {9}


# The desk


def test_a_sign_names_who_shows_it_the_raised_first() -> None:
    book = a_book(ACME, BOLT, shocked("Acme", 3), shocked("Acme", 4), shocked("Bolt", 5))
    found = here(book, "S03")
    assert found.told == "raised with 1 client"
    said = [(each.client.name, each.words, each.is_weighty) for each in found.seen]
    assert said == [
        ("Acme", "raised, 2 of 2; own bar: 2 in 365 days", True),
        ("Bolt", "1 of 3, not raised", False),
    ]
    assert here(book, "S02").told == "raised with nobody"


def test_nothing_is_said_of_who_has_left_nor_of_a_desk_not_yet_looked_over() -> None:
    assert here(a_book(BOLT.but(stage=Stage.ENDED), shocked("Bolt", 5)), "S03").seen == ()
    assert here(Book(Records.of_all([BOLT, shocked("Bolt", 5)]), TODAY), "S03") is None


def test_a_remedy_says_where_it_runs_and_what_came_of_it() -> None:
    begun = {"client": BOLT.id, "kind": "R10", "on": date(2026, 11, 3)}
    running = Remedy(id="r", review=date(2026, 12, 3), **begun)
    failed = Remedy(id="f", outcome=RemedyOutcome.FAILED, decided=date(2026, 11, 4), **begun)
    found = here(a_book(BOLT, running, failed), "R10")
    assert found.told == "under way with 1 client; failed 1 time"
    assert [each.words for each in found.seen] == ["since 3 Nov, look again on 3 Dec"]


def test_a_safeguard_a_verdict_and_the_bars_name_their_clients() -> None:
    book = a_book(ACME, BOLT.but(stage=Stage.PAUSED), an_invoice(BOLT, issued=date(2026, 5, 1), due=date(2026, 6, 1)))
    assert here(book, "C06").seen[0].words == "no telephone number and no e-mail address"
    assert [each.client.name for each in here(book, "▲").seen] == ["Bolt"]
    assert [(each.client.name, each.words) for each in here(book, "bars").seen] == [("Acme", "S03=2")]
    assert here(book, "L01") is None


# The screen


def text(screen: GuideScreen) -> str:
    return str(screen.query_one("#page Static").content)


def keys(screen: GuideScreen) -> str:
    return screen.query_one(KeyBar).render().plain


async def test_a_long_page_is_read_by_keys_that_the_bar_names(app_on) -> None:
    app = app_on(ACME, BOLT, shocked("Acme", 3), shocked("Acme", 4))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show_guide("S03")
        screen = await on_top(pilot, GuideScreen)
        page = screen.query_one(Page)
        await until(pilot, lambda: "Acme: raised" in text(screen) and "Space read on" in keys(screen))
        assert "Tab read" in keys(screen)
        await pilot.press("space")
        await until(pilot, lambda: page.scroll_y > 0)
        await pilot.press("right", "home")
        await until(pilot, lambda: page.scroll_y == 0)
        await pilot.press("down", "down")
        await until(pilot, lambda: page.scroll_y == 2)
        await pilot.press("escape")
        assert screen.focused is screen.query_one(LineList)
        await pilot.press("escape")
        await on_top(pilot, ClientsScreen)


async def test_enter_leads_to_a_client_or_to_a_page_it_names(app_on) -> None:
    app = app_on(ACME, BOLT, shocked("Acme", 3), shocked("Acme", 4))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show_guide("S03")
        screen = await on_top(pilot, GuideScreen)
        await until(pilot, lambda: "⏎ go to" in keys(screen))
        await pilot.press("enter")
        await on_top(pilot, Menu)
        await pilot.press("R", "1", "0", "enter")
        await on_top(pilot, GuideScreen)
        await until(pilot, lambda: "Explain the price" in text(screen))
        await pilot.press("enter")
        await on_top(pilot, Menu)
        await pilot.press("S", "0", "3", "enter")
        await on_top(pilot, GuideScreen)
        await until(pilot, lambda: "Acme: raised" in text(screen))
        await pilot.press("right", "enter")
        await on_top(pilot, Menu)
        await pilot.press("enter")
        page = await on_top(pilot, ClientPage)
        assert page.client_id == ACME.id


async def test_a_sign_on_a_clients_page_leads_to_its_page_and_back(app_on) -> None:
    app = app_on(ACME, shocked("Acme", 3), shocked("Acme", 4))
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(2):
            app.open_client(ACME.id, "signs")
            page = await on_top(pilot, ClientPage)
            await until(pilot, lambda page=page: page.focused is not None and page.focused.region)
            await pilot.press("question_mark")
            screen = await on_top(pilot, GuideScreen)
            await until(pilot, lambda screen=screen: "Is shocked by the price" in text(screen))
        await pilot.press("escape")
        assert app.screen.client_id == ACME.id


async def test_words_are_found_in_any_order_over_all_that_a_page_says(app_on) -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5")
        screen = await on_top(pilot, GuideScreen)
        rows = screen.query_one(LineList)
        rows.filter("apologise threatened NOTED")
        shown = [rows.highlighted and screen._entries[key].id for key in rows.keys]
        assert shown == ["S11"]
        rows.filter("conversation have")
        assert "R06" in [screen._entries[key].id for key in rows.keys]


async def test_a_page_is_found_from_anywhere(app_on) -> None:
    app = app_on(ACME)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        palette = await on_top(pilot, Palette)
        palette.query_one(Input).value = "price s03"
        await until(pilot, lambda: palette.query_one(LineList).total == 1)
        await pilot.press("enter")
        screen = await on_top(pilot, GuideScreen)
        await until(pilot, lambda: "Is shocked by the price" in text(screen))
