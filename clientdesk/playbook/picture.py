"""One client on one day: the records that judgement looks at, each worked out once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from clientdesk.ledger.account import Account, account_of
from clientdesk.ledger.standing import Standing, standings
from clientdesk.model.bars import BARS, FADES_AFTER_DAYS
from clientdesk.model.client import Client
from clientdesk.model.days import first_of_last
from clientdesk.model.journal import Direction, Incident, Letter, Message, Remedy

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.records import Records


class Picture:
    """What is known of one client at the end of `today`."""

    def __init__(self, records: Records, client_id: str, today: date) -> None:
        self.records = records
        self.client = records.get(Client, client_id)
        self.today = today
        self._bars = records.settings.bars | self.client.bars

    def bar(self, key: str) -> int:
        """A bar of `BARS`: the client's own, else the desk's, else the handbook's (handbook rule b)."""
        return self._bars.get(key) or BARS[key]

    def window(self, key: str) -> date:
        """The first day that counts of a bar that is a window: in 30 days means today and the 29 days before it."""
        return first_of_last(self.bar(key), self.today)

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Where each invoice issued until today stands."""
        return tuple(standings(self.records, self.client.id, self.today))

    @cached_property
    def account(self) -> Account:
        """The client's money."""
        return account_of(self.records, self.client.id, self.standings, self.today)

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """The incidents that still count, oldest first: corrected entries replaced, faded and future ones left out."""
        entries = self.records.of(Incident, self.client.id)
        corrected = {entry.corrects for entry in entries}
        oldest = first_of_last(FADES_AFTER_DAYS, self.today)
        standing_ones = (entry for entry in entries if entry.id not in corrected)
        return tuple(sorted((e for e in standing_ones if oldest <= e.on <= self.today), key=lambda e: e.on))

    @cached_property
    def messages(self) -> tuple[Message, ...]:
        """Messages until today, oldest first; those of one day in the order they were written down."""
        return tuple(
            sorted((m for m in self.records.of(Message, self.client.id) if m.on <= self.today), key=lambda m: m.on)
        )

    @cached_property
    def remedies(self) -> tuple[Remedy, ...]:
        """Remedies begun until today, oldest first."""
        return tuple(
            sorted((r for r in self.records.of(Remedy, self.client.id) if r.on <= self.today), key=lambda r: r.on)
        )

    @cached_property
    def sent_letters(self) -> tuple[Letter, ...]:
        """Letters that went out until today, oldest first."""
        out = (
            letter for letter in self.records.of(Letter, self.client.id) if letter.sent and letter.sent <= self.today
        )
        return tuple(sorted(out, key=lambda letter: letter.sent or self.today))

    @cached_property
    def unanswered(self) -> tuple[Message, ...]:
        """My messages that ask for an answer and have none since, oldest first (G)."""
        waiting: list[Message] = []
        for message in self.messages:
            if message.direction is Direction.IN:
                waiting.clear()
            elif message.awaits_reply:
                waiting.append(message)
        return tuple(waiting)
