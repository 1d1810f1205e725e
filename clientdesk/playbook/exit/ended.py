"""How it ended with a client, in a symbol and words (X08).

Rule: an outcome counts for a client while it holds: who came back has none, and a cancelled exit left no trace.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from clientdesk.model.client import Stage
from clientdesk.model.days import days_later
from clientdesk.model.days import shown as shown_day
from clientdesk.model.exit import Exit, Outcome
from clientdesk.model.journal import Letter
from clientdesk.model.letter_kinds import AT_ONCE
from clientdesk.playbook.comeback_since import returned

if TYPE_CHECKING:
    from clientdesk.model.client import Client
    from clientdesk.model.records import Records


class Stands(Enum):
    """How an end stands that is written and not closed, or not written yet."""

    LEAVING = "leaving"
    NOTICE = "notice-runs"
    PART = "part-ends"
    OVER = "over"


STANDS = {
    Stands.LEAVING: "leaving",
    Stands.NOTICE: "notice runs",
    Stands.PART: "part ends",
    Stands.OVER: "over: close",
}
"""What the list of clients has room for."""

SYMBOLS: dict[Outcome, str] = {
    Outcome.KEPT: "✔",
    Outcome.LEFT: "■",
    Outcome.NOTICE: "■",
    Outcome.AT_ONCE: "■",
    Outcome.PARTLY: "◪",
    Outcome.LET_GO: "□",
    Outcome.CANCELLED: "·",
}
UNDER_WAY = "◔"
_BRIEFLY: dict[Outcome, str] = {
    Outcome.LEFT: "ended by them",
    Outcome.NOTICE: "ended, notice",
    Outcome.AT_ONCE: "ended at once",
    Outcome.PARTLY: "ended in part",
    Outcome.LET_GO: "declined",
}
"""Outcomes for a column of 15 cells."""
PARTED = frozenset({Outcome.LEFT, Outcome.NOTICE, Outcome.AT_ONCE, Outcome.LET_GO})
"""Outcomes after which nothing of the work goes on."""
_OVER = frozenset({Stage.EXITING, Stage.ENDED})


def act_day(exit_: Exit, today: date) -> date | None:
    """The day on which an exit was decided: the letters saved, or the client kept; None while that lies ahead."""
    day = exit_.saved or exit_.ended
    return day if day and day <= today else None


def last_exit(records: Records, client_id: str) -> Exit | None:
    """The exit that counts for a client: the last one that was not cancelled."""
    every = [each for each in records.of(Exit, client_id) if each.outcome is not Outcome.CANCELLED]
    every.sort(key=lambda each: (each.ended is None, each.started))
    return every[-1] if every else None


def outcome_of(records: Records, client: Client) -> Outcome | None:
    """How it ended, or ends, with a client; None where nothing did, nobody said how, or they came back (X08)."""
    last = last_exit(records, client.id)
    if last is None or last.outcome is None:
        return None
    if last.outcome is Outcome.PARTLY:
        return None if client.stage is Stage.ENDED else last.outcome
    return last.outcome if (last.outcome in PARTED) is (client.stage in _OVER) else None


def came_back_from(records: Records, client: Client) -> date | None:
    """The day on which it was over with a client who has come back since; None for all others (X09)."""
    last = last_exit(records, client.id)
    is_back = last is not None and last.outcome in PARTED and client.stage not in _OVER
    return last.ended if last and is_back else None


def written_at_once(records: Records, client_id: str, today: date) -> list[tuple[date, Letter]]:
    """The ends at once that went out, with their days, and that hold: since they came back, or were kept (X07, X09)."""
    letters = (each for each in records.of(Letter, client_id) if each.kind == AT_ONCE)
    found = [(each.sent, each) for each in letters if each.sent and each.sent <= today]
    if not found:
        return found
    exits = records.of(Exit, client_id)
    kept = (days_later(each.ended, 1) for each in exits if each.outcome is Outcome.KEPT and each.ended)
    back = returned(records, client_id)
    since = max((*kept, *((back.since,) if back else ())), default=date.min)
    return sorted((one for one in found if one[0] >= since), key=lambda one: one[0])


def in_words(outcome: Outcome | None) -> str:
    """An ended client as `■ ended by notice`; `■ ended` where nobody said how."""
    return f"{SYMBOLS[outcome]} {outcome.value}" if outcome else "■ ended"


def briefly(outcome: Outcome | None) -> str:
    """The same where there is little room, as `■ ended, notice`."""
    return f"{SYMBOLS[outcome]} {_BRIEFLY[outcome]}" if outcome in _BRIEFLY else in_words(outcome)


def leaving(last: Exit | None, today: date) -> str:
    """A client who is being left: `◔ leaving`; `◔ notice runs` once that is written, `◔ over: close` after it."""
    return f"{UNDER_WAY} {STANDS[stands(last, today)]}"


def stands(last: Exit | None, today: date) -> Stands:
    """How an end stands that is not closed."""
    if last is None or last.saved is None:
        return Stands.LEAVING
    if is_past(last, today):
        return Stands.OVER
    return {Outcome.NOTICE: Stands.NOTICE, Outcome.PARTLY: Stands.PART}.get(
        last.outcome or Outcome.LEFT, Stands.LEAVING
    )


def is_past(exit_: Exit, today: date) -> bool:
    """Whether the last day of an end that is written is over, and nobody has closed the exit."""
    return exit_.ended is None and exit_.last_day is not None and exit_.last_day < today


def going_on(exit_: Exit, today: date) -> str:
    """An end that is written and not closed, in words: `notice given, ends on 7 Dec 2026`; empty for all others."""
    if exit_.saved is None or exit_.saved > today or exit_.ended or exit_.outcome is None:
        return ""
    if is_past(exit_, today):
        return "over: close the exit"
    given = {Outcome.NOTICE: "notice given", Outcome.PARTLY: "a part is given notice", Outcome.LEFT: "they leave"}
    return f"{given.get(exit_.outcome, 'written')}, ends on {shown_day(exit_.last_day)}"
