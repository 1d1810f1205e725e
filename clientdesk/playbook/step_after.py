"""What comes next when a step is done and nothing comes of it. Rule: worked out by the playbook itself, never told.

The step is taken as done on its day, and the agenda asked again: the days are those that it will really have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clientdesk.model.change import Change
from clientdesk.model.journal import Channel, Direction, Letter, Message
from clientdesk.playbook.acts import Act, act_of
from clientdesk.playbook.agenda import steps_of
from clientdesk.playbook.drafted import draft_of
from clientdesk.playbook.dunning.deadline import deadline_for
from clientdesk.playbook.dunning.fit import told_apart
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.rules import verdict_of
from clientdesk.playbook.step_behind import about

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.records import Records
    from clientdesk.playbook.step import Step


def what_follows(records: Records, step: Step, today: date) -> Step | None:
    """The thread's next step where this one is done, today or on its later day, without an answer or a payment.

    None where it isn't a letter, a message or a call, and where nothing follows.
    """
    if act_of(step) not in (Act.WRITE, Act.CALL):
        return None
    on = max(step.date, today)
    later = records.after(Change("", (_sent(Picture(records, step.client.id, today), step, on),)))
    picture, invoices = Picture(later, step.client.id, on), about(Picture(records, step.client.id, today), step)[0]
    others = (each for each in steps_of(picture, verdict_of(picture)) if not each.claims or each.record in invoices)
    return min((each for each in others if _goes_on(step, each)), key=lambda each: each.date, default=None)


def _goes_on(step: Step, later: Step) -> bool:
    """Whether a step is of the same thread and another one; dunning goes on where silence about a payment ends."""
    is_same_thread = later.key == step.key or (step.is_about_payment and later.is_about_payment)
    return is_same_thread and (later.what, later.date) != (step.what, step.date)


def _sent(picture: Picture, step: Step, on: date) -> Letter | Message:
    """What goes out on a day: the letter about all that it is about, or a message that asks for an answer."""
    invoices, project = about(picture, step)
    both: dict[str, Any] = {"id": "after", "client": step.client.id, "project": project}
    if step.letter is None:
        channel = Channel.CALL if step.calls else Channel.EMAIL
        return Message(**both, on=on, direction=Direction.OUT, channel=channel, awaits_reply=True)
    late = [each for each in picture.standings if each.invoice.id in invoices]
    asked, besides = (tuple(each.invoice.id for each in some) for some in told_apart(picture, step.letter, late, on))
    both |= {"invoices": asked, "besides": besides, "deadline": _deadline(picture, step, on)}
    return Letter(**both, kind=step.letter, written=on, sent=on, body="")


def _deadline(picture: Picture, step: Step, on: date) -> date | None:
    """The deadline that the letter of a step will name: its draft's, else the one that it is written with."""
    draft = draft_of(picture.records, step.client.id, step.letter)
    kept = draft.deadline if draft else None
    return kept if kept and kept > on else deadline_for(picture.records, step.client, step.letter or "", on)
