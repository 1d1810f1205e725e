"""Dates of a file: one order for all of it, settled by its own values or stated."""

from __future__ import annotations

from datetime import date

import pytest
from exchange_kit import TODAY, after, invoices, plan, whys

from clientdesk.exchange.dates import Dates, settle_order
from clientdesk.model.days import DateOrder
from clientdesk.model.errors import Refused


def order(*texts: str) -> DateOrder:
    return settle_order(enumerate(texts, 2), TODAY)


def test_one_value_settles_the_whole_file():
    assert order("03/04/2026", "05/06/2026", "25/06/2026") is DateOrder.DMY
    assert order("03/04/2026", "05/06/2026", "06/25/2026") is DateOrder.MDY


@pytest.mark.parametrize("texts", [("03/04/2026",), ("1.2.2026", "3.2.2026"), ("03/04/26",), ("26-04-03",)])
def test_what_could_be_two_days_is_asked_about(texts):
    with pytest.raises(Refused, match="line 2") as refused:
        order(*texts)
    assert refused.value.told.way.words == ("date-order", "ORDER")


def test_dates_that_read_the_same_either_way_need_no_order():
    order("05/05/2026", "2026-04-03", "21 Nov 2026", "")


def test_contradicting_dates_name_their_lines():
    with pytest.raises(Refused, match=r"25/12/2026 \(line 2\) and 12/25/2026 \(line 3\)"):
        order("25/12/2026", "12/25/2026")


def test_what_is_a_date_in_no_order_does_not_count():
    assert order("31/31/2026", "soon", "25/12/2026") is DateOrder.DMY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-21", date(2026, 11, 21)),
        ("2026-11-21T10:00:00Z", date(2026, 11, 21)),
        ("21.11.2026", date(2026, 11, 21)),
        ("21/11/26 14:05", date(2026, 11, 21)),
        ("21 Nov 2026", date(2026, 11, 21)),
        ("Nov 21, 2026", date(2026, 11, 21)),
        ("", None),
        ("0000-00-00", None),
    ],
)
def test_dates_are_read(text, day):
    assert Dates(DateOrder.DMY, TODAY).read(text) == day


@pytest.mark.parametrize(
    "text", ["today", "+14", "mon", "21 Nov", "21/11", "45123", "31.02.2026", "3 days ago", "x" * 99]
)
def test_relative_words_and_days_without_a_year_are_no_dates(text):
    with pytest.raises(Refused, match="is not a date"):
        Dates(DateOrder.DMY, TODAY).read(text)


def test_the_columns_of_a_file_share_their_order():
    (invoice,) = invoices(after("Client,Number,Issued,Due,Amount\nAda,1,03/04/2026,25/04/2026,€5\n"))
    assert (invoice.issued, invoice.due) == (date(2026, 4, 3), date(2026, 4, 25))


def test_a_stated_order_settles_it():
    text = "Client,Number,Issued,Amount\nAda,1,03/04/2026,€5\n"
    with pytest.raises(Refused, match="could be day first or month first"):
        plan(text)
    (invoice,) = invoices(after(text, date_order=DateOrder.MDY))
    assert invoice.issued == date(2026, 3, 4)


def test_a_date_against_the_stated_order_refuses_its_row():
    found = plan("Client,Number,Issued,Amount\nAda,1,25/04/2026,€5\n", date_order=DateOrder.MDY)
    assert whys(found) == [(2, "“25/04/2026” is not a date (month first).")]
