"""View 1: what a row says, how rows are ordered and found, and what the card makes of the one under the cursor."""

from __future__ import annotations

import asyncio

import pytest
from builder import Book as Builder
from onscreen import TODAY, a_client, an_invoice, names, until
from textual.content import Content

from clientdesk.model.client import Contact, Stage
from clientdesk.model.days import lateness
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.playbook.assessment import Reason
from clientdesk.playbook.overview import overview
from clientdesk.tui import card
from clientdesk.tui.card import ClientCard, reasons, shortened
from clientdesk.tui.widgets.line_list import LineList
from clientdesk.tui.widgets.row_view import REST_SECONDS
from clientdesk.tui.wrapped import Wrapped


@pytest.mark.parametrize(("days", "shown"), [(None, "–"), (0, "0 d"), (41, "+41 d")])
def test_always_on_time_is_not_the_same_as_never_paid(days, shown):
    assert lateness(days) == shown


def head(app) -> str:
    return app.screen.query_one(LineList).render_line(0).text


def row_of(app, name: str) -> str:
    rows = app.screen.query_one(LineList)
    return next(text for y in range(1, rows.size.height) if name in (text := rows.render_line(y).text))


async def test_the_list_names_how_late_somebody_usually_is_and_shows_it_for_the_punctual(sample_app):
    async with sample_app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "Usual" in head(sample_app)
        assert "Late" not in head(sample_app)
        assert " 0 d " in row_of(sample_app, "Atelier Blanc")


async def test_an_exit_under_way_stands_where_the_verdict_stood_and_in_the_card(app_on):
    client = a_client(stage=Stage.EXITING)
    app = app_on(client, an_invoice(client), Exit(id="x", client=client.id, path=ExitPath.STANDARD, started=TODAY))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "◔ leaving" in row_of(app, "Acme")
        why = app.screen.query_one(ClientCard).query("Static").first()
        await until(pilot, lambda: "◔ leaving: Reflect" in str(why.content))
        assert "exiting" not in str(why.content)


def test_a_client_parted_from_is_ended_once():
    book = Builder().client(stage=Stage.ENDED)
    row = overview(book.records, book.client_id, TODAY)
    assert card._why(row, TODAY, 40).plain.count("ended") == 1


def test_the_day_after_a_reason_says_what_it_is():
    told = "".join(text for text, _style in reasons((Reason("S01", "is late", TODAY),), TODAY))
    assert "last\u00a021\u00a0Nov" in told


async def sorted_by(app, pilot, title: str) -> list[str]:
    rows = app.screen.query_one(LineList)
    while f"{title} ▾" not in head(app) and f"{title} ▴" not in head(app):
        await pilot.press("s")
    return [app.session.book.row(key) for key in rows.keys]


@pytest.mark.parametrize("title", ["Overdue", "Usual", "Silent", "Owed", "Verdict"])
async def test_the_arrow_follows_the_values_and_the_empty_come_last(sample_app, title):
    async with sample_app.run_test(size=(160, 40)) as pilot:
        first = await sorted_by(sample_app, pilot, title)
        assert f"{title} ▾" in head(sample_app)
        await pilot.press("S")
        assert f"{title} ▴" in head(sample_app)
        value = {
            "Overdue": lambda row: row.account.oldest_overdue or None,
            "Usual": lambda row: row.account.days_late,
            "Silent": lambda row: row.silent_days,
            "Owed": lambda row: any(row.account.owed.values()) or None,
            "Verdict": lambda row: None if row.has_ended else 1,
        }[title]
        for rows in (first, await sorted_by(sample_app, pilot, title)):
            empty = [value(row) is None for row in rows]
            assert empty == sorted(empty)


async def test_the_largest_usual_lateness_is_on_top_first(sample_app):
    async with sample_app.run_test(size=(160, 40)) as pilot:
        days = [row.account.days_late for row in await sorted_by(sample_app, pilot, "Usual")]
        known = [each for each in days if each is not None]
        assert known == sorted(known, reverse=True)


@pytest.mark.parametrize("typed", ["leave", "PİNAR", "bake", "leaving"])
async def test_the_filter_finds_verdict_contact_and_trade(app_on, typed):
    client = a_client("Acme", trade="bakery", contacts=(Contact(name="Pınar"),))
    going = Exit(id="x", client=client.id, path=ExitPath.STANDARD, started=TODAY)
    app = app_on(client, a_client("Bolt"), going)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash")
        await pilot.press(*typed if typed.isascii() else ())
        if not typed.isascii():
            app.screen.query_one(LineList).filter(typed)
        assert names(app) == (["Acme"] if typed != "leave" else [])


async def test_the_columns_stand_still_when_the_filter_finds_nothing(sample_app):
    async with sample_app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        before = head(sample_app)
        await pilot.press("slash", *"zzz")
        await until(pilot, lambda: not sample_app.screen.query_one(LineList).keys)
        await pilot.pause(0.2)
        assert head(sample_app) == before


async def test_a_card_without_room_for_all_of_it_says_that_there_is_more(sample_app):
    async with sample_app.run_test(size=(80, 24)) as pilot:
        cut = 0
        for _ in range(6):
            for part in sample_app.screen.query_one(ClientCard).query(Wrapped):
                told = part.content.wrap(part.content_size.width)
                assert len(told) <= sample_app.screen.query_one(ClientCard).content_size.height
                cut += told[-1].plain.endswith("…")
            await pilot.press("down")
            await asyncio.sleep(2 * REST_SECONDS)
            await pilot.pause()
        assert cut


def test_a_text_is_shortened_by_whole_lines():
    text = Content("one\n\nthree\nfour")
    assert shortened(text, 9, 4).plain == "one\n\nthree\nfour"
    assert shortened(text, 9, 3).plain == "one\n\nthree …"
    assert shortened(text, 6, 3).plain == "one\n\nthree…"
