"""Nothing drawn steers the terminal."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color

from clientdesk.tui.line_filter import NoSteering

BLACK = Color(0, 0, 0)


def filtered(*texts: str) -> list[str]:
    return [segment.text for segment in NoSteering().apply([Segment(text) for text in texts], BLACK)]


def test_escape_sequences_lose_what_makes_them_work():
    assert filtered("a\x1b]52;c;QUJD\x07b", "\x9b2J", "\x7f") == ["a]52;c;QUJDb", "2J", ""]


def test_marks_that_turn_text_around_go():
    assert filtered("abc\u202efdp\u2066x") == ["abcfdpx"]


def test_a_clean_line_is_handed_on_as_it_is():
    line = [Segment("İzmir 客户 ☕")]
    assert NoSteering().apply(line, BLACK) is line
