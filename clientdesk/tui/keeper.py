"""The one place of the screens that changes the desk file. Rule: in a thread, and one save at a time.

What became of a change is an Outcome: on the disk; or not, and then the sentence that says so to the person.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from clientdesk.model.errors import ClientDeskError, Versions

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from clientdesk.model.change import Change
    from clientdesk.model.client import Client
    from clientdesk.model.forgetting import Forgotten
    from clientdesk.model.records import Records
    from clientdesk.tui.session import Session

R = TypeVar("R")
TITLE = "form"
"""Where a draft keeps the title of its form, beside what was typed."""

_THEIRS = "the other window's change was kept."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a change: `sentence` says why it is not on the disk, and is empty when it is.

    `theirs`: the person was asked, and kept what another window had saved.
    """

    sentence: str = ""
    theirs: bool = False

    @property
    def is_saved(self) -> bool:
        """Whether the change is on the disk."""
        return not self.sentence

    @property
    def told(self) -> str:
        """What the person is told of a change that is not on the disk."""
        return f"Not saved: {self.sentence}"


class Keeper:
    """Saves, undoes, and keeps half-typed forms.

    `changed` is called after the records changed; `ask` when somebody else changed the same record: True keeps ours.
    """

    def __init__(self, session: Session, changed: Callable[[], None], ask: Callable[[str], Awaitable[bool]]) -> None:
        self._session = session
        self._changed = changed
        self._ask = ask
        self._one_at_a_time = asyncio.Lock()
        self._one_draft_at_a_time = asyncio.Lock()
        self.unkept: set[str] = set()
        """Drafts that the disk refused to keep, by their keys."""

    async def save(self, change: Change, since: Records) -> Outcome:
        """Save a change, asking once when the same record was changed outside; `since` as for `Desk.commit`."""
        try:
            await self._do(lambda: self._session.desk.commit(change, since))
        except Versions as versions:
            return await self._settle(change, versions)
        except ClientDeskError as error:
            return Outcome(error.sentence)
        return Outcome()

    async def undo(self) -> tuple[bool, str]:
        """Undo the last change; whether that worked, and its label or the sentence why not."""
        return await self._turn(self._session.desk.undo)

    async def redo(self) -> tuple[bool, str]:
        """Redo what was undone last; like `undo`."""
        return await self._turn(self._session.desk.redo)

    async def forget(self, client: Client) -> tuple[Forgotten | None, str]:
        """Forget a client, which nothing undoes; what became of it, or the sentence why not."""
        try:
            async with self._one_draft_at_a_time:
                return await self._do(lambda: self._session.desk.forget(client)), ""
        except ClientDeskError as error:
            return None, error.sentence

    async def look(self) -> bool:
        """Read the desk again if another window, or a sync program, changed the file; whether it had."""
        if self._one_at_a_time.locked() or not self._session.desk.external_change():
            return False
        try:
            await self._do(self._session.desk.refresh)
        except ClientDeskError:
            return False
        return True

    async def settled(self) -> None:
        """Wait until a save under way, of a change or of a draft, is over."""
        async with self._one_at_a_time, self._one_draft_at_a_time:
            return

    async def draft(self, key: str) -> dict[str, str]:
        """A half-typed form, empty when there is none."""
        kept = await asyncio.to_thread(self._session.desk.drafts.load, key)
        return {name: str(value) for name, value in kept.items()} if kept else {}

    async def drafts(self) -> list[str]:
        """The titles of the half-typed forms."""
        return await asyncio.to_thread(lambda: list(map(self._title, self._session.desk.drafts.keys())))

    async def keep_draft(self, key: str, typed: Mapping[str, str]) -> None:
        """Keep a half-typed form; a disk that refuses is met again, and told, on saving."""
        try:
            async with self._one_draft_at_a_time:
                await asyncio.to_thread(self._session.desk.drafts.save, key, dict(typed))
        except (ClientDeskError, OSError):
            self.unkept.add(key)
        else:
            self.unkept.discard(key)

    async def forget_draft(self, key: str) -> None:
        """Throw a half-typed form away."""
        self.unkept.discard(key)
        try:
            async with self._one_draft_at_a_time:
                await asyncio.to_thread(self._session.desk.drafts.discard, key)
        except (ClientDeskError, OSError):
            return

    def _title(self, key: str) -> str:
        return str((self._session.desk.drafts.load(key) or {}).get(TITLE, key))

    async def _settle(self, change: Change, conflict: Versions) -> Outcome:
        keep_ours = await self._ask(conflict.sentence)
        try:
            await self._do(self._session.desk.refresh)
            if keep_ours:
                await self._do(lambda: self._session.desk.commit(change))
        except ClientDeskError as error:
            return Outcome(error.sentence)
        return Outcome() if keep_ours else Outcome(_THEIRS, theirs=True)

    async def _turn(self, turn: Callable[[], str]) -> tuple[bool, str]:
        try:
            return True, await self._do(turn)
        except ClientDeskError as error:
            return False, error.sentence

    async def _do(self, work: Callable[[], R]) -> R:
        try:
            async with self._one_at_a_time:
                return await asyncio.to_thread(work)
        finally:
            self._changed()
