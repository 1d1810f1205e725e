"""The app: it opens the desk, holds the views, and is the only one of the screens' room that saves.

Rule: the event loop never waits for the disk, nor for all rows of a large desk; no failure prints a client's data.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual import work
from textual.app import App
from textual.events import Event, Key
from textual.signal import Signal

from clientdesk.model.errors import ClientDeskError
from clientdesk.model.invoice import Invoice
from clientdesk.tui import changing, prefs, themes
from clientdesk.tui.commands import BY_ID, Place, bindings, key_words
from clientdesk.tui.keeper import Keeper
from clientdesk.tui.lifecycle import POLL_SECONDS, Pace, leave_on_signals, thaw, work_out
from clientdesk.tui.line_filter import NoSteering
from clientdesk.tui.opening import ClosedDesk, is_large
from clientdesk.tui.screens import views
from clientdesk.tui.screens.base import DeskScreen
from clientdesk.tui.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import Binding
    from textual.filter import LineFilter
    from textual.screen import Screen

    from clientdesk.model.change import Change
    from clientdesk.model.record import Record
    from clientdesk.store.desk import Desk
    from clientdesk.tui.screens.form import FormDialog
    from clientdesk.tui.session import Book

NO_TERMINAL = 2


def run(path: Path, today: date | None, sample: bool) -> int:  # noqa: FBT001  the command line's contract
    """Open the desk in the terminal; the exit code. Raises what `Desk.open` raises.

    A missing desk is an empty one, made with its first change. Without a terminal that can be drawn on: exit code 2.
    """
    if not _has_terminal():
        sys.stderr.write("ClientDesk's screens need a terminal. For a list, try: clientdesk clients\n")
        return NO_TERMINAL
    gc.disable()
    desk = ClosedDesk(path) if is_large(path) else _opened(path)
    app = ClientDesk(desk, today, sample=sample)
    app.run()
    if app.failure:
        raise app.failure
    return app.return_code or 0


def _opened(path: Path) -> Desk:
    from clientdesk.store.desk import Desk

    return Desk.open(path, create=True)


def _has_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "") not in {"", "dumb"}


class ClientDesk(App[None], inherit_bindings=False):
    """The views 1 to 5 as modes; dialogs and the client page lie on top of them."""

    TITLE = "ClientDesk"
    CSS_PATH = ["app.tcss", "screens/clients.tcss"]  # the first screen's: read apart it would cost a second parse
    ENABLE_COMMAND_PALETTE = False
    DEFAULT_MODE = "clients"
    BINDINGS = bindings(Place.APP)

    def __init__(
        self, desk: Desk | ClosedDesk, today: date | None = None, *, sample: bool = False, likes: Path | None = None
    ) -> None:
        super().__init__()
        self.failure: ClientDeskError | None = None
        self.pace = Pace()
        self.session = Session(desk, today, sample=sample)
        self.keeper = Keeper(self.session, self.look_again, self._ask_about_conflict)
        self.desk_changed: Signal[None] = Signal(self, "desk changed")
        self._likes_file = likes or prefs.prefs_file()
        self._likes = prefs.load(self._likes_file)
        self._no_steering = NoSteering()
        self.animation_level = "none"
        self._dress()
        for view in views.NAMES:
            self.add_mode(view, partial(views.screen_of, view, self.session))

    # Life

    def on_mount(self) -> None:
        """Everything that can wait until the first frame is drawn, waits."""
        leave_on_signals(self)
        self.call_after_refresh(self._settle_in)

    def _settle_in(self) -> None:
        if isinstance(self.session.desk, ClosedDesk):
            self._read_desk(self.session.desk.path)
        else:
            self._go_on()

    @work(thread=True, group="opening")
    def _read_desk(self, path: Path) -> None:
        """Read a large desk; one that can't be opened ends the program with its own sentence and exit code."""
        try:
            self.session.desk = _opened(path)
        except ClientDeskError as error:
            self.failure = error
            self.call_from_thread(self.exit)
        else:
            self.call_from_thread(self._go_on)

    def _go_on(self) -> None:
        thaw()
        self.look_again()
        self.set_interval(POLL_SECONDS, self._look_outside)
        self.work_out_rows()
        self._tell_of_drafts()

    async def on_event(self, event: Event) -> None:
        """Note keys, so that workers give way."""
        if isinstance(event, Key):
            self.pace.note_key()
        await super().on_event(event)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and ours after them: nothing drawn steers the terminal."""
        return [*super().get_line_filters(), self._no_steering]

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

    def get_key_display(self, binding: Binding) -> str:
        """How a key is written: F5, Del, ^p, ?."""
        return key_words(binding.key_display or super().get_key_display(binding))

    def action_quit_hint(self) -> None:
        """Say how to quit: a reflex should not throw anybody out."""
        self.say("To quit, press q (or Ctrl+Q). Everything is saved already.")

    # The desk

    def look_again(self) -> None:
        """Open a new book if the records or the day changed, and tell every screen."""
        if self.session.turn():
            self.desk_changed.publish(None)
            self.work_out_rows()

    @work(exclusive=True, group="outside")
    async def _look_outside(self) -> None:
        """Another window's changes, and midnight."""
        await self.keeper.look()
        self.look_again()

    def work_out_rows(self) -> None:
        """Every row of a large desk, by a worker; lists then take their order and the top bar its totals."""
        if not self.session.book.is_small:
            self._work_out_rows(self.session.book)

    @work(exclusive=True, group="rows", thread=True)
    def _work_out_rows(self, book: Book) -> None:
        if work_out(book, self.pace):
            self.call_from_thread(self._completed)

    def _completed(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen):
                screen.completed()

    @work(group="drafts")
    async def _tell_of_drafts(self) -> None:
        if kept := await self.keeper.drafts():
            self.say(f"Half-typed and kept: {', '.join(kept)}. Open that form again to go on.")

    async def _ask_about_conflict(self, sentence: str) -> bool:
        from clientdesk.tui.screens.dialog import Confirm

        question = f"{sentence}\n\nKeep what you just typed, or what the other window saved?"
        dialog: Screen[bool] = Confirm("Changed elsewhere", question, yes="Keep mine", no="Keep theirs")
        return await self.push_screen_wait(dialog)

    # Words

    def say(self, sentence: str, *, failed: bool = False) -> None:
        """A short notice; its text is never markup."""
        from clientdesk.tui.safe_text import safe_lines

        self.notify(
            safe_lines(sentence),
            severity="error" if failed else "information",
            markup=False,
            timeout=8 if failed else 4,
        )

    # Views

    def action_view(self, view: str) -> None:
        """Go to a view; from a page on top of it, back to the view itself."""
        while len(self.screen_stack) > 1 and isinstance(self.screen, DeskScreen):
            self.pop_screen()
        self.switch_mode(view)

    def open_client(self, client_id: str) -> None:
        """Open a client's page."""
        from clientdesk.tui.screens.client import ClientPage

        self.push_screen(ClientPage(self.session, client_id))

    def open_invoice(self, invoice_id: str) -> None:
        """Open the page of an invoice's client, at that invoice."""
        from clientdesk.tui.screens.client import ClientPage

        invoice = self.session.records.get(Invoice, invoice_id)
        self.push_screen(ClientPage(self.session, invoice.client, "invoices", invoice_id))

    def show_timeline(self, client_id: str) -> None:
        """A client's own timeline, on top of what is shown."""
        self.push_screen(views.timeline_of(self.session, client_id))

    def leave(self, client_id: str) -> None:
        """The exit wizard."""
        from clientdesk.tui.screens.exit import ExitScreen

        self.push_screen(ExitScreen(self.session, client_id))

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

    async def save(self, change: Change) -> str:
        """Save a change and say so; the sentence why not when that failed."""
        return await changing.save(self, change)

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
    async def action_import(self) -> None:
        """Bring in a file."""
        from clientdesk.tui.importing import import_file

        await import_file(self)

    def on_form_dialog_typed(self, event: FormDialog.Typed) -> None:
        """Keep what is being typed, in case the program is killed."""
        self.run_worker(changing.keep_typed(self, event.form, dict(event.typed)), group="drafts")

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

        self.push_screen(HelpScreen(list(self.screen.active_bindings.values()), self.get_key_display))

    @work
    async def action_palette(self) -> None:
        """Find a command, a client or an invoice."""
        from clientdesk.tui.screens.palette import Goal, Palette

        below = self.screen
        active = [each.binding for each in below.active_bindings.values() if each.enabled]
        first = {each.id: each for each in reversed(active)}
        commands = [(command, self.get_key_display(first[key])) for key, command in BY_ID.items() if key in first]
        hit = await self.push_screen_wait(Palette(commands, self.session.records))
        if hit is None:
            return
        if hit.goal is Goal.COMMAND:
            await below.run_action(hit.target)
        elif hit.goal is Goal.CLIENT:
            self.open_client(hit.target)
        else:
            self.open_invoice(hit.target)

    # Looks

    def action_theme(self) -> None:
        """The next theme, kept for next time."""
        names = list(self.available_themes)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self._likes = prefs.Prefs(theme=self.theme, keymap=self._likes.keymap)
        prefs.save(self._likes_file, self._likes)
        self.say(f"Theme: {self.theme}")

    def _dress(self) -> None:
        """Take the theme before the first frame, where setting it outright would parse every style sheet again."""
        for theme in themes.OWN:
            self.register_theme(theme)
        liked = self._likes.theme
        self.set_reactive(App.theme, liked if liked in self.available_themes else themes.DARK.name)
        dark = self.current_theme.dark
        self.set_class(dark, "-dark-mode", update=False)
        self.set_class(not dark, "-light-mode", update=False)
        self._refresh_truecolor_filter(self.ansi_theme)
        self.stylesheet.set_variables(self.get_css_variables())
        with suppress(ValueError):
            self.set_keymap(self._likes.keymap)
