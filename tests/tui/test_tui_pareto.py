"""Trouble against income: where the marks go, as arithmetic, and what the screen says of the one under the cursor."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from onscreen import TODAY, a_client, an_invoice, notices, on_top, until
from rich.cells import cell_len

from clientdesk.model.client import Client, Stage
from clientdesk.model.invoice import Payment
from clientdesk.model.journal import Incident
from clientdesk.model.money import Money
from clientdesk.model.records import Records
from clientdesk.tui import session
from clientdesk.tui.chrome import KeyBar
from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.clients import ClientsScreen
from clientdesk.tui.screens.pareto import ParetoScreen
from clientdesk.tui.session import Book
from clientdesk.tui.widgets.line_list import LineList
from clientdesk.tui.widgets.line_view import Tone
from clientdesk.tui.widgets.scatter import Scatter
from clientdesk.tui.widgets.scatter_parts import Dot, Ruler, place, plot, reach_of, ruler_of


def dot(key: str, across: float, up: float, name: str = "") -> Dot:
    return Dot(key, across, up, f"●{key}", name, Tone.PLAIN)


def placed(*dots: Dot, columns: int = 40, rows: int = 11) -> list[tuple[int, int, str]]:
    ruler = ruler_of(dots)
    return [(group.column, group.row, group.text()) for group in place(dots, ruler, columns, rows)]


def drawn(*dots: Dot, columns: int = 40, rows: int = 11, chosen: str | None = None) -> list[str]:
    groups = place(dots, ruler_of(dots), columns, rows)
    canvases = plot(groups, columns, rows, reach_of(dots, columns), chosen)
    return ["".join(text for text, _ in canvas.pieces()) for canvas in canvases]


@pytest.mark.parametrize(
    ("largest", "top", "labels"),
    [
        (0, 5, ["0%", "0.05%"]),
        (0.0007, 10, ["0%", "0.05%", "0.1%"]),
        (0.05, 500, ["0%", "1%", "2%", "3%", "4%", "5%"]),
        (0.39, 4000, ["0%", "10%", "20%", "30%", "40%"]),
        (0.69, 8000, ["0%", "20%", "40%", "60%", "80%"]),
        (1, 10000, ["0%", "20%", "40%", "60%", "80%", "100%"]),
    ],
)
def test_the_axes_end_soon_after_the_largest_share(largest, top, labels):
    ruler = Ruler.to(largest)
    assert (ruler.top, [label for _, label in ruler.ticks(61)]) == (top, labels)


def test_nothing_stands_in_the_first_cell_and_the_end_in_the_last():
    ruler = Ruler.to(1)
    assert [ruler.cell(share, 11) for share in (0, 0.04, 0.05, 0.5, 1)] == [0, 0, 1, 5, 10]


def test_income_goes_to_the_right_and_trouble_up():
    dots = dot("1", 0, 1), dot("2", 1, 0)
    reach = reach_of(dots, 40)
    assert placed(*dots) == [(0, 0, "●1"), (reach - 1, 10, "●2")]


def test_equal_dots_share_a_mark_and_the_weightier_leads():
    assert placed(dot("1", 0.5, 0.5), dot("2", 0.5, 0.5), dot("3", 0.5, 0.5))[0][2] == "●1+2"


def test_marks_of_a_row_never_touch():
    near = [dot(str(at), at / 40, 0.0) for at in range(1, 30)]
    marks = placed(*near)
    assert len(marks) > 1
    assert all(left + len(text) < right for (left, _, text), (right, _, _) in pairwise(marks))
    assert sum(1 + int(text.partition("+")[2] or 0) for _, _, text in marks) == 29


def test_a_chosen_one_stands_for_those_it_shares_a_mark_with():
    (group,) = place([dot("1", 0.5, 0.5), dot("2", 0.5, 0.5)], Ruler.to(1), 40, 11)
    assert (group.text(None), group.text("2"), group.text("elsewhere")) == ("●1+1", "●2+1", "●1+1")


@pytest.mark.parametrize(("columns", "rows"), [(0, 0), (3, 5), (40, 0), (5, 1), (6, 2)])
def test_a_picture_too_small_for_its_marks_is_drawn_all_the_same(columns, rows):
    lines = drawn(dot("1", 1, 1), dot("2", 0, 0), columns=columns, rows=rows)
    assert [cell_len(line) for line in lines] == [columns] * rows


def test_no_dots_are_an_empty_picture():
    assert placed() == []


def test_a_name_stands_behind_its_mark_or_before_it_where_the_edge_is_near():
    lines = "\n".join(drawn(dot("1", 0.2, 0.5, "Northwind"), dot("2", 1, 1, "Kingsway")))
    assert "●1 Northwind" in lines
    assert "Kingsway ●2" in lines


def test_a_wide_name_takes_its_own_room():
    lines = drawn(dot("1", 0.5, 0.5, "小林デザイン"), dot("2", 1, 1, "客户" * 30))
    assert {cell_len(line) for line in lines} == {40}
    assert "●1 小林デザイン" in "\n".join(lines)


def test_above_the_line_is_where_trouble_outweighs_income():
    lines = drawn(dot("1", 0.1, 1), dot("2", 1, 0.1), columns=60, rows=15)
    at = next(row for row, line in enumerate(lines) if "more trouble than income" in line)
    below = next(row for row, line in enumerate(lines) if "more income than trouble" in line)
    assert at < below
    assert all(line.count("·") <= 1 for line in lines)
    falling = [line.index("·") for line in lines if "·" in line]
    assert falling == sorted(falling, reverse=True)


# The screen


def paying(name: str, amount: int, incidents: int = 0, currency: str = "EUR", **fields):
    """A client who paid an amount of cents, and made trouble."""
    client = a_client(name, currency=currency, **fields)
    invoice = an_invoice(client, f"of {name}", amount)
    paid = Payment(
        id=f"p {name}", client=client.id, amount=Money(amount, currency), invoice=invoice.id, on=date(2026, 10, 1)
    )
    days = (TODAY - timedelta(days=at + 1) for at in range(incidents))
    logged = [Incident(id=f"i {name} {on}", client=client.id, sign="S05", on=on, said="again") for on in days]
    return client, invoice, paid, *logged


def desk():
    """Six clients in euro, of whom Acme makes the most trouble; two in pounds."""
    euro = [paying(name, 100_00 * (at + 1), max(0, 4 - at)) for at, name in enumerate(("Acme", "Bo", "Cy", "Di", "Ed"))]
    pounds = [paying(name, 50_00, 1, "GBP") for name in ("Northwind", "Kingsway")]
    return [record for records in (*euro, paying("Fa", 900_00), *pounds) for record in records]


def shown(app, name: str) -> str:
    return str(app.screen.query_one(name).content)


def picture(app) -> str:
    scatter = app.screen.query_one(Scatter)
    return "\n".join(scatter.render_line(y).text for y in range(scatter.size.height))


def listed(app) -> list[str]:
    rows = app.screen.query_one(LineList)
    return [rows.render_line(y).text for y in range(1, len(rows.keys) + 1)]


def story(app) -> str:
    return re.sub(r"\s+", " ", shown(app, "#story Wrapped"))


async def test_the_picture_the_list_and_the_story_tell_of_one_currency(app_on):
    app = app_on(*desk())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("o")
        await on_top(pilot, ParetoScreen)
        await until(pilot, lambda: "Acme" in picture(app))
        assert shown(app, "#head").startswith("EUR · 6 clients · 1 of 2 currencies")
        assert [line[2:].split()[0][1:] for line in listed(app)] == ["1!", "2", "3", "4", "5", "6"]
        assert "! worst fifth, over income" in listed(app)[0]
        assert "! the worst fifth, more trouble than income" in story(app)
        assert re.search(r"\S1! Acme", picture(app))
        assert re.search(r"\S6 Fa", picture(app))
        assert "Northwind" not in picture(app)
        assert "! the worst fifth" in picture(app)


async def test_left_and_right_turn_to_another_currency_and_enter_opens_the_client(app_on):
    app = app_on(*desk())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o")
        screen = await on_top(pilot, ParetoScreen)
        await pilot.press("right")
        await until(pilot, lambda: "GBP · 2 clients · 2 of 2" in shown(app, "#head"))
        assert "worst" not in picture(app), "what has no mark needs no word"
        assert all("Northwind" in line or "Kingsway" in line for line in listed(app))
        await pilot.press("left")
        await until(pilot, lambda: shown(app, "#head").startswith("EUR"))
        await pilot.press("l", "G", "enter")
        page = await on_top(pilot, ClientPage)
        assert app.session.records.get(Client, page.client_id).currency == "GBP"
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("escape")
        await on_top(pilot, ClientsScreen)


async def test_it_opens_at_the_client_it_was_asked_for_and_tells_the_desk_without_them(app_on):
    app = app_on(*desk())
    async with app.run_test(size=(120, 40)) as pilot:
        app.open_client("id of Kingsway")
        await on_top(pilot, ClientPage)
        await pilot.press("o")
        await on_top(pilot, ParetoScreen)
        await until(pilot, lambda: "Kingsway" in story(app))
        assert app.screen.client_id == "id of Kingsway"
        assert shown(app, "#head").startswith("GBP")
        assert "£50 gone, 50% of GBP; £50 left" in story(app)
        assert "1 incident" in story(app)
        assert "untouched: €2,400" in story(app)
        await pilot.press("j")
        await until(pilot, lambda: "Northwind" in story(app))


async def test_a_prospect_is_not_weighed_and_that_is_said(app_on):
    app = app_on(*desk(), a_client("Zoe", stage=Stage.PROSPECT))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.show_pareto("id of Zoe")
        await on_top(pilot, ParetoScreen)
        await until(pilot, lambda: "work with now" in notices(app))
        assert not any("Zoe" in line for line in listed(app))


@pytest.mark.parametrize(
    ("records", "told"),
    [
        (paying("Acme", 100_00, 1), ("Fewer than 5 clients on the desk", "The only client in EUR")),
        ((a_client(), a_client("Bo")), ("No EUR came in within 12 months", "No trouble in 12 months")),
        (
            (*paying("Acme", 100_00, 1), *paying("Gone", 300_00, 1, stage=Stage.ENDED)),
            ("50% of the trouble, 75% of the income",),
        ),
    ],
    ids=["few", "no income", "ended"],
)
async def test_what_the_picture_cannot_show_is_said(app_on, records, told):
    app = app_on(*records)
    async with app.run_test(size=(120, 40)) as pilot:
        app.show_pareto(None)
        await on_top(pilot, ParetoScreen)
        for words in told:
            assert words in shown(app, "#note")
        await until(pilot, lambda: "write the hours" in story(app))


@pytest.mark.parametrize("records", [(), (a_client(stage=Stage.ENDED),)], ids=["no clients", "none now"])
async def test_with_nobody_to_weigh_it_says_which_key_to_press(app_on, records):
    app = app_on(*records)
    async with app.run_test(size=(80, 24)) as pilot:
        app.show_pareto(None)
        await on_top(pilot, ParetoScreen)
        rows = app.screen.query_one(LineList)
        await until(pilot, lambda: rows.size.height > 10)
        assert "c  " in "\n".join(rows.render_line(y).text for y in range(8))
        assert not app.screen.query_one("#picture").display
        await pilot.press("right", "o", "escape")
        await on_top(pilot, ClientsScreen)


async def test_the_smallest_terminal_has_the_list_and_the_keys(app_on):
    app = app_on(*desk())
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.press("o")
        await on_top(pilot, ParetoScreen)
        await until(pilot, lambda: app.screen.query_one(LineList).size.height > 6)
        assert not app.screen.query_one("#picture").region
        assert all(word in listed(app)[0] for word in ("1!", "Acme", "40%", "4%"))
        assert "Esc back" in app.screen.query_one(KeyBar).render().plain


@pytest.mark.parametrize("size", [(60, 16), (70, 30)])
async def test_without_room_for_the_story_the_desk_without_them_is_told_below_the_list(app_on, size):
    app = app_on(*desk())
    async with app.run_test(size=size) as pilot:
        await pilot.press("o")
        await on_top(pilot, ParetoScreen)
        await until(pilot, lambda: "Without them €" in shown(app, "#brief"))
        brief = app.screen.query_one("#brief").region
        assert "trouble gone" in shown(app, "#brief")
        assert app.screen.query_one(LineList).region.bottom <= brief.y < brief.bottom <= size[1] - 1


async def test_a_click_on_a_mark_goes_to_its_client(app_on):
    app = app_on(*desk())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("o")
        await on_top(pilot, ParetoScreen)
        await until(pilot, lambda: "Fa" in picture(app))
        scatter = app.screen.query_one(Scatter)
        group = next(each for each in scatter.groups if each.dots[0].key == "id of Fa")
        await pilot.click(Scatter, offset=(scatter._margin + group.column, group.row + 1))
        await until(pilot, lambda: app.screen.client_id == "id of Fa")
        await until(pilot, lambda: story(app).startswith("Fa "))


async def test_a_change_is_weighed_and_the_cursor_stays(app_on):
    app = app_on(*desk())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("o")
        screen = await on_top(pilot, ParetoScreen)
        await pilot.press("j", "j")
        before = screen.client_id
        await pilot.press("u")
        await until(pilot, lambda: screen.is_empty and not screen.query_one(LineList).keys)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: screen.client_id == before)
        await until(pilot, lambda: len(screen.query_one(Scatter).groups) == 6)


async def test_a_large_desk_is_weighed_by_a_worker_and_who_is_gone_is_left_out_meanwhile(app_on, monkeypatch):
    monkeypatch.setattr(session, "KNOWN_AT_ONCE", 0)
    app = app_on(*desk())
    async with app.run_test(size=(120, 40)) as pilot:
        app.show_pareto("id of Bo")
        screen = await on_top(pilot, ParetoScreen)
        await until(pilot, lambda: screen.client_id == "id of Bo")
        await until(pilot, lambda: "Bo" in story(app))
        there = app.session.records.by_id(Client)
        screen._leave_out_gone(Book(Records.of_all(each for key, each in there.items() if key != "id of Bo"), TODAY))
        assert screen.client_id == "id of Cy"
        assert not any(" Bo " in line for line in listed(app))
        assert len(screen.query_one(Scatter).groups) == 5


HOSTILE = ("[/] [@click=app.quit]x[/]", "a\x1b[31mb\x1b]52;c;QUJD\x07c\x9b2J", "客户 👩‍💻🇹🇷" + "w" * 300, " \u3000 ")


async def test_hostile_names_are_shown_and_never_run(app_on):
    app = app_on(*(record for at, name in enumerate(HOSTILE) for record in paying(name, 100_00 * (at + 1), at + 1)))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("o")
        await on_top(pilot, ParetoScreen)
        await until(pilot, lambda: "[/]" in picture(app))
        for _ in HOSTILE:
            await pilot.press("j")
            await pilot.pause(0.15)
            everything = "".join(
                segment.text for strip in app.screen._compositor.render_strips() for segment in strip
                if not segment.control
            )  # fmt: skip
            assert not re.search("[\x00-\x1f\x7f-\x9f]", everything)
            assert {cell_len(line) for line in picture(app).split("\n")} == {app.screen.query_one(Scatter).size.width}
