"""An exit left in the middle, in a real terminal: by a quit, and by a power cut."""

from __future__ import annotations

import signal

import pytest
from builder import Book
from terminal import Terminal

from clientdesk.model.change import Change
from clientdesk.model.doubts import Doubt
from clientdesk.model.exit import Exit
from clientdesk.store.check import check
from clientdesk.store.desk import Desk

TODAY = "2026-11-21"
GO_ON, END_OF_LINE, QUIT = "\x0e", "\x05", "\x11"


def the_desk(tmp_path):
    book = Book(name="Ada Lovelace").client("Northwind").invoice("500.00", due=-40)
    file = tmp_path / "desk.json"
    Desk.open(file, create=True).commit(Change("Set up", tuple(book.list)))
    return file


@pytest.mark.beside
def test_a_quit_in_the_middle_keeps_what_was_half_typed_and_a_power_cut_loses_at_most_the_page(tmp_path):
    """Begun and quit while a page is typed; found again, saved, and killed while the page is typed anew."""
    file = the_desk(tmp_path)
    arguments = ("--desk", str(file), "--today", TODAY)
    first = Terminal(tmp_path, *arguments)
    first.until("Northwind", "exit")
    walk(first, ("x", "Why do you leave?"), (GO_ON, "Which way do you leave?"), (GO_ON, "Next: Reflect"),
         ("enter", "What has been"), ("enter", "Keep them, or go?"), (" ", "● Nothing would"),
         ("enter", "Sleep on it"), (GO_ON, "What says what was agreed?"),
         ("the offer of Ma", "the offer of Ma"))  # fmt: skip
    first.press(QUIT)
    assert first.end() == 0

    again = Terminal(tmp_path, *arguments)
    again.until("Northwind", "exit")
    walk(again, ("x", "Next: Review"), ("enter", "the offer of Ma", "Half-typed before"))
    again.press(END_OF_LINE, "y")
    walk(again, (GO_ON, "Your own duties"), ("esc", "What says what was agreed?"), (" and J", "the offer of May and J"))
    again.child.kill(signal.SIGKILL)
    assert again.end() == -signal.SIGKILL

    assert {finding.doubt for finding in check(file)} <= {Doubt.LEFT_BEHIND}
    exit_ = next(iter(Desk.open(file).records.all(Exit)))
    assert exit_.answers["review"]["documents"] == "the offer of May"
    assert exit_.answers["reflect"]["keeping"] == "nothing"
    assert exit_.done.keys() == {"reflect"}


def walk(terminal: Terminal, *moves: tuple[str, ...]) -> None:
    """Press a key, and wait for what it leads to."""
    for key, *words in moves:
        terminal.press(key)
        terminal.until(*words)
