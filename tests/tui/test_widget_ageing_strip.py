"""The ageing strip: figures always, a bar in proportion where it fits."""

import pytest
from builder import TODAY, Book, eur
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App

from clientdesk.ledger.ageing import ageing
from clientdesk.model.client import Client
from clientdesk.model.money import Money
from clientdesk.tui.widgets.ageing_strip import AgeingStrip, shares


def of(book):
    return ageing(book.records, [client.id for client in book.records.all(Client)], TODAY)


class Host(App):
    def __init__(self, found):
        super().__init__()
        self.found = found

    def compose(self):
        yield AgeingStrip()

    def on_mount(self):
        self.query_one(AgeingStrip).show(self.found)


async def text(found, size=(120, 40)):
    app = Host(found)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        return app.query_one(AgeingStrip).render().plain.split("\n")


BOOK = Book().client().invoice("900.00", due=-10).invoice("2400.00", due=-70).invoice("4180.00", due=5)


async def test_every_bucket_has_its_figure():
    (line,) = await text(of(BOOK))
    assert line.startswith("EUR ▁")
    assert "▁ not due €4,180" in line
    assert "▂ 1–30 €900" in line
    assert "▄ 31–60 –" in line
    assert "▆ 61–90 €2,400" in line


async def test_the_bar_and_then_the_empty_buckets_go_when_room_is_short():
    (line,) = await text(of(BOOK), (80, 24))
    assert line.startswith("EUR ▁ not due €4,180")
    (line,) = await text(of(BOOK), (60, 16))
    assert "31–60" not in line
    assert "▆ 61–90 €2,400" in line


async def test_the_currency_with_the_oldest_money_comes_first_and_none_is_left_out():
    book = Book().client().invoice("1.00", due=5)
    for code, due in (("GBP", -100), ("USD", -3), ("JPY", 5), ("MYR", 4)):
        book.invoice(Money(10_000, code), due=due)
    lines = await text(of(book), (80, 24))
    assert len(lines) == 3
    assert lines[0].startswith("GBP")
    assert lines[1].startswith("USD")
    assert all(sum_ in lines[2] for sum_ in ("€1", "¥10,000", "RM100"))


@pytest.mark.parametrize("width", range(90, 140, 3))
async def test_no_figure_is_cut_where_all_of_them_fit(width):
    book = Book().client().invoice(Money(462_750, "KWD"), due=-100)
    for line in await text(of(book.invoice(Money(12_000_000_00, "IDR"), due=-40)), (width, 40)):
        assert cell_len(line) <= width - 2


@pytest.mark.parametrize(("found", "words"), [(None, "adding up …"), ({}, "nothing is open")])
async def test_without_figures_it_says_why(found, words):
    assert await text(found) == [words]


@given(st.lists(st.integers(0, 10**12), min_size=5, max_size=5), st.integers(5, 40))
def test_cells_are_shared_out_exactly_and_nothing_open_is_left_out(parts, cells):
    counts = shares(parts, cells)
    assert sum(counts) == (cells if any(parts) else 0)
    assert all((count > 0) == (part > 0) for part, count in zip(parts, counts, strict=True))


def test_money_is_in_proportion():
    assert shares([eur("10.00").minor, 0, 0, 0, eur("30.00").minor], 8) == [2, 0, 0, 0, 6]
