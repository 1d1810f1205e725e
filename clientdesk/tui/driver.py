"""The terminal to draw on and to read from. Rule: once it is gone, what is drawn goes nowhere, and the program ends.

Textual's writer dies of the first write that fails; then everything that draws waits for it for ever, the end included.
Its reader takes a paste apart into keys, and dies of bytes that are no UTF-8.
"""

from __future__ import annotations

import os
from codecs import getincrementaldecoder
from selectors import EVENT_READ, SelectSelector
from typing import IO, TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver

from clientdesk.tui.terminal_input import Parser

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import App
    from textual.message import Message

_CHUNK = 65_536
"""Bytes that are read at once: a paste of a page is one of them."""
_LOOK_SECONDS = 0.1
"""How long a key is waited for before a lone Esc is taken for one, and the end is looked for."""


class LastingDriver(LinuxDriver):
    """Textual's driver, on a terminal that may be closed at any time."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._file: Any = _Lasting(self._file)

    def _sigcont_application(self, *_: object) -> None:
        """Go on after a stop; a terminal that closes says SIGCONT too, and there is nothing to go on with then."""
        if self._must_signal_resume:
            super()._sigcont_application()

    def run_input_thread(self) -> None:
        """Read what the terminal sends until the end; what came by then is not left to the shell."""
        parser, decode = Parser(self._debug), getincrementaldecoder("utf-8")("replace").decode
        with SelectSelector() as selector:
            selector.register(self.fileno, EVENT_READ)
            is_last = False
            while not is_last:
                is_last = self.exit_event.is_set()
                if selector.select(_LOOK_SECONDS) and (text := decode(os.read(self.fileno, _CHUNK), final=is_last)):
                    self._pass_on(parser.feed(text))
                self._pass_on(parser.tick())

    def _pass_on(self, events: Iterable[Message]) -> None:
        for event in events:
            self.process_message(event)


class _Lasting:
    """A terminal's file: what can't be written any more is dropped."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Write, as long as somebody is there."""
        try:
            self._file.write(text)
        except OSError:
            return

    def flush(self) -> None:
        """Flush, as long as somebody is there."""
        try:
            self._file.flush()
        except OSError:
            return

    def fileno(self) -> int:
        """The terminal's own."""
        return self._file.fileno()
