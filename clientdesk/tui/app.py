"""The app: its views, what every screen may ask of it, what each command does. Rule: it hands on, and decides nothing.

Its subjects are modules: `terminal_app` (drawing, keys, notices, failures), `ways` (what is opened), `upkeep` (file,
day, rows), `keeper` (saving), `changing` (forms), `finding`, and `looks`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.signal import Signal

from clientdesk.tui import changing, filling
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.keeper import Keeper
from clientdesk.tui.keys import working
from clientdesk.tui.lifecycle import hurry, leave_on_signals
from clientdesk.tui.looks import Looks
from clientdesk.tui.opening import ClosedDesk, is_large, opened
from clientdesk.tui.screens import views
from clientdesk.tui.session import Session
from clientdesk.tui.upkeep import Upkeep
from clientdesk.tui.ways import Ways

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from clientdesk.model.change import Change
    from clientdesk.model.errors import ClientDeskError
    from clientdesk.model.journal import Letter, Task
    from clientdesk.model.record import Record
    from clientdesk.model.records import Records
    from clientdesk.store.desk import Desk


def run(path: Path, today: date | None, sample: bool) -> int | None:  # noqa: FBT001  the command line's contract
    """Open the desk in the terminal; the exit code, None for the sample desk. Raises what `Desk.open` raises."""
    hurry()
    desk = ClosedDesk(path) if is_large(path) else opened(path)
    app = ClientDesk(desk, today, sample=sample)
    app.run()
    if app.failure:
        raise app.failure
    return None if app.wants_sample else app.return_code or 0


class ClientDesk(Ways, inherit_bindings=False):
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
        self.session = Session(desk, today, sample=sample)
        self.desk_changed: Signal[None] = Signal(self, "desk changed")
        self.upkeep = Upkeep(self)
        self.keeper = Keeper(self.session, self.upkeep.look_again, partial(changing.ask_about_conflict, self))
        self._looks = Looks(self, likes)
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

    async def action_quit(self) -> None:
        """Quit, once a save under way is on the disk."""
        from clientdesk.tui.screens.dialog import Confirm

        await self.keeper.settled()
        if self.keeper.unkept:
            lost = "The disk refused to keep what you typed; quitting now loses it."
            ask = Confirm("Not everything is kept", lost, yes="Quit, and lose it", no="Stay")
            self.push_screen(ask, lambda yes: self.exit() if yes else None)
        else:
            self.exit()

    async def action_sample(self) -> None:
        """Quit, and look around on a sample desk."""
        self.wants_sample = True
        await self.action_quit()

    def action_quit_hint(self) -> None:
        """Say how to quit: a reflex should not throw anybody out."""
        self.say("To quit, press q (or Ctrl+Q). Everything is saved already.")

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
        from clientdesk.tui.papers import read

        await read(self, letter)

    async def write_letter(
        self, client_id: str, kind: str | None = None, invoices: tuple[str, ...] = (), project: str | None = None
    ) -> None:
        """Write a letter to a client, of a kind that is asked for where none is given."""
        from clientdesk.tui.writing import write

        await write(self, client_id, kind, invoices, project)

    async def show_call_card(self, client_id: str, key: str = "") -> None:
        """The call card by a step's key, else of what is next; a worker waits for it."""
        from clientdesk.tui.calling import call

        await call(self, client_id, key)

    async def tick(self, task: Task) -> bool:
        """Say how the letter went out that a task sends, or that it did not; False where it sends none."""
        from clientdesk.tui.papers import tick

        return await tick(self, task)

    async def save(self, change: Change, since: Records) -> None:
        """Save a change made from some records and say so, or why not."""
        await filling.save(self, change, since)

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
    async def action_rates(self) -> None:
        """See what late interest goes by, and enter rates of one's own."""
        from clientdesk.tui.rating import rates

        await rates(self)

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

        self.open_page(HelpScreen(working(self.screen), self.get_key_display))

    @work
    async def action_palette(self) -> None:
        """Find a command, a client or an invoice."""
        from clientdesk.tui.finding import find

        await self.laid_out()
        await find(self)

    def action_theme(self, name: str = "") -> None:
        """The theme of a name, or the next one; kept for next time."""
        self.say(f"Theme: {self._looks.turn(name)}")
