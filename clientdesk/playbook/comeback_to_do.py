"""What there is to do on the day of a coming back, before anything is agreed: the terms, the deposit, the gaps (X09).

Rule: each is a task of that day, short enough for a list; the terms themselves stand in the contract.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientdesk.model.journal import Task
from clientdesk.model.record import derived_id
from clientdesk.playbook.comeback_terms import Comeback
from clientdesk.playbook.comeback_words import lacking
from clientdesk.playbook.terms import percent


def to_do(back: Comeback) -> tuple[Task, ...]:
    """The tasks, dated today; the terms to send first."""
    owner, day = back.client.id, back.today
    return tuple(
        Task(id=derived_id(back.project.id, what), client=owner, what=what, due=day, handbook=code)
        for what, code in _each(back)
    )


def in_words(back: Comeback) -> str:
    """What there is to do, in a sentence."""
    return f"To do today: {', '.join(f'{what[:1].lower()}{what[1:]}' for what, _ in _each(back))}."


def _each(back: Comeback) -> Iterator[tuple[str, str]]:
    yield f"Send the new terms for {back.named.name}", "X09"
    if back.deposit:
        amount = f": {back.price.times(back.deposit / 100).shown()}" if back.price else ""
        yield f"Ask for the deposit of {percent(back.deposit)}{amount}", "C01"
    for what, code in lacking(back):
        yield f"Fill in {what}", code
