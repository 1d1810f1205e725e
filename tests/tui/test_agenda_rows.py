"""A row of the agenda is cut at its last column, and what nobody can guess, the sum and the number, last of all."""

from __future__ import annotations

import pytest
from builder import TODAY, Book
from onscreen import Host
from textual.screen import Screen

from clientdesk.model.money import Money
from clientdesk.playbook.agenda import agenda
from clientdesk.tui.safe_text import clip
from clientdesk.tui.step_in_row import in_row
from clientdesk.tui.widgets.columns import Column
from clientdesk.tui.widgets.line_list import Fitting, Fragment, LineList

ANY_DAY = tuple(range(7))


def late() -> Book:
    """KWD 462.750 on GS-06, 100 days late."""
    book = Book(workdays=ANY_DAY).client("Gulf", currency="KWD")
    return book.invoice(Money(462_750, "KWD"), issued=-130, due=-100, number="GS-06").letter("L08", -40)


def row(book: Book, cells: int) -> str:
    (step,) = agenda(book.records, TODAY)
    return clip(in_row(book.records, step, TODAY, cells), cells)


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (40, "90-day late notice: KWD 462.750 on GS-06"),
        (39, "90-day notice: KWD 462.750 on GS-06"),
        (34, "KWD 462.750 on GS-06: 90-day late…"),
        (26, "KWD 462.750 on GS-06:…"),
    ],
)
def test_the_number_of_an_invoice_stands_as_long_as_there_is_room_for_it(cells, shown):
    assert row(late(), cells) == shown


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (65, "30-day late notice: €2,900 on PP-12, with a kind word about PP-13"),
        (52, "30-day late notice: €2,900 on PP-12, kindly PP-13"),
        (45, "30-day notice: €2,900 on PP-12, kindly PP-13"),
        (40, "30-day late notice: €2,900 on PP-12, ki…"),
        (34, "30-day notice: €2,900 on PP-12, k…"),
    ],
)
def test_the_kind_word_about_others_is_shortened_before_what_is_asked_for(cells, shown):
    book = Book(workdays=ANY_DAY).client().invoice("2900", issued=-70, due=-40, number="PP-12")
    book.invoice("1450", issued=-40, due=-5, number="PP-13")
    assert row(book, cells) == shown


def test_a_draft_that_is_kept_is_told_where_there_is_room():
    book = late().letter("L09", None)
    assert row(book, 63) == "90-day late notice: KWD 462.750 on GS-06 (draft kept on 21 Nov)"
    assert row(book, 60) == "90-day notice: KWD 462.750 on GS-06 (draft kept on 21 Nov)"
    assert row(book, 45) == "90-day late notice: KWD 462.750 on GS-06 (dr…"


async def test_words_that_fit_are_asked_for_the_cells_that_are_left():
    asked: list[int] = []

    def fit(cells: int) -> str:
        asked.append(cells)
        return "x" * min(cells, 500)

    class Shown(Screen[None]):
        def compose(self):
            yield LineList((Column("what", "What", 10, share=1),), lambda _: [(Fragment("✉ "), Fitting(fit))])

    app = Host(Shown())
    async with app.run_test(size=(40, 10)) as pilot:
        rows = app.screen.query_one(LineList)
        rows.show(["one"])
        await pilot.pause()
        line = rows.render_line(1).text
        assert line.rstrip().endswith("x" * asked[-1])
        assert len(line.rstrip()) == rows.room
