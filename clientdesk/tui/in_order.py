"""Keys and pastes, one after the other. Rule: none is handed on before all that the one before it led to is there.

A key that bounces, or is held, does not reach what it brought up itself: what was pressed twice happens once.

Textual hands each to whatever has the focus at that moment: a letter is typed there at once, while Backspace, Tab or F2
goes up to the app first. Of keys that come in one burst, from a slow line or a quick hand, the letters would be typed
before the Tab that leads to their field (https://github.com/Textualize/textual/issues/6605).
"""

from __future__ import annotations

from asyncio import get_running_loop
from collections import deque
from time import monotonic
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from textual.events import Key
from textual.message import Message

if TYPE_CHECKING:
    from asyncio import TimerHandle
    from collections.abc import Awaitable, Callable

    from textual.app import App
    from textual.events import Event, Paste
    from textual.message_pump import MessagePump
    from textual.worker import Worker

_LONGEST = 0.5
"""Seconds that one may take before the next is handed on after all: a slow save stops nobody from typing."""
_AGAIN = 0.005
"""Seconds until it is looked again whether a dialog is open, or gone."""
_FOREGROUND = ("default", "turn")
"""The groups of workers that do what a key asked for; the others reckon or keep drafts beside."""


class Passed(Message):
    """Goes the way of a key, from the field up to the app, behind it: where it arrives, the key was dealt with.

    It goes `back_to` the field once more, behind what that had to tell of the key: that Enter submits it, say.
    """

    def __init__(self, number: int, back_to: MessagePump | None = None) -> None:
        super().__init__()
        self.number, self.back_to = number, back_to


class InOrder:
    """What was typed and waits. `hand_on` gives the next to whom it is for, and tells who that is; None at the end."""

    def __init__(self, app: App[None], hand_on: Callable[[Event], Awaitable[MessagePump | None]]) -> None:
        self._app = app
        self._hand_on = hand_on
        self._waiting: deque[tuple[Event, bool]] = deque()
        """What was typed, and whether it is the key before once more."""
        self._newest = ""
        self._number = 0
        self._is_under_way = False
        self._screen: object = None
        """The one that lay on top when the last was handed on."""
        self._timer: TimerHandle | None = None
        self._since: WeakKeyDictionary[Worker[object], float] = WeakKeyDictionary()

    async def take(self, event: Key | Paste) -> None:
        """Hand a key or a paste on, now or once those before it are dealt with."""
        key = event.key if isinstance(event, Key) else ""
        self._waiting.append((event, self._is_under_way and key == self._newest != ""))
        self._newest = key
        await self._go_on()

    async def passed(self, message: Passed) -> None:
        """What this one followed was dealt with, or took too long."""
        if not self._is_under_way or message.number != self._number:
            return
        if message.back_to is None or not message.back_to.post_message(Passed(self._number)):
            self._is_under_way = False
            if self._timer:
                self._timer.cancel()
            await self._go_on()

    async def _go_on(self) -> None:
        while self._waiting and not self._is_under_way:
            self._is_under_way = True
            self._number += 1
            if self._is_opening():
                self._timer = get_running_loop().call_later(_AGAIN, self._app.post_message, Passed(self._number))
                return
            event, is_again = self._waiting.popleft()
            if is_again and self._top is not self._screen:
                self._is_under_way = False
                continue
            self._screen = self._top
            target = await self._hand_on(event)
            if target:
                target.post_message(Passed(self._number, target))
                self._watch(monotonic() + _LONGEST)

    @property
    def _top(self) -> object:
        """The screen on top; None once the app ends."""
        return next(reversed(self._app.screen_stack), None)

    def _watch(self, latest: float) -> None:
        """Look after what was handed on: with a screen that it closed, what followed it went as well."""
        if self._top is not self._screen or monotonic() >= latest:
            self._app.post_message(Passed(self._number))
        else:
            self._timer = get_running_loop().call_later(_AGAIN, self._watch, latest)

    def _is_opening(self) -> bool:
        """Whether something asked for by a key is still on its way to a dialog, or to the disk.

        Each dialog is waited for by a worker, which is at rest as long as that lies there.
        """
        at_work = [each for each in self._app.workers if each.group in _FOREGROUND and not each.is_finished]
        now = monotonic()
        young = [each for each in at_work if now - self._since.setdefault(each, now) < _LONGEST]
        asking = [each for each in self._app.screen_stack if each.is_modal]
        return bool(young) and len(at_work) > len(asking)
