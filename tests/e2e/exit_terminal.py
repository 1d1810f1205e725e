"""An exit walked in a real terminal, from a way's table of answers. Rule: no key before what it is for stands there."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from exit_faces import CLIENT, Answers, Partner, Stopped, day_of, days, desk_of
from exit_keys import presses
from exit_ways import Day, Way
from terminal import Terminal

from clientdesk.model.client import Client
from clientdesk.model.exit import Exit
from clientdesk.playbook.exit import turning, view
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.places import CHECK, END, LIST, Place
from clientdesk.playbook.exit.view import PageView
from clientdesk.store.desk import Desk
from clientdesk.tui.screens.exit import walk

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
        terminal.child.delaybeforesend = None
        terminal.until(CLIENT, "exit")
        _Walk(terminal, Answers(way, day), file, day_of(day)).run()
        terminal.press(_QUIT)
        assert terminal.end() == 0
    return file


class _Walk:
    """One day in the wizard: after each move the place that the exit's machine leads to must come up."""

    def __init__(self, terminal: Terminal, answers: Answers, file: Path, today: date) -> None:
        self._terminal, self._answers, self._file, self._today = terminal, answers, file, today
        self._records = Desk.open(file).records
        self._client = next(iter(self._records.all(Client))).id
        self._changed, self._exit = _change_of(file), ""
        self._reason = answers.to("", "reason") or ""

    def run(self) -> None:
        """Go on until there is nothing more to do that day."""
        self._terminal.press("x")
        place = self._reached(lambda _: walk.BEGIN if self._case is None else LIST, frozenset())
        for _ in range(_MOST):
            marks = self._marks(place)
            leads = self._moved(place)
            if leads is None:
                return
            place = self._reached(leads, marks)
        raise AssertionError(f"it goes in circles:\n{self._terminal.screen}")

    def _moved(self, place: Place) -> Callable[[Case | None], Place] | None:
        """Press what is pressed at a place; where that leads, by what is saved then. None at the day's end."""
        if place == END:
            return None
        if place == LIST:
            return self._opened()
        if place == CHECK:
            self._press(["ctrl+n", "enter"])
            return lambda _: END
        if self._answers.skips(place.step):
            self._skip(self._answers.skips(place.step))
            return lambda _: CHECK
        try:
            keys = presses(self._view(place), self._answers, place.step)
        except Stopped:
            return None
        self._press(keys)
        return lambda case: self._onward(case, place)

    def _opened(self) -> Callable[[Case | None], Place] | None:
        """From the task list, open what comes next; None where all of it waits."""
        assert self._case
        state = view.state(self._case)
        if not state.step and not state.act:
            return None
        self._press(["enter"])
        to = walk.opened(self._case, state.step) if state.step else CHECK
        return lambda _: to

    def _onward(self, case: Case | None, place: Place) -> Place:
        if case is None:
            return walk.WAY
        return turning.onward(case, place) if place.step else LIST

    def _skip(self, why: str) -> None:
        self._press(["f3"])
        self._terminal.until("Why do you skip it?")
        self._terminal.rest()
        self._press([why, "enter"])

    # What stands on the screen

    def _reached(self, leads: Callable[[Case | None], Place], before: frozenset[str]) -> Place:
        """Wait for the place that a move leads to, by what is on the disk; what stood there `before` is no sign."""
        latest = time.monotonic() + _SECONDS
        place, signs = self._place_and_signs(leads, before)
        while time.monotonic() < latest:
            self._terminal.read()
            if signs & _lines(self._terminal.screen):
                return place
            if self._is_saved():
                place, signs = self._place_and_signs(leads, before)
        raise AssertionError(f"{place} never came up, by {signs}; instead:\n{self._terminal.screen}")

    def _place_and_signs(
        self, leads: Callable[[Case | None], Place], before: frozenset[str]
    ) -> tuple[Place, frozenset[str]]:
        place = walk.settled(self._case, leads(self._case))
        return place, self._marks(place) - before

    def _marks(self, place: Place) -> frozenset[str]:
        """The lines that tell a place from others, as far as they stand on one line; which is in view depends."""
        if place == END:
            return frozenset({"The end"})
        if place == CHECK:
            return frozenset({"The last look", "Check your answers"})
        if place == LIST:
            assert self._case
            asked = view.state(self._case).asked
            settled = sum(row.state.is_settled for row in asked)
            return frozenset({f"{settled} of {len(asked)} settled · Nothing ends before the last look."[:_WHOLE]})
        page = self._view(place).page
        return frozenset(words[:_WHOLE] for words in (page.heading, *(each.prompt for each in page.questions)))

    def _view(self, place: Place) -> PageView:
        if self._case is None:
            return walk.page_before(self._records, self._client, self._today, place, self._reason)
        return walk.page_at(self._case, place)

    @property
    def _case(self) -> Case | None:
        return walk.case_of(self._records, self._client, self._today, self._exit)

    def _is_saved(self) -> bool:
        """Whether the desk was saved since; it is read again then."""
        changed = _change_of(self._file)
        if is_new := changed != self._changed:
            self._changed, self._records = changed, Desk.open(self._file).records
            self._exit = next((each.id for each in self._records.all(Exit)), "")
        return is_new

    # The keyboard

    def _press(self, keys: list[str]) -> None:
        """Press keys, each once the one before has had its effect, but for those that are pressed in a row."""
        for key, following in zip(keys, [*keys[1:], ""], strict=True):
            self._terminal.press(BYTES.get(key, key))
            if following and key != following and (key, following) not in _IN_A_ROW:
                self._terminal.rest()


def _change_of(file: Path) -> tuple[int, int]:
    """What is another one whenever the desk was saved; each save is another file."""
    status = file.stat()
    return status.st_ino, status.st_mtime_ns


def _lines(screen: str) -> frozenset[str]:
    """What stands in each line, up to a gap, without its frame and scroll bar."""
    bare = (line.strip(" │▌▆▇█▁▂▃▄▅▎▊▍▋▉") for line in screen.split("\n"))
    return frozenset(line.partition("  ")[0][:_WHOLE] for line in bare)


_QUIT = "\x11"
_MOST = 60
"""Moves a day; a walk that takes more goes in circles."""
_SECONDS = 20
_WHOLE = 60
"""Cells of a heading, or a question, that stand on its first line for sure."""
_IN_A_ROW = {("end", "ctrl+u"), ("f7", "backspace")}
"""What follows any other key waits for it: in Textual, text overtakes the keys that do something."""


def by_hand(way: Way, folder: Path) -> Path:
    """`clientdesk exit CLIENT` in a terminal, a line at a time."""
    file = desk_of(way, folder)
    for day in days(way, file):
        _talk(way, day, file)
    return file


def _talk(way: Way, day: Day, file: Path) -> None:
    arguments = ("--desk", str(file), "--today", str(day_of(day)), "exit", CLIENT)
    terminal = Terminal(file.parent, *arguments, size=(1000, 60))
    terminal.child.setecho(False)
    partner, seen = Partner(Answers(way, day), file, day_of(day)), 0
    latest = time.monotonic() + 30
    while terminal.child.isalive() and time.monotonic() < latest:
        terminal.read()
        talk = terminal.raw.decode().replace("\r\n", "\n")
        if talk[seen:].endswith(" > "):
            for line in [partner.reply(talk[seen:].removesuffix(" > ")), *partner.rest()]:
                terminal.child.sendline(line)
            seen = len(talk)
    assert terminal.end() == 0, terminal.screen
