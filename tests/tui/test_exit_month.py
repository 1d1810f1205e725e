"""The calendar beside the last day: it shows what is typed, marks by sign, and stays out of the way (X04)."""

from __future__ import annotations

from datetime import date

import pytest
from onscreen import TODAY, until
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Input

from clientdesk.model.settings import Settings
from clientdesk.playbook.exit.notice import UNTIL_DELIVERY
from clientdesk.playbook.exit.question import Kind, Option, Page, Question
from clientdesk.playbook.exit.view import PageView
from clientdesk.playbook.month import Months, around
from clientdesk.playbook.workdays import workday_before
from clientdesk.tui import themes
from clientdesk.tui.card import MUTED
from clientdesk.tui.screens.exit.choice import OneOf
from clientdesk.tui.screens.exit.decision import Decision
from clientdesk.tui.widgets.month import MonthView, laid_out

SETTINGS = Settings(country="GB-ENG")


def months(day: date) -> Months:
    return around(day, workday_before(day, SETTINGS), SETTINGS, TODAY)


LAST_DAY = Page(
    "last-day", "The last day", (Question("last-day", "When?", Kind.DATE, earliest=TODAY),), calendar=months
)


class Bare(App[None]):
    """One page, in the wizard's own looks."""

    CSS = ".main, .beside { height: 1fr; width: 1fr; }"

    def __init__(self, page: Page, typed: dict[str, str] | None = None, **values: str) -> None:
        super().__init__()
        self.register_theme(themes.DARK)
        self.theme = themes.DARK.name
        self.page = Decision(PageView("Notice · step 4 of 5", page, values), TODAY, typed)

    def compose(self) -> ComposeResult:
        yield self.page

    @property
    def shown(self) -> list[str]:
        return [str(each.visual) for each in self.query(MonthView)]


def test_a_month_is_laid_out_in_the_columns_of_its_plain_lines():
    found = months(date(2026, 12, 28))
    plain = [line.rstrip() for line in laid_out(found).plain.split("\n")]
    assert plain == list(found.lines()) == [
        "■ Thu 24 Dec: last working day",
        "◆ Mon 28 Dec: contract ends",
        "",
        " December 2026",
        " Mo  Tu  We  Th  Fr  Sa  Su",
        "      1   2   3   4   5   6",
        "  7   8   9  10  11  12  13",
        " 14  15  16  17  18  19  20",
        " 21  22  23 ■24 *25 *26  27",
        "◆28  29  30  31",
        "",
        "* 25 Dec: Christmas Day",
        "* 26 Dec: Boxing Day",
        "* 28 Dec: Boxing Day (observed)",
    ]  # fmt: skip


def test_of_two_months_only_the_weeks_that_matter_are_laid_out():
    lines = list(months(date(2027, 1, 1)).lines())
    assert lines[3:13] == [
        " December 2026",
        " Mo  Tu  We  Th  Fr  Sa  Su",
        " 21  22  23  24 *25 *26  27",
        "*28  29  30 ■31",
        "",
        " January 2027",
        " Mo  Tu  We  Th  Fr  Sa  Su",
        "                 ◆1   2   3",
        "  4   5   6   7   8   9  10",
        "",
    ]


def test_weekends_and_holidays_are_dim_and_marked_days_are_not():
    text: Content = laid_out(months(date(2026, 12, 28)))
    dim = {text.plain[span.start : span.end].strip() for span in text.spans if span.style == MUTED}
    assert {"5", "6", "*25", "*26", "27"} <= dim
    assert not {"4", "■24", "◆28"} & dim


async def test_the_calendar_follows_the_day_that_is_typed_and_stays_while_it_is_none():
    app = Bare(LAST_DAY, **{"last-day": "2026-12-28"})
    async with app.run_test() as pilot:
        assert all("◆28" in each for each in app.shown)
        app.query_one(Input).focus()
        app.query_one(Input).value = "1 Jan 2027"
        await until(pilot, lambda: all("◆1" in each and "■31" in each for each in app.shown))
        for text in ("1 Ja", "", "1 Jan 2025"):
            app.query_one(Input).value = text
            await pilot.pause()
            assert all("January 2027" in each for each in app.shown)


@pytest.mark.parametrize(("typed", "month"), [("14 Jan 2027", "January 2027"), ("14 Janua", "December 2026")])
async def test_a_half_typed_day_is_shown_and_what_is_none_leaves_the_proposal(typed, month):
    app = Bare(LAST_DAY, {"last-day": typed}, **{"last-day": "2026-12-28"})
    async with app.run_test():
        assert len(app.shown) == 2
        assert all(month in each for each in app.shown)


async def test_a_page_without_a_calendar_shows_none():
    app = Bare(Page("on", "When", LAST_DAY.questions), **{"last-day": "2026-12-28"})
    async with app.run_test():
        assert not app.shown


async def test_a_length_is_one_of_the_options_or_ones_own():
    options = (Option("30 days", "30 days"), UNTIL_DELIVERY)
    app = Bare(
        Page("length", "Time", (Question("length", "How long?", Kind.LENGTH, "", options, free=True),)), length="6w"
    )
    async with app.run_test() as pilot:
        assert app.page.typed == {"length": "6w"}
        assert app.query_one(Input).display
        app.query_one(OneOf).focus()
        await pilot.press("up")
        assert app.page.typed == {"length": "delivery"}
        assert not app.query_one(Input).display
