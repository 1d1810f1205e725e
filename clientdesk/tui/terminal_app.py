"""The app as a terminal needs it: what is drawn, how keys arrive, how the person is told. Rule: it knows no desk.

Nothing drawn steers the terminal, no failure shows what is in the data, and no key is lost on a screen that is not laid
out yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import App
from textual.events import Event, Key, Paste
from textual.worker import WorkerFailed

from clientdesk.model.errors import ClientDeskError, Refused
from clientdesk.tui.in_order import InOrder, Passed
from clientdesk.tui.keys import key_words
from clientdesk.tui.line_filter import NoSteering
from clientdesk.tui.pace import Pace
from clientdesk.tui.stylesheet import KeptStylesheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import Binding
    from textual.driver import Driver
    from textual.filter import LineFilter
    from textual.message_pump import MessagePump

    from clientdesk.model.way import Words

_READ_A_SECOND = 12
"""Characters of a notice; half of what most people read, for they look at something else first."""


class TerminalApp(App[None], inherit_bindings=False):
    """An app that leaves the terminal as it was, whatever it draws and however it ends."""

    def __init__(self) -> None:
        super().__init__()
        self.stylesheet = KeptStylesheet(variables=self.get_css_variables())
        self.pace = Pace()
        self._typed = InOrder(self, self._hand_on)
        self._no_steering = NoSteering()
        self.animation_level = "none"

    # Drawing

    def get_driver_class(self) -> type[Driver]:
        """Draw on Textual's own choice of a terminal, as one that may be closed at any time."""
        from clientdesk.tui.driver import LastingDriver

        chosen = super().get_driver_class()
        return LastingDriver if issubclass(LastingDriver, chosen) else chosen

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and ours after them: nothing drawn steers the terminal."""
        return [*super().get_line_filters(), self._no_steering]

    # Keys

    async def on_event(self, event: Event) -> None:
        """Note keys, so that workers give way; what is typed goes on in its order, and nothing follows the last key."""
        if not isinstance(event, Key | Paste):
            await super().on_event(event)
        elif not event.is_forwarded:
            self.pace.note_key()
            await self._typed.take(event)
        elif await self._is_ready():
            await super().on_event(event)

    async def on_passed(self, message: Passed) -> None:
        """What was typed was dealt with."""
        message.stop()
        await self._typed.passed(message)

    async def _hand_on(self, event: Event) -> MessagePump | None:
        """Hand what was typed to whatever has the focus; what that is, None once the app is to end.

        It waits for the screen it is meant for: one that is not laid out yet could not even be asked whether a key
        means anything there.
        """
        if not await self._is_ready():
            return None
        focused = self.focused or self.screen
        if isinstance(event, Paste):
            await self._paste(event)
        else:
            await super().on_event(event)
        return focused

    async def _paste(self, event: Paste) -> None:
        """Hand a paste to the field it is for, as that takes it."""
        from clientdesk.tui.pasted import for_field

        try:
            await super().on_event(for_field(event, self.focused))
        except Refused as error:
            self.say(error.told, failed=True)

    async def _is_ready(self) -> bool:
        """Whether the screen on top is laid out, after waiting for it; False when the app is to end."""
        await self.laid_out()
        return not self._exit

    async def laid_out(self) -> None:
        """Wait until the screen on top is laid out."""
        while self.screen_stack and not self.screen.is_mounted:
            await self.screen._mounted_event.wait()  # noqa: SLF001  what awaiting push_screen waits for

    def get_key_display(self, binding: Binding) -> str:
        """How a key is written: F5, Del, ^p, ?."""
        return key_words(binding.key_display or super().get_key_display(binding))

    # Words

    def say(self, told: Words, *, failed: bool = False) -> None:
        """A short notice, above the keys for as long as it takes to read; its text is never markup."""
        from clientdesk.tui.keyed import keyed
        from clientdesk.tui.safe_text import safe_lines

        sentence = keyed(told)
        self.notify(
            safe_lines(f"✖ {sentence}" if failed else sentence),
            severity="error" if failed else "information",
            markup=False,
            timeout=max(10 if failed else 4, len(sentence) / _READ_A_SECOND),
        )

    def on_notify(self) -> None:
        """A notice takes the place of the one before it."""
        self.clear_notifications()

    # Failures

    def _handle_exception(self, error: Exception) -> None:
        """A rule that says no to a command is told; whatever else goes wrong is the program's own fault."""
        refusal = error.error if isinstance(error, WorkerFailed) else None
        if isinstance(refusal, ClientDeskError):
            self.say(refusal.told, failed=True)
        else:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """One sentence instead of a traceback with local variables in it."""
        from clientdesk.tui.crash import crash_file, report

        error = self._exception or RuntimeError()
        self._exit_renderables[:] = [Text(report(error, crash_file()))]
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:  # noqa: ARG002
        """What Textual would print may hold data as well."""
        self._fatal_error()
