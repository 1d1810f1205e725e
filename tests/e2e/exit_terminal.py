"""An exit walked in a real terminal, from a way's table of answers. Rule: what to press is read from the screen."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from exit_faces import CLIENT, Answers, Partner, Stopped, case_in, day_of, days, desk_of
from exit_keys import presses
from exit_ways import Day, Way
from terminal import Terminal

from clientdesk.model.client import Client
from clientdesk.playbook.exit import opening, view
from clientdesk.playbook.exit.places import Place
from clientdesk.playbook.exit.steps import STEPS, pages
from clientdesk.playbook.exit.view import PageView
from clientdesk.store.desk import Desk

BYTES = {
    "ctrl+n": "\x0e", "tab": "\t", "shift+tab": "\x1b[Z", "end": "\x1b[F", "ctrl+u": "\x15", "up": "\x1b[A",
    "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "space": " ", "f7": "\x1b[18~", "backspace": "\x7f",
    "enter": "\r", "f3": "\x1bOR",
}  # fmt: skip


def in_a_terminal(way: Way, folder: Path) -> Path:
    """The wizard in a terminal of 80 by 24, each key as a terminal sends it."""
    file = desk_of(way, folder)
    for day in days(way, file):
        terminal = Terminal(folder, "--desk", str(file), "--today", str(day_of(day)))
        terminal.until(CLIENT, "exit")
        terminal.press("x")
        terminal.until("Why do you leave?" if day.after == 0 else "Next:")
        _day(terminal, Answers(way, day), file, day_of(day))
        terminal.press("q")
        assert terminal.end() == 0
    return file


def _day(terminal: Terminal, answers: Answers, file: Path, today: date) -> None:
    """Go on until the day's end is on the screen."""
    for _ in range(60):
        screen = terminal.screen
        if "The end\n" in screen or "Waiting until" in screen:
            return
        if "Why do you skip" in screen:
            terminal.press(_skips(screen, answers), "\r")
            _until_it_rests(terminal, screen, lambda: True)
            continue
        if "Check your answers" in screen:
            terminal.press("\x0e", "\r")
            terminal.until("The end", gone="Check your answers")
            continue
        try:
            keys, is_saved = _moves(screen, answers, file, today)
        except Stopped:
            return
        saved = file.stat().st_mtime_ns if is_saved else None
        for key in keys:
            terminal.press(BYTES.get(key, key))
        _until_it_rests(terminal, screen, lambda saved=saved: file.stat().st_mtime_ns != saved)
    raise AssertionError(f"it goes in circles:\n{screen}")


def _moves(screen: str, answers: Answers, file: Path, today: date) -> tuple[list[str], bool]:
    """What is pressed on this screen, and whether the desk is saved by it."""
    if "Next: " in screen:
        return ["enter"], False
    keys = _keys(screen, answers, file, today)
    return keys, keys != ["ctrl+n"] and "Why do you leave?" not in screen


def _keys(screen: str, answers: Answers, file: Path, today: date) -> list[str]:
    """The keys for the page whose heading stands on the screen."""
    case = case_in(file, today)
    if case is None:
        records = Desk.open(file).records
        client = next(iter(records.all(Client))).id
        begins = (
            opening.begin(records, client, today),
            opening.way(records, client, today, answers.to("", "reason") or ""),
        )
        return presses(_shown(screen, {Place("", each.page.key): each for each in begins})[1], answers, "")
    asked = [Place(step, page.key) for step in STEPS for page in pages(case, step) if step in case.path.asks]
    step, shown = _shown(screen, {place: view.page_view(case, place) for place in asked})
    return ["f3"] if answers.skips(step) else presses(shown, answers, step)


def _shown(screen: str, views: dict[Place, PageView]) -> tuple[str, PageView]:
    """The page on the screen: its title and heading stand there; where it is scrolled, one of its questions does."""
    lines = [line.strip(" │▌▆▇█▁▂▃▄▅") for line in screen.split("\n")]

    def stands(words: str) -> bool:
        return any(line.startswith(words[:60]) for line in lines)

    def on_it(is_so: Callable[[str], bool]) -> list[Place]:
        return [place for place, shown in views.items() if stands(shown.title) and is_so(shown.page.heading)]

    by_heading = on_it(lines.__contains__) or on_it(stands)
    by_question = [place for place, shown in views.items() if any(stands(q.prompt) for q in shown.page.questions)]
    found = [*by_heading, *by_question]
    assert found, f"no page is known that looks like this:\n{screen}"
    return found[0].step, views[found[0]]


def _until_it_rests(terminal: Terminal, before: str, is_done: Callable[[], bool]) -> None:
    """Wait until the page is saved, another stands there, and nothing moves any more."""
    latest, seen, since = time.monotonic() + 15, "", 0.0
    while time.monotonic() < latest:
        terminal._read()
        now = terminal.screen
        if now != seen or not is_done():
            seen, since = now, time.monotonic()
        elif now != before and time.monotonic() - since > _REST:
            return
    raise AssertionError(f"nothing came of it:\n{seen}")


_REST = 0.35
"""Seconds without a change after which a page is whole."""


def by_hand(way: Way, folder: Path) -> Path:
    """`clientdesk exit CLIENT` in a terminal, a line at a time."""
    file = desk_of(way, folder)
    for day in days(way, file):
        _talk(way, day, file)
    return file


def _talk(way: Way, day: Day, file: Path) -> None:
    arguments = ("--desk", str(file), "--today", str(day_of(day)), "exit", CLIENT)
    terminal = Terminal(file.parent, *arguments, size=(250, 60))
    terminal.child.setecho(False)
    partner, seen = Partner(Answers(way, day), file, day_of(day)), 0
    latest = time.monotonic() + 30
    while terminal.child.isalive() and time.monotonic() < latest:
        terminal._read()
        talk = terminal.raw.decode().replace("\r\n", "\n")
        if talk[seen:].endswith(" > "):
            for line in [partner.reply(talk[seen:].removesuffix(" > ")), *partner.rest()]:
                terminal.child.sendline(line)
            seen = len(talk)
    assert terminal.end() == 0, terminal.screen
