"""A silence's step as the agenda has it (G, G3). Rule: there is one; about a payment it is the money's.

Whoever shows a silence by itself asks here, so that no list says another step than the agenda.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clientdesk.model.days import planned
from clientdesk.model.journal import Matter
from clientdesk.model.names import sentence
from clientdesk.playbook.silence.money import to_ask_for
from clientdesk.playbook.silence.notes import notes_of
from clientdesk.playbook.silence.steps import FollowUp, next_of
from clientdesk.playbook.step import OF_MONEY, Step, seen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from clientdesk.playbook.agenda import Ahead
    from clientdesk.playbook.picture import Picture
    from clientdesk.playbook.silence.threads import Thread

LEAVING = "No more reminders: they are being left."
LEAVE_FIRST = "Leave now comes first: end it in writing."
HELD = "Nothing is asked for now: what is open is disputed, promised or paused."
NOT_DUE = "Nothing is asked for now: what is open is not due yet."
WITH_MONEY = "The agenda has one step for this and for what is overdue."


class Next(NamedTuple):
    """The agenda's step for a thread, and what the playbook of silence calls it; None where it is another's, or none.

    `notes` are what to know beside it, and why there is no step.
    """

    step: Step | None
    follow_up: FollowUp | None
    notes: tuple[str, ...]


def next_for(picture: Picture, thread: Thread, ahead: Ahead) -> Next:
    """The agenda's one step for a thread, of what is `ahead` with its client, and the notes to it."""
    if ahead.leaving:
        return Next(None, None, (LEAVE_FIRST if ahead.leaving.is_at_once else LEAVING,))
    step = _of_thread(thread, ahead.steps)
    if step is None:
        return Next(None, None, (NOT_DUE if to_ask_for(picture, thread.project) else HELD,))
    if step.record != thread.sent[-1].id:
        return Next(step, None, (WITH_MONEY,))
    follow_up = _on_its_day(picture, thread, step)
    notes = notes_of(picture, follow_up) if follow_up else ()
    return Next(step, follow_up, (*notes, *((WITH_MONEY,) if step.source in OF_MONEY else ())))


def if_nothing_comes(picture: Picture, thread: Thread, ahead: Ahead) -> tuple[str, ...]:
    """What comes after a call about a thread, a sentence or two each; the money's step, where that goes on."""
    found = next_for(picture, thread, ahead)
    if found.step is None or found.follow_up:
        return found.notes
    return (after_it(found.step, picture.today), *found.notes)


def after_it(step: Step, today: date) -> str:
    """What comes after a call, a sentence: on its day where that is to come; no day where it is due already."""
    when = f", {planned(step.date, today)}" if step.date > today else ""
    return sentence(f"If nothing comes{when}: {step.what}")


def _on_its_day(picture: Picture, thread: Thread, step: Step) -> FollowUp | None:
    """What the playbook calls a thread's step on the day of which the agenda tells it."""
    then = seen(picture, step)
    by_then = next((each for each in then.threads if each.key == thread.key), thread)
    return next_of(then, by_then)


def _of_thread(thread: Thread, steps: Sequence[Step]) -> Step | None:
    """The thread's own step, else that of the money where it is about a payment."""
    own = next((each for each in steps if each.key == thread.key), None)
    about_it = (each for each in steps if each.source in OF_MONEY and thread.stage is Matter.PAYMENT)
    return own or next(about_it, None)
