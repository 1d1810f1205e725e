"""Keeping what the screens show true: the file, the day, every row. Rule: the event loop waits for none of them.

A large desk is read after the first frame, and its rows are worked out by a worker. Then another window's changes and
midnight are looked for, again and again, and garbage when nobody types.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from clientdesk.model.errors import ClientDeskError
from clientdesk.tui.lifecycle import thaw, tidy
from clientdesk.tui.opening import opened
from clientdesk.tui.pace import work_out
from clientdesk.tui.screens.base import DeskScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.worker import Worker

    from clientdesk.tui.app import ClientDesk
    from clientdesk.tui.session import Book

_POLL_SECONDS = 1.5
"""How often another window's changes, and midnight, are looked for."""


class Upkeep:
    """Looks after the book of an app's session."""

    def __init__(self, app: ClientDesk) -> None:
        self._app = app
        self._session = app.session

    def begin(self) -> None:
        """Go on after the first frame, as soon as the desk is read."""
        if self._session.is_closed:
            self._app.run_worker(self._read, group="opening", thread=True)
        else:
            self._go_on()

    def look_again(self) -> None:
        """Open a new book if the records or the day changed, and tell every screen."""
        if self._session.turn():
            self._app.desk_changed.publish(None)
            self._work_out_rows()

    def look_outside(self) -> None:
        """Look for another window's changes, and for midnight."""
        _: Worker[None] = self._app.run_worker(self._look_outside, exclusive=True, group="outside")

    def _read(self) -> None:
        """Read a large desk; one that can't be opened ends the program with its own sentence and exit code."""
        try:
            self._session.desk = opened(self._session.desk.path)
        except ClientDeskError as error:
            self._app.failure = error
            self._app.call_from_thread(self._app.exit)
        else:
            self._app.call_from_thread(self._go_on)

    def _go_on(self) -> None:
        thaw()
        self.look_again()
        self._app.set_interval(_POLL_SECONDS, self._look_around)
        self._work_out_rows()
        _: Worker[None] = self._app.run_worker(self._tell_of_drafts, group="drafts")

    def _look_around(self) -> None:
        self.look_outside()
        if self._app.pace.is_quiet:
            tidy()

    async def _look_outside(self) -> None:
        await self._app.keeper.look()
        self.look_again()

    async def _tell_of_drafts(self) -> None:
        told = []
        if kept := await self._app.keeper.drafts():
            told.append(f"Half-typed and kept: {', '.join(kept)}. Open that form again to go on.")
        if left := await asyncio.to_thread(self._left_in_editor):
            told += [f"Not taken over from your editor: {each}. Delete it once you have its words." for each in left]
        if told:
            self._app.say("\n".join(told))

    def _left_in_editor(self) -> list[Path]:
        from clientdesk.exchange.editor import left_over

        return left_over(self._session.desk.editing.every())

    def _work_out_rows(self) -> None:
        """Every row of a large desk; lists then take their order and the top bar its totals."""
        book = self._session.book
        if not book.is_small:
            self._app.run_worker(partial(self._work_out, book), exclusive=True, group="rows", thread=True)

    def _work_out(self, book: Book) -> None:
        if work_out(book, self._app.pace):
            self._app.call_from_thread(self._completed)

    def _completed(self) -> None:
        if isinstance(self._app.screen, DeskScreen):
            self._app.screen.look_again()
