"""An exit left in the middle, in a real terminal: by a quit, and by a power cut."""

from __future__ import annotations

import signal

from builder import Book
from terminal import Terminal

from clientdesk.model.change import Change
from clientdesk.model.doubts import Doubt
from clientdesk.model.exit import Exit
from clientdesk.store.check import check
from clientdesk.store.desk import Desk

TODAY = "2026-11-21"
GO_ON, END_OF_LINE = "\x0e", "\x05"


def the_desk(tmp_path):
    book = Book(name="Ada Lovelace").client("Northwind").invoice("500.00", due=-40)
    file = tmp_path / "desk.json"
    Desk.open(file, create=True).commit(Change("Set up", tuple(book.list)))
    return file


def test_a_power_cut_in_the_wizard_loses_at_most_the_page_being_typed(tmp_path):
    """Killed while a page is typed: what was answered is kept, the file is sound, and the page is found again."""
    file = the_desk(tmp_path)
    arguments = ("--desk", str(file), "--today", TODAY)
    first = Terminal(tmp_path, *arguments)
    first.until("Northwind", "exit")
    walk(first, ("x", "Why do you leave?"), (GO_ON, "Which way do you leave?"), (GO_ON, "Next: Reflect"),
         ("enter", "What has been"), ("enter", "Keep them, or go?"), (" ", "● Nothing would"),
         ("enter", "Sleep on it"), (GO_ON, "What says what was agreed?"))  # fmt: skip
    first.press("the offer of Ma")
    first.until("the offer of Ma")
    first.child.kill(signal.SIGKILL)
    assert first.end() == -signal.SIGKILL

    assert {finding.doubt for finding in check(file)} <= {Doubt.LEFT_BEHIND}
    exit_ = next(iter(Desk.open(file).records.all(Exit)))
    assert exit_.answers["reflect"]["keeping"] == "nothing"
    assert exit_.done.keys() == {"reflect"}
    again = Terminal(tmp_path, *arguments)
    again.until("Northwind", "exit")
    walk(again, ("x", "Next: Review"), ("enter", "What says what was agreed?"))
    again.press("\x11")
    assert again.end() == 0


def test_a_quit_in_the_middle_is_found_again_with_what_was_half_typed(tmp_path):
    file = the_desk(tmp_path)
    arguments = ("--desk", str(file), "--today", TODAY)
    first = Terminal(tmp_path, *arguments)
    first.until("Northwind", "exit")
    walk(first, ("x", "Why do you leave?"), (GO_ON, "Which way do you leave?"), (GO_ON, "Next: Reflect"),
         ("enter", "What has been"), ("enter", "Keep them, or go?"), (" ", "● Nothing would"),
         ("enter", "Sleep on it"), (GO_ON, "What says what was agreed?"))  # fmt: skip
    first.press("the offer of Ma")
    first.until("the offer of Ma")
    first.press("\x11")
    assert first.end() == 0

    again = Terminal(tmp_path, *arguments)
    again.until("Northwind", "exit")
    walk(again, ("x", "Next: Review"), ("enter", "the offer of Ma", "Half-typed before"))
    again.press(END_OF_LINE, "y")
    walk(again, (GO_ON, "Your own duties"))
    again.press("\x11")
    assert again.end() == 0
    exit_ = next(iter(Desk.open(file).records.all(Exit)))
    assert exit_.answers["review"]["documents"] == "the offer of May"


def walk(terminal: Terminal, *moves: tuple[str, ...]) -> None:
    """Press a key, and wait for what it leads to."""
    for key, *words in moves:
        terminal.press(key)
        terminal.until(*words)
