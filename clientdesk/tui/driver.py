"""The terminal to draw on. Rule: once it is gone, what is drawn goes nowhere, and the program still ends.

Textual's writer dies of the first write that fails; then everything that draws waits for it for ever, the end included.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.app import App


class LastingDriver(LinuxDriver):
    """Textual's driver, on a terminal that may be closed at any time."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._file: Any = _Lasting(self._file)

    def _sigcont_application(self, *_: object) -> None:
        """Go on after a stop; a terminal that closes says SIGCONT too, and there is nothing to go on with then."""
        if self._must_signal_resume:
            super()._sigcont_application()


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
