"""What has been, on the wizard's first page and beside the others: at once on a large screen, in order on a small."""

from __future__ import annotations

import pytest
from exit_screens import CLIENT, late_payer, opened
from onscreen import TODAY, an_invoice, until
from textual.app import App, ComposeResult

from clientdesk.model.days import days_later
from clientdesk.model.exit import ExitPath
from clientdesk.model.journal import Incident, Remedy, RemedyOutcome
from clientdesk.model.records import KINDS, Records
from clientdesk.playbook.exit.machine import start
from clientdesk.tui.screens.exit.history import Groups, Told, grouped, laid_out
from clientdesk.tui.screens.exit.texts import notes

HEADINGS = ["Signs", "Tried so far", "Money", "What leaving costs"]


def a_history(said: str = "I'll come to your door") -> tuple:
    """A client with a past, and an exit begun."""
    past = (
        *late_payer(),
        *(an_invoice(CLIENT, f"P-{at}", 100_00) for at in range(4)),
        *(
            Incident(id=f"i{at}", client=CLIENT.id, sign="S09", on=days_later(TODAY, -at), said=f"{said} {at}")
            for at in range(5)
        ),
        Remedy(id="r", client=CLIENT.id, kind="R08", on=days_later(TODAY, -30), outcome=RemedyOutcome.FAILED),
    )
    held = Records.of_all(past)
    held = held.after(start(held, CLIENT.id, TODAY, ExitPath.STANDARD))
    return tuple(record for kind in KINDS for record in held.all(kind))


def told(wizard, where: str) -> list[str]:
    return [str(each.visual) for each in wizard.screen.query_one(where).query(Told)]


def assert_its_groups(wizard) -> None:
    """Every group with its heading; of many incidents the latest, and how many more there are."""
    assert wizard.heading == "What has been"
    groups = told(wizard, ".main")
    assert [each.split("\n")[0].strip() for each in groups] == HEADINGS
    assert "  S09 insulted you\n" in groups[0]
    assert "\n      21 Nov 2026: I'll come to your door 0" in groups[0]
    assert "and 2 more" in groups[0]


async def test_x01_on_a_large_screen_all_of_it_is_seen_at_once_in_two_columns(app_on):
    app = app_on(*a_history())
    async with app.run_test(size=(120, 40)) as pilot:
        wizard = await opened(pilot, "reflect")
        assert_its_groups(wizard)
        await until(pilot, lambda: wizard.screen.query_one(Groups).region)
        assert wizard.screen.query_one(".main").max_scroll_y == 0
        left, right = (column.region for column in wizard.screen.query_one(Groups).children)
        assert (left.y, left.right) == (right.y, right.x)


async def test_x01_on_a_small_screen_it_is_one_column_and_keys_scroll_to_its_end(app_on):
    app = app_on(*a_history())
    async with app.run_test(size=(80, 24)) as pilot:
        wizard = await opened(pilot, "reflect")
        assert_its_groups(wizard)
        page = wizard.screen.query_one(".main")
        top, bottom = (column.region for column in wizard.screen.query_one(Groups).children)
        assert (top.x, top.bottom) == (bottom.x, bottom.y)
        assert page.max_scroll_y > 0
        await wizard.press("end")
        await until(pilot, lambda: page.scroll_y == page.max_scroll_y)
        await wizard.press("enter")
        assert wizard.heading == "Keep them, or go?"


async def test_x01_beside_another_page_it_goes_without_the_records(app_on):
    app = app_on(*a_history())
    async with app.run_test(size=(120, 40)) as pilot:
        wizard = await opened(pilot)
        groups = told(wizard, ".beside")
        assert [each.split("\n")[0].strip() for each in groups] == HEADINGS
        assert "S09 insulted you" in groups[0]
        assert "come to your door" not in "".join(groups)


async def test_x01_their_words_are_never_markup(app_on):
    app = app_on(*a_history("[/] [@click=app.quit]x[/] \x1b]52;c;x\x07"))
    async with app.run_test(size=(60, 16)) as pilot:
        wizard = await opened(pilot, "reflect")
        [signs, *_] = told(wizard, ".main")
        assert "[/] [@click=app.quit]x[/]" in signs
        assert "\x1b" not in signs


# The groups themselves


def test_lines_set_in_belong_to_the_one_before():
    assert grouped(["A", "  1", "    x", "", "B"]) == [["A", "  1", "    x"], ["B"]]
    assert grouped(["  alone"]) == [["  alone"]]


@pytest.mark.parametrize("width", [20, 40, 80])
def test_a_line_too_long_goes_on_below_where_it_began(width):
    laid = laid_out(["Signs", "  S01 " + "late " * 30, "      N-1: " + "late " * 30], width)
    first, *rest = laid.plain.split("\n")
    assert first == "Signs"
    assert all(len(line) <= width for line in rest)
    assert all(line.startswith("      ") for line in rest[1:])
    assert rest[0].startswith("  S01 late")


def test_plain_notes_stay_paragraphs_and_many_a_list():
    assert not any(isinstance(each, Told | Groups) for each in notes(["One.", "Two."]))
    assert [type(each) for each in notes(["They owe you: €5", "  N-1: €5", "Paid."])] == [Groups]


async def test_one_group_alone_is_one_column():
    class Bare(App[None]):
        def compose(self) -> ComposeResult:
            yield Groups([["A", "  1"]])

    async with Bare().run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "A" in str(pilot.app.query_one(Told).visual)
