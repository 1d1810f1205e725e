"""The app: its views, what every screen may ask of it, what each command does. Rule: it hands on, and decides nothing.

Its subjects are modules: `upkeep` (file, day, rows), `keeper` (saving), `changing` (forms), `finding`, `looks`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from rich.text import Text
from textual import work
from textual.app import App
from textual.events import Event, Key
from textual.signal import Signal
from textual.worker import WorkerFailed

from clientdesk.model.errors import ClientDeskError
from clientdesk.model.invoice import Invoice
from clientdesk.tui import changing
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings, key_words, working
from clientdesk.tui.keeper import Keeper
from clientdesk.tui.lifecycle import hurry, leave_on_signals
from clientdesk.tui.line_filter import NoSteering
from clientdesk.tui.looks import Looks
from clientdesk.tui.opening import ClosedDesk, is_large, opened
from clientdesk.tui.pace import Pace
from clientdesk.tui.screens import views
from clientdesk.tui.screens.base import DeskScreen
from clientdesk.tui.session import Session
from clientdesk.tui.upkeep import Upkeep

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from textual.binding import Binding
    from textual.filter import LineFilter
    from textual.screen import ModalScreen, Screen

    from clientdesk.model.change import Change
    from clientdesk.model.journal import Letter
    from clientdesk.model.record import Record
    from clientdesk.model.records import Records
    from clientdesk.store.desk import Desk

Answer = TypeVar("Answer")

_READ_A_SECOND = 12
"""Characters of a notice; half of what most people read, for they look at something else first."""


def run(path: Path, today: date | None, sample: bool) -> int | None:  # noqa: FBT001  the command line's contract
    """Open the desk in the terminal; the exit code, None for the sample desk. Raises what `Desk.open` raises."""
    hurry()
    desk = ClosedDesk(path) if is_large(path) else opened(path)
    app = ClientDesk(desk, today, sample=sample)
    app.run()
    if app.failure:
        raise app.failure
    return None if app.wants_sample else app.return_code or 0


class ClientDesk(App[None], inherit_bindings=False):
    """The views 1 to 5 as modes; dialogs and the client page lie on top of them."""

    TITLE = "ClientDesk"
    CSS_PATH = ["app.tcss", "screens/clients.tcss"]  # the first screen's: read apart it would cost a second parse
    ENABLE_COMMAND_PALETTE = False
    DEFAULT_MODE = "clients"
    BINDINGS = bindings(Where.APP)

    def __init__(
        self, desk: Desk | ClosedDesk, today: date | None = None, *, sample: bool = False, likes: Path | None = None
    ) -> None:
        super().__init__()
        self.failure: ClientDeskError | None = None
        self.wants_sample = False
        """Whether to go on with the sample desk after this one."""
        self.pace = Pace()
        self.session = Session(desk, today, sample=sample)
        self.desk_changed: Signal[None] = Signal(self, "desk changed")
        self.upkeep = Upkeep(self)
        self.keeper = Keeper(self.session, self.upkeep.look_again, partial(changing.ask_about_conflict, self))
        self._looks = Looks(self, likes)
        self._no_steering = NoSteering()
        self.animation_level = "none"
        self._looks.put_on()
        for view in views.NAMES:
            self.add_mode(view, partial(views.screen_of, view, self.session))

    # Life

    def on_mount(self) -> None:
        """Everything that can wait until the first frame is drawn, waits."""
        leave_on_signals(self)
        self.call_after_refresh(self.upkeep.begin)
        if self._looks.problem:
            self.say(self._looks.problem, failed=True)

    async def on_event(self, event: Event) -> None:
        """Note keys, so that workers give way."""
        if isinstance(event, Key):
            self.pace.note_key()
        await super().on_event(event)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and ours after them: nothing drawn steers the terminal."""
        return [*super().get_line_filters(), self._no_steering]

    def _handle_exception(self, error: Exception) -> None:
        """A rule that says no to a command is told; whatever else goes wrong is the program's own fault."""
        refusal = error.error if isinstance(error, WorkerFailed) else None
        if isinstance(refusal, ClientDeskError):
            self.say(refusal.sentence, failed=True)
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

    async def action_quit(self) -> None:
        """Quit, once a save under way is on the disk."""
        await self.keeper.settled()
        self.exit()

    async def action_sample(self) -> None:
        """Quit, and look around on a sample desk."""
        self.wants_sample = True
        await self.action_quit()

    def get_key_display(self, binding: Binding) -> str:
        """How a key is written: F5, Del, ^p, ?."""
        return key_words(binding.key_display or super().get_key_display(binding))

    def action_quit_hint(self) -> None:
        """Say how to quit: a reflex should not throw anybody out."""
        self.say("To quit, press q (or Ctrl+Q). Everything is saved already.")

    # Words

    def say(self, sentence: str, *, failed: bool = False) -> None:
        """A short notice, on the top line for as long as it takes to read; its text is never markup."""
        from clientdesk.tui.safe_text import safe_lines

        self.notify(
            safe_lines(f"✖ {sentence}" if failed else sentence),
            severity="error" if failed else "information",
            markup=False,
            timeout=max(10 if failed else 4, len(sentence) / _READ_A_SECOND),
        )

    def on_notify(self) -> None:
        """A notice takes the place of the one before it."""
        self.clear_notifications()

    # Views

    def action_view(self, view: str) -> None:
        """Go to a view; from a page on top of it, back to the view itself."""
        while len(self.screen_stack) > 1 and isinstance(self.screen, DeskScreen):
            self.pop_screen()
        self.switch_mode(view)

    def open_client(self, client_id: str, tab: str = "overview", record_id: str = "") -> None:
        """Open a client's page, at a record where one is given; turn to it where the page lies on top already."""
        from clientdesk.tui.screens.client import ClientPage

        here = self.screen
        self._open(ClientPage(self.session, client_id, tab, record_id))
        if record_id and here is self.screen and isinstance(here, ClientPage):
            here.go_to(tab, record_id)

    def open_invoice(self, invoice_id: str) -> None:
        """Open the page of an invoice's client, at that invoice."""
        self.open_client(self.session.records.get(Invoice, invoice_id).client, "invoices", invoice_id)

    def show_timeline(self, client_id: str) -> None:
        """A client's own timeline, on top of what is shown."""
        self._open(views.timeline_of(self.session, client_id))

    async def show_guide(self, code: str) -> None:
        """The guide's page under an id; Esc leads back to where one was."""
        from clientdesk.tui.screens.guide import GuideScreen

        before = self.current_mode
        await self.switch_mode(GuideScreen.HERE)
        while len(self.screen_stack) > 1 and isinstance(self.screen, DeskScreen):
            self.pop_screen()
        if isinstance(self.screen, GuideScreen):
            self.screen.look_up(code, before)

    def show_pareto(self, client_id: str | None) -> None:
        """Trouble against income, a client under the cursor where one is given."""
        self._open(views.pareto_of(self.session, client_id))

    def leave(self, client_id: str) -> None:
        """The exit wizard."""
        from clientdesk.tui.screens.exit import ExitScreen

        self._open(ExitScreen(self.session, client_id))

    def _open(self, screen: Screen[None]) -> None:
        """Show a page, but not twice over itself: its key may have come twice before the first was answered."""
        here = self.screen
        if type(here) is not type(screen) or getattr(here, "page_of", None) != getattr(screen, "page_of", None):
            self.push_screen(screen)

    async def ask(self, dialog: ModalScreen[Answer]) -> Answer | None:
        """Show a dialog and wait for its answer; None, too, where one of its kind lies on top already."""
        if type(self.screen) is type(dialog):
            return None
        return await self.push_screen_wait(dialog)

    # Changing

    async def add(self, kind: str, client_id: str | None, invoice_id: str | None = None) -> None:
        """Fill in a new record of a kind, and save it."""
        await changing.add(self, kind, client_id, invoice_id)

    async def edit(self, record: Record) -> None:
        """Change a record, and save it."""
        await changing.edit(self, record)

    async def delete(self, record: Record) -> None:
        """Take a record out after asking, and save."""
        await changing.delete(self, record)

    async def read(self, letter: Letter) -> None:
        """Show a letter, and note when it is sent."""
        await changing.read(self, letter)

    async def save(self, change: Change, since: Records) -> None:
        """Save a change made from some records and say so, or why not."""
        await changing.save(self, change, since)

    async def add_from_menu(self, client_id: str | None) -> None:
        """Choose what to add, then add it."""
        await changing.add_from_menu(self, client_id)

    @work
    async def action_new_client(self) -> None:
        """Add a client."""
        await self.add("client", None)

    @work
    async def action_settings(self) -> None:
        """Change the person's settings."""
        await self.edit(self.session.records.settings)

    @work
    async def action_bars(self) -> None:
        """Move the bars of signs, for the client at hand or for all."""
        await changing.bars(self, getattr(self.screen, "client_id", None))

    @work
    async def action_import(self) -> None:
        """Bring in a file."""
        from clientdesk.tui.importing import import_file

        await import_file(self)

    @work(group="turn")
    async def action_undo(self) -> None:
        """Undo, and say what."""
        worked, words = await self.keeper.undo()
        self.say(f"Undone: {words}" if worked else words, failed=not worked)

    @work(group="turn")
    async def action_redo(self) -> None:
        """Redo, and say what."""
        worked, words = await self.keeper.redo()
        self.say(f"Done again: {words}" if worked else words, failed=not worked)

    # Finding one's way

    def action_help(self) -> None:
        """The keys of what has the focus."""
        from clientdesk.tui.screens.help import HelpScreen

        self._open(HelpScreen(working(self.screen), self.get_key_display))

    @work
    async def action_palette(self) -> None:
        """Find a command, a client or an invoice."""
        from clientdesk.tui.finding import find

        await find(self)

    def action_theme(self, name: str = "") -> None:
        """The theme of a name, or the next one; kept for next time."""
        self.say(f"Theme: {self._looks.turn(name)}")
