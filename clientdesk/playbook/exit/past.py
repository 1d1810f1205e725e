"""An exit looked back on: how it ended and when, the reason, what was tried before it, and what became of it (X08).

Rule: it reads what is kept, and judges nothing anew; what lies after the day asked about is not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from clientdesk.model.client import Client, Stage
from clientdesk.model.days import shown as shown_day
from clientdesk.model.exit import Exit, Outcome
from clientdesk.model.journal import Remedy, RemedyOutcome
from clientdesk.model.records import Records
from clientdesk.model.remedies import named
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.exit.ended import PARTED, STANDS, SYMBOLS, UNDER_WAY, Stands, act_day, going_on, stands
from clientdesk.playbook.exit.paths import PATHS


class Past(Struct, frozen=True):
    """An exit in a line. `acted` is the day of the act, None while it is under way; `became` is empty for nothing.

    `tried` are the remedies begun before it, since the client's exit before that. `goes_on` is how an end stands that
    is written and not closed.
    """

    exit: Exit
    client: Client
    acted: date | None
    tried: tuple[Remedy, ...]
    became: str
    goes_on: Stands | None = None

    @property
    def outcome(self) -> Outcome | None:
        """How it ended; None while it is under way."""
        return self.exit.outcome if self.acted else None

    @property
    def standing(self) -> str:
        """`■ ended by notice`, `◔ notice runs` until it is closed, `◔ under way`."""
        if self.goes_on:
            return f"{UNDER_WAY} {STANDS[self.goes_on]}"
        return f"{SYMBOLS[self.outcome]} {self.outcome.value}" if self.outcome else f"{UNDER_WAY} under way"

    @property
    def when(self) -> str:
        """The day of the act, or of an end that is written: `ends 31 Dec 2026` ahead of it; empty without one."""
        if self.goes_on and self.exit.last_day:
            day = shown_day(self.exit.last_day)
            return day if self.goes_on is Stands.OVER else f"ends {day}"
        return shown_day(self.acted) if self.acted else ""

    @property
    def told_on(self) -> date | None:
        """The day that `when` names."""
        return (self.exit.last_day if self.goes_on else None) or self.acted

    @property
    def path(self) -> str:
        """The path it took, in words."""
        return PATHS[self.exit.path].words

    @property
    def days(self) -> int | None:
        """Days from its start to the act."""
        return (self.acted - self.exit.started).days if self.acted else None

    @property
    def said(self) -> str:
        """The person's own reason as it is kept, a sign's id or words; what the client heard where no other is."""
        return self.exit.reason or self.exit.given_reason(self.exit.skipped)

    @property
    def sign(self) -> str | None:
        """The sign that the reason is, by its id."""
        return self.said if self.said in SIGNS else None

    @property
    def reason(self) -> str:
        """The reason in the person's own words, or the sign's; else why the path was taken."""
        return SIGNS[self.sign].words if self.sign else self.said or self.exit.path_because


def history(records: Records, client_id: str, today: date) -> tuple[Past, ...]:
    """A client's exits, oldest first; those not begun by today are left out."""
    begun = sorted((each for each in records.of(Exit, client_id) if each.started <= today), key=lambda x: x.started)
    client = records.get(Client, client_id)
    return tuple(_past(records, client, begun, at, today) for at in range(len(begun)))


def _past(records: Records, client: Client, begun: list[Exit], at: int, today: date) -> Past:
    mine, before = begun[at], begun[:at]
    since = max((act_day(each, today) or each.started for each in before), default=date.min)
    remedies = records.of(Remedy, client.id)
    tried = tuple(each for each in remedies if since <= each.on <= mine.started)
    acted = act_day(mine, today)
    after = next((each for each in begun[at + 1 :] if each.outcome is not Outcome.CANCELLED), None)
    became = " · ".join(_became(mine, client, remedies, after, today)) if acted else ""
    goes_on = stands(mine, today) if going_on(mine, today) else None
    return Past(mine, client, acted, tried, became, goes_on)


def _became(mine: Exit, client: Client, remedies: tuple[Remedy, ...], after: Exit | None, today: date) -> Iterator[str]:
    """What followed from an exit that is decided."""
    if mine.outcome is Outcome.KEPT:
        yield from (_running(each, today) for each in remedies if each.on == mine.ended and each.review)
    elif mine.last_day and mine.last_day > today and mine.outcome is not Outcome.CANCELLED:
        yield f"runs until {shown_day(mine.last_day)}"
    if mine.outcome in PARTED and (after or client.stage not in (Stage.EXITING, Stage.ENDED)):
        yield "they came back"
    if after:
        yield f"another exit began on {shown_day(after.started)}"


def _running(remedy: Remedy, today: date) -> str:
    is_settled = remedy.settled is not None and remedy.settled <= today
    runs = f"{RemedyOutcome.WAITING.words}, look again on {shown_day(remedy.review)}"
    return f"{remedy.kind} {named(remedy.kind)}: {remedy.outcome.words if is_settled else runs}"
