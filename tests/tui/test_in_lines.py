"""Texts are broken by the cells they take, and no line of facts ends in its separator."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.tui.card import hanging
from clientdesk.tui.in_lines import in_lines
from clientdesk.tui.safe_text import width


def test_a_separator_goes_where_the_line_ends():
    assert in_lines("written 3 Nov · sent 4 Nov · by e-mail", 14) == ["written 3 Nov", "sent 4 Nov", "by e-mail"]
    assert in_lines("written 3 Nov · sent", 13) == ["written 3 Nov", "sent"]
    assert in_lines("a · b", 40) == ["a · b"]


def test_wide_characters_take_two_cells():
    assert in_lines("日本語のデザイン会社", 8) == ["日本語の", "デザイン", "会社"]
    assert hanging("Kōbō 株式会社 日本デザイン · JPY", 16, 2) == "Kōbō 株式会社\n  日本デザイン\n  JPY"


@given(st.text("ab ·日本語", max_size=40), st.integers(2, 20))
@settings(max_examples=50)
def test_no_line_is_too_long_and_no_word_is_lost(text: str, cells: int):
    lines = in_lines(text, cells)
    assert all(width(line) <= cells for line in lines)
    assert [char for line in lines for char in line if char not in " ·"] == [char for char in text if char not in " ·"]
