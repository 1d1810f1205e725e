"""What a step of the agenda asks of the person, whatever it is called. Rule: nine acts, by the step and its record.

Screens lead by it to what the step needs; what leaves the desk, as a calendar does, names a step by its act alone.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from clientdesk.model.exit import Exit
from clientdesk.model.invoice import Promise
from clientdesk.model.journal import Remedy, Task
from clientdesk.playbook.safeguarding import KEYS as SAFEGUARDS

if TYPE_CHECKING:
    from clientdesk.model.records import Records
    from clientdesk.playbook.step import Step


class Act(StrEnum):
    """What there is to do."""

    WRITE = "write"
    CALL = "call"
    EXPECT = "expect"
    """A payment that was promised."""
    LOOK = "look"
    """What came of a remedy."""
    TASK = "task"
    LEAVE = "leave"
    """The exit, under way or to begin."""
    TRY = "try"
    """A remedy that nobody has begun."""
    AGREE = "agree"
    """A safeguard."""
    DECIDE = "decide"
    """The end of a playbook: move on, or take the next step elsewhere."""


LEAVING, PROPOSED = frozenset({"leave-now", "part"}), "proposed"
"""Keys of the threads that no record is behind."""


def act_of(records: Records, step: Step) -> Act:
    """The act of a step."""
    if step.key in LEAVING or step.record in records.by_id(Exit):
        return Act.LEAVE
    if step.calls:
        return Act.CALL
    if step.letter or step.asks:
        return Act.WRITE
    by_record = (found for kind, found in _BY_RECORD.items() if step.record in records.by_id(kind))
    return next(by_record, None) or _by_key(step)


_BY_RECORD: dict[type[Promise | Remedy | Task], Act] = {Promise: Act.EXPECT, Remedy: Act.LOOK, Task: Act.TASK}


def _by_key(step: Step) -> Act:
    if step.key in SAFEGUARDS:
        return Act.AGREE
    return Act.TRY if step.key == PROPOSED else Act.DECIDE
