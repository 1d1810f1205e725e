"""What every command needs: the desk, the day, and how to answer. Rule: the clock is read once, here."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from clientdesk.model.change import Change
    from clientdesk.model.records import Records
    from clientdesk.store.contents import Contents
    from clientdesk.store.desk import Desk


class Session:
    """One run of the command line on one desk; `json` says that the answer is for a script."""

    def __init__(self, desk: Path | None, today: date | None) -> None:
        self._path = desk
        self.given_today = today
        self.json = False

    @cached_property
    def path(self) -> Path:
        """The desk file: the one asked for, else the person's own."""
        from clientdesk.store.places import default_desk

        return self._path or default_desk()

    @cached_property
    def today(self) -> date:
        """The day taken for today."""
        from datetime import UTC, datetime

        return self.given_today or datetime.now(UTC).astimezone().date()

    @cached_property
    def _seen(self) -> Contents:
        from clientdesk.store.glance import glance

        return glance(self.path)

    @cached_property
    def records(self) -> Records:
        """The desk as it is on disk, for reading; raises NoDesk when there is none."""
        return self._seen.records

    @property
    def desk_id(self) -> str:
        """Which desk it is, however often it is copied; raises NoDesk."""
        return self._seen.desk

    @property
    def records_if_any(self) -> Records:
        """The same, and none where there is no desk yet: for what is known without one."""
        from clientdesk.model.errors import NoDesk
        from clientdesk.model.records import Records

        try:
            return self.records
        except NoDesk:
            return Records()

    @cached_property
    def existing(self) -> Desk:
        """The desk that there is; raises NoDesk when there is none."""
        from clientdesk.store.desk import Desk

        return Desk.open(self.path)

    @cached_property
    def desk(self) -> Desk:
        """The desk for writing; a missing file is created by the first commit."""
        from clientdesk.store.desk import Desk

        return Desk.open(self.path, create=True)

    def command(self, *words: str) -> str:
        """The command line to type next on this same desk, quoted for a shell."""
        from shlex import join

        desk = ("--desk", str(self._path)) if self._path else ()
        return join(("clientdesk", *desk, *words))

    def commit(self, change: Change) -> None:
        """Save a change; it is on the disk when this returns. Files kept for one that is refused go again."""
        try:
            self.desk.commit(change)
        except BaseException:
            self.desk.files.let_go(change)
            raise

    def answer(self, value: Callable[[], Any], show: Callable[[], None]) -> None:
        """Answer a question: `value` as JSON where that was asked for, else whatever `show` prints."""
        if self.json:
            from clientdesk.cli.as_json import put_json

            put_json(value())
        else:
            show()
