"""When an app is at rest. Rule: what is left to do is looked up, not guessed from how busy the machine is.

Textual takes a test's app for idle when the process has used no time for a while; each key waits for that three times,
which is long for an idle machine and too short for a busy one. Only where an app rests is a frame of it drawn: those in
between are a third of all time, and nobody looks at them.
"""

from __future__ import annotations

import asyncio
from asyncio import AbstractEventLoop, BaseEventLoop, Future
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual import app, pilot
from textual._compositor import Compositor
from textual._context import active_app
from textual.app import App

from clientdesk.tui.terminal_app import TerminalApp

_LONGEST = 1
"""Seconds after which an app that never rests is left to itself, as Textual does."""
_THREADS = 0.01
"""Seconds given to a worker's thread; some tests hold one back."""


class Rest:
    """Puts `__call__` in the place of Textual's guess, and draws nothing anywhere else."""

    def __init__(self, patched: pytest.MonkeyPatch) -> None:
        self._at_work: set[Future[Any]] = set()
        run, self._draw = BaseEventLoop.run_in_executor, Compositor.render_update

        def noted(loop: AbstractEventLoop, *work: Any) -> Future[Any]:
            future = run(loop, *work)
            self._at_work.add(future)
            future.add_done_callback(self._at_work.discard)
            return future

        patched.setattr(BaseEventLoop, "run_in_executor", noted)
        patched.setattr(Compositor, "render_update", lambda *_, **__: None)
        for module in (app, pilot):
            patched.setattr(module, "wait_for_idle", self)
        patched.setattr(pilot.Pilot, "_wait_for_screen", self._heard_by(pilot.Pilot._wait_for_screen))

    async def __call__(self, *_: float) -> None:
        """Wait until nothing is left to do, and draw."""
        await self._until_idle()
        at = active_app.get()
        if _is_up(at):
            self._draw(at.screen._compositor, screen_stack=at._background_screens)

    def _heard_by(self, each_asked: Callable[[Any], Awaitable[bool]]) -> Callable[[Any], Awaitable[bool]]:
        """Ask each widget whether it has heard all only where one may wait for a thread: where none does, none is left.

        Each that is asked then asks itself what else there is to do: a third of all that widgets are told.
        """

        async def heard(at: Any) -> bool:
            await self._until_idle()
            return not self._threads() or await each_asked(at)

        return heard

    def _threads(self) -> list[Future[Any]]:
        return [each for each in self._at_work if each.get_loop() is asyncio.get_running_loop()]

    async def _until_idle(self) -> None:
        at, loop = active_app.get(), asyncio.get_running_loop()
        threads, latest = _THREADS, loop.time() + _LONGEST
        while loop.time() < latest:
            await asyncio.sleep(0)
            if loop._ready or _hurried(at):
                continue
            if _typed(at):
                await asyncio.sleep(_THREADS / 10)
                continue
            working = self._threads()
            if not (working and threads):
                break
            await asyncio.wait(working, timeout=threads, return_when=asyncio.FIRST_COMPLETED)
            threads = 0


def _is_up(at: App[Any]) -> bool:
    return bool(at.screen_stack) and at.screen._running


def _typed(at: App[Any]) -> bool:
    """Whether what was typed is not dealt with yet."""
    return isinstance(at, TerminalApp) and at._typed._is_under_way and not at._exit


def _hurried(at: App[Any]) -> bool:
    """Do now what an app puts off by a frame: to take a new size, and to lay out; whether there was any of it."""
    if at._resize_event is not None:
        at._check_resize()
    elif _is_up(at) and at.screen._update_timer._active.is_set():
        at.screen._on_timer_update()
    else:
        return False
    return True
