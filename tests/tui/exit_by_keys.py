"""The wizard walked in a test's app with the keyboard alone, and what must hold on each of its pages.

Rule: wait for facts, not for seconds.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any

from exit_faces import Answers, Stopped, day_of, days, desk_of, play
from exit_keys import NAMED, presses
from exit_ways import Day, Way
from textual.events import Paste
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Button, Static

from clientdesk.store.desk import Desk
from clientdesk.tui.app import ClientDesk
from clientdesk.tui.screens.exit import ExitScreen
from clientdesk.tui.screens.exit.ask import AskWhy
from clientdesk.tui.screens.exit.check import CheckAnswers
from clientdesk.tui.screens.exit.decision import Decision
from clientdesk.tui.screens.exit.ending import Ending
from clientdesk.tui.screens.exit.tasks import FINISH, TaskList

_MOST = 60
"""Moves a day; a walk that takes more goes in circles."""


async def by_keys(
    way: Way, folder: Path, size: tuple[int, int], *, whole: bool = False, told: frozenset[str] = frozenset()
) -> Path:
    """The wizard, walked with the keyboard; each page is looked at before it is answered.

    Not `whole`, the days before the last come from a file, and the last one's steps that are `told`: their pages are
    those of other ways.
    """
    file = desk_of(way, folder)
    for day in days(way, file):
        if not whole and day is not way.days[-1]:
            play(way, day, file)
            continue
        if told:
            play(way, replace(day, steps={step: day.steps[step] for step in told}, open=True), file)
        await _one_day(way, day, file, size)
    return file


async def _one_day(way: Way, day: Day, file: Path, size: tuple[int, int]) -> None:
    app = ClientDesk(Desk.open(file), day_of(day), likes=file.with_name("likes.json"))
    async with app.run_test(size=size) as pilot:
        await _until(pilot, lambda: app.focused is not None)
        await pilot.press("x")
        await _until(pilot, lambda: isinstance(app.screen, ExitScreen))
        await _Walk(pilot, Answers(way, day)).run()


class _Walk:
    """One day in the wizard."""

    def __init__(self, pilot: Pilot[Any], answers: Answers) -> None:
        self.pilot, self.answers = pilot, answers
        self.screen: Any = pilot.app.screen

    async def run(self) -> None:
        """Go on until there is nothing more to do that day."""
        for _ in range(_MOST):
            await self._settled()
            await look(self.pilot, self.screen)
            keys = self._keys()
            if not keys:
                return
            await self._press(keys)
            if keys == ["f3"]:
                await self._say_why()
        raise AssertionError(f"it goes in circles at {self.screen._place}")

    async def _press(self, keys: list[str]) -> None:
        """Press keys, and paste texts: one keyboard is as good as another, and typing each letter takes its time."""
        for key in keys:
            if key in NAMED:
                await self.pilot.press(key)
            else:
                self.pilot.app.post_message(Paste(key))

    def _keys(self) -> list[str]:
        """What is pressed here; nothing at the day's end."""
        match self.screen._body:
            case TaskList() as tasks:
                return ["enter"] if tasks.step == FINISH or tasks._state.step else []
            case CheckAnswers():
                return ["ctrl+n", "enter"]
            case Ending():
                return []
            case Decision() as page if self.answers.skips(self.screen._place.step):
                return ["f3"]
            case Decision() as page:
                try:
                    return presses(page._shown, self.answers, self.screen._place.step)
                except Stopped:
                    return []
        raise AssertionError("nothing is shown")

    async def _say_why(self) -> None:
        await _until(self.pilot, lambda: isinstance(self.pilot.app.screen, AskWhy))
        why = self.answers.skips(self.screen._place.step)
        await self._press([why, "enter"])
        await _until(self.pilot, lambda: self.pilot.app.screen is self.screen)

    async def _settled(self) -> None:
        mine = self.screen
        await _until(
            self.pilot,
            lambda: (
                mine._body is not None
                and mine._body.is_mounted
                and all(each.is_finished for each in self.pilot.app.workers if each.node is mine)
            ),
        )
        await self.pilot.pause()


async def look(pilot: Pilot[Any], screen: Any) -> None:
    """What must hold wherever one is: the heading is whole, the keys are on something in view, and a way on is."""
    body, focused = screen._body, pilot.app.focused
    heading = body.query_one(".heading", Static)
    await _until(pilot, lambda: _rendered(heading).split() == str(heading.visual).split(), "the heading is cut")
    assert focused is not None, "the keys are on nothing"
    await _until(pilot, lambda: _in_view(screen, _cursor(focused)), f"{focused} can't be seen on {heading.visual}")
    if isinstance(body, Decision | CheckAnswers):
        button = body.query_one(Button)
        assert button in screen.focus_chain
        await _until(pilot, lambda: _brought(screen, button), f"the button can't be seen on {heading.visual}")
        focused.scroll_visible(animate=False, immediate=True)


def _brought(screen: Any, widget: Widget) -> bool:
    """Whether scrolling brings a widget into view."""
    widget.scroll_visible(animate=False, immediate=True)
    return _in_view(screen, widget)


def _cursor(focused: Widget) -> Widget:
    """The row under the cursor, where the keys are on rows."""
    return next(iter(focused.query(".-cursor")), focused)


def _in_view(screen: Any, widget: Widget) -> bool:
    shown = screen.find_widget(widget).visible_region
    return bool(shown.area) and shown.width == widget.region.width


def _rendered(widget: Widget) -> str:
    return " ".join(widget.render_line(y).text for y in range(widget.size.height))


async def _until(pilot: Pilot[Any], fact: Callable[[], object], told: str = "it never came to be so") -> None:
    latest = monotonic() + 10
    while not fact():
        assert monotonic() < latest, f"{told}\n{_screen(pilot)}"
        await asyncio.sleep(0.005)


def _screen(pilot: Pilot[Any]) -> str:
    """What stands on the screen, line by line."""
    return "\n".join(strip.text.rstrip() for strip in pilot.app.screen._compositor.render_strips())
