"""A client taken from reflect to refer in a real terminal, with the keyboard alone and a quit in the middle."""

from __future__ import annotations

from builder import Book
from terminal import Terminal

from clientdesk.model.change import Change
from clientdesk.model.client import Client, Stage
from clientdesk.model.exit import Exit, Outcome
from clientdesk.model.journal import Letter
from clientdesk.model.settings import Colleague
from clientdesk.store.desk import Desk

TODAY = "2026-11-21"
GO_ON, END_OF_LINE, DOWN = "\x0e", "\x05", "\x1b[B"


def the_desk(tmp_path):
    book = Book(name="Ada Lovelace").client("Northwind").invoice("500.00", due=-40)
    book.add(Colleague, name="Bo Ek", does="web shops", agreed=True)
    file = tmp_path / "desk.json"
    Desk.open(file, create=True).commit(Change("Set up", tuple(book.list)))
    return file


def test_from_reflect_to_refer_with_a_quit_in_the_middle(tmp_path):
    file = the_desk(tmp_path)
    arguments = ("--desk", str(file), "--today", TODAY)
    first = Terminal(tmp_path, *arguments, size=(80, 24))
    first.until("Northwind", "exit")
    walk(first, ("x", "Which way do you leave?"), ("enter", "Next: Reflect"), ("enter", "What has been"),
         ("enter", "Keep them, or go?"), (" ", "● Nothing would"), ("enter", "Sleep on it"))  # fmt: skip
    first.press("It has been months", "enter")
    first.until("What says what was agreed?")
    first.press("the offer of Ma")
    first.until("the offer of Ma")
    first.press("\x11")
    assert first.end() == 0

    again = Terminal(tmp_path, *arguments, size=(80, 24))
    again.until("Northwind", "exit")
    walk(again, ("x", "Next: Review"), ("enter", "the offer of Ma", "Half-typed before"))
    again.press(END_OF_LINE, "y")
    walk(
        again,
        (GO_ON, "Your own duties"),
        ("enter", "Chosen. Enter goes on."),
        ("enter", "The settlement"),
        (DOWN, "● Now"),
        ("enter", "When do you talk?"),
    )
    again.press("today")
    walk(again, ("enter", "The one reason you will give"), ("enter", "What will you say?"),
         (GO_ON, "Was the talk held?"), (" ", "● Yes"), ("enter", "How long is the notice?"), ("enter", "The last day"),
         ("enter", "What will you still deliver?"), (GO_ON, "How does it go out?"), (GO_ON, "To whom?"),
         (" ", "[✔] Bo Ek"), ("enter", "What you do well"), ("enter", "The referral"),
         (GO_ON, "Closing it down"), ("enter", "next contract?"), (GO_ON, "Check your answers"))  # fmt: skip
    walk(again, ("\t", "Save the notice and end the contract on 21 Dec 2026"), ("enter", "Northwind: ended by notice"))
    again.press("q")
    assert again.end() == 0

    held = Desk.open(file).records
    exit_ = next(iter(held.all(Exit)))
    assert exit_.outcome is Outcome.NOTICE
    assert exit_.answers["review"]["documents"] == "the offer of May"
    assert {letter.kind for letter in held.all(Letter)} == {"L14", "L18"}
    assert next(iter(held.all(Client))).stage is Stage.EXITING


def walk(terminal: Terminal, *moves: tuple[str, ...]) -> None:
    """Press a key, and wait for what it leads to."""
    for key, *words in moves:
        terminal.press(key)
        terminal.until(*words)
