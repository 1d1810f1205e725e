"""Bars as numbers: for one client or for all, each empty where it is the next one's own."""

from __future__ import annotations

import pytest
from builder import TODAY, Book
from onscreen import a_client, fill, on_top, until

from clientdesk.model.bars import BARS, GENERAL
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.record import Record
from clientdesk.tui.forms.bars import ALL_SIGNS, bars, keys_of, with_bars
from clientdesk.tui.forms.catalog import editing
from clientdesk.tui.forms.field import Answers, Form
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.menu import Menu
from clientdesk.tui.screens.pick_sign import PickSign


def built(form: Form, **typed: str) -> Record:
    return form.build(Answers(form, form.start | typed, TODAY)).puts[0]


def asked(form: Form, **typed: str) -> dict:
    return dict(Answers(form, form.start | typed, TODAY).fields)


def the_client(book: Book) -> Client:
    return book.records.get(Client, book.client_id)


def test_every_bar_is_in_one_of_the_forms():
    assert sorted(key for about in (ALL_SIGNS, *with_bars()) for key in keys_of(about)) == sorted(BARS)
    assert set(keys_of(ALL_SIGNS)) == set(GENERAL)
    assert "S21" not in with_bars()


def test_an_empty_bar_says_whose_counts_and_the_first_where_that_raises_the_sign():
    book = Book(bars={"S01": 4}).client(bars={"S01.late_days": 14})
    fields = asked(bars(book.records, the_client(book), "S01"))
    assert (fields["S01"].start, fields["S01"].placeholder) == ("", "4, yours for every client")
    assert (fields["S01-late_days"].start, fields["S01-last"].placeholder) == ("14", "6, the handbook's")
    assert "4 of the last 6 invoices more than 14 days late" in fields["S01"].help
    typed = asked(bars(book.records, the_client(book), "S01"), **{"S01": "1", "S01-late_days": ""})
    assert "1 of the last 6 invoices more than 7 days late" in typed["S01"].help


def test_a_client_s_bar_is_kept_emptied_and_leaves_other_signs_and_the_desk_alone():
    book = Book(bars={"S03": 5}).client(bars={"S03": 2, "S05": 9, "fades": 365})
    client = built(bars(book.records, the_client(book), "S03"), **{"S03": "", "S03-window": "90"})
    assert client.bars == {"S05": 9, "fades": 365, "S03.window": 90}
    general = built(bars(book.records, the_client(book)), fades="", red_days="7")
    assert general.bars == {"S03": 2, "S05": 9, "red_days": 7}


def test_the_desk_s_bars_are_its_own():
    book = Book(bars={"S03": 5}).client()
    form = bars(book.records, book.records.settings, "S03")
    assert (form.start["S03"], asked(form)["S03"].placeholder) == ("5", "3, the handbook's")
    assert built(form, S03="4").bars == {"S03": 4}


@pytest.mark.parametrize("typed", ["0", "3651", "x", "-1"])
def test_a_bar_that_can_not_be_is_refused_at_its_field(typed):
    book = Book().client()
    with pytest.raises(Refused) as refused:
        built(bars(book.records, the_client(book), "S03"), **{"S03-window": typed})
    assert refused.value.about == "S03-window"
    assert asked(bars(book.records, the_client(book), "S03"), **{"S03-window": typed})["S03"].help


def test_bars_stay_while_a_client_or_the_settings_are_edited():
    book = Book(bars={"S03": 5}).client(bars={"S05": 9})
    assert built(editing(book.records, the_client(book), TODAY), name="Bolt").bars == {"S05": 9}
    assert built(editing(book.records, book.records.settings, TODAY), name="Mira").bars == {"S03": 5}


async def test_a_bar_is_moved_for_one_client_and_for_all(app_on):
    app = app_on(a_client("[/]"))
    async with app.run_test(size=(80, 24)) as pilot:
        for whose, bar, desk, theirs in (("t", "2", {}, {"S09": 2}), ("e", "3", {"S09": 3}, {"S09": 2})):
            await pilot.press("f12")
            await on_top(pilot, Menu)
            await pilot.press(whose)
            await on_top(pilot, PickSign)
            await pilot.press(*"s09", "enter")
            await on_top(pilot, FormDialog)
            await fill(pilot, S09=bar)
            await pilot.press("f2")
            await until(pilot, lambda desk=desk: app.session.records.settings.bars == desk)
            await until(pilot, lambda theirs=theirs: app.session.records.get(Client, "id of [/]").bars == theirs)
