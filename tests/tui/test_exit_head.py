"""The head above the exit's pages: who is left, or declined."""

from __future__ import annotations

from builder import TODAY, Book, day
from onscreen import a_client, on_top, until
from textual.widgets import Static

from clientdesk.model.client import Client, Stage
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.paths import PATHS
from clientdesk.tui.screens.exit import ExitScreen, texts


def test_a_prospect_is_declined_and_a_client_left_before_and_after_it_begins():
    book = Book().client("Bo", stage=Stage.PROSPECT)
    assert texts.head(book.records.get(Client, book.client_id), None).plain == "Declining Bo"
    book.with_client(stage=Stage.EXITING)
    book.add(Exit, path=ExitPath.PROSPECT, started=day(-1), stage_before=Stage.PROSPECT)
    (begun,) = book.records.of(Exit, book.client_id)
    client = book.records.get(Client, book.client_id)
    assert texts.head(client, Case(book.records, begun, TODAY)).plain.startswith("Declining Bo")
    assert texts.head(Client(id="x", name="Acme"), None).plain == "Leaving Acme"
    told = [texts.head(client, Case(book.records, begun, TODAY), room).plain[12:].strip() for room in (70, 50, 30)]
    path = "prospect path"
    assert told == [f"{path} · begun yesterday, on 20 Nov 2026", f"{path} · begun 20 Nov 2026", path]


def test_r07_a_price_is_called_so_on_the_way():
    assert "○ Review  ○ Price  ○ Notice" in texts.crumbs_before(PATHS[ExitPath.PRICE_OUT]).plain


async def test_the_way_that_is_proposed_stands_on_top_before_it_begins(app_on):
    prospect = a_client("Bo", stage=Stage.PROSPECT)
    app = app_on(prospect)
    async with app.run_test(size=(80, 24)) as pilot:
        app.leave(prospect.id)
        screen = await on_top(pilot, ExitScreen)
        await until(pilot, lambda: screen.query(".heading"))
        way = str(screen.query_one("#exit-way", Static).visual).split()
        assert [each for each in way if each.isalpha()] == ["Notice", "Refer", "Close"]
