"""A letter of a silence that is for somebody else, or too soon (L, G1, G2). Rule: told by the playbook's own days.

Nothing of it holds a letter up: the person may know of what is nowhere on the desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.letters.check.problem import Problem
from clientdesk.letters.thread import is_about_payment, thread_for
from clientdesk.model.client import Stage
from clientdesk.model.days import counted, shown
from clientdesk.model.journal import Matter
from clientdesk.model.letter_kinds import CHECK_IN, CHECK_INS, FOLLOW_UP, LAST_CHECK_IN, OF_SILENCE, STOP_WORK
from clientdesk.model.project import Project
from clientdesk.playbook.silence.clause import breach, clause_days
from clientdesk.playbook.silence.steps import Move, next_of
from clientdesk.playbook.workdays import on_workday

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.letters.check.sight import Sight
    from clientdesk.playbook.silence import FollowUp, Thread

_UNDECIDED = {
    CHECK_IN: f"{CHECK_IN} is for who has not decided yet: for work under way write {FOLLOW_UP}.",
    LAST_CHECK_IN: f"{LAST_CHECK_IN} is for who has not decided yet, and takes leave: for work under way write"
    f" {FOLLOW_UP}.",
}  # fmt: skip
_OF_WORK = frozenset(OF_SILENCE) - _UNDECIDED.keys()
_FIRST = {
    Move.FOLLOW_UP: f"a follow-up ({FOLLOW_UP}) comes before you stop, and a call",
    Move.LOOK_INTO: "a call comes before you stop",
    Move.STOP: "let them answer what you tried last before you stop",
}
"""What comes before work is stopped, where that is the next step."""


def not_a_prospect(sight: Sight) -> Iterator[Problem]:
    """A check-in, which is for who has not decided yet, to a client with whom nothing is negotiated (G1)."""
    if sight.draft.kind not in _UNDECIDED or sight.client.stage is Stage.PROSPECT:
        return
    thread = _thread(sight)
    if thread is None or thread.stage is not Matter.NEGOTIATING:
        yield Problem("prospect", 0, "", _UNDECIDED[sight.draft.kind])


def no_work(sight: Sight) -> Iterator[Problem]:
    """A letter about work under way where there is none: to a prospect, about an offer, after the last of it (G2)."""
    kind, thread = sight.draft.kind, _thread(sight)
    if kind not in _OF_WORK:
        return
    is_prospect = sight.client.stage is Stage.PROSPECT
    if is_prospect or (thread and thread.stage is Matter.NEGOTIATING):
        what = f"{sight.client.name} is a prospect" if is_prospect else "What waits for their answer is an offer"
        why = f"{what}, and {kind} is for work under way: write {_check_in(sight, thread)}."
        yield Problem("no-work", 0, "", why)
    elif _is_over(sight) and not (kind == FOLLOW_UP and is_about_payment(sight.picture, thread)):
        yield Problem("no-work", 0, "", f"No work with {sight.client.name} is under way, and {kind} is for that.")


def too_soon(sight: Sight) -> Iterator[Problem]:
    """A letter of a silence before its day (G1, G2)."""
    if sight.draft.kind not in OF_SILENCE:
        return
    thread = _thread(sight)
    if thread is None:
        if sight.draft.kind == STOP_WORK:
            yield Problem("too-early", 0, "", "Nothing that you sent waits for an answer: there is no silence yet.")
        return
    step = next_of(sight.picture, thread)
    why = _too_soon(sight, thread, step) if step else ""
    if why:
        yield Problem("too-early", 0, "", f"{_silent(sight, thread)}: {why}.")


def may_be_a_breach(sight: Sight) -> Iterator[Problem]:
    """That stopping work is a breach itself where the contract does not allow it (G2, C02)."""
    if sight.draft.kind != STOP_WORK or sight.client.stage is Stage.PROSPECT:
        return
    if why := breach(sight.picture):
        yield Problem("breach", 0, "", why)


def _thread(sight: Sight) -> Thread | None:
    return thread_for(sight.picture, sight.draft.kind, sight.draft.written.project or "")


def _check_in(sight: Sight, thread: Thread | None) -> str:
    """The check-in that is next where nothing is agreed yet."""
    step = next_of(sight.picture, thread) if thread else None
    return step.letter if step and step.letter in CHECK_INS else CHECK_IN


def _is_over(sight: Sight) -> bool:
    """Whether all work with them is over: that of the project it is about, else each there is."""
    every = sight.records.of(Project, sight.client.id)
    about = [each for each in every if each.id == sight.draft.written.project] or every
    ended = [each.ended is not None and each.ended <= sight.today for each in about]
    return sight.client.stage is Stage.ENDED or (bool(ended) and all(ended))


def _silent(sight: Sight, thread: Thread) -> str:
    days = (sight.today - thread.since).days
    return f"They have been silent for {counted(days, 'day')}" if days else "You wrote to them only today"


def _too_soon(sight: Sight, thread: Thread, step: FollowUp) -> str:
    """Why a letter is not due yet, by the step that is next; empty where it is."""
    kind = sight.draft.kind
    if kind == STOP_WORK:
        return _before_stopping(sight, thread, step)
    if kind == LAST_CHECK_IN and step.move is Move.FIRST:
        return f"the first check-in ({CHECK_IN}) comes before the last one{_from(sight, step)}"
    return f"{kind} is due from {_day(sight, step)} on" if step.letter == kind and sight.today < step.on else ""


def _before_stopping(sight: Sight, thread: Thread, step: FollowUp) -> str:
    """What comes before work is stopped, and the days that the contract names; empty once it can be (G2, C02)."""
    if sight.client.stage is Stage.PAUSED or step.move not in _FIRST:
        return ""
    days = clause_days(sight.picture)
    if days and (sight.today - thread.since).days < days:
        return f"your contract lets you stop after {counted(days, 'day')} (C02)"
    if step.move is Move.STOP and sight.today >= step.on:
        return ""
    return f"{_FIRST[step.move]}{_from(sight, step)}"


def _from(sight: Sight, step: FollowUp) -> str:
    """From which day on a step is due, where that is still to come."""
    return f", from {_day(sight, step)} on" if sight.today < step.on else ""


def _day(sight: Sight, step: FollowUp) -> str:
    """The working day on which a step is due."""
    return shown(on_workday(step.on, sight.records.settings), sight.today)
