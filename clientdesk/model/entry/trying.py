"""What a remedy does to the client's stage. Rule: a pause and a parting are states, not notes (R04, R07).

R04 pauses the work while it waits or has failed, and goes on with it when it worked. Who left rather than pay for
extras (R07) has ended by themselves: a soft parting, without a notice letter (X07, X08).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.client import Client, Stage
from clientdesk.model.exit import Exit, ExitPath, Outcome
from clientdesk.model.journal import Remedy, RemedyOutcome
from clientdesk.model.record import Record, derived_id
from clientdesk.model.remedies import PAUSE

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.records import Records

_BY_THEMSELVES = "They left by themselves rather than pay for every extra."
_STEPS = ("reflect", "review", "meet", "notice", "refer", "close-down")


def that_follows(records: Records, remedy: Remedy) -> tuple[Record, ...]:
    """The records that a remedy changes besides itself: the client's stage, and the parting where they left.

    Nothing follows where neither what it is nor what came of it changes: a note on an old pause pauses nobody again.
    """
    before, client = records.by_id(Remedy).get(remedy.id), records.get(Client, remedy.client)
    if before and (before.kind, before.outcome) == (remedy.kind, remedy.outcome):
        return ()
    if remedy.kind == PAUSE:
        stage = _paused(client, remedy)
        return () if stage is client.stage else (client.but(stage=stage),)
    if remedy.outcome is RemedyOutcome.LEFT and client.stage is not Stage.ENDED:
        return (client.but(stage=Stage.ENDED), _parting(records, remedy, client))
    return ()


def without(records: Records, remedy: Remedy) -> tuple[Record, ...]:
    """The records that a remedy's removal changes: whom no other pause holds goes on (R04)."""
    pauses = [each for each in records.of(Remedy, remedy.client) if each.kind == PAUSE and _holds(each)]
    client = records.get(Client, remedy.client)
    is_over = pauses == [remedy] and client.stage is Stage.PAUSED
    return (client.but(stage=Stage.ACTIVE),) if is_over else ()


def _holds(pause: Remedy) -> bool:
    return pause.outcome is not RemedyOutcome.WORKED


def _paused(client: Client, remedy: Remedy) -> Stage:
    """The stage after a pause began or came to something; who is leaving, or has, goes on doing so."""
    if remedy.outcome is RemedyOutcome.WORKED:
        return Stage.ACTIVE if client.stage is Stage.PAUSED else client.stage
    return Stage.PAUSED if client.stage is Stage.ACTIVE else client.stage


def _parting(records: Records, remedy: Remedy, client: Client) -> Exit:
    """The exit that nobody had to walk through: the one under way, or one of that day, ended by the client."""
    on: date = remedy.decided or remedy.on
    open_one = next((each for each in records.of(Exit, client.id) if each.ended is None), None)
    start = open_one or Exit(
        id=derived_id("left", remedy.id),
        client=client.id,
        path=ExitPath.STANDARD,
        started=remedy.on,
        stage_before=client.stage,
    )
    left_out = {step: _BY_THEMSELVES for step in _STEPS if step not in start.done}
    return start.but(skipped=left_out | start.skipped, saved=on, last_day=on, ended=on, outcome=Outcome.LEFT)
