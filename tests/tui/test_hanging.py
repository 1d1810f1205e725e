"""A line of a list that goes on: set in, at any width, and never read as markup."""

from __future__ import annotations

from clientdesk.tui.card import unbroken
from clientdesk.tui.hanging import Hanging
from clientdesk.tui.safe_text import UNBROKEN, safe


def lines(text: str, indent: int, width: int) -> list[str]:
    return Hanging(text, indent).made_for(width).plain.split("\n")


def test_where_it_goes_on_it_is_set_in_and_no_line_is_too_long():
    assert lines(" L03 follow-up · a question is unanswered", 3, 24) == [
        " L03 follow-up · a",
        "   question is",
        "   unanswered",
    ]
    assert lines(" a  an answer that takes two lines", 6, 24) == [" a  an answer that takes", "      two lines"]


def test_a_day_stays_together_through_the_menu_too():
    line = safe(f" L08 60-day late notice · {unbroken('20 Nov, 2 days ago')}")
    assert [each.replace(UNBROKEN, " ") for each in lines(line, 3, 40)] == [
        " L08 60-day late notice",
        "   20 Nov, 2 days ago",
    ]


def test_where_it_fits_it_is_as_it_was():
    line = " uk     United Kingdom  11.75% from 1 Jul 2026  [/]"
    assert lines(line, 3, 60) == [line]
    assert str(Hanging(line, 3)) == line
    assert Hanging(line, 3).get_height({}, 60) == 1 < Hanging(line, 3).get_height({}, 40)
