"""What a record holds never steers the terminal, is never markup, and is as wide as it says."""

import pyte
import pytest
from wcwidth import wcwidth

from clientdesk.tui.safe_text import clip, fit, safe, safe_lines, safe_text, width

HOSTILE = [
    "[/]",
    "[@click=app.quit]x[/]",
    "\x1b[2J",
    "\x9b31m",
    "\x1b]52;c;aGk=\x07",
    "x" * 300,
    "   ",
    "",
    "İzmir Ajans",
    "客户 Studio",
    "👩‍🎨 Atelier",
    "🇹🇷 ❤️ 👍🏽 1️⃣",
    "a\u202eb\u2066c\u200bd\ufeffe",
    "\ud800 lone",
    "z" + "\u0301" * 40,
    "one\r\ntwo\tthree\x85four\u2028five",
    "می‌خواهم",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_steers_a_terminal_is_left(text):
    shown = safe(text)
    assert "\n" not in shown
    assert not any(char < " " or "\x7f" <= char < "\xa0" or char in "\u202e\u2066\u2028\ud800" for char in shown)
    shown.encode()


@pytest.mark.parametrize("text", HOSTILE)
def test_width_is_what_a_terminal_gives_it_character_by_character(text):
    shown = safe(text)
    assert width(shown) == sum(max(0, wcwidth(char)) for char in shown)


@pytest.mark.parametrize("text", HOSTILE)
def test_fitted_text_is_exactly_as_wide_as_asked(text):
    shown = safe(text)
    for cells in (0, 1, 2, 3, 8, 40):
        assert width(clip(shown, cells)) <= cells
        assert width(fit(shown, cells)) == cells
        assert width(fit(shown, cells, right=True)) == cells


def test_a_wide_character_is_not_cut_in_half():
    assert clip("客户客户", 4) == "客…"


@pytest.mark.parametrize(("cells", "shown"), [(13, "Send: £4,050…"), (12, "Send:…"), (8, "Send: £…"), (4, "Sen…")])
def test_a_figure_behind_words_is_whole_or_not_there(cells, shown):
    assert clip("Send: £4,050 on two", cells) == shown


def test_a_figure_alone_is_cut_like_a_word():
    assert clip("£4,050,000", 6) == "£4,05…"
    assert fit("客户客户", 4) == "客… "
    assert fit("客户", 6, right=True) == "  客户"


def test_a_fitted_row_ends_in_the_same_column_of_a_terminal():
    screen = pyte.Screen(60, len(HOSTILE) + 1)
    stream = pyte.Stream(screen)
    for text in HOSTILE:
        stream.feed(fit(safe(text), 30) + "|\r\n")
    assert [screen.buffer[y][30].data for y in range(len(HOSTILE))] == ["|"] * len(HOSTILE)


def test_control_characters_are_made_visible_and_junk_goes():
    assert safe("\x1b[2J") == "�[2J"
    assert safe("a\u202eb\u200bc") == "abc"
    assert safe("👩‍🎨 Atelier") == "👩🎨 Atelier"
    assert safe("🇹🇷") == "TR"


def test_text_of_several_lines_keeps_them():
    assert safe_lines("one\r\ntwo\n\x1bthree") == "one\ntwo\n�three"


def test_markup_is_only_text():
    text = safe_text("[@click=app.quit]x[/]")
    assert text.plain == "[@click=app.quit]x[/]"
    assert not text.spans
