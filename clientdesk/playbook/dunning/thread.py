"""Overdue money and the silence about it, as one thread of the agenda (G3). Rule: one step for both, under one key.

Once a letter asks for the money, or all of it is promised, paused or covered by their credit, nobody is followed up
about it besides.
"""

from __future__ import annotations

from datetime import date

from msgspec import structs

from clientdesk.playbook.dunning.credit_left import paid_by_credit
from clientdesk.playbook.dunning.overdue import overdue
from clientdesk.playbook.dunning.sent import highest
from clientdesk.playbook.dunning.steps import dunning_steps
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.promises import is_held
from clientdesk.playbook.step import Source, Step


def one_thread(picture: Picture, silence: list[Step]) -> list[Step]:
    """What is next about overdue money and about a silence: one step for both where the silence is about a payment.

    Beside a claim there is no such silence: the final notice was a letter that asked. The use of credit is no part of
    the thread: nobody is asked for what it covers.
    """
    steps = list(dunning_steps(picture))
    dunning, paid = ([step for step in steps if (step.source is Source.CREDIT) is is_paid] for is_paid in (False, True))
    others = [*paid, *(step for step in silence if not step.is_about_payment)]
    about_it = [step for step in silence if step.is_about_payment]
    if not about_it or _is_answered_for(picture):
        return [*dunning, *others]
    thread = [*dunning, *about_it]
    first, one = thread[0], one_of(thread, picture.today)
    return [structs.replace(one, key=first.key, source=first.source), *others]


def one_of(thread: list[Step], today: date) -> Step:
    """Of what is due the last, as the others are not worth doing any more; else what comes first."""
    due = [step for step in thread if step.date <= today]
    return max(due, key=lambda step: step.date) if due else min(thread, key=lambda step: step.date)


def _is_answered_for(picture: Picture) -> bool:
    """Whether letters ask for the money by now, or nobody is to be asked for any of it (G4)."""
    late, paid = overdue(picture), paid_by_credit(picture)
    is_spared = all(each in paid or is_held(picture, each) for each in late)
    return bool(late) and (is_spared or any(highest(picture, each) for each in late))
