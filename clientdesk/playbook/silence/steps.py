"""The one next step of a thread (G1, G2, G3). Rule: it follows from what was really sent, and never lies before that.

Days are the handbook's own here; `now` moves them to working days, and only the time to answer is counted in those. Of
steps that went by while nobody looked, only the latest that makes sense is left.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.model.days import counted, shown
from clientdesk.model.journal import Matter
from clientdesk.model.letter_kinds import CHECK_IN, CHECK_INS, FOLLOW_UP, INVOICE_AGAIN, LAST_CHECK_IN, STOP_WORK
from clientdesk.playbook.after_dispute import counted_from
from clientdesk.playbook.ladder import TIME_TO_PAY
from clientdesk.playbook.silence.days import (
    ANSWER_WITHIN,
    FIRST_CHECK_IN,
    PART_AFTER,
    SECOND_AFTER,
    look_into_it_on,
    monday_after,
    tuesday_after,
)
from clientdesk.playbook.silence.money import to_ask_for
from clientdesk.playbook.step import PAYMENT_DUE
from clientdesk.playbook.workdays import on_workday

if TYPE_CHECKING:
    from clientdesk.ledger.standing import Standing
    from clientdesk.playbook.picture import Picture
    from clientdesk.playbook.silence.threads import Thread


class Move(StrEnum):
    """What a step of a silence is, whatever it is called for a stage."""

    FIRST = "first-check-in"
    LAST = "last-check-in"
    MOVE_ON = "move-on"
    FOLLOW_UP = "follow-up"
    LOOK_INTO = "look-into-it"
    STOP = "stop-work"
    AGAIN = "invoice-again"
    PART = "part"

    @property
    def is_the_end(self) -> bool:
        """Whether the playbook has nothing more to say, and the exit goes on (X07)."""
        return self in (Move.MOVE_ON, Move.PART)


class FollowUp(Struct, frozen=True):
    """The next step in a silence: not before `on`; `until` is the last good day, after which it counts as late."""

    on: date
    until: date
    what: str
    handbook: str
    letter: str | None
    move: Move
    thread: Thread


_LETTERS = {
    Move.FIRST: CHECK_IN, Move.LAST: LAST_CHECK_IN, Move.FOLLOW_UP: FOLLOW_UP, Move.STOP: STOP_WORK,
    Move.AGAIN: INVOICE_AGAIN,
}  # fmt: skip
_WHAT = {
    Move.FIRST: "Check in for the first time",
    Move.LAST: "Check in for the last time",
    Move.FOLLOW_UP: "Follow up on the work",
    Move.LOOK_INTO: "Call: did they get it? Then look for another way",
    Move.STOP: "Stop work until you hear from them, and say so",
    Move.AGAIN: "Send the invoice again",
    Move.PART: "Move on: nothing you sent had an answer",
}
_ABOUT_PAYMENT = {
    Move.FOLLOW_UP: "Ask for a sign that they have the work",
    Move.LOOK_INTO: "Call: do they have the work, and when do they pay?",
}
_FEW = {1: "your check-in", 2: "two check-ins"}
_WENT_BY = "the days for the first check-in have passed"


def next_of(picture: Picture, thread: Thread) -> FollowUp | None:
    """A thread's next step; None where the money is in dispute, promised or paused, and where dunning goes on (G4)."""
    if thread.stage is Matter.NEGOTIATING:
        return _negotiating(picture, thread)
    if thread.stage is Matter.PAYMENT:
        return _payment(picture, thread)
    return _under_way(picture, thread)


def _negotiating(picture: Picture, thread: Thread) -> FollowUp:
    """G1: two check-ins, each counted from what was sent before it, and on; the last alone where both went by."""
    sent, done = thread.days[-1], _check_ins(thread)
    if done == 0:
        first, last = (sent + timedelta(days=days) for days in FIRST_CHECK_IN)
        second = last + timedelta(days=SECOND_AFTER)
        if picture.today > second:
            return _step(picture, thread, Move.LAST, second)
        return _step(picture, thread, Move.FIRST, first, last)
    day = sent + timedelta(days=SECOND_AFTER)
    return _step(picture, thread, Move.LAST if done == 1 else Move.MOVE_ON, day)


def _check_ins(thread: Thread) -> int:
    """How far the check-ins have come: a letter says by itself that it was the first, or the last without a first."""
    return 2 if thread.has(LAST_CHECK_IN) else checked_in(thread)


def checked_in(thread: Thread) -> int:
    """How many check-ins really went out, one a day: what it began with is one only where a letter says so."""
    begun = any(each.kind in CHECK_INS for each in thread.sent if each.on == thread.since)
    return len(thread.days) - 1 + begun


def _under_way(picture: Picture, thread: Thread) -> FollowUp:
    """G2: follow up, look into it and call, stop until you hear; then part."""
    if not thread.has(STOP_WORK):
        return _followed_up(picture, thread, Move.STOP)
    return _step(picture, thread, Move.PART, _parting(picture, thread))


def _payment(picture: Picture, thread: Thread) -> FollowUp | None:
    """G3: the same about a payment, and the invoice again where it is overdue by then; the rest is dunning's.

    What is not due yet has its time; only where the desk knows of no invoice is there nothing else to wait for.
    """
    asked = to_ask_for(picture, thread.project)
    if asked is None or thread.is_dunned:
        return None
    step = None if thread.has(INVOICE_AGAIN) else _followed_up(picture, thread, Move.AGAIN)
    if step and step.move is Move.AGAIN:
        step = _again(picture, thread, step.on, asked)
    if step or asked:
        return step
    return _step(picture, thread, Move.PART, _parting(picture, thread))


def _again(picture: Picture, thread: Thread, on: date, asked: Sequence[Standing]) -> FollowUp | None:
    """The invoice again, when its due date is a week ago at the earliest; None where nothing is overdue (G4)."""
    since = [day for each in asked if each.days_overdue and (day := counted_from(picture, each))]
    return _step(picture, thread, Move.AGAIN, max(on, min(since) + timedelta(days=TIME_TO_PAY))) if since else None


def _followed_up(picture: Picture, thread: Thread, third: Move) -> FollowUp:
    """The follow-up on its Tuesday, the call on the Monday after its week, and the third step the day after that.

    Nobody's work stops before they had some working days to answer whatever was tried last.
    A call counts as the call whenever it was made, and never as the follow-up in writing. From that Tuesday on nothing
    needs to be written any more before the third step; a call before it leaves the follow-up where it was.
    """
    tuesday, monday = tuesday_after(thread.since), look_into_it_on(thread.since)
    if _begins_with_a_follow_up(thread):
        monday = monday_after(thread.since)
    followed, called = _followed(thread), _called(thread)
    if followed is None and picture.today < monday and all(day < tuesday for day in called):
        return _step(picture, thread, Move.FOLLOW_UP, tuesday, tuesday + timedelta(days=5))
    look = _look_on(followed, called, monday)
    if not called and not (followed and any(followed < day >= look for day in thread.days)):
        return _step(picture, thread, Move.LOOK_INTO, look, look + timedelta(days=4))
    day = max(look, thread.days[-1]) + timedelta(days=1)
    return _step(picture, thread, third, max(day, _time_to_answer(picture, thread)) if third is Move.STOP else day)


def _time_to_answer(picture: Picture, thread: Thread) -> date:
    """The last of the working days that they have to answer what was sent or tried last."""
    day = thread.days[-1]
    for _ in range(ANSWER_WITHIN):
        day = on_workday(day + timedelta(days=1), picture.records.settings)
    return day


def _look_on(followed: date | None, called: Collection[date], monday: date) -> date:
    """The day of the call: that Monday, or the one after a follow-up that went out later, unless a call came first."""
    if followed is None or any(monday <= day <= followed for day in called):
        return monday
    return max(monday, monday_after(followed))


def _followed(thread: Thread) -> date | None:
    """The day of the follow-up in writing; None before it."""
    if _begins_with_a_follow_up(thread):
        return thread.since
    return next((each.on for each in thread.sent if each.on > thread.since and not each.is_talk), None)


def _begins_with_a_follow_up(thread: Thread) -> bool:
    """Whether the first that the desk knows of is the follow-up itself: a letter says by itself that it is one."""
    return thread.sent[0].kind == FOLLOW_UP


def _called(thread: Thread) -> list[date]:
    """The days of the calls about what had been written before them."""
    return [each.on for each in thread.sent if each.is_talk and each.on > thread.since]


def _parting(picture: Picture, thread: Thread) -> date:
    """The day on which the contract's silence is over, else a month after the last word; a week after it at least."""
    from clientdesk.playbook.silence.clause import clause_days

    sent, agreed = thread.days[-1], clause_days(picture)
    if agreed is None:
        return sent + timedelta(days=PART_AFTER)
    return max(thread.since + timedelta(days=agreed), sent + timedelta(days=SECOND_AFTER))


def _step(picture: Picture, thread: Thread, move: Move, on: date, until: date | None = None) -> FollowUp:
    handbook = {Matter.NEGOTIATING: "G1", Matter.WORKING: "G2", Matter.PAYMENT: PAYMENT_DUE}[thread.stage]
    words = _ABOUT_PAYMENT if thread.stage is Matter.PAYMENT else {}
    what = f"{words.get(move) or _what(thread, move)}{_which(picture, thread)}"
    return FollowUp(on, until or on, what, handbook, _LETTERS.get(move), move, thread)


def _what(thread: Thread, move: Move) -> str:
    """A step in words; why it is the last check-in where there was no first, and what it moves on from."""
    if move is Move.LAST and checked_in(thread) == 0:
        return f"{_WHAT[move]}: {_WENT_BY}"
    if move is Move.MOVE_ON:
        sent = checked_in(thread)
        return f"Move on: {_FEW.get(sent) or counted(sent, 'check-in')} had no answer"
    return _WHAT[move]


def _which(picture: Picture, thread: Thread) -> str:
    """The project, where the thread has one: a client can be silent about several."""
    name = project_name(picture, thread)
    return f" ({name})" if name else ""


def project_name(picture: Picture, thread: Thread) -> str:
    """The name of a thread's project; empty for the client's general thread."""
    from clientdesk.model.project import Project

    project = picture.records.by_id(Project).get(thread.project or "")
    return project.name if project else ""


def why(picture: Picture, thread: Thread) -> str:
    """What a thread's step was counted from: since when it is silent, when it was last written, and the stage."""
    first, last = thread.days[0], thread.days[-1]
    since = f"no answer since {shown(first, picture.today)}"
    again = f", last written on {shown(last, picture.today)}" if last > first else ""
    return f"{since}{again}; {thread.because}"
