"""What a remedy does to the client's stage. Rule: a pause and a parting are states, not notes (R04, R07).

R04 pauses the work when it begins, keeps it paused when it failed, and goes on with it when it worked and no other
pause holds. Who left rather than pay for extras (R07) has ended by themselves: a soft parting, without a notice letter
(X07, X08). A remedy that is changed or taken out takes back what followed from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.model.client import Client, Stage
from clientdesk.model.exit import STEP_NAMES, Exit, ExitPath, Outcome
from clientdesk.model.journal import Remedy, RemedyOutcome
from clientdesk.model.record import Record, derived_id
from clientdesk.model.remedies import PAUSE

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.records import Records

_BY_THEMSELVES = "They left by themselves rather than pay for every extra."


class Follows(Struct, frozen=True):
    """What follows from a remedy besides itself: records to put, and records to remove."""

    puts: tuple[Record, ...] = ()
    removes: tuple[Record, ...] = ()


NOTHING = Follows()


def as_it_begins(records: Records, remedy: Remedy) -> Remedy:
    """A remedy as it is kept: a new pause remembers that the work was paused by hand before it (R04)."""
    before, client = records.by_id(Remedy).get(remedy.id), records.get(Client, remedy.client)
    if not holds(remedy) or (before and before.kind == PAUSE):
        return remedy
    others = (each for each in records.of(Remedy, remedy.client) if holds(each) and each.id != remedy.id)
    by_hand = client.stage is Stage.PAUSED and all(each.was_paused for each in others)
    return remedy.but(was_paused=by_hand)


def that_follows(records: Records, remedy: Remedy) -> Follows:
    """What a remedy changes besides itself: the client's stage, and the parting where they left.

    Nothing follows where neither what it is nor what came of it changes: a note on an old pause pauses nobody again.
    """
    before, client = records.by_id(Remedy).get(remedy.id), records.get(Client, remedy.client)
    if before and (before.kind, before.outcome) == (remedy.kind, remedy.outcome):
        return NOTHING
    if remedy.outcome is RemedyOutcome.LEFT:
        is_over = client.stage is Stage.ENDED
        return NOTHING if is_over else Follows((client.but(stage=Stage.ENDED), _parting(records, remedy, client)))
    if before and before.outcome is RemedyOutcome.LEFT:
        return _came_back(records, before, client)
    stage = _stage(records, before, remedy, client)
    return NOTHING if stage is client.stage else Follows((client.but(stage=stage),))


def without(records: Records, remedy: Remedy) -> Follows:
    """What a remedy's removal changes: whom nothing else had paused goes on (R04), who had left is back (R07)."""
    client = records.get(Client, remedy.client)
    if remedy.outcome is RemedyOutcome.LEFT:
        return _came_back(records, remedy, client)
    is_over = client.stage is Stage.PAUSED and _alone_paused(records, remedy)
    return Follows((client.but(stage=Stage.ACTIVE),)) if is_over else NOTHING


def stage_to_go_back_to(records: Records, client_id: str, before: Stage) -> Stage:
    """The stage that a client has when an exit is given up, for pauses began and ended meanwhile (R04)."""
    pauses = [each for each in records.of(Remedy, client_id) if each.kind == PAUSE]
    if before is Stage.ACTIVE and any(each.outcome is RemedyOutcome.WAITING for each in pauses):
        return Stage.PAUSED
    is_over = before is Stage.PAUSED and bool(pauses) and not any(map(holds, pauses))
    return Stage.ACTIVE if is_over else before


def holds(remedy: Remedy) -> bool:
    """Whether a remedy keeps whom it paused from going on (R04)."""
    return remedy.kind == PAUSE and remedy.outcome is not RemedyOutcome.WORKED


def _alone_paused(records: Records, remedy: Remedy) -> bool:
    """Whether nobody had paused the work but this remedy."""
    return holds(remedy) and not remedy.was_paused and not _is_held(records, remedy)


def _is_held(records: Records, besides: Remedy) -> bool:
    return any(holds(each) and each.id != besides.id for each in records.of(Remedy, besides.client))


def _stage(records: Records, before: Remedy | None, remedy: Remedy, client: Client) -> Stage:
    """The stage after a pause began, ended, or came to something; who is leaving, or has, goes on doing so."""
    if client.stage is Stage.ACTIVE:
        begins = remedy.kind == PAUSE and remedy.outcome is RemedyOutcome.WAITING
        return Stage.PAUSED if begins else client.stage
    was_one = remedy.kind == PAUSE or (before is not None and holds(before) and not before.was_paused)
    is_over = was_one and not holds(remedy) and not _is_held(records, remedy)
    return Stage.ACTIVE if client.stage is Stage.PAUSED and is_over else client.stage


def _parting(records: Records, remedy: Remedy, client: Client) -> Exit:
    """The exit that nobody had to walk through: the one under way, or one of that day, ended by the client."""
    on: date = remedy.decided or remedy.on
    open_one = next((each for each in records.of(Exit, client.id) if each.ended is None), None)
    start = open_one or Exit(
        id=_own_id(remedy),
        client=client.id,
        path=ExitPath.PRICE_OUT,
        started=remedy.on,
        stage_before=client.stage,
    )
    left_out = {step: _BY_THEMSELVES for step in STEP_NAMES if step not in start.done}
    saved = start.saved or on
    return start.but(skipped=left_out | start.skipped, saved=saved, last_day=on, ended=on, outcome=Outcome.LEFT)


def _own_id(remedy: Remedy) -> str:
    return derived_id("left", remedy.id)


def _came_back(records: Records, left: Remedy, client: Client) -> Follows:
    """They did not leave after all: the parting is undone, an exit that it ended goes on, as far as that is known."""
    if client.stage is not Stage.ENDED:
        return NOTHING
    own = records.by_id(Exit).get(_own_id(left))
    if own:
        return Follows((client.but(stage=own.stage_before),), (own,))
    ended = [each for each in records.of(Exit, client.id) if _is_ended_by(each, left)]
    return Follows((client.but(stage=Stage.EXITING), _reopened(ended[-1]))) if ended else NOTHING


def _is_ended_by(exit_: Exit, left: Remedy) -> bool:
    is_then = exit_.outcome is Outcome.LEFT and exit_.ended == (left.decided or left.on)
    return is_then and _BY_THEMSELVES in exit_.skipped.values()


def _reopened(exit_: Exit) -> Exit:
    """An exit as it was before the client left; what it had been saved for is kept where that was another day."""
    skipped = {step: why for step, why in exit_.skipped.items() if why != _BY_THEMSELVES}
    saved = None if exit_.saved == exit_.ended else exit_.saved
    return exit_.but(skipped=skipped, saved=saved, last_day=None, ended=None, outcome=None)
