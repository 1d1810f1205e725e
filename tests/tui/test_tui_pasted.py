"""A paste is text: whatever is in it, it comes in whole and at once, without what steers a terminal."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onscreen import fill, notices, on_top, until
from textual.events import Key, Paste
from textual.widgets import TextArea
from writing_kit import CLIENT, FIRST, ME, said, writing

from clientdesk.tui.pasted import MOST, MOST_OF_A_LINE, without_codes
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.terminal_input import END, START, Parser
from clientdesk.tui.writing_text import Own

COLOURED = "lorem ipsum dolor \x1b[31m sit\n"


def read(data: str, size: int) -> list[object]:
    """The keys and pastes of what a terminal sends, in pieces of a size."""
    parser = Parser()
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    events = [event for piece in pieces for event in parser.feed(piece)]
    return [event.text if isinstance(event, Paste) else event.key for event in events if isinstance(event, Paste | Key)]


@given(st.text("\x1b[2013~;mab\n\x00é", max_size=40), st.integers(1, 60))
@settings(max_examples=60, deadline=None)
def test_a_paste_is_one_event_and_every_character_of_it_whatever_pieces_it_comes_in(text, size):
    text = text.replace(END, "")
    assert read(f"x{START}{text}{END}y", size) == ["x", text, "y"]


def test_keys_before_between_and_after_pastes_are_keys():
    assert read(f"\x1b[A{START}one{END}\x1b[B{START}two{END}\r", 4) == ["up", "one", "down", "two", "enter"]


def test_a_megabyte_with_codes_is_read_in_a_moment():
    began = perf_counter()
    (text,) = read(f"{START}{COLOURED * 35_000}{END}", 4096)
    assert without_codes(text) == "lorem ipsum dolor  sit\n" * 35_000
    assert perf_counter() - began < 3


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("plain\ttext\n", "plain\ttext\n"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("\x1b[1;31mred\x1b[0m \x9b32mgreen", "red green"),
        ("\x1b]8;;https://x.example\x1b\\link\x1b]8;;\x07 \x1b(Bend", "link end"),
        ("a\x00b\x07c\x7fd\u202ee", "abcde"),
        ("Ödeme: 1.000 ₺ 👩\u200d💻", "Ödeme: 1.000 ₺ 👩\u200d💻"),
        ("half a code \x1b[", "half a code "),
    ],
)
def test_codes_go_whole_and_words_stay(pasted, kept):
    assert without_codes(pasted) == kept


async def test_a_coloured_log_comes_into_a_letter_clean_and_is_checked(app_on):
    app = app_on(ME, CLIENT, FIRST)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(app, pilot)
        await screen.action_words()
        await pilot.pause()
        before = screen.pane.words.text
        app.post_message(Paste(COLOURED * 3))
        await until(pilot, lambda: screen.pane.words.text != before)
        assert screen.pane.words.text == "lorem ipsum dolor  sit\n" * 3 + before
        assert screen.own.body == screen.pane.words.text


async def test_nothing_is_said_to_be_right_before_the_check_has_read_it(app_on):
    app = app_on(ME, CLIENT, FIRST)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(app, pilot, "L13b")
        await until(pilot, lambda: "✔" in said(screen))
        screen.take_words(Own("A subject", "You are a fucking liar."))
        assert "✔" not in said(screen)
        assert "Being checked" in said(screen)
        await until(pilot, lambda: "✖" in said(screen))


async def test_more_than_a_letter_takes_is_refused_with_a_sentence_and_nothing_changes(app_on):
    app = app_on(ME, CLIENT, FIRST)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(app, pilot)
        await screen.action_words()
        await pilot.pause()
        before = screen.pane.words.text
        app.post_message(Paste("x" * (MOST + 1)))
        await until(pilot, lambda: f"Nothing was pasted: of {MOST + 1:,} characters" in notices(app))
        assert screen.pane.words.text == before


async def test_fields_of_a_form_take_a_paste_in_the_same_way(app_on):
    app = app_on(CLIENT)
    async with app.run_test(size=(100, 40)) as pilot:
        app.run_worker(app.add("client", None))
        form = await on_top(pilot, FormDialog)
        await fill(pilot, name="")
        form.query_one("#field-name").focus()
        app.post_message(Paste("\x1b[31mAc\x00me\x1b[0m\n"))
        await until(pilot, lambda: form.typed["name"] == "Acme")
        app.post_message(Paste("x" * MOST_OF_A_LINE))
        await until(pilot, lambda: "Nothing was pasted" in notices(app))
        assert form.typed["name"] == "Acme"
        lines = form.query(TextArea).first()
        lines.focus()
        app.post_message(Paste("one\r\x1b[1mtwo"))
        await until(pilot, lambda: lines.text == "one\ntwo")
