"""What a step of the agenda asks of the person, whatever it is called. Rule: nine acts, by what the step is of.

Screens lead by it to what the step needs; what leaves the desk, as a calendar does, names a step by its act alone.
"""

from __future__ import annotations

from enum import StrEnum

from clientdesk.playbook.step import Source, Step


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


_BY_SOURCE = {
    Source.EXIT: Act.LEAVE, Source.AT_ONCE: Act.LEAVE, Source.LEAVING: Act.LEAVE,
    Source.PROMISE: Act.EXPECT, Source.REMEDY: Act.LOOK,
    Source.TASK: Act.TASK, Source.PROPOSAL: Act.TRY, Source.SAFEGUARD: Act.AGREE,
    Source.DISPUTE: Act.DECIDE, Source.CLAIM: Act.DECIDE, Source.CREDIT: Act.DECIDE,
}  # fmt: skip
"""The acts of what asks for one thing only; of a silence, and of money, a step says itself what it asks for."""


def act_of(step: Step) -> Act:
    """The act of a step."""
    if found := _BY_SOURCE.get(step.source):
        return found
    if step.calls:
        return Act.CALL
    return Act.WRITE if step.letter or step.asks else Act.DECIDE
